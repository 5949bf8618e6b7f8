package org.sovereignai.jobs.supply;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/**
 * Whether the makers that shares by origin rest on are those of the supply chain data; the reference table {@code strand_input}
 * says which of its inputs make up a strand. The licence of the data keeps it out of published tables, so that it can confirm
 * the reference table {@code strand_maker}, but not stand in for it.
 */
public final class DomesticPartCheck implements TypedStep {

    private static final String TOOL = "tool_resource";

    /**
     * A nation that the supply chain data name as a maker of a strand.
     *
     * @param vintage edition of the data
     * @param isNewest whether that is their newest edition; one without a date is, as "latest" stands behind every date
     * @param inputs number of inputs of the strand in which it takes part
     * @param topShare its largest known share in one of them
     */
    record Maker(String vintage, boolean isNewest, String strand, String nation, long inputs, Double topShare)
            implements Serializable {}

    @Override
    public String columns() {
        return "vintage strand country_code input_count top_provided_share is_listed_maker";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Set<List<String>> listed = in.list("strand_maker").stream()
                .map(row -> List.of(row.get("strand"), row.get("country_code")))
                .collect(Collectors.toSet());
        return makers(in)
                .map(maker -> TypedRows.row(
                        maker.vintage(),
                        maker.strand(),
                        maker.nation(),
                        maker.inputs(),
                        maker.topShare(),
                        listed.contains(List.of(maker.strand(), maker.nation()))));
    }

    /** The makers of all editions; without any part where the user has not supplied the data. */
    static JavaRDD<Maker> makers(Inputs in) {
        JavaRDD<Row> inputs = in.records("eto-supply-chain/inputs", "vintage input_id input_type");
        Map<String, Set<String>> strands = in.list("strand_input").stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("supply_chain_input"),
                        Collectors.mapping(row -> row.get("strand"), Collectors.toSet())));
        return inputs.getNumPartitions() == 0
                ? in.records(List.of())
                : MixedRows.into(Known::new)
                        .and(
                                inputs,
                                (known, row) ->
                                        known.types.put(List.of(row.getString(0), row.getString(1)), row.getString(2)))
                        .and(ProvidedShare.records(in), (known, row) -> known.shares.add(ProvidedShare.of(row)))
                        .rows(known -> makers(known.types, known.shares, strands));
    }

    private static final class Known {
        /** Of inputs, by edition and id. */
        private final Map<List<String>, String> types = new HashMap<>();

        private final List<ProvidedShare> shares = new ArrayList<>();
    }

    private static Stream<Maker> makers(
            Map<List<String>, String> types, List<ProvidedShare> shares, Map<String, Set<String>> strands) {
        String newest = types.keySet().stream()
                .map(input -> input.get(0))
                .max(Comparator.naturalOrder())
                .orElse("");
        Map<List<String>, List<ProvidedShare>> makers = new HashMap<>();
        for (ProvidedShare share : shares) {
            // A tool is filed by its type, a step of the making by itself.
            boolean isTool = TOOL.equals(types.get(List.of(share.vintage(), share.input())));
            for (String strand : strands.getOrDefault(isTool ? TOOL : share.input(), Set.of())) {
                makers.computeIfAbsent(List.of(share.vintage(), strand, share.nation()), any -> new ArrayList<>())
                        .add(share);
            }
        }
        return makers.entrySet().stream().map(maker -> {
            List<String> key = maker.getKey();
            Optional<Double> top = maker.getValue().stream()
                    .flatMap(share -> share.share().stream())
                    .max(Comparator.naturalOrder());
            return new Maker(
                    key.get(0),
                    key.get(0).equals(newest),
                    key.get(1),
                    key.get(2),
                    maker.getValue().size(),
                    top.orElse(null));
        });
    }
}
