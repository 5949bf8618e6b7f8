package org.sovereignai.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where a unit stands best and worst among the units of its year, over the indicators of a score that are observed for
 * it.
 *
 * @param element code of the score or group
 * @param unit code of the unit
 * @param year year
 * @param strengths indicators in which the smallest share of the others is ahead, best first
 * @param weaknesses indicators in which the largest share of the others is ahead, worst first
 */
public record Profile(String element, String unit, int year, List<Standing> strengths, List<Standing> weaknesses) {

    /**
     * Standing of a unit in one indicator.
     *
     * @param indicator code
     * @param value value after the denominator
     * @param normalised normalised value
     * @param rank competition rank among the units of the year that are observed, 1 = best
     * @param of number of these units
     * @param behind number of these units that are behind; those that are level are neither ahead nor behind
     * @param ahead share of the other units that are ahead, ties counted half; 0 = best
     */
    public record Standing(
            String indicator, double value, double normalised, int rank, int of, int behind, double ahead) {

        private boolean isStrength() {
            return 2 * behind > of - 1;
        }

        private boolean isWeakness() {
            return 2 * (rank - 1) > of - 1;
        }
    }

    /**
     * Up to {@code count} indicators in which more than half of the others are behind a unit, and in which more than half are ahead.
     * An indicator observed for no other unit tells nothing and is passed over; indicators that tie are in the order of the
     * hierarchy.
     */
    public static Profile of(IndexResult result, String element, String unit, int year, int count) {
        List<Standing> standings = new ArrayList<>();
        Hierarchy hierarchy = result.hierarchy();
        double[] effective = hierarchy.effectiveWeights(hierarchy.group(element), result.weightArrays());
        for (int leaf = 0; leaf < effective.length; leaf++) {
            if (effective[leaf] > 0) {
                Standing standing = standing(result, leaf, unit, year);
                if (standing != null) {
                    standings.add(standing);
                }
            }
        }
        Comparator<Standing> bestFirst = Comparator.comparingDouble(Standing::ahead);
        return new Profile(
                element,
                unit,
                year,
                standings.stream()
                        .filter(Standing::isStrength)
                        .sorted(bestFirst)
                        .limit(count)
                        .toList(),
                standings.stream()
                        .filter(Standing::isWeakness)
                        .sorted(bestFirst.reversed())
                        .limit(count)
                        .toList());
    }

    private static Standing standing(IndexResult result, int leaf, String unit, int year) {
        Panel panel = result.panel();
        PreparedLeaf prepared = result.leaf(leaf);
        int cell = panel.cell(unit, year);
        if (!prepared.isObserved(cell)) {
            return null;
        }
        boolean[] included = result.preparation().includedForLeaf(leaf);
        int start = cell - cell % panel.units().size();
        double own = prepared.normalised()[cell];
        int better = 0;
        int equal = 0;
        int others = 0;
        for (int other = start; other < start + panel.units().size(); other++) {
            if (other != cell && included[other] && prepared.isObserved(other)) {
                others++;
                better += prepared.normalised()[other] > own ? 1 : 0;
                equal += prepared.normalised()[other] == own ? 1 : 0;
            }
        }
        return others == 0
                ? null
                : new Standing(
                        result.hierarchy().leaf(leaf).code(),
                        prepared.natural().values()[cell],
                        own,
                        better + 1,
                        others + 1,
                        others - better - equal,
                        (better + equal / 2.0) / others);
    }
}
