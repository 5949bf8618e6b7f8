package org.sovereignai.jobs.scores;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.lang3.Strings;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.sovereignai.index.Group;
import org.sovereignai.index.IndexDescriptor;
import org.sovereignai.index.Indicator;
import org.sovereignai.index.Method;
import org.sovereignai.index.Numbers;
import org.sovereignai.index.method.IndexException;

/**
 * Reads the hierarchy of an index from a metadata table as the R package COINr has it: columns {@code iCode, Level,
 * Parent, Direction, Weight, Type} and, where present, {@code iName, Target, Denominator, goalpost_lower,
 * goalpost_upper}. Rows of types other than {@code Indicator} and {@code Aggregate} describe the data and are passed over.
 */
public final class MetadataReader {

    private static final List<String> OPTIONAL =
            List.of("iName", "Target", "Denominator", "goalpost_lower", "goalpost_upper");
    private static final List<String> COLUMNS = List.of(
            "iCode",
            "Level",
            "Parent",
            "Direction",
            "Weight",
            "Type",
            "iName",
            "Target",
            "Denominator",
            "goalpost_lower",
            "goalpost_upper");
    private static final List<String> TYPES = List.of("Indicator", "Aggregate", "Group", "Denominator", "Other");

    private static final int LETTERS_PER_SLIP = 6;

    private final String source;
    private final List<Indicator> indicators = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, Integer> levels = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();

    private MetadataReader(String source) {
        this.source = source;
    }

    /**
     * Reads the text of a metadata table.
     *
     * @param csv the text, RFC 4180 with a header
     * @param source name of the file, for messages
     * @param method methods of the index, which the table does not hold
     * @throws IndexException naming the source and line of what cannot be used
     */
    public static IndexDescriptor read(String csv, String source, Method method) {
        MetadataReader reader = new MetadataReader(source);
        try (CsvReader<NamedCsvRecord> records =
                CsvReader.builder().allowUnclosedQuote(false).ofNamedCsvRecord(csv)) {
            records.forEach(reader::add);
        } catch (CsvParseException e) {
            throw new IndexException(
                    "The metadata " + source + " are no CSV: " + e.getMessage() + "; mend the row or its quotes.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader.requireLevels();
        try {
            return IndexDescriptor.of(source, reader.indicators, reader.groups, method);
        } catch (IndexException e) {
            throw new IndexException("The metadata " + source + " cannot be used: " + e.getMessage(), e);
        }
    }

    private void add(NamedCsvRecord row) {
        requireColumns(row.getHeader());
        String type = text(row, "Type").orElseThrow(() -> error(row, "has no Type: give one of " + TYPES));
        if (!TYPES.contains(type)) {
            throw error(row, "has the Type " + type + ": write one of " + TYPES);
        }
        if (!type.equals("Indicator") && !type.equals("Aggregate")) {
            return;
        }
        String code = text(row, "iCode").orElseThrow(() -> error(row, "has no iCode: give every element one"));
        double level = required(row, "Level");
        if (level != Math.rint(level) || level < 1) {
            throw error(row, "has the Level " + text(row, "Level").orElseThrow() + ": write 1, 2 and so on");
        }
        levels.put(code, (int) level);
        required(row, "Weight");
        text(row, "Parent").ifPresent(parent -> parents.put(code, parent));
        double direction = required(row, "Direction");
        try {
            if (type.equals("Indicator")) {
                indicators.add(indicator(row, code, direction));
            } else if (direction == 1) {
                groups.add(new Group(
                        code,
                        text(row, "iName").orElse(null),
                        parents.get(code),
                        number(row, "Weight").orElse(null),
                        null,
                        null));
            } else {
                throw new IndexException(
                        "Aggregate " + code + " has direction " + direction + ": turn its indicators instead.");
            }
        } catch (IndexException e) {
            throw error(row, "cannot be used: " + Strings.CS.removeEnd(e.getMessage(), "."));
        }
    }

    /** A column under nearly the right name would be passed over, and its default turn a ranking round. */
    private void requireColumns(List<String> header) {
        for (String name : COLUMNS) {
            List<String> alike = header.stream()
                    .filter(column -> PanelReader.isLike(column, name))
                    .toList();
            boolean isOptional = OPTIONAL.contains(name);
            if (isOptional && !header.contains(name)) {
                alike = header.stream().filter(column -> isMeant(column, name)).toList();
            }
            if (!header.contains(name) && (!isOptional || !alike.isEmpty())) {
                throw new IndexException("The metadata " + source + " have no column " + name
                        + (alike.isEmpty() ? ", they have " + header : ", they have '" + alike.get(0) + "'")
                        + ": write the name as COINr does.");
            }
            if (alike.size() > 1) {
                throw new IndexException(
                        "The metadata " + source + " have the columns " + alike + ": keep one of them.");
            }
        }
    }

    /** Whether a column that must not be there is one that may, by a slip of a letter in a long name. */
    private static boolean isMeant(String column, String name) {
        int slips = LevenshteinDistance.getDefaultInstance()
                .apply(column.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
        return PanelReader.isLike(column, name)
                || !COLUMNS.contains(column) && slips <= name.length() / LETTERS_PER_SLIP;
    }

    private double required(NamedCsvRecord row, String column) {
        return number(row, column).orElseThrow(() -> error(row, "has no " + column + ": give one"));
    }

    private Indicator indicator(NamedCsvRecord row, String code, double direction) {
        if (direction != 1 && direction != -1) {
            throw new IndexException("direction " + direction + " is neither 1 nor -1");
        }
        return new Indicator(
                code,
                text(row, "iName").orElse(null),
                parents.get(code),
                (int) direction,
                number(row, "Weight").orElse(null),
                null,
                text(row, "Denominator").orElse(null),
                number(row, "Target").orElse(null),
                number(row, "goalpost_lower").orElse(null),
                number(row, "goalpost_upper").orElse(null),
                null);
    }

    private void requireLevels() {
        parents.forEach((code, parent) -> {
            if (levels.containsKey(parent) && levels.get(parent) <= levels.get(code)) {
                throw new IndexException("The metadata " + source + " puts " + code + " (level "
                        + levels.get(code) + ") under " + parent + " (level " + levels.get(parent)
                        + "): a parent must have a higher level.");
            }
        });
    }

    private static Optional<String> text(NamedCsvRecord row, String column) {
        return row.findField(column).map(String::strip).filter(value -> !value.isEmpty() && !value.equals("NA"));
    }

    private Optional<Double> number(NamedCsvRecord row, String column) {
        return text(row, column)
                .map(value -> Numbers.parse(value)
                        .orElseThrow(() -> error(
                                row, "has " + column + " " + value + ", which is no number: write one, such as 1")));
    }

    private IndexException error(NamedCsvRecord row, String what) {
        return new IndexException(
                "The metadata " + source + ", line " + row.getStartingLineNumber() + ", " + what + ".");
    }
}
