package org.sovereignai.jobs.scores;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.sovereignai.index.IndexDescriptor;
import org.sovereignai.index.Numbers;
import org.sovereignai.index.Panel;
import org.sovereignai.index.method.IndexException;

/**
 * Makes a panel of a Spark table. Only the columns that a descriptor names are read. Numbers may come as text; a text
 * that is no number is an error, an empty one is missing.
 */
public final class PanelReader {

    private static final List<String> LONG = List.of("value");
    private static final List<String> LONG_BOUNDED = List.of("value", "low", "high");
    /** Marks of which the same name may have one or none. */
    private static final Pattern UNSURE = Pattern.compile("[\\p{Cf}\"'\u2018\u2019\u201C\u201D]");

    private static final int FIRST_LONG_YEAR = 1000;
    private static final int SHORTENED_YEARS = 100;
    private static final int NO_KNOWN_YEAR = 9999;

    private final IndexDescriptor descriptor;
    private final String unitColumn;
    private final String yearColumn;
    private final Set<String> unread = new TreeSet<>();

    /**
     * A reader for an index.
     *
     * @param unitColumn column with the code of the unit
     * @param yearColumn column with the year; empty where all rows are of one time, {@link Panel#NO_YEAR}
     */
    public PanelReader(IndexDescriptor descriptor, String unitColumn, String yearColumn) {
        this.descriptor = descriptor;
        this.unitColumn = unitColumn;
        this.yearColumn = yearColumn;
    }

    /**
     * Reads one row per unit and year, one column per indicator. Bounds of column {@code x} are in {@code x_low} and
     * {@code x_high} where both are there and neither is an indicator itself.
     *
     * @throws IndexException listing the columns that are missing, or naming the cell that is no number
     *     or the units or years that are not written alike
     */
    public Panel readWide(Dataset<Row> table) {
        Set<String> present = new LinkedHashSet<>(Arrays.asList(table.columns()));
        Set<String> wanted = new LinkedHashSet<>(keyColumns());
        wanted.addAll(descriptor.columns());
        wanted.addAll(descriptor.attributes());
        Set<String> known = new LinkedHashSet<>(wanted);
        descriptor.columns().forEach(column -> known.addAll(List.of(column + "_low", column + "_high")));
        requireNames(present, known);
        Set<String> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(present);
        if (!missing.isEmpty()) {
            throw new IndexException("The data lack the columns " + missing
                    + " that the index reads: add them, or correct the names in its descriptor.");
        }
        for (String column : descriptor.columns()) {
            requireBothBounds(present, column + "_low", column + "_high");
            if (hasBounds(present, column)) {
                wanted.addAll(List.of(column + "_low", column + "_high"));
            }
        }
        Panel.Builder panel = Panel.builder();
        descriptor.columns().forEach(panel::column);
        List<Row> rows = table.select(wanted.stream()
                        .map(column -> functions.col("`" + column.replace("`", "``") + "`"))
                        .toArray(Column[]::new))
                .collectAsList();
        for (Row row : rows) {
            addWide(panel, row, present);
        }
        return distinct(panel.build());
    }

    /**
     * Reads one row per unit, year and indicator, with columns {@code indicator, value} beside unit and year, and bounds
     * in {@code low, high} where both are there.
     *
     * @throws IndexException listing the columns that are missing, or naming the cell that is no number
     */
    public Panel readLong(Dataset<Row> table) {
        Set<String> missing = new LinkedHashSet<>(keyColumns());
        missing.addAll(LONG);
        Set<String> known = new LinkedHashSet<>(missing);
        known.addAll(LONG_BOUNDED);
        requireNames(new LinkedHashSet<>(List.of(table.columns())), known);
        missing.add("indicator");
        missing.removeAll(List.of(table.columns()));
        if (!missing.isEmpty()) {
            throw new IndexException("The data lack the columns " + missing
                    + " of a table with one row for each indicator: add them, or correct their names.");
        }
        requireBothBounds(Set.of(table.columns()), "low", "high");
        List<Row> rows = new ArrayList<>();
        for (Row row : table.collectAsList()) {
            String name = clean(row.getAs("indicator"));
            if (name.isEmpty()) {
                String unit = unit(row);
                throw new IndexException("A row of " + Panel.at(unit, year(row, unit))
                        + " has no indicator in column indicator: name the one that its value is of.");
            }
            if (isRead(name)) {
                rows.add(row);
            }
        }
        return readLong(rows);
    }

