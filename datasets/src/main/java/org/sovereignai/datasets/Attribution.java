package org.sovereignai.datasets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.sovereignai.schemas.PackagedText;

/** The text that must go with an extract: who made the data, under which licence, and what was changed. */
final class Attribution {

    private static final String MIT = "MIT";

    private final int firstYear;
    private final Map<Source, List<String>> tables = new LinkedHashMap<>();

    Attribution(int firstYear) {
        this.firstYear = firstYear;
    }

    void add(Source source, Resource resource, List<Column> columns, long records) {
        String names = columns.stream().map(Column::from).collect(Collectors.joining(", ", "*", "*"));
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "- `%s/%s`: %,d records; columns %s.",
                source.name(),
                resource.extractFile(),
                records,
                names));
        if (columns.stream().anyMatch(column -> column.name().equals("year"))) {
            line.append(" Records of years before %s are left out.".formatted(firstYear));
        }
        resource.scope().forEach(rule -> line.append(" Left out: %s.".formatted(rule.rule())));
        resource.extractScope().forEach(rule -> line.append(" Kept: %s.".formatted(rule.rule())));
        tables.computeIfAbsent(source, s -> new ArrayList<>()).add(line.toString());
    }

    String text() {
        StringBuilder text = new StringBuilder("""
                # Sources of the data in this folder

                This folder is an extract of public data sets: facts and figures only, no upstream file as it came. Of each
                table the columns named below were kept, in UTF-8; no cell was changed. The data remain under the licences
                of their publishers, who endorse neither the extract nor what is made of it.
                """);
        tables.forEach((source, lines) -> {
            text.append("""

                    ## %s

                    - Publisher: %s, <%s>
                    - Licence: %s
                    - Edition: %s
                    - Cite as: %s
                    """.formatted(
                            source.title(),
                            source.publisher(),
                            source.homepage(),
                            source.licence(),
                            source.vintage(),
                            source.citation()));
            if (!source.notice().isEmpty()) {
                text.append("- Notice: " + source.notice() + "\n");
            }
            lines.forEach(line -> text.append(line).append('\n'));
        });
        if (tables.keySet().stream().anyMatch(source -> source.licence().equals(MIT))) {
            text.append("\n## Text of the MIT licence\n\n")
                    .append(PackagedText.of(Attribution.class, "licence-MIT.txt"));
        }
        return text.toString();
    }
}
