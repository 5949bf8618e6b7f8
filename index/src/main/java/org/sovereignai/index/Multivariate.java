package org.sovereignai.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.sovereignai.index.statistics.Correlation;
import org.sovereignai.index.statistics.Moments;
import org.sovereignai.index.statistics.PrincipalComponents;
import org.sovereignai.index.statistics.Reliability;

/**
 * How the parts of an index hang together (OECD/JRC Handbook, step 4), over the scored units of all years. Indicators
 * enter with their normalised values, so that a direction of -1 is turned, and only where they are observed.
 */
public final class Multivariate {

    private final IndexResult result;
    private final Hierarchy hierarchy;

    private Multivariate(IndexResult result) {
        this.result = result;
        this.hierarchy = result.hierarchy();
    }

    public static Multivariate of(IndexResult result) {
        return new Multivariate(result);
    }

    /** Mean, deviation, skewness and kurtosis of an indicator or group. */
    public Moments moments(String element) {
        return Moments.of(Arrays.stream(observed(hierarchy.node(element)))
                .filter(value -> !Double.isNaN(value))
                .toArray());
    }

    /** Correlation of two indicators or groups; empty when one is constant or fewer than two units have both. */
    public OptionalDouble correlation(Correlation kind, String element, String other) {
        return kind.between(observed(hierarchy.node(element)), observed(hierarchy.node(other)));
    }

    /** Codes of the members of a group, in the order of the loadings of its components. */
    public List<String> members(String group) {
        return Arrays.stream(hierarchy.members(hierarchy.group(group)))
                .mapToObj(hierarchy::code)
                .toList();
    }

    /** Cronbach's alpha of the members of a group. */
    public OptionalDouble cronbachAlpha(String group) {
        int[] members = hierarchy.members(hierarchy.group(group));
        return Reliability.cronbachAlpha(
                Arrays.stream(members).mapToObj(this::observed).toArray(double[][]::new));
    }

    /**
     * Principal components of the members of a group, over the units for which all are present.
     *
     * @throws IllegalArgumentException when a member is constant there or fewer than two units have all
     */
    public PrincipalComponents principalComponents(String group) {
        int[] members = hierarchy.members(hierarchy.group(group));
        double[][] columns = Arrays.stream(members).mapToObj(this::observed).toArray(double[][]::new);
        boolean[] complete = new boolean[columns[0].length];
        for (int cell = 0; cell < complete.length; cell++) {
            int at = cell;
            complete[cell] = Arrays.stream(columns).noneMatch(column -> Double.isNaN(column[at]));
        }
        for (int j = 0; j < columns.length; j++) {
            columns[j] = CompositeIndex.included(columns[j], complete);
        }
        return PrincipalComponents.of(columns);
    }

    /**
     * What each element is worth to the ranks of a score: the index without it, compared with the index as it is. Every
     * indicator and group below the score, in the order of the hierarchy, but for one that holds all its indicators.
     */
    public Map<String, MethodComparison> leaveOneOut(String score) {
        Map<String, MethodComparison> comparisons = new LinkedHashMap<>();
        for (String element : below(score)) {
            IndexResult other = CompositeIndex.compute(result.descriptor().without(element), result.panel());
            comparisons.put(element, MethodComparison.of(result, other, score));
        }
        return comparisons;
    }

    private List<String> below(String score) {
        List<String> codes = new ArrayList<>();
        Set<Integer> all = leavesOf(hierarchy.node(score));
        for (int node = 0; node < hierarchy.leafCount() + hierarchy.groupCount(); node++) {
            Set<Integer> leaves = leavesOf(node);
            if (all.containsAll(leaves) && leaves.size() < all.size()) {
                codes.add(hierarchy.code(node));
            }
        }
        return codes;
    }

    private Set<Integer> leavesOf(int node) {
        Set<Integer> leaves = new HashSet<>();
        if (node < hierarchy.leafCount()) {
            leaves.add(node);
        } else {
            for (int member : hierarchy.members(node - hierarchy.leafCount())) {
                leaves.addAll(leavesOf(member));
            }
        }
        return leaves;
    }

    /** Values of a node where it is known: observed for an indicator, scored for a group. */
    private double[] observed(int node) {
        double[] values = result.column(node).clone();
        for (int cell = 0; cell < values.length; cell++) {
            boolean known = node < hierarchy.leafCount()
                    ? result.preparation().includedForLeaf(node)[cell]
                            && result.leaf(node).isObserved(cell)
                    : result.isScored(node - hierarchy.leafCount(), cell);
            if (!known) {
                values[cell] = Double.NaN;
            }
        }
        return values;
    }
}
