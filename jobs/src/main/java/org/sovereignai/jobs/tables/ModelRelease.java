package org.sovereignai.jobs.tables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.measures.models.ModelNames;
import org.sovereignai.measures.models.Openness;

/**
 * The AI models of Epoch AI's three lists, united by name. No list holds all models, and they differ in age: for each
 * cell the filled value of the newest list wins, and within a list that of the later record.
 *
 * <p>One model is one model, however its name is spelled: names that differ in capitals, blanks and hyphens alone are one
 * unless they were published in different years ("CALM" of 2023 and "CaLM" of 2022 are two). The spelling of the newest
 * list stands, in the names of bases as well.
 */
public final class ModelRelease implements TypedStep {

    /** Oldest list first: notable and large are of one vintage, notable is the more complete. */
    private static final List<String> LISTS = List.of("models_all", "models_large", "models_notable");

    private static final List<String> CELLS = List.of(
            "publication_date",
            "organization_names",
            "country_codes",
            "accessibility",
            "training_code_accessibility",
            "training_compute_flop",
            "parameters_count",
            "training_hardware_names",
            "hardware_count",
            "base_model_names");

    private static final int DAY = CELLS.indexOf("publication_date");
    private static final int ORGANIZATIONS = CELLS.indexOf("organization_names");
    private static final int NATIONS = CELLS.indexOf("country_codes");
    private static final int ACCESS = CELLS.indexOf("accessibility");
    private static final int HARDWARE = CELLS.indexOf("training_hardware_names");
    private static final int BASES = CELLS.indexOf("base_model_names");
    private static final Set<Integer> LIST_CELLS = Set.of(ORGANIZATIONS, NATIONS, HARDWARE, BASES);

    @Override
    public String columns() {
        return "model_name publication_date year organization_names country_codes nation_count "
                + "accessibility openness_class has_open_weights training_code_accessibility "
                + "training_compute_flop parameter_count hardware_names hardware_count base_names";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        String columns = "model_name source_record " + String.join(" ", CELLS);
        Map<String, String> classes = in.list("openness_class", "accessibility", "openness_class");
        List<Map<String, String>> affiliations = in.list("affiliation");
        MixedRows<List<Entry>> entries = MixedRows.into(ArrayList::new);
        for (String list : LISTS) {
            int place = LISTS.indexOf(list);
            entries = entries.and(
                    in.records("epoch-ai/" + list, columns), (known, row) -> known.add(Entry.of(place, row)));
        }
        return entries.rows(known -> rows(known.stream().sorted().toList(), classes, affiliations));
    }

    /** What a list says of a model; what is said later, or by a newer list, comes after. */
    private record Entry(int list, long record, String name, Object[] cells) implements Comparable<Entry> {

        static Entry of(int list, Row row) {
            Object[] cells = IntStream.range(0, CELLS.size())
                    .mapToObj(cell -> LIST_CELLS.contains(cell) && !row.isNullAt(cell + 2)
                            ? row.getList(cell + 2)
                            : row.get(cell + 2))
                    .toArray();
            return new Entry(list, row.getLong(1), row.getString(0), cells);
        }

        Optional<Integer> year() {
            return Optional.ofNullable((LocalDate) cells[DAY]).map(LocalDate::getYear);
        }

        @Override
        public int compareTo(Entry other) {
            return Comparator.comparingInt(Entry::list)
                    .thenComparingLong(Entry::record)
                    .compare(this, other);
        }
    }

    private static Stream<InternalRow> rows(
            List<Entry> entries, Map<String, String> classes, List<Map<String, String>> affiliations) {
        Map<String, List<Entry>> models = new TreeMap<>();
        entries.stream()
                .collect(Collectors.groupingBy(entry -> ModelNames.withoutSpelling(entry.name())))
                .forEach((key, alike) -> {
                    boolean isOne = alike.stream()
                                    .flatMap(entry -> entry.year().stream())
                                    .distinct()
                                    .count()
                            <= 1;
                    alike.forEach(entry -> models.computeIfAbsent(isOne ? key : entry.name(), id -> new ArrayList<>())
                            .add(entry));
                });
        Map<String, String> standing = new HashMap<>();
        models.values().forEach(model -> model.forEach(entry -> standing.put(entry.name(), name(model))));
        return models.values().stream().map(model -> row(name(model), newest(model), classes, affiliations, standing));
    }

    /** How the newest list spells a model. */
    private static String name(List<Entry> model) {
        return model.get(model.size() - 1).name();
    }

    private static Object[] newest(List<Entry> model) {
        Object[] newest = new Object[CELLS.size()];
        for (Entry entry : model) {
            Arrays.setAll(newest, cell -> entry.cells()[cell] == null ? newest[cell] : entry.cells()[cell]);
        }
        return newest;
    }

    private static InternalRow row(
            String name,
            Object[] cells,
            Map<String, String> classes,
            List<Map<String, String>> affiliations,
            Map<String, String> standing) {
        LocalDate day = (LocalDate) cells[DAY];
        String access = (String) cells[ACCESS];
        List<String> nations = nations(cells, affiliations);
        return TypedRows.row(
                name,
                day,
                day == null ? null : (Integer) day.getYear(),
                cells[ORGANIZATIONS],
                nations,
                nations.size(),
                access,
                classes.getOrDefault(access, Openness.UNKNOWN),
                access == null ? null : (Boolean) access.startsWith("Open weights"),
                cells[CELLS.indexOf("training_code_accessibility")],
                cells[CELLS.indexOf("training_compute_flop")],
                cells[CELLS.indexOf("parameters_count")],
                cells[HARDWARE],
                cells[CELLS.indexOf("hardware_count")],
                cells[BASES] == null
                        ? null
                        : texts(cells[BASES]).stream()
                                .map(base -> standing.getOrDefault(base, base))
                                .toList());
    }

    /** The nations of a model, with those put right that the lists give of an organisation and that are not its own. */
    private static List<String> nations(Object[] cells, List<Map<String, String>> affiliations) {
        List<String> organizations = texts(cells[ORGANIZATIONS]);
        List<String> nations = texts(cells[NATIONS]);
        for (Map<String, String> affiliation : affiliations) {
            if (organizations.contains(affiliation.get("organization_name"))) {
                nations = nations.stream()
                        .map(code ->
                                code.equals(affiliation.get("listed_code")) ? affiliation.get("country_code") : code)
                        .distinct()
                        .toList();
            }
        }
        return nations;
    }

    private static List<String> texts(Object cell) {
        return cell == null
                ? List.of()
                : ((List<?>) cell).stream().map(String.class::cast).toList();
    }
}
