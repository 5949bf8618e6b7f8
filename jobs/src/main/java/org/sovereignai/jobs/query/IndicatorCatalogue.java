package org.sovereignai.jobs.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.WordUtils;
import org.sovereignai.jobs.store.Json;
import org.sovereignai.schemas.PackagedText;

/**
 * The catalogue of the indicators of a release: what each measures, by which formula, for how many nations and years it is there,
 * and what three of its values mean. All of it comes from the release, so that an old one is described as it was.
 */
public final class IndicatorCatalogue {

    /** One indicator, as the table {@code indicator} has it, with its years and three of its values; bounds that are not there are null. */
    public record Entry(
            @JsonProperty("indicator") String id,
            String title,
            String question,
            @JsonProperty("indicator_dimension") String dimension,
            String formula,
            String unit,
            String direction,
            String source,
            String caveats,
            List<Year> years,
            List<Example> examples) {}

    /** How many nations have a value in a year, of how many that have a row. */
    public record Year(
            int year,
            @JsonProperty("nations_with_value") long nations,
            @JsonProperty("nations_with_row") long rows,
            @JsonProperty("data_status") String status) {
        private boolean isClosed() {
            return status.equals("final");
        }
    }

    /** A value of a nation, with its place from the highest down; without a bound that is not there. */
    public record Example(
            int year,
            @JsonProperty("country_name") String nation,
            double value,
            Double low,
            Double high,
            @JsonProperty("place_from_highest") long place,
            @JsonProperty("nations_with_this_value") long level,
            @JsonProperty("nations_with_value") long nations) {}

    private final Map<String, Entry> entries;

