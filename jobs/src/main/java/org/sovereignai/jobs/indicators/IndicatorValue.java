package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.schemas.Indicator;

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
        Collection<Indicator> indicators = in.schemas().indicators().values();
        List<String> classes = indicators.stream()
                .map(Indicator::stepClass)
                .distinct()
                .sorted()
                .toList();
        Set<Class<?>> groups = classes.stream()
                .flatMap(name -> Families.groupOf(name).stream())
                .collect(Collectors.toSet());
        Stream<Dataset<Row>> steps = classes.stream()
                .filter(name -> !Families.has(name))
                .map(name -> Values.of(Step.named(name).build(in))
                        .withColumn("unit", unit(indicators))
                        .withColumn("actor_code", lit(null).cast("STRING")));
        Stream<Dataset<Row>> families = GROUPS.stream()
                .filter(adapter -> !Collections.disjoint(groups, adapter.groups()))
                .map(adapter -> adapter.build(in));
        return Stream.concat(steps, families)
                .reduce(Dataset::unionByName)
                .orElseThrow()
                .filter(in.years().include(col("year")));
    }

    private static Column unit(Collection<Indicator> indicators) {
        Map<String, String> units = new TreeMap<>();
        indicators.forEach(indicator -> units.put(indicator.id(), indicator.unit()));
        Column[] pairs = units.entrySet().stream()
                .flatMap(e -> Stream.of(lit(e.getKey()), lit(e.getValue())))
                .toArray(Column[]::new);
        return element_at(map(pairs), col("indicator"));
    }
}
