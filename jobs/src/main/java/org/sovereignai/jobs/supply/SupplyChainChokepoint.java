package org.sovereignai.jobs.supply;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.measures.dependence.Chokepoint;

/** For every input of chip making, such as lithography, who provides most of it and how concentrated its supply is. */
public final class SupplyChainChokepoint implements TypedStep {

    @Override
    public String columns() {
        return "vintage input_id input_name year top_provider_code top_provided_share known_provided_share"
                + " supply_concentration provider_count";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return ProvidedShare.grouped(in, ProvidedShare::input, SupplyChainChokepoint::row);
    }

    private static Stream<InternalRow> row(List<ProvidedShare> input) {
        Map<String, Double> shares = input.stream()
                .filter(provider -> provider.share().isPresent())
                .collect(Collectors.toMap(
                        ProvidedShare::nation, provider -> provider.share().orElseThrow()));
        ProvidedShare any = input.get(0);
        Optional<Integer> year =
                input.stream().flatMap(provider -> provider.year().stream()).max(Comparator.naturalOrder());
        return Chokepoint.of(shares).stream()
                .map(point -> TypedRows.row(
                        any.vintage(),
                        any.input(),
                        any.inputName(),
                        year.orElse(null),
                        point.top(),
                        point.topShare(),
                        point.known(),
                        point.concentration(),
                        point.providers()));
    }
}
