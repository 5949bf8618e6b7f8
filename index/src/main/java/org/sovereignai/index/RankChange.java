package org.sovereignai.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sovereignai.index.method.Aggregation;
import org.sovereignai.index.method.IndexException;
import org.sovereignai.index.statistics.Ranks;

/**
 * The change of a unit's rank between two years, split into what its own data, the data of the others and the method
 * brought about.
 *
 * <p>The rank is computed for all eight combinations of old and new own data, old and new data of the others, old and
 * new method (hierarchy, weights, treatment and normalisation as fitted then), and every part is its Shapley value: the
 * mean of what the switch from old to new changes over the six orders of the three switches. So the parts do not depend
 * on an order and sum to the change. Under one method fitted to all years the part of the method is 0.
 *
 * @param element code of the score or group
 * @param unit code of the unit
 * @param yearBefore first year
 * @param yearAfter second year
 * @param rankBefore rank in the first year
 * @param rankAfter rank in the second year
 * @param ownData part of the unit's own data; positive moves it down the table
 * @param others part of the other units: their data, and their coming and going
 * @param method part of the method
 */
public record RankChange(
        String element,
        String unit,
        int yearBefore,
        int yearAfter,
        int rankBefore,
        int rankAfter,
        double ownData,
        double others,
        double method) {

    /** Changes between two years of one result, for every unit that has a rank in both. */
    public static List<RankChange> between(IndexResult result, String element, int yearBefore, int yearAfter) {
        return between(result, yearBefore, result, yearAfter, element);
    }

    /**
     * Changes from a year of one result to a year of another, for every unit that has a rank in both: two releases, or
     * two versions of the method.
     *
     * @throws IndexException when the data of one lack a column that the method of the other reads
     */
    public static List<RankChange> between(
            IndexResult before, int yearBefore, IndexResult after, int yearAfter, String element) {
        IndexResult[] results = {before, after};
        int[] years = {yearBefore, yearAfter};
        Side[] sides = new Side[2];
        Arrays.setAll(sides, at -> new Side(results, years, at, element));
        List<RankChange> changes = new ArrayList<>();
        for (String unit : after.panel().units()) {
            if (sides[0].isScored(unit) && sides[1].isScored(unit)) {
                changes.add(change(sides, unit, element));
            }
        }
        return changes;
    }

    private static RankChange change(Side[] sides, String unit, String element) {
        int[] ranks = new int[8];
        Arrays.setAll(ranks, switches -> {
            int own = switches & 1;
            int others = switches >> 1 & 1;
            return sides[switches >> 2 & 1].rank(unit, own, others, sides[others].scoredUnits());
        });
        return new RankChange(
                element,
                unit,
                sides[0].year(),
                sides[1].year(),
                ranks[0],
                ranks[7],
                shapley(ranks, 0),
                shapley(ranks, 1),
                shapley(ranks, 2));
    }

    /** Mean effect of switch s over the orders: weight 1/3 with none or both others switched, 1/6 with either. */
    private static double shapley(int[] ranks, int s) {
        int own = 1 << s;
        int first = 1 << (s + 1) % 3;
        int second = 1 << (s + 2) % 3;
        int alone = 2 * (ranks[own] - ranks[0]);
        int middle = ranks[own | first] - ranks[first] + ranks[own | second] - ranks[second];
        int last = 2 * (ranks[7] - ranks[first | second]);
        return (alone + middle + last) / 6.0;
    }

    /** The method and the scored units of one end of the change, with the values of both ends under that method. */
    private static final class Side {

        private final IndexResult result;
        private final Hierarchy hierarchy;
        private final Method method;
        private final int year;
        private final int group;
        private final List<String> scored = new ArrayList<>();
        private final boolean nonNegative;
        /** Values of the indicators of every unit at both ends, under the method of this end. */
        private final List<Map<String, double[]>> normalised = new ArrayList<>();

        Side(IndexResult[] results, int[] years, int at, String element) {
            this.result = results[at];
            this.hierarchy = result.hierarchy();
            this.method = result.descriptor().method();
            this.year = years[at];
            this.group = hierarchy.group(element);
            this.nonNegative =
                    Arrays.stream(CompositeIndex.functions(hierarchy, method)).anyMatch(Aggregation::needsNonNegative);
            for (String unit : result.panel().units()) {
                if (result.isScored(group, result.panel().cell(unit, year))) {
                    scored.add(unit);
                }
            }
            for (int data = 0; data < 2; data++) {
                Preparation source = results[data] == result
                        ? result.preparation()
                        : new Preparation(withEveryIndicator(result.descriptor()), results[data].panel());
                normalised.add(normalised(source, years[data]));
            }
        }

        private Map<String, double[]> normalised(Preparation source, int dataYear) {
            Panel panel = source.panel();
            int fitted = result.panel().years().indexOf(year);
            Map<String, double[]> byUnit = new HashMap<>();
            panel.units().forEach(unit -> byUnit.put(unit, new double[hierarchy.leafCount()]));
            for (int leaf = 0; leaf < hierarchy.leafCount(); leaf++) {
                NaturalColumn column = source.natural(leaf);
                NaturalColumn filled = column.withValues(source.impute(leaf, column.values(), method));
                for (String unit : panel.units()) {
                    byUnit.get(unit)[leaf] = normalised(leaf, filled, panel.cell(unit, dataYear), fitted);
                }
            }
            return byUnit;
        }

        /** The other data may cover less, but the values are wanted under all indicators of this method. */
        private static IndexDescriptor withEveryIndicator(IndexDescriptor descriptor) {
            Screening screening = descriptor.method().screening();
            return descriptor.with(descriptor
                    .method()
                    .with(new Screening(
                            screening.minimumCoverage(),
                            screening.minimumGroupCoverage(),
                            0.0,
                            screening.fullCoverage())));
        }

        int year() {
            return year;
        }

        boolean isScored(String unit) {
            return scored.contains(unit);
        }

        List<String> scoredUnits() {
            return scored;
        }

        /** Rank of a unit under this method, its values from one end and those of the other units from another. */
        int rank(String unit, int own, int others, List<String> othersScored) {
            List<String> units = new ArrayList<>(othersScored);
            if (!units.contains(unit)) {
                units.add(unit);
            }
            double[][] columns = new double[hierarchy.leafCount()][units.size()];
            for (int at = 0; at < units.size(); at++) {
                String other = units.get(at);
                double[] values =
                        normalised.get(other.equals(unit) ? own : others).get(other);
                for (int leaf = 0; leaf < columns.length; leaf++) {
                    columns[leaf][at] = values[leaf];
                }
            }
            boolean[] all = new boolean[units.size()];
            Arrays.fill(all, true);
            Scorer scorer = new Scorer(hierarchy, units.size(), any -> all, units::get);
            double[] scores = scorer.score(
                            columns,
                            result.weightArrays(),
                            CompositeIndex.functions(hierarchy, method),
                            method.missing())[hierarchy.leafCount() + group];
            int[] ranks = new int[scores.length];
            Ranks.descending(scores, 0, scores.length, ranks, new double[scores.length]);
            return ranks[units.indexOf(unit)];
        }

        private double normalised(int leaf, NaturalColumn column, int cell, int fitted) {
            Fit fit = result.leaf(leaf).fit();
            double value = fit.apply(column.values()[cell], fitted);
            double known = Double.isNaN(value) ? fit.standIn(method.missing(), column, cell, fitted) : value;
            // A value of another year may lie below the scale of this one, where some means are not defined.
            return nonNegative ? Math.max(0, known) : known;
        }
    }
}
