package org.sovereignai.jobs.indicators;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/** The catalogue of indicators, from their descriptors, with the years that have values. */
public final class Indicator implements TypedStep {

    @Override
    public String columns() {
        return "indicator title question indicator_dimension indicator_strand formula unit direction input_tables source"
                + " caveats first_year last_year nation_year_count nation_count_by_year";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        List<Object[]> described = in.schemas().indicators().values().stream()
                .map(indicator -> new Object[] {
                    indicator.id(),
                    indicator.title(),
                    indicator.question(),
                    indicator.dimension(),
                    indicator.strand(),
                    indicator.formula(),
                    indicator.unit(),
                    indicator.direction(),
                    String.join(" ", indicator.inputs()),
                    indicator.source(),
                    indicator.caveats()
                })
                .toList();
        return MixedRows.<Map<String, SortedMap<Integer, Long>>>into(HashMap::new)
                .and(
                        in.records("indicator_value", "indicator year value").filter(row -> !row.isNullAt(2)),
                        (nations, row) -> nations.computeIfAbsent(row.getString(0), any -> new TreeMap<>())
                                .merge(row.getInt(1), 1L, Long::sum))
                .rows(nations ->
                        described.stream().map(about -> row(about, nations.getOrDefault(about[0], new TreeMap<>()))));
    }

    private static InternalRow row(Object[] about, SortedMap<Integer, Long> nationsByYear) {
        boolean hasValues = !nationsByYear.isEmpty();
        return TypedRows.row(ArrayUtils.addAll(
                about,
                hasValues ? nationsByYear.firstKey() : null,
                hasValues ? nationsByYear.lastKey() : null,
                nationsByYear.values().stream().mapToLong(nations -> nations).sum(),
                hasValues
                        ? nationsByYear.entrySet().stream()
                                .map(year -> year.getKey() + ":" + year.getValue())
                                .collect(Collectors.joining(" "))
                        : null));
    }
}
