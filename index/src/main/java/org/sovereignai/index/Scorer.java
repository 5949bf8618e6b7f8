package org.sovereignai.index;

import java.util.function.IntFunction;
import org.sovereignai.index.method.Aggregation;
import org.sovereignai.index.method.IndexException;
import org.sovereignai.index.method.Members;
import org.sovereignai.index.method.MissingRule;

/**
 * Aggregates prepared indicators up the hierarchy. Columns, weights and functions come with every call, so that one
 * scorer serves every replication.
 */
final class Scorer {

    private final Hierarchy hierarchy;
    private final int units;
    private final IntFunction<boolean[]> included;
    private final IntFunction<String> place;

    /** A scorer for the cells of a panel. */
    Scorer(Preparation preparation) {
        this(
                preparation.hierarchy(),
                preparation.panel().units().size(),
                preparation::included,
                cell -> preparation.panel().unitOf(cell) + " in "
                        + preparation.panel().yearOf(cell));
    }

    /**
     * A scorer for any cells.
     *
     * @param units number of cells that are ranked together
     * @param included cells that take part, by group
     * @param place name of a cell, for messages
     */
    Scorer(Hierarchy hierarchy, int units, IntFunction<boolean[]> included, IntFunction<String> place) {
        this.hierarchy = hierarchy;
        this.units = units;
        this.included = included;
        this.place = place;
    }

    /**
     * Scores of every node: the given columns of the indicators, followed by a column for each group.
     *
     * @param columns one column for every indicator
     * @param weights weights of the members of every group, summing to 1
     * @param functions aggregation of every group
     */
    double[][] score(double[][] columns, double[][] weights, Aggregation[] functions, MissingRule rule) {
        double[][] nodes = new double[hierarchy.leafCount() + hierarchy.groupCount()][];
        System.arraycopy(columns, 0, nodes, 0, columns.length);
        for (int group = 0; group < hierarchy.groupCount(); group++) {
            nodes[columns.length + group] = score(group, nodes, weights[group], functions[group], rule);
        }
        return nodes;
    }

    /** Score of one group, given the columns of its members among the nodes. */
    double[] score(int group, double[][] nodes, double[] weights, Aggregation function, MissingRule rule) {
        Members members = members(group, nodes, weights, rule);
        if (function.needsNonNegative()) {
            requireNonNegative(group, members, function);
        }
        double[] scores = new double[members.cells()];
        function.aggregate(members, scores);
        if (rule == MissingRule.TYPICAL || rule == MissingRule.LOWEST) {
            requireScores(group, members, scores, function);
        }
        return scores;
    }

    /** Low and high columns of every node, given those of the indicators and the central columns of all nodes. */
    void bound(
            double[][] low,
            double[][] high,
            double[][] central,
            double[][] weights,
            Aggregation[] functions,
            MissingRule rule) {
        int leaves = hierarchy.leafCount();
        for (int group = 0; group < hierarchy.groupCount(); group++) {
            Members members = members(group, central, weights[group], rule);
            double[][] lows = pick(group, low);
            double[][] highs = pick(group, high);
            Aggregation function = functions[group];
            if (function.needsNonNegative()) {
                // Below 0 these means are not defined; bounds of a member may reach there, its value does not.
                lows = atLeastZero(lows);
                highs = atLeastZero(highs);
            }
            low[leaves + group] = new double[members.cells()];
            high[leaves + group] = new double[members.cells()];
            function.bound(members, lows, highs, low[leaves + group], high[leaves + group]);
            widen(low[leaves + group], high[leaves + group], central[leaves + group]);
        }
    }

    /** Makes room for the central score, which under a rule that rescales weights may lie beyond the filled ones. */
    private static void widen(double[] low, double[] high, double[] central) {
        for (int cell = 0; cell < central.length; cell++) {
            if (!Double.isNaN(central[cell])) {
                low[cell] = Math.min(low[cell], central[cell]);
                high[cell] = Math.max(high[cell], central[cell]);
            }
        }
    }

    private static double[][] atLeastZero(double[][] columns) {
        double[][] clamped = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            clamped[j] = columns[j].clone();
            for (int cell = 0; cell < clamped[j].length; cell++) {
                clamped[j][cell] = Math.max(0, clamped[j][cell]);
            }
        }
        return clamped;
    }

    private Members members(int group, double[][] nodes, double[] weights, MissingRule rule) {
        return new Members(pick(group, nodes), weights, units, included.apply(group), rule == MissingRule.AVAILABLE);
    }

    private double[][] pick(int group, double[][] nodes) {
        int[] members = hierarchy.members(group);
        double[][] columns = new double[members.length][];
        for (int j = 0; j < members.length; j++) {
            columns[j] = nodes[members[j]];
        }
        return columns;
    }

    private void requireNonNegative(int group, Members members, Aggregation function) {
        for (int j = 0; j < members.size(); j++) {
            double[] column = members.values()[j];
            for (int cell = 0; cell < column.length; cell++) {
                if (column[cell] < 0 && members.weights()[j] > 0 && members.included()[cell]) {
                    throw new IndexException("Group " + hierarchy.group(group).code()
                            + " cannot be aggregated by " + function + ": its member "
                            + hierarchy.code(hierarchy.members(group)[j]) + " is " + column[cell] + " for "
                            + place.apply(cell) + "; choose a normalisation without negative values.");
                }
            }
        }
    }

    private void requireScores(int group, Members members, double[] scores, Aggregation function) {
        for (int cell = 0; cell < scores.length; cell++) {
            if (members.included()[cell] && !Double.isFinite(scores[cell])) {
                throw new IndexException("Group " + hierarchy.group(group).code() + " has no score by "
                        + function + " for " + place.apply(cell)
                        + ": choose a normalisation with positive values or another aggregation.");
            }
        }
    }
}
