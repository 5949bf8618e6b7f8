package org.sovereignai.jobs.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/**
 * Amounts summed into a matrix whose rows and columns are in the order of their names, so that the order in which Spark
 * delivers the cells does not matter. Whole numbers, whose sums are exact.
 */
final class AmountMatrix {

    private final List<String> rowNames;
    private final double[][] amounts;

    private AmountMatrix(List<String> rowNames, double[][] amounts) {
        this.rowNames = rowNames;
        this.amounts = amounts;
    }

    /** A matrix of cells (row name, column name, whole amount). */
    static AmountMatrix of(List<Row> cells) {
        return summed(cells, names(cells, 0), names(cells, 1));
    }

    /** A matrix whose rows and columns have the same names: all that occur in either place. */
    static AmountMatrix square(List<Row> cells) {
        TreeSet<String> all = names(cells, 0);
        all.addAll(names(cells, 1));
        return summed(cells, all, all);
    }

    List<String> rowNames() {
        return rowNames;
    }

    double[][] amounts() {
        return amounts;
    }

    private static TreeSet<String> names(List<Row> cells, int place) {
        TreeSet<String> names = new TreeSet<>();
        cells.forEach(cell -> names.add(cell.getString(place)));
        return names;
    }

    private static AmountMatrix summed(List<Row> cells, TreeSet<String> rows, TreeSet<String> columns) {
        Map<String, Integer> rowPlaces = places(rows);
        Map<String, Integer> columnPlaces = places(columns);
        double[][] amounts = new double[rows.size()][columns.size()];
        for (Row cell : cells) {
            amounts[rowPlaces.get(cell.getString(0))][columnPlaces.get(cell.getString(1))] += cell.getLong(2);
        }
        return new AmountMatrix(new ArrayList<>(rows), amounts);
    }

    private static Map<String, Integer> places(TreeSet<String> names) {
        Map<String, Integer> places = new TreeMap<>();
        names.forEach(name -> places.put(name, places.size()));
        return places;
    }
}
