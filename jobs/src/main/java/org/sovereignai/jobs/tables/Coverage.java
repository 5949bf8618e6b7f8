package org.sovereignai.jobs.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.jobs.run.Years;
import org.sovereignai.measures.compute.Cluster;
import org.sovereignai.measures.compute.Clusters;
import org.sovereignai.measures.participation.Population;

/** For every clean table, year and nation: whether the source reports the nation, so that missing is told from zero. */
public final class Coverage implements TypedStep {

    private static final String ECONOMIES = "economy";
    private static final String CLUSTERS = "compute_cluster";

    @Override
    public String columns() {
        return "source_table country_code year coverage_status row_count";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Years years = in.years();
        MixedRows<Known> rows = MixedRows.into(() -> new Known(years))
                .and(
                        in.records(ECONOMIES, "country_code kind")
                                .filter(row -> row.getString(1).equals("economy")),
                        (known, row) -> known.economies.add(row.getString(0)))
                .and(ClusterRows.clusters(in), (known, row) -> known.clusters.add(ClusterRows.cluster(row)));
        for (String table : byNationAndYear(in)) {
            rows = rows.and(
                    in.records(table, "country_code year").filter(row -> !row.isNullAt(0) && !row.isNullAt(1)),
                    (known, row) -> known.count(table, row.getString(0), row.getInt(1)));
        }
        return rows.rows(Known::rows);
    }

    /** The tables whose rows say of themselves which nation and year they are of: all that the descriptor names but two. */
    private static List<String> byNationAndYear(Inputs in) {
        return in.schemas().table("coverage").orElseThrow().inputs().stream()
                .filter(table -> !table.equals(ECONOMIES) && !table.equals(CLUSTERS))
                .toList();
    }

    private static final class Known {
        private final Years wanted;
        private final SortedSet<String> economies = new TreeSet<>();
        private final List<Cluster> clusters = new ArrayList<>();

        /** How many rows a table has of each nation, by table and year. */
        private final SortedMap<String, SortedMap<Integer, Map<String, Long>>> tables = new TreeMap<>();

        Known(Years wanted) {
            this.wanted = wanted;
        }

        void count(String table, String nation, int year) {
            if (wanted.include(year)) {
                tables.computeIfAbsent(table, any -> new TreeMap<>())
                        .computeIfAbsent(year, any -> new HashMap<>())
                        .merge(nation, 1L, Long::sum);
            }
        }

        Stream<InternalRow> rows() {
            Clusters all = Clusters.of(clusters, new Population());
            all.years()
                    .forEach(year -> all.inServiceAtEndOf(year)
                            .filter(cluster -> cluster.host() != null)
                            .forEach(cluster -> count(CLUSTERS, cluster.host(), year)));
            IntSummaryStatistics known = tables.values().stream()
                    .flatMap(years -> years.keySet().stream())
                    .mapToInt(year -> year)
                    .summaryStatistics();
            return tables.entrySet().stream()
                    .flatMap(table -> IntStream.rangeClosed(known.getMin(), known.getMax())
                            .boxed()
                            .flatMap(year -> economies.stream()
                                    .map(economy -> row(
                                            table.getKey(),
                                            economy,
                                            year,
                                            table.getValue().get(year)))));
        }
    }

    private static InternalRow row(String table, String economy, int year, Map<String, Long> counts) {
        Long rows = counts == null ? null : counts.get(economy);
        return TypedRows.row(
                table,
                economy,
                year,
                rows != null ? "reported" : counts != null ? "not_reported" : "no_data",
                rows == null ? 0L : rows);
    }
}