    /** Names of indicators of a long table that the index does not read, sorted. */
    public Set<String> unread() {
        return Collections.unmodifiableSet(unread);
    }

    /** Whether the index reads an indicator; a name that is nearly one of its own is a slip, and not another indicator. */
    private boolean isRead(String name) {
        if (descriptor.columns().contains(name)) {
            return true;
        }
        descriptor.columns().stream()
                .filter(column -> column.equalsIgnoreCase(name))
                .findFirst()
                .ifPresent(column -> {
                    throw new IndexException("The data name an indicator '" + name + "' where the index has '" + column
                            + "': write both alike.");
                });
        unread.add(name);
        return false;
    }

    private List<String> keyColumns() {
        return yearColumn.isEmpty() ? List.of(unitColumn) : List.of(unitColumn, yearColumn);
    }

    /** A column under nearly the right name would be taken for one that is not there, and its bounds for unknown. */
    private static void requireNames(Set<String> present, Set<String> known) {
        for (String name : known) {
            if (!present.contains(name)) {
                present.stream()
                        .filter(column -> !known.contains(column) && isLike(column, name))
                        .findFirst()
                        .ifPresent(column -> {
                            throw new IndexException("The data have the column '" + column + "' where '" + name
                                    + "' is read, with another capital or a character that is not seen: write it so.");
                        });
            }
        }
    }

    /** Whether two names differ in capitals alone, or in blanks and unseen characters at their edges. */
    static boolean isLike(String given, String name) {
        return clean(given).equalsIgnoreCase(name);
    }

    /** A text without blanks and unseen characters at its edges, of whatever kind, with single blanks inside and letters whole with their accents. */
    private static String clean(Object value) {
        // A text in Parquet need not be marked as one.
        Object text = value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value;
        return text == null
                ? ""
                : Normalizer.normalize(text.toString(), Normalizer.Form.NFC)
                        .replaceAll("[\\s\\p{Z}\uFEFF\u200B]+", " ")
                        .replaceAll("^[ \\p{Cf}]+|[ \\p{Cf}]+$", "");
    }

    /** Reads the rows of such a table, which must be rows of the indicators that the index reads. */
    Panel readLong(List<Row> rows) {
        Panel.Builder panel = Panel.builder();
        descriptor.columns().forEach(panel::column);
        boolean bounded =
                !rows.isEmpty() && List.of(rows.get(0).schema().fieldNames()).containsAll(LONG_BOUNDED);
        for (Row row : rows) {
            String unit = unit(row);
            int year = year(row, unit);
            panel.unit(unit, year);
            add(panel, clean(row.getAs("indicator")), unit, year, row, bounded ? LONG_BOUNDED : LONG);
        }
        return distinct(panel.build());
    }

    /** A unit under two spellings would be two units, each without the years of the other. */
    private Panel distinct(Panel panel) {
        Map<String, String> spellings = new HashMap<>();
        for (String unit : panel.units()) {
            String other = spellings.putIfAbsent(spelling(unit), unit);
            if (other != null) {
                throw new IndexException(
                        "The units %s and %s differ in capitals alone, or in quotes or characters that are not seen: write both alike."
                                .formatted(other, unit));
            }
        }
        requireYearsAlike(panel.years());
        return panel;
    }

