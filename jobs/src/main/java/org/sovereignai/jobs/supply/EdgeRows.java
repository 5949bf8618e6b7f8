package org.sovereignai.jobs.supply;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Groups;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.measures.dependence.WithheldGoods;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.supply.Supply;
import org.sovereignai.schemas.Strands;

/** Suppliers as rows of {@code dependence_edge}: the one place where these are written from values, and read as such. */
public final class EdgeRows {

    /** The columns of {@code dependence_edge}, in which it is written. */
    static final StructType TABLE = StructType.fromDDL(
            "country_code STRING, year INT, strand STRING, supplier_code STRING, direct_share DOUBLE, direct_low DOUBLE,"
                    + " direct_high DOUBLE, supplier_basis STRING, amount_usd DECIMAL(18,2), traced_share DOUBLE,"
                    + " traced_low DOUBLE, traced_high DOUBLE, on_way_share DOUBLE, on_way_low DOUBLE,"
                    + " on_way_high DOUBLE, revocable_share DOUBLE, revocable_low DOUBLE, revocable_high DOUBLE,"
                    + " n BIGINT, data_status STRING");

    /** Columns that are read before any others, in their order. */
    private static final List<String> READ = List.of(("year country_code strand supplier_code"
                    + " direct_share direct_low direct_high traced_share traced_low traced_high"
                    + " revocable_share revocable_low revocable_high n data_status")
            .split(" "));

    private static final int YEAR = READ.indexOf("year");
    private static final int NATION = READ.indexOf("country_code");
    private static final int STRAND = READ.indexOf("strand");
    private static final int SUPPLIER = READ.indexOf("supplier_code");
    private static final int DIRECT = READ.indexOf("direct_share");
    private static final int ORIGIN = READ.indexOf("traced_share");
    private static final int REVOCABLE = READ.indexOf("revocable_share");
    private static final int UNITS = READ.indexOf("n");
    private static final int STATUS = READ.indexOf("data_status");
    private static final int ON_THE_WAY = READ.size();

    private static final int BUYER = 2;

    /** Makes rows of what all nations get in one strand and year. */
    @FunctionalInterface
    public interface RowsOfWorld extends Serializable {

        /** The rows of supplies in the order of the codes of their nations. */
        Stream<InternalRow> of(List<Supply> world);
    }

    /** Makes rows of what all nations get in one strand and year, and of what they buy and make of it. */
    @FunctionalInterface
    public interface RowsOfTrade extends Serializable {

        /**
         * The rows of supplies in the order of the codes of their nations.
         *
         * @param buyers of goods alone
         * @param groups nations that may act as one
         */
        Stream<InternalRow> of(List<Supply> world, Map<String, WithheldGoods.Buyer> buyers, GroupRows groups);
    }

    private EdgeRows() {}

    /** Rows made from {@code dependence_edge}, one strand and year at a time; whether a nation is a hub is not known to them. */
    public static JavaRDD<InternalRow> ofEachStrandAndYear(Inputs in, RowsOfWorld rows) {
        Strands strands = in.schemas().strands();
        return groups(in, edges(in)).rows((key, group) -> rows.of(world(group, strands)));
    }

    private static Dataset<Row> edges(Inputs in) {
        return in.table("dependence_edge").selectExpr(columns("on_way_share", "on_way_low", "on_way_high"));
    }

    private static Groups groups(Inputs in, Dataset<Row> rows) {
        return in.groups(rows, "strand", "year");
    }

    /**
     * The same with what nations buy, and make of what they sell, from {@code goods_supply}, and with the groups of nations.
     */
    public static JavaRDD<InternalRow> withTrade(Inputs in, RowsOfTrade rows) {
        Strands strands = in.schemas().strands();
        Dataset<Row> edges = edges(in);
        Dataset<Row> goods = in.table("goods_supply")
                .filter(col("country_code").notEqual(GreaterChina.CODE))
                .select(
                        col("strand"),
                        col("year"),
                        col("country_code"),
                        col("import_value_usd").cast("DOUBLE"),
                        col("export_value_usd").cast("DOUBLE"),
                        col("home_made_share"),
                        col("home_made_low"),
                        col("home_made_high"));
        return groups(in, edges).rows(groups(in, goods), GroupRows.members(in), members -> {
            GroupRows groups = GroupRows.read(members);
            return (key, group, traded) -> {
                Map<String, WithheldGoods.Buyer> buyers = new TreeMap<>();
                traded.forEachRemaining(row -> buyers.put(row.getString(BUYER), buyer(row)));
                return rows.of(world(group, strands), buyers, groups);
            };
        });
    }

