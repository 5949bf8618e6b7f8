package org.sovereignai.index;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sovereignai.index.method.IndexException;

/**
 * A table of units x years x columns, with bounds and unit attributes where they are known. Units are sorted by code
 * and years ascend, so the order of the rows that a panel was made from never matters.
 *
 * <p>A value is present or not; there is no NaN and no infinity to be had from or put into a panel. Inside the engine a
 * column is a {@code double[]} with one cell for every year and unit ({@code year index x units + unit index}) in which
 * the missing cells hold NaN, so a column costs 8 bytes a cell and arithmetic keeps a missing cell missing.
 */
public final class Panel implements Serializable {

    /** The year of cells that are all of one time. */
    public static final int NO_YEAR = 0;

    private static final long serialVersionUID = 1L;

    private final List<String> units;
    private final List<Integer> years;
    private final Map<String, double[]> values;
    private final Map<String, double[]> lows;
    private final Map<String, double[]> highs;
    private final Map<String, String[]> attributes;

    private Panel(Builder builder) {
        this.units = List.copyOf(builder.units);
        this.years = List.copyOf(builder.years);
        this.values = arrays(builder.values);
        this.lows = arrays(builder.lows);
        this.highs = arrays(builder.highs);
        this.attributes = new HashMap<>();
        builder.attributes.forEach((name, cells) -> {
            String[] column = new String[units.size() * years.size()];
            cells.forEach((key, value) -> column[cell(key)] = value);
            attributes.put(name, column);
        });
    }

    /** A cell's unit and year, for people; the unit alone where all cells are of one time. */
    public static String at(String unit, int year) {
        return year == NO_YEAR ? unit : unit + " in " + year;
    }

    public static Builder builder() {
        return new Builder();
    }

    public List<String> units() {
        return units;
    }

    public List<Integer> years() {
        return years;
    }

    public Set<String> columns() {
        return new TreeSet<>(values.keySet());
    }

    /** The value of a cell, empty when it is missing. */
    public OptionalDouble value(String column, String unit, int year) {
        double value = require(column)[cell(new Key(unit, year))];
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    int cells() {
        return units.size() * years.size();
    }

    /** Cell index of a unit and year of this panel. */
    int cell(String unit, int year) {
        return cell(new Key(unit, year));
    }

    String unitOf(int cell) {
        return units.get(cell % units.size());
    }

    int yearOf(int cell) {
        return years.get(cell / units.size());
    }

    double[] require(String column) {
        double[] found = values.get(column);
        if (found == null) {
            throw new IndexException("The data have no column " + column
                    + ": add it, or correct the name in the descriptor of the index; there are " + columns() + ".");
        }
        return found;
    }

    /** Lower bounds of a column, null when it has none. */
    public double[] lows(String column) {
        return lows.get(column);
    }

    /** Upper bounds of a column, null when it has none. */
    public double[] highs(String column) {
        return highs.get(column);
    }

    public String[] attribute(String name) {
        String[] found = attributes.get(name);
        if (found == null) {
            throw new IndexException("The data have no attribute " + name
                    + ", which an imputation groups by: add it, or correct the name in the descriptor.");
        }
        return found;
    }

    private Map<String, double[]> arrays(Map<String, Map<Key, Double>> columns) {
        Map<String, double[]> arrays = new HashMap<>();
        columns.forEach((name, cells) -> {
            double[] column = new double[units.size() * years.size()];
            Arrays.fill(column, Double.NaN);
            cells.forEach((key, value) -> column[cell(key)] = value);
            arrays.put(name, column);
        });
        return arrays;
    }

    private int cell(Key key) {
        int unit = Collections.binarySearch(units, key.unit());
        int year = Collections.binarySearch(years, key.year());
        if (unit < 0 || year < 0) {
            throw new IndexException(
                    "The data have no unit " + key.unit() + " in " + key.year() + ": name one that they have.");
        }
        return year * units.size() + unit;
    }

    private record Key(String unit, int year) {}

    /** Collects the cells of a panel; they may come in any order, each once. */
    public static final class Builder {

        /** A value and its bounds may come from sums in another order. */
        private static final double ROUNDING = 1e-12;

        private final TreeSet<String> units = new TreeSet<>();
        private final TreeSet<Integer> years = new TreeSet<>();
        private final Map<String, Map<Key, Double>> values = new TreeMap<>();
        private final Map<String, Map<Key, Double>> lows = new TreeMap<>();
        private final Map<String, Map<Key, Double>> highs = new TreeMap<>();
        private final Map<String, Map<Key, String>> attributes = new TreeMap<>();

        private Builder() {}

        /** A column, even when no cell of it is present. */
        public Builder column(String column) {
            values.computeIfAbsent(column, name -> new HashMap<>());
            return this;
        }

        /** A unit in a year, even when nothing is known of it. */
        public Builder unit(String unit, int year) {
            units.add(unit);
            years.add(year);
            return this;
        }

        /** A present value. */
        public Builder value(String column, String unit, int year, double value) {
            put(values, column, unit, year, value, "value");
            return this;
        }

        /**
         * Bounds of a cell whose value is present or missing.
         *
         * @throws IndexException when low is above high
         */
        public Builder bounds(String column, String unit, int year, double low, double high) {
            if (low > high) {
                throw new IndexException("Column " + column + " has bounds " + low + " to " + high + " for "
                        + at(unit, year) + ": the lower must come first.");
            }
            column(column);
            put(lows, column, unit, year, low, "lower bound");
            put(highs, column, unit, year, high, "upper bound");
            return this;
        }

        /** A text that groups units, such as an income group; null is passed over. */
        public Builder attribute(String name, String unit, int year, String value) {
            unit(unit, year);
            Map<Key, String> column = attributes.computeIfAbsent(name, key -> new HashMap<>());
            if (value != null) {
                column.put(new Key(unit, year), value);
            }
            return this;
        }

        /**
         * The panel.
         *
         * @throws IndexException when it is empty or a value lies outside its bounds
         */
        public Panel build() {
            if (units.isEmpty()) {
                throw new IndexException("The data hold no unit: give at least one row.");
            }
            lows.forEach((column, cells) -> cells.forEach((key, low) -> {
                Double value = values.get(column).get(key);
                double high = highs.get(column).get(key);
                double room = ROUNDING * Math.max(Math.abs(low), Math.abs(high));
                if (value != null && (value < low - room || value > high + room)) {
                    throw new IndexException("Column " + column + " has value " + value + " for "
                            + at(key.unit(), key.year()) + ", outside its bounds " + low + " to " + high
                            + ": correct one of the three.");
                }
            }));
            return new Panel(this);
        }

        private void put(
                Map<String, Map<Key, Double>> columns,
                String column,
                String unit,
                int year,
                double value,
                String kind) {
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                throw new IndexException("Column " + column + " has the " + kind + " " + value + " for "
                        + at(unit, year) + ": leave out what is not known.");
            }
            unit(unit, year);
            Double before =
                    columns.computeIfAbsent(column, name -> new HashMap<>()).put(new Key(unit, year), value);
            if (before != null) {
                throw new IndexException("Column " + column + " has a second " + kind + " for " + at(unit, year)
                        + (year == NO_YEAR
                                ? ": keep one row for each unit, or say with a year when each was."
                                : ": keep one row for each unit and year."));
            }
        }
    }
}