    private static String spelling(String unit) {
        return UNSURE.matcher(Normalizer.normalize(unit, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** A shortened year, a day counted by a spreadsheet or a mark for none would be a time of its own, and perhaps the latest. */
    private void requireYearsAlike(List<Integer> years) {
        int first = years.get(0);
        int last = years.get(years.size() - 1);
        boolean isShortened = first >= 0 && first < SHORTENED_YEARS && last >= FIRST_LONG_YEAR;
        boolean isTooLate = first >= FIRST_LONG_YEAR && first < NO_KNOWN_YEAR && last >= NO_KNOWN_YEAR;
        if (isShortened || isTooLate) {
            throw new IndexException("The years %d and %d in column %s cannot be years of one table: write them alike."
                    .formatted(first, last, yearColumn));
        }
    }

    /** One bound alone would be passed over, and what is not known of a value taken for certain. */
    private void requireBothBounds(Set<String> present, String low, String high) {
        boolean isBound =
                !descriptor.columns().contains(low) && !descriptor.columns().contains(high);
        if (isBound && present.contains(low) != present.contains(high)) {
            throw new IndexException("The data have the column %s and no column %s: give both bounds or none."
                    .formatted(present.contains(low) ? low : high, present.contains(low) ? high : low));
        }
    }

    private void addWide(Panel.Builder panel, Row row, Set<String> present) {
        String unit = unit(row);
        int year = year(row, unit);
        panel.unit(unit, year);
        for (String column : descriptor.columns()) {
            List<String> names =
                    hasBounds(present, column) ? List.of(column, column + "_low", column + "_high") : List.of(column);
            add(panel, column, unit, year, row, names);
        }
        for (String attribute : descriptor.attributes()) {
            Object value = row.getAs(attribute);
            panel.attribute(attribute, unit, year, value == null ? null : clean(value));
        }
    }

    private boolean hasBounds(Set<String> present, String column) {
        Set<String> columns = descriptor.columns();
        return present.contains(column + "_low")
                && present.contains(column + "_high")
                && !columns.contains(column + "_low")
                && !columns.contains(column + "_high");
    }

    private static void add(Panel.Builder panel, String column, String unit, int year, Row row, List<String> names) {
        Double value = number(row, names.get(0), unit, year);
        if (value != null) {
            panel.value(column, unit, year, value);
        }
        if (names.size() > 1) {
            Double low = number(row, names.get(1), unit, year);
            Double high = number(row, names.get(2), unit, year);
            if ((low == null) != (high == null)) {
                throw new IndexException("Column " + column + " has one bound only for " + Panel.at(unit, year)
                        + ": give both or none.");
            }
            if (low != null) {
                panel.bounds(column, unit, year, low, high);
            }
        }
    }

    private String unit(Row row) {
        String unit = clean(row.getAs(unitColumn));
        if (unit.isEmpty()) {
            throw new IndexException("A row has no unit in column " + unitColumn + ": give every row the code of one.");
        }
        return unit;
    }

    private int year(Row row, String unit) {
        if (yearColumn.isEmpty()) {
            return Panel.NO_YEAR;
        }
        Object year = row.getAs(yearColumn);
        if (year instanceof Integer number) {
            return number;
        }
        String text = clean(year).replaceFirst("\\.0+$", "");
        if (!text.matches("-?[0-9]{1,6}")) {
            throw new IndexException("The year " + year + " of unit " + unit + " in column " + yearColumn
                    + " is no year: write it as a whole number.");
        }
        return Integer.parseInt(text);
    }

    private static Double number(Row row, String column, String unit, int year) {
        Object value = row.getAs(column);
        if (value instanceof Double number) {
            return number;
        }
        String text = clean(value);
        // As R writes a missing number, here as in COINr's metadata.
        if (text.isEmpty() || text.equals("NA")) {
            return null;
        }
        return Numbers.parse(text)
                .orElseThrow(() -> new IndexException("Column " + column + " has " + value + " for "
                        + Panel.at(unit, year) + ", which is no number: leave the cell empty when it is not known."));
    }
}
