package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.col;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** The values of all indicators, from the classes that the indicator descriptors name. */
public final class IndicatorValue implements Step {

    private static final List<GroupIndicators> GROUPS = List.of(
            new CodeIndicators(),
            new ListedIndicators(),
            new LossIndicators(),
            new SupplyIndicators(),
            new UseIndicators());

    @Override
    public Dataset<Row> build(Inputs in) {
        Set<Class<?>> groups = in.schemas().indicators().values().stream()
                .map(indicator -> Families.groupOf(indicator.stepClass()))
                .collect(Collectors.toSet());
        return GROUPS.stream()
                .filter(adapter -> !Collections.disjoint(groups, adapter.groups()))
                .map(adapter -> adapter.build(in))
                .reduce(Dataset::unionByName)
                .orElseThrow()
                .filter(in.years().include(col("year")));
    }
}
