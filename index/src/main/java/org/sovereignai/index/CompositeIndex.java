package org.sovereignai.index;

import java.util.Arrays;
import org.sovereignai.index.method.Aggregation;
import org.sovereignai.index.method.IndexException;
import org.sovereignai.index.method.MissingRule;
import org.sovereignai.index.method.Weighting;
import org.sovereignai.index.statistics.BalancedWeights;
import org.sovereignai.index.statistics.PrincipalComponents;

/** Computes the scores of an index over a panel. */
public final class CompositeIndex {

    private CompositeIndex() {}

    /**
     * Scores, ranks, intervals and everything that led to them.
     *
     * @throws IndexException naming the element, unit and year of what cannot be computed
     */
    public static IndexResult compute(IndexDescriptor descriptor, Panel panel) {
        return compute(new Preparation(descriptor, panel));
    }

    static IndexResult compute(Preparation preparation) {
        Method method = preparation.descriptor().method();
        Hierarchy hierarchy = preparation.hierarchy();
        PreparedLeaf[] leaves = new PreparedLeaf[hierarchy.leafCount()];
        double[][] columns = new double[leaves.length][];
        for (int leaf = 0; leaf < leaves.length; leaf++) {
            leaves[leaf] = preparation.prepare(leaf, preparation.natural(leaf), method);
            columns[leaf] = leaves[leaf].fill(method.missing());
        }
        Aggregation[] functions = functions(hierarchy, method);
        double[][] weights = weights(preparation, leaves, method);
        Scorer scorer = new Scorer(preparation);
        double[][] nodes = scorer.score(columns, weights, functions, method.missing());
        double[][] low = new double[nodes.length][];
        double[][] high = new double[nodes.length][];
        for (int leaf = 0; leaf < leaves.length; leaf++) {
            PreparedLeaf prepared = leaves[leaf];
            low[leaf] = new double[preparation.panel().cells()];
            high[leaf] = new double[preparation.panel().cells()];
            Arrays.setAll(low[leaf], prepared::low);
            Arrays.setAll(high[leaf], prepared::high);
        }
        scorer.bound(low, high, nodes, weights, functions, method.missing());
        return new IndexResult(preparation, leaves, weights, nodes, low, high);
    }

    static Aggregation[] functions(Hierarchy hierarchy, Method method) {
        Aggregation[] functions = new Aggregation[hierarchy.groupCount()];
        Arrays.setAll(functions, group -> hierarchy.aggregation(group, method));
        return functions;
    }

    /**
     * Weights of the members of every group under a method. Those that depend on data are computed from the lowest level
     * up, on the included cells, with missing members filled by their typical value.
     */
    static double[][] weights(Preparation preparation, PreparedLeaf[] leaves, Method method) {
        Hierarchy hierarchy = preparation.hierarchy();
        double[][] weights = hierarchy.statedWeights(method);
        boolean stated = true;
        for (int group = 0; group < hierarchy.groupCount(); group++) {
            Weighting weighting = hierarchy.weighting(group, method);
            stated &= weighting == Weighting.GIVEN || weighting == Weighting.EQUAL;
        }
        if (stated) {
            return weights;
        }
        Scorer scorer = new Scorer(preparation);
        double[][] nodes = new double[hierarchy.leafCount() + hierarchy.groupCount()][];
        for (int leaf = 0; leaf < leaves.length; leaf++) {
            nodes[leaf] = leaves[leaf].fill(MissingRule.TYPICAL);
        }
        for (int group = 0; group < hierarchy.groupCount(); group++) {
            Weighting weighting = hierarchy.weighting(group, method);
            if (weighting == Weighting.PCA || weighting == Weighting.BALANCED) {
                weights[group] = fromData(preparation, group, nodes, weighting);
            }
            nodes[leaves.length + group] = scorer.score(
                    group, nodes, weights[group], hierarchy.aggregation(group, method), MissingRule.TYPICAL);
        }
        return weights;
    }

    private static double[] fromData(Preparation preparation, int group, double[][] nodes, Weighting weighting) {
        Hierarchy hierarchy = preparation.hierarchy();
        int[] members = hierarchy.members(group);
        if (members.length == 1) {
            return new double[] {1};
        }
        boolean[] included = preparation.included(group);
        double[][] columns = new double[members.length][];
        for (int j = 0; j < members.length; j++) {
            columns[j] = included(nodes[members[j]], included);
            if (Arrays.stream(columns[j]).distinct().count() < 2) {
                throw new IndexException("Member " + hierarchy.code(members[j]) + " of group "
                        + hierarchy.group(group).code() + " is constant, so no " + weighting
                        + " weight is defined: leave it out or use stated weights.");
            }
        }
        if (weighting == Weighting.BALANCED) {
            return BalancedWeights.of(columns);
        }
        double[] loadings = PrincipalComponents.of(columns).loadings()[0].clone();
        for (int j = 0; j < members.length; j++) {
            if (loadings[j] < 0) {
                throw new IndexException("Member " + hierarchy.code(members[j]) + " of group "
                        + hierarchy.group(group).code() + " has the negative loading " + loadings[j]
                        + " on the first component: check its direction, leave it out or use stated weights.");
            }
        }
        Hierarchy.rescale(loadings);
        return loadings;
    }

    static double[] included(double[] column, boolean[] included) {
        double[] values = new double[column.length];
        int n = 0;
        for (int cell = 0; cell < column.length; cell++) {
            if (included[cell]) {
                values[n++] = column[cell];
            }
        }
        return Arrays.copyOf(values, n);
    }
}
