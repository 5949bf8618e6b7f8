package org.sovereignai.index;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sovereignai.index.method.Aggregation;
import org.sovereignai.index.method.Weighting;

/**
 * The tree of an index as arrays. A node is a number: indicators first, in the order of the descriptor, then groups from
 * the lowest level up, so that a group always comes after its members.
 */
public final class Hierarchy implements Serializable {

    private static final long serialVersionUID = 1L;

    private final List<Indicator> leaves;
    private final List<Group> groups;
    private final int[] levels;
    private final int[][] members;
    private final int[] roots;
    private final int[] rootOf;
    private final Map<String, Integer> nodes = new HashMap<>();

    public Hierarchy(IndexDescriptor descriptor) {
        this.leaves = descriptor.indicators();
        Map<String, Integer> levelOf = new HashMap<>();
        descriptor.groups().forEach(group -> level(group.code(), descriptor, levelOf));
        this.groups = new ArrayList<>(descriptor.groups());
        groups.sort(Comparator.comparing(group -> levelOf.get(group.code())));
        for (Indicator leaf : leaves) {
            nodes.put(leaf.code(), nodes.size());
        }
        for (Group group : groups) {
            nodes.put(group.code(), nodes.size());
        }
        this.levels =
                groups.stream().mapToInt(group -> levelOf.get(group.code())).toArray();
        List<List<Integer>> children = new ArrayList<>();
        groups.forEach(group -> children.add(new ArrayList<>()));
        for (Indicator leaf : leaves) {
            children.get(group(leaf.parent())).add(nodes.get(leaf.code()));
        }
        for (Group group : groups) {
            if (group.parent() != null) {
                children.get(group(group.parent())).add(nodes.get(group.code()));
            }
        }
        this.members = children.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        this.rootOf = new int[nodes.size()];
        List<Integer> tops = new ArrayList<>();
        for (int g = groups.size() - 1; g >= 0; g--) {
            int node = leaves.size() + g;
            if (groups.get(g).parent() == null) {
                rootOf[node] = g;
                tops.add(0, g);
            }
            for (int member : members[g]) {
                rootOf[member] = rootOf[node];
            }
        }
        this.roots = tops.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int level(String group, IndexDescriptor descriptor, Map<String, Integer> levelOf) {
        Integer known = levelOf.get(group);
        if (known != null) {
            return known;
        }
        int level = 2;
        for (Group below : descriptor.groups()) {
            if (group.equals(below.parent())) {
                level = Math.max(level, 1 + level(below.code(), descriptor, levelOf));
            }
        }
        levelOf.put(group, level);
        return level;
    }

    int leafCount() {
        return leaves.size();
    }

    int groupCount() {
        return groups.size();
    }

    public Indicator leaf(int leaf) {
        return leaves.get(leaf);
    }

    Group group(int group) {
        return groups.get(group);
    }

    /** Level of a node: 1 for an indicator. */
    int level(int node) {
        return node < leaves.size() ? 1 : levels[node - leaves.size()];
    }

    int[] members(int group) {
        return members[group];
    }

    /** Groups without a parent, which are the scores. */
    public int[] roots() {
        return roots;
    }

    /** The score (a group) that a node belongs to. */
    int rootOf(int node) {
        return rootOf[node];
    }

    String code(int node) {
        return node < leaves.size()
                ? leaves.get(node).code()
                : groups.get(node - leaves.size()).code();
    }

    /** Node of a code. */
    int node(String code) {
        Integer node = nodes.get(code);
        if (node == null) {
            throw new IllegalArgumentException(
                    "The index has no element " + code + ": name one of its indicators or groups.");
        }
        return node;
    }

    /** Number of a group by its code. */
    int group(String code) {
        int group = node(code) - leaves.size();
        if (group < 0) {
            throw new IllegalArgumentException("The element " + code + " is an indicator: name a group.");
        }
        return group;
    }

    Aggregation aggregation(int group, Method method) {
        Aggregation own = groups.get(group).aggregation();
        return own == null ? method.aggregationOf(levels[group]) : own;
    }

    Weighting weighting(int group, Method method) {
        Weighting own = groups.get(group).weighting();
        return own == null ? method.weighting() : own;
    }

    /**
     * Weights of the members of every group, summing to 1, as far as they do not depend on data: those given, or equal
     * ones.
     */
    public double[][] statedWeights(Method method) {
        double[][] weights = new double[groups.size()][];
        for (int g = 0; g < groups.size(); g++) {
            boolean equal = weighting(g, method) == Weighting.EQUAL;
            weights[g] = Arrays.stream(members[g])
                    .mapToDouble(member -> equal ? 1 : givenWeight(member))
                    .toArray();
            rescale(weights[g]);
        }
        return weights;
    }

    private double givenWeight(int node) {
        return node < leaves.size()
                ? leaves.get(node).weight()
                : groups.get(node - leaves.size()).weight();
    }

    static void rescale(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int j = 0; j < weights.length; j++) {
            weights[j] /= sum;
        }
    }

    /** Weight of every indicator in a group: the product of the weights on the way down, 0 for those not below it. */
    public double[] effectiveWeights(int group, double[][] weights) {
        double[] share = new double[leaves.size() + groups.size()];
        share[leaves.size() + group] = 1;
        for (int g = group; g >= 0; g--) {
            for (int j = 0; j < members[g].length; j++) {
                share[members[g][j]] += share[leaves.size() + g] * weights[g][j];
            }
        }
        return Arrays.copyOf(share, leaves.size());
    }
}
