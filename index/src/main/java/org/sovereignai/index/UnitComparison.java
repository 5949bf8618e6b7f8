package org.sovereignai.index;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Two units side by side in one element of the index.
 *
 * @param element code of an indicator or group
 * @param level level in the hierarchy, 1 = indicator
 * @param first normalised value or score of the first unit, empty when missing
 * @param second that of the second unit
 * @param difference first less second, empty when one is missing
 * @param weight weight of the element in the score
 */
public record UnitComparison(
        String element,
        int level,
        OptionalDouble first,
        OptionalDouble second,
        OptionalDouble difference,
        double weight) {

    /** Compares two units in a year, in every element of a score or group from the top down. */
    public static List<UnitComparison> of(IndexResult result, String element, String first, String second, int year) {
        List<UnitComparison> rows = new ArrayList<>();
        add(rows, result, result.hierarchy().node(element), 1, first, second, year);
        return rows;
    }

    private static void add(
            List<UnitComparison> rows,
            IndexResult result,
            int node,
            double weight,
            String first,
            String second,
            int year) {
        Hierarchy hierarchy = result.hierarchy();
        OptionalDouble a = value(result, node, first, year);
        OptionalDouble b = value(result, node, second, year);
        rows.add(new UnitComparison(
                hierarchy.code(node),
                hierarchy.level(node),
                a,
                b,
                a.isPresent() && b.isPresent()
                        ? OptionalDouble.of(a.getAsDouble() - b.getAsDouble())
                        : OptionalDouble.empty(),
                weight));
        if (node >= hierarchy.leafCount()) {
            int group = node - hierarchy.leafCount();
            for (int j = 0; j < hierarchy.members(group).length; j++) {
                double share = result.weightArrays()[group][j];
                add(rows, result, hierarchy.members(group)[j], weight * share, first, second, year);
            }
        }
    }

    private static OptionalDouble value(IndexResult result, int node, String unit, int year) {
        String code = result.hierarchy().code(node);
        return node < result.hierarchy().leafCount()
                ? result.normalised(code, unit, year)
                : result.score(code, unit, year).value();
    }
}
