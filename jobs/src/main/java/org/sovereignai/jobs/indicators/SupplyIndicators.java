package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.stream.Streams;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.supply.ActingBlocs;
import org.sovereignai.jobs.supply.GreaterChina;
import org.sovereignai.jobs.supply.SupplyRows;
import org.sovereignai.jobs.tables.NationRows;
import org.sovereignai.measures.dependence.GoodsDependence;
import org.sovereignai.measures.dependence.PolicyExposure;
import org.sovereignai.measures.supply.Blocs;
import org.sovereignai.measures.supply.NationYear;
import org.sovereignai.measures.supply.StrandYear;
import org.sovereignai.measures.supply.Supply;
import org.sovereignai.schemas.Strands;

/**
 * All families that look at what nations get: of one nation in one strand, of all nations in one strand, of one nation in
 * all strands. One pass over the edges, a year at a time.
 */
final class SupplyIndicators {

    private SupplyIndicators() {}

    static JavaRDD<InternalRow> rows(Inputs in, Catalogue catalogue) {
        Strands strands = in.schemas().strands();
        Blocs blocs = ActingBlocs.blocs(in);
        Dataset<Row> goods = in.table("goods_supply")
                .join(madeTogether(in), new String[] {"country_code", "year", "strand"}, "left");
        return SupplyRows.edges(in).rows(SupplyRows.goods(in, goods), NationRows.hubs(in), few -> {
            Set<String> hubs = Streams.of(few).map(row -> row.getString(0)).collect(Collectors.toSet());
            SupplyRows rows = new SupplyRows(strands, blocs, hubs);
            return (key, some, others) -> {
                // China with Hong Kong and Macao stands beside its members there.
                Map<Boolean, List<Row>> isMerged = Streams.of(others)
                        .collect(Collectors.partitioningBy(
                                row -> row.getString(1).equals(GreaterChina.CODE)));
                SupplyRows.YearOfSupply year =
                        rows.of(key, some, isMerged.get(false).iterator());
                SupplyRows.YearOfSupply merged = rows.of(
                        key, Collections.emptyIterator(), isMerged.get(true).iterator());
                return catalogue.rows(Stream.of(
                                merged.supplies().stream().map(GoodsDependence::ratio),
                                catalogue.figures(Supply.class, year.supplies().stream()),
                                catalogue.figures(StrandYear.class, year.byStrand()),
                                catalogue.figures(NationYear.class, year.byNation()))
                        .flatMap(figures -> figures));
            };
        });
    }

    /** Of each nation, year and strand which share each group that is followed as one made. */
    private static Dataset<Row> madeTogether(Inputs in) {
        return in.table("cutoff_exposure")
                .filter(col("actor_code").isInCollection(PolicyExposure.TOGETHER))
                .groupBy("country_code", "year", "strand")
                .agg(collect_list(struct("actor_code", "lost_traced", "lost_traced_low", "lost_traced_high"))
                        .as("made_together"));
    }
}