    private IndicatorCatalogue(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /** The catalogue of a release. */
    public static IndicatorCatalogue of(ReleaseDatabase database) {
        Map<String, ArrayNode> years = grouped(database, "years");
        Map<String, ArrayNode> examples = grouped(database, "examples");
        ArrayNode none = JsonNodeFactory.instance.arrayNode();
        Map<String, Entry> entries = new TreeMap<>();
        database.rows(
                        "SELECT indicator, title, indicator_dimension, formula, unit, direction, source, caveats, %s AS question FROM indicator"
                                .formatted(database.columns("indicator").contains("question") ? "question" : "''"))
                .forEach(row -> {
                    String id = row.path("indicator").asText();
                    ((ObjectNode) row).set("years", years.getOrDefault(id, none));
                    ((ObjectNode) row).set("examples", examples.getOrDefault(id, none));
                    entries.put(id, Json.bind(row, Entry.class));
                });
        return new IndicatorCatalogue(entries);
    }

    /** The indicator of that id. */
    public Optional<Entry> entry(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** Ids of all indicators, in order. */
    public List<String> ids() {
        return List.copyOf(entries.keySet());
    }

    /** Ids of all indicators of a release, in order, without what is to be said of them; none in a release that has no table of them. */
    public static List<String> ids(ReleaseDatabase database) {
        return !database.relations().containsKey("indicator")
                ? List.of()
                : database.texts("SELECT indicator FROM indicator ORDER BY 1");
    }

    /** Indicators in whose id, title, question, formula or unit every one of the words stands; all where there is none. */
    public List<Entry> search(List<String> words) {
        return entries.values().stream()
                .filter(entry -> words.stream().allMatch(word -> mentions(entry, word)))
                .toList();
    }

    private static boolean mentions(Entry entry, String word) {
        String all = String.join(
                " ",
                entry.id(),
                entry.id().replace('_', ' '),
                entry.title(),
                entry.question(),
                entry.formula(),
                entry.unit());
        return all.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }

    /** One line of a list. */
    public static String line(Entry entry, int idWidth) {
        return StringUtils.rightPad(entry.id(), idWidth) + "  " + entry.title() + " [" + entry.unit() + "]";
    }

    /** The page on one indicator, for a terminal of that width. */
    public static String page(Entry entry, int width) {
        List<String> lines = new ArrayList<>();
        lines.add(entry.title() + " (" + entry.id() + ")");
        if (!entry.question().isEmpty()) {
            paragraph(lines, "Answers", entry.question(), width);
        }
        paragraph(lines, "What it is", entry.formula(), width);
        paragraph(lines, "Unit", entry.unit(), width);
        paragraph(lines, "Direction", direction(entry.direction()), width);
        paragraph(lines, "Caveats", entry.caveats(), width);
        paragraph(lines, "Source", entry.source(), width);
        paragraph(lines, "Years", years(entry), width);
        for (Example example : entry.examples()) {
            paragraph(lines, "Example", sentence(entry, example), width);
        }
        return String.join("\n", lines) + "\n";
    }

    /** The whole catalogue as Markdown, by dimension. */
    public String markdown() {
        StringBuilder page = new StringBuilder(
                "# Indicators\n\n"
                        + "Every indicator of a release, from its own descriptors and values; `./sovereign-ai indicators --format markdown`"
                        + " makes this page, `./sovereign-ai describe INDICATOR` prints one of them. Direction: + more participation, -"
                        + " more dependence, 0 neither. Of each, the highest, the middle and the lowest value of its latest whole year.\n");
        Map<String, List<Entry>> byDimension = entries.values().stream()
                .collect(Collectors.groupingBy(Entry::dimension, TreeMap::new, Collectors.toList()));
        byDimension.forEach((dimension, all) -> {
            page.append("\n## ").append(StringUtils.capitalize(dimension)).append("\n\n");
            page.append("| indicator | title | unit | direction |\n|---|---|---|---|\n");
            all.forEach(entry -> page.append("| [`%1$s`](#%1$s) | %2$s | %3$s | %4$s |\n"
                    .formatted(entry.id(), entry.title(), entry.unit(), entry.direction())));
            all.forEach(entry -> page.append(section(entry)));
        });
        return page.toString();
    }

    private static String section(Entry entry) {
        return """

                ### %s

                %s**%s** = %s.

                Unit: %s. Direction: %s. %s

                %s

                %s
                Source: %s
                """.formatted(
                        entry.id(),
                        entry.question().isEmpty() ? "" : entry.question() + "\n\n",
                        entry.title(),
                        entry.formula(),
                        entry.unit(),
                        direction(entry.direction()),
                        years(entry),
                        entry.caveats(),
                        entry.examples().stream()
                                .map(example -> "- " + sentence(entry, example) + "\n")
                                .collect(Collectors.joining()),
                        entry.source());
    }

    private static String direction(String code) {
        return switch (code) {
            case "+" -> "+ (more is more participation)";
            case "-" -> "- (more is more dependence)";
            default -> "0 (neither: to be read beside others)";
        };
    }

    private static String years(Entry entry) {
        List<Year> known =
                entry.years().stream().filter(year -> year.nations() > 0).toList();
        if (known.isEmpty()) {
            return "No nation has a value in this release.";
        }
        String each = known.stream()
                .map(year -> String.format(
                        Locale.ROOT,
                        "%d in %d%s",
                        year.nations(),
                        year.year(),
                        year.isClosed() ? "" : " (" + year.status() + ")"))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "Nations with a value, of %,d with a row in the latest year: %s.",
                known.get(known.size() - 1).rows(),
                each);
    }

    private static String sentence(Entry entry, Example example) {
        String value = figure(example.value());
        String low = example.low() == null ? value : figure(example.low());
        String high = example.high() == null ? value : figure(example.high());
        String bounds = low.equals(value) && high.equals(value) ? "" : ", bounds %s to %s".formatted(low, high);
        String most = switch (entry.direction()) {
            case "+" -> "most participation";
            case "-" -> "most dependence";
            default -> "highest value";
        };
        String least = most.replaceFirst("^most", "least").replaceFirst("^high", "low");
        return "%s %d: %s (%s)%s; %s."
                .formatted(example.nation(), example.year(), value, entry.unit(), bounds, place(example, most, least));
    }

    /** Where the value of an example stands; who is level with others is not said to be first, last or between. */
    private static String place(Example example, String most, String least) {
        long others = example.level() - 1;
        if (example.nations() == 1) {
            return "the only nation with a value";
        }
        if (example.level() == example.nations()) {
            return String.format(Locale.ROOT, "the same in all %,d nations", example.nations());
        }
        if (example.place() == 1 || example.place() == example.nations()) {
            String level = others == 0 ? "" : String.format(Locale.ROOT, ", with %,d others", others);
            return String.format(
                    Locale.ROOT,
                    "the %s of %,d nations%s",
                    example.place() == 1 ? most : least,
                    example.nations(),
                    others == 1 ? ", with one other" : level);
        }
        return others == 0
                ? String.format(
                        Locale.ROOT,
                        "number %,d of %,d nations, of which the first has the %s",
                        example.place(),
                        example.nations(),
                        most)
                : String.format(
                        Locale.ROOT,
                        "in the middle of %,d nations, level with %s",
                        example.nations(),
                        others == 1 ? "one other" : String.format(Locale.ROOT, "%,d others", others));
    }

    /** Three digits that count, in the way of no language. */
    private static String figure(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        return ProfilePage.rounded(value);
    }

    private static void paragraph(List<String> lines, String label, String text, int width) {
        String indent = " ".repeat(12);
        String wrapped = WordUtils.wrap(StringUtils.defaultString(text), width - indent.length(), "\n" + indent, false);
        lines.add(StringUtils.rightPad(label, indent.length()) + wrapped);
    }

    private static Map<String, ArrayNode> grouped(ReleaseDatabase database, String question) {
        Map<String, ArrayNode> groups = new TreeMap<>();
        database.rows(PackagedText.of(IndicatorCatalogue.class, "indicator/" + question + ".sql"))
                .forEach(row -> groups.computeIfAbsent(
                                row.path("indicator").asText(), id -> JsonNodeFactory.instance.arrayNode())
                        .add(row));
        return groups;
    }
}