    private static WithheldGoods.Buyer buyer(Row row) {
        return new WithheldGoods.Buyer(
                row.getDouble(3),
                row.isNullAt(5) ? Estimate.exactly(0) : estimate(row, 5).times(row.getDouble(4)));
    }

    private static List<Supply> world(Iterator<Row> edges, Strands strands) {
        Map<String, Supply.Builder> nations = new TreeMap<>();
        edges.forEachRemaining(edge -> addTo(
                nations.computeIfAbsent(
                        nation(edge), code -> Supply.of(Nation.of(code), strands.of(strand(edge)), edge.getInt(YEAR))),
                edge,
                supplier(
                        edge, edge.isNullAt(ON_THE_WAY) ? Optional.empty() : Optional.of(estimate(edge, ON_THE_WAY)))));
        return nations.values().stream().map(Supply.Builder::build).toList();
    }

    /** The columns by name, and some more behind them. */
    static String[] columns(String... more) {
        return ArrayUtils.addAll(READ.toArray(String[]::new), more);
    }

    static String nation(Row edge) {
        return edge.getString(NATION);
    }

    static String strand(Row edge) {
        return edge.getString(STRAND);
    }

    /** Adds the supplier of a row to the supply of its nation. */
    static void addTo(Supply.Builder supply, Row edge) {
        addTo(supply, edge, supplier(edge, Optional.empty()));
    }

    private static void addTo(Supply.Builder supply, Row edge, Supplier supplier) {
        supply.supplier(supplier).units(edge.getLong(UNITS)).status(Status.of(edge.getString(STATUS)));
    }

    private static Supplier supplier(Row edge, Optional<Estimate> onTheWay) {
        return new Supplier(
                edge.getString(SUPPLIER),
                estimate(edge, DIRECT),
                edge.isNullAt(ORIGIN) ? Optional.empty() : Optional.of(estimate(edge, ORIGIN)),
                onTheWay,
                revocable(edge));
    }

    /** Value, low and high from that place on. */
    static Estimate estimate(Row row, int place) {
        return new Estimate(row.getDouble(place), row.getDouble(place + 1), row.getDouble(place + 2));
    }

    /** Of nothing nothing is known; of a share without bounds all may be revocable, or none. */
    private static Estimate revocable(Row edge) {
        if (edge.isNullAt(REVOCABLE + 1) && edge.getDouble(DIRECT) == 0) {
            return Estimate.NONE;
        }
        double low = edge.isNullAt(REVOCABLE + 1) ? 0 : edge.getDouble(REVOCABLE + 1);
        double high = edge.isNullAt(REVOCABLE + 2) ? 1 : edge.getDouble(REVOCABLE + 2);
        return edge.isNullAt(REVOCABLE)
                ? Estimate.between(low, high)
                : Estimate.ofRounded(edge.getDouble(REVOCABLE), low, high);
    }

    /** One row for each supplier. */
    static Stream<InternalRow> of(Supply supply) {
        return supply.suppliers().stream().map(supplier -> row(supply, supplier));
    }

    private static InternalRow row(Supply supply, Supplier supplier) {
        return row(
                supply.nation().code(),
                supply.year(),
                supply.strand().id(),
                supplier.code(),
                supplier.direct(),
                null,
                null,
                supplier.origin().orElse(Estimate.NONE),
                supplier.onTheWay().orElse(Estimate.NONE),
                supplier.revocable(),
                supply.n(),
                supply.status().cell());
    }

    /** A row in which an estimate stands for its three cells. */
    public static InternalRow row(Object... cells) {
        return TypedRows.row(cells(cells));
    }

    /** Cells, each estimate among them spread over three: value, low and high. */
    static Object[] cells(Object... cells) {
        List<Object> spread = new ArrayList<>();
        for (Object cell : cells) {
            if (cell instanceof Estimate estimate) {
                add(spread, estimate);
            } else {
                spread.add(cell);
            }
        }
        return spread.toArray();
    }

    /** Adds the cells of value, low and high. */
    public static void add(List<Object> cells, Estimate estimate) {
        cells.add(cell(estimate.value()));
        cells.add(cell(estimate.low()));
        cells.add(cell(estimate.high()));
    }

    /** A number as a cell; what there is not is an empty one. */
    public static Double cell(double number) {
        return Double.isFinite(number) ? (Double) number : null;
    }
}
