package org.sovereignai.jobs.groups;

import static org.apache.spark.sql.functions.*;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.supply.GroupRows;
import org.sovereignai.jobs.supply.ImportRows;
import org.sovereignai.jobs.supply.Making;
import org.sovereignai.measures.group.GroupSuppliers;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.trade.GroupTrade;
import org.sovereignai.measures.trade.TradeMatrix;
import org.sovereignai.schemas.Strand;
import org.sovereignai.schemas.Strands;

/**
 * Who supplies a group of nations from outside, what its members sell each other being home supply: as traded, and in the
 * newest year by origin with the group as one nation.
 */
public final class GroupEdge implements Step {

    private static final StructType KEY = StructType.fromDDL("product_code STRING, year INT");
    private static final StructType ROWS = StructType.fromDDL("group_id STRING, year INT, strand STRING,"
            + " product_code STRING, supplier_code STRING, amount_usd DOUBLE, amount_low_usd DOUBLE, amount_high_usd DOUBLE,"
            + " direct_share DOUBLE, direct_low DOUBLE, direct_high DOUBLE,"
            + " origin_share DOUBLE, origin_low DOUBLE, origin_high DOUBLE, data_status STRING");
    private static final String CLOSED = "final";

    @Override
    public Dataset<Row> build(Inputs in) {
        Strands strands = in.schemas().strands();
        Making making = Making.of(in);
        Dataset<Row> imports =
                ImportRows.select(in.table("trade_import")).filter(in.years().include(col("year")));
        Dataset<Row> members = GroupRows.members(in, imports.select("product_code", "year"));
        return imports.groupBy("product_code", "year")
                .as(Encoders.row(KEY), Encoders.row(imports.schema()))
                .cogroup(
                        members.groupBy("product_code", "year").as(Encoders.row(KEY), Encoders.row(members.schema())),
                        (CoGroupFunction<Row, Row, Row, Row>)
                                (key, trade, groups) -> edges(key, trade, groups, strands, making),
                        Encoders.row(ROWS));
    }

    private static Iterator<Row> edges(
            Row key, Iterator<Row> trade, Iterator<Row> groups, Strands strands, Making making) {
        List<Row> imports = new ArrayList<>();
        trade.forEachRemaining(imports::add);
        List<Row> rows = new ArrayList<>();
        if (imports.size() == 0) {
            return rows.iterator();
        }
        String heading = key.getString(0);
        int year = key.getInt(1);
        String status = ImportRows.status(imports.get(0));
        TradeMatrix matrix = ImportRows.matrix(imports);
        GroupRows.read(groups).in(year).forEach((group, members) -> {
            GroupTrade one = GroupTrade.of(matrix, members);
            for (Strand strand : strands.ofHeading(heading)) {
                List<GroupSuppliers.Supplier> suppliers = status.equals(CLOSED)
                        ? GroupSuppliers.direct(one)
                        : GroupSuppliers.traced(one, making.homeMade(strand.id(), heading));
                suppliers.forEach(supplier -> rows.add(row(group, year, strand.id(), heading, supplier, status)));
            }
        });
        return rows.iterator();
    }

    private static Row row(
            String group, int year, String strand, String heading, GroupSuppliers.Supplier supplier, String status) {
        Optional<Estimate> direct = supplier.direct();
        Optional<Estimate> origin = supplier.origin();
        return RowFactory.create(
                group,
                year,
                strand,
                heading,
                supplier.code(),
                supplier.amount().value(),
                supplier.amount().low(),
                supplier.amount().high(),
                direct.map(Estimate::value).orElse(null),
                direct.map(Estimate::low).orElse(null),
                direct.map(Estimate::high).orElse(null),
                origin.map(Estimate::value).orElse(null),
                origin.map(Estimate::low).orElse(null),
                origin.map(Estimate::high).orElse(null),
                status);
    }
}
