package org.sovereignai.jobs.supply;

import java.io.Serializable;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Groups;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.measures.supply.Blocs;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.NationYear;
import org.sovereignai.measures.supply.Spread;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.supply.StrandYear;
import org.sovereignai.measures.supply.Supply;
import org.sovereignai.measures.supply.Trade;
import org.sovereignai.schemas.Strand;
import org.sovereignai.schemas.Strands;

/** What all nations get in a year, in all strands, as values: the rows of the tables of edges and of trade. */
public final class SupplyRows implements Serializable {

    private static final String[] EDGE = EdgeRows.columns();

    /** Columns of what is bought and sold of goods, likewise. */
    private static final String[] GOODS =
            ("year, country_code, strand, double(export_value_usd), double(import_value_usd),"
                            + " data_status, coverage, concentration, concentration_low, concentration_high,"
                            + " diversity, diversity_low, diversity_high, top_supplier_share, top_supplier_low, top_supplier_high,"
                            + " largest_supplier_code, is_weakly_identified, made_together")
                    .split(", ");

    private static final int MADE_TOGETHER = GOODS.length - 1;

    private final Strands strands;
    private final Blocs blocs;
    private final Set<String> hubs;

    /**
     * @param strands the register
     * @param blocs who may act together
     * @param hubs codes of the nations that are hubs
     */
    public SupplyRows(Strands strands, Blocs blocs, Set<String> hubs) {
        this.strands = strands;
        this.blocs = blocs;
        this.hubs = hubs;
    }

    /** Rows of {@code dependence_edge} in groups of a year. */
    public static Groups edges(Inputs in) {
        return in.groups(in.table("dependence_edge").selectExpr(EDGE), "year");
    }

    /**
     * What nations buy and sell of goods, in groups of a year; columns of {@code goods_supply}, and of those who are
     * followed as one {@code made_together}, a list of ids with the share that they made and its bounds.
     */
    public static Groups goods(Inputs in, Dataset<Row> goods) {
        return in.groups(goods.selectExpr(GOODS), "year");
    }

    /** The supplies of a group of {@link #edges} and one of {@link #goods}, of the same year. */
    public YearOfSupply of(Row key, Iterator<Row> edges, Iterator<Row> goods) {
        int year = key.getInt(0);
        SortedMap<String, SortedMap<String, Supply.Builder>> byStrand = new TreeMap<>();
        edges.forEachRemaining(edge -> EdgeRows.addTo(builder(byStrand, edge), edge));
        goods.forEachRemaining(row -> {
            Supply.Builder supply = builder(byStrand, row)
                    .trade(new Trade(row.getDouble(3), row.getDouble(4)))
                    .status(Status.of(row.getString(5)));
            if (!row.isNullAt(7)) {
                supply.spread(spread(row));
            }
            if (!row.isNullAt(MADE_TOGETHER)) {
                row.<Row>getList(MADE_TOGETHER)
                        .forEach(group -> supply.madeTogether(group.getString(0), EdgeRows.estimate(group, 1)));
            }
        });
        return new YearOfSupply(
                year,
                byStrand.values().stream()
                        .flatMap(nations -> nations.values().stream())
                        .map(Supply.Builder::build)
                        .toList());
    }

    /** What all nations get in a year. */
    public final class YearOfSupply {
        private final int year;
        private final List<Supply> supplies;

        private YearOfSupply(int year, List<Supply> supplies) {
            this.year = year;
            this.supplies = supplies;
        }

        /** One for each nation and strand. */
        public List<Supply> supplies() {
            return supplies;
        }

        /** One for each strand. */
        public Stream<StrandYear> byStrand() {
            return grouped(supply -> supply.strand().id())
                    .map(group -> new StrandYear(group.get(0).strand(), year, group, blocs));
        }

        /** One for each nation, of the strands of the project: what is counted over strands does not change with a user's own. */
        public Stream<NationYear> byNation() {
            Strands counted = strands.withoutOwn();
            return grouped(supply -> supply.nation().code())
                    .map(group -> group.stream()
                            .filter(supply -> counted.contains(supply.strand().id()))
                            .toList())
                    .filter(group -> group.size() > 0)
                    .map(group -> new NationYear(group.get(0).nation(), year, group, counted));
        }

        private Stream<List<Supply>> grouped(Function<Supply, String> key) {
            Collection<List<Supply>> groups = supplies.stream()
                    .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()))
                    .values();
            return groups.stream();
        }
    }

    private Supply.Builder builder(SortedMap<String, SortedMap<String, Supply.Builder>> byStrand, Row row) {
        Strand strand = strands.of(row.getString(2));
        return byStrand.computeIfAbsent(strand.id(), id -> new TreeMap<>())
                .computeIfAbsent(
                        row.getString(1),
                        code -> Supply.of(new Nation(code, hubs.contains(code)), strand, row.getInt(0)));
    }

    private static Spread spread(Row row) {
        return new Spread(
                EdgeRows.estimate(row, 7),
                EdgeRows.estimate(row, 10),
                EdgeRows.estimate(row, 13),
                Optional.ofNullable(row.getString(16)),
                row.getDouble(6),
                row.getBoolean(17));
    }
}
