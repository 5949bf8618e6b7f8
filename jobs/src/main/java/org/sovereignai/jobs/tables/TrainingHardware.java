package org.sovereignai.jobs.tables;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.ObjectUtils;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/**
 * The chips that models were trained on. A name that is in the catalogue of hardware has its maker and foundry from
 * there, without its maker's name and with the same in another script beside it ("Ascend (昇腾) 910B") too; of other names
 * only the maker is recognised, by the first word; the rest is unknown.
 */
public final class TrainingHardware implements TypedStep {

    /** Says a name again in another script; other remarks in parentheses tell chips apart, such as (PCIe), (75W) and (v1). */
    private static final Pattern OTHER_SCRIPT =
            Pattern.compile("\\s*\\([^()\\p{IsLatin}\\p{Nd}]*\\p{L}[^()\\p{IsLatin}\\p{Nd}]*\\)");

    @Override
    public String columns() {
        return "model_name hardware_name year chip_name match_type maker_name maker_code "
                + "foundry_name foundry_code";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Makers makers = new Makers(
                in.list("chip_maker", "maker_name", "country_code"),
                // Sources spell some makers in two ways (NVIDIA, Nvidia).
                in.list("chip_maker").stream()
                        .map(maker -> maker.get("maker_name"))
                        .collect(Collectors.toMap(
                                TrainingHardware::small,
                                maker -> maker,
                                BinaryOperator.minBy(Comparator.<String>naturalOrder()))),
                in.list("foundry", "foundry_name", "country_code"));
        return MixedRows.into(Known::new)
                .and(
                        in.records("model_release", "model_name year hardware_names"),
                        (known, row) -> known.models.add(row))
                .and(
                        in.records("epoch-ai/ml_hardware", "hardware_name maker_name foundry_name"),
                        (known, row) -> known.chips.merge(
                                row.getString(0), new Chip(row.getString(1), row.getString(2)), Chip::or))
                .rows(known -> rows(known.models, known.chips, makers));
    }

    /**
     * Who makes chips.
     *
     * @param nations of makers
     * @param spelled how a maker is spelled whose name is this in small letters
     * @param foundries nations of foundries
     */
    private record Makers(Map<String, String> nations, Map<String, String> spelled, Map<String, String> foundries)
            implements Serializable {}

    /** Where the catalogue says so, who designed a chip and who made it. */
    private record Chip(String maker, String foundry) {

        Chip or(Chip other) {
            return new Chip(ObjectUtils.min(maker, other.maker), ObjectUtils.min(foundry, other.foundry));
        }
    }

    private static final class Known {
        private final List<Row> models = new ArrayList<>();
        private final Map<String, Chip> chips = new HashMap<>();
    }

    private static Stream<InternalRow> rows(List<Row> models, Map<String, Chip> chips, Makers makers) {
        Map<String, String> makerOf = new HashMap<>();
        chips.forEach((name, chip) -> makerOf.put(name, chip.maker()));
        Map<String, String> spellings = spellings(makerOf);
        return models.stream()
                .filter(model -> !model.isNullAt(2))
                .flatMap(model -> model.<String>getList(2).stream()
                        .distinct()
                        .map(name -> row(model, name, catalogued(name, spellings), chips, makers)));
    }

    /** The names that stand for a chip each, by maker of the chips: its own, and without its maker in front where no other has it. */
    static Map<String, String> spellings(Map<String, String> makerOf) {
        Map<String, String> spellings = new HashMap<>();
        Set<String> shared = new HashSet<>(makerOf.keySet());
        makerOf.forEach((name, maker) -> {
            String own = maker == null ? name : Strings.CS.removeStart(name, maker + " ");
            if (!own.equals(name) && (makerOf.containsKey(own) || spellings.put(own, name) != null)) {
                shared.add(own);
            }
        });
        spellings.keySet().removeAll(shared);
        makerOf.keySet().forEach(name -> spellings.put(name, name));
        return spellings;
    }

    /** The name in the catalogue of a chip that is named so, or so but for the same in another script; null for none. */
    static String catalogued(String name, Map<String, String> spellings) {
        return spellings.getOrDefault(
                name, spellings.get(OTHER_SCRIPT.matcher(name).replaceAll("").strip()));
    }

    private static InternalRow row(Row model, String name, String catalogued, Map<String, Chip> chips, Makers makers) {
        Optional<Chip> chip = Optional.ofNullable(chips.get(catalogued));
        Optional<String> recognised =
                Optional.ofNullable(makers.spelled().get(small(StringUtils.substringBefore(name, " "))));
        String maker = chip.map(Chip::maker).or(() -> recognised).orElse(null);
        String foundry = chip.map(Chip::foundry).orElse(null);
        return TypedRows.row(
                model.getString(0),
                name,
                model.get(1),
                catalogued,
                chip.isPresent() ? "exact" : recognised.isPresent() ? "maker" : "none",
                maker,
                makers.nations().get(maker),
                foundry,
                makers.foundries().get(foundry));
    }

    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
