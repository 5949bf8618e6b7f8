package org.sovereignai.jobs.indicators;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.jobs.run.Years;

/** The values of all indicators, from the classes that the indicator descriptors name. */
public final class IndicatorValue implements TypedStep {

    private static final List<GroupIndicators> GROUPS = List.of(
            new CodeIndicators(),
            new ListedIndicators(),
            new LossIndicators(),
            new SupplyIndicators(),
            new UseIndicators());

    @Override
    public String columns() {
        return "country_code year indicator value unit n coverage low high data_status note_code actor_code";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Set<Class<?>> groups = in.schemas().indicators().values().stream()
                .map(indicator -> Families.groupOf(indicator.stepClass()))
                .collect(Collectors.toSet());
        Years years = in.years();
        return GROUPS.stream()
                .filter(adapter -> !Collections.disjoint(groups, adapter.groups()))
                .map(adapter -> adapter.rows(in))
                .reduce(TypedRows::together)
                .orElseThrow()
                .filter(row -> years.include(row.getInt(Catalogue.YEAR)));
    }
}
