package org.sovereignai.datasets;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/** The header of a delimited file: where each declared column is. */
final class CsvHeader {

    private final int width;
    private final Map<String, String> named;
    private final int[] places;
    private final String[] captured;
    private final List<String> missing = new ArrayList<>();

    private static final String OTHER_DELIMITERS = ",;\t|";

    /** The byte order marks of UTF-8 and UTF-16, one byte a character. */
    private static final List<String> BYTE_ORDER_MARKS = List.of("\u00EF\u00BB\u00BF", "\u00FF\u00FE", "\u00FE\u00FF");

    /**
     * Finds the declared columns by their names.
     *
     * @throws InputException if a name is there twice, a column is missing that must be there, or one is not declared
     */
    CsvHeader(InputFile file, Resource resource, List<String> names) {
        this.width = names.size();
        this.named = file.captured();
        this.places = new int[resource.columns().size()];
        this.captured = new String[resource.columns().size()];
        requireDistinct(file, names);
        List<String> required = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            Column column = resource.columns().get(i);
            places[i] = place(file, resource, column, names);
            captured[i] = file.captured().get(column.from());
            if (places[i] < 0 && captured[i] == null) {
                missing.add(column.from());
                if (!column.optional()) {
                    required.add(column.from());
                } else if (!column.absent().isEmpty()) {
                    captured[i] = column.absent();
                }
            }
        }
        Set<String> unknown = names.stream()
                .filter(name -> resource.columns().stream().noneMatch(c -> c.isCalled(name)))
                .collect(Collectors.toSet());
        if (!required.isEmpty() || !unknown.isEmpty() && !resource.otherColumns()) {
            throw new InputException(
                    "%s has a header that does not fit: missing %s, not expected %s (found %s); %s, or change the descriptor of %s."
                            .formatted(
                                    file.label(),
                                    required,
                                    resource.otherColumns()
                                            ? List.of()
                                            : unknown.stream().sorted().toList(),
                                    names,
                                    advice(resource, names),
                                    resource.id()));
        }
    }

    /** What may have happened to a file whose header does not fit. */
    private static String advice(Resource resource, List<String> names) {
        if (names.contains("")) {
            return "it has a column without a name, as of a delimiter at the end of lines; take that out";
        }
        byte[] bytes = names.get(0).getBytes(Charset.forName(resource.dialect().encoding()));
        String first = new String(bytes, StandardCharsets.ISO_8859_1);
        if (BYTE_ORDER_MARKS.stream().anyMatch(first::startsWith)) {
            return "it is saved in another encoding than the publisher's; save it in that of his file";
        }
        return names.size() == 1 && StringUtils.containsAny(names.get(0), OTHER_DELIMITERS)
                ? "its fields are separated in another way than the publisher's; save it as he has it"
                : "check that it is the publisher's file";
    }

    /** How many fields every record must have. */
    int width() {
        return width;
    }

    /** Place in the file of a declared column, by its place in the declaration; -1, if the file does not have it. */
    int place(int column) {
        return places[column];
    }

    /** Text that stands for a declared column which the file does not have, or null. */
    String constant(int column) {
        return captured[column];
    }

    /** What the name of the file says, by the name of the part. */
    Map<String, String> named() {
        return named;
    }

    /** Names of the declared columns that the file does not have. */
    List<String> missingColumns() {
        return List.copyOf(missing);
    }

    /**
     * A record of the file.
     *
     * @param number its number
     * @param fieldCount how many fields it has
     * @param field text of a field, by its place in the file, as long as the record is the last one read
     * @param raw text of the whole
     */
    SourceRecord record(long number, int fieldCount, IntFunction<String> field, Supplier<String> raw) {
        if (fieldCount != width) {
            return new SourceRecord(
                    number, null, raw, "has %s fields where the header has %s".formatted(fieldCount, width), named);
        }
        String[] values = new String[places.length];
        for (int i = 0; i < places.length; i++) {
            values[i] = places[i] >= 0 ? field.apply(places[i]) : captured[i];
        }
        return new SourceRecord(number, values, raw, null, named);
    }

    private static void requireDistinct(InputFile file, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new InputException("%s has the column '%s' twice in its header; one name must mean one column."
                        .formatted(file.label(), name));
            }
        }
    }

    private static int place(InputFile file, Resource resource, Column column, List<String> names) {
        List<String> found = names.stream().filter(column::isCalled).toList();
        if (found.size() > 1) {
            throw new InputException(
                    "%s has one column under the names %s; which of them holds the data must be said in the descriptor of %s."
                            .formatted(file.label(), found, resource.id()));
        }
        return found.isEmpty() ? -1 : names.indexOf(found.get(0));
    }
}
