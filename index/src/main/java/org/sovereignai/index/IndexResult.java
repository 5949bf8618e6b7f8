package org.sovereignai.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.sovereignai.index.method.Curve;
import org.sovereignai.index.method.MissingRule;
import org.sovereignai.index.statistics.Ranks;

/** Scores of an index and everything that led to them. */
public final class IndexResult {

    private final Preparation preparation;
    private final Hierarchy hierarchy;
    private final Panel panel;
    private final PreparedLeaf[] leaves;
    private final double[][] weights;
    private final double[][] nodes;
    private final double[][] low;
    private final double[][] high;
    private final boolean[][] scored;
    private final int[][] ranks;

    IndexResult(
            Preparation preparation,
            PreparedLeaf[] leaves,
            double[][] weights,
            double[][] nodes,
            double[][] low,
            double[][] high) {
        this.preparation = preparation;
        this.hierarchy = preparation.hierarchy();
        this.panel = preparation.panel();
        this.leaves = leaves;
        this.weights = weights;
        this.nodes = nodes;
        this.low = low;
        this.high = high;
        this.scored = new boolean[hierarchy.groupCount()][];
        this.ranks = new int[hierarchy.groupCount()][];
        for (int group = 0; group < hierarchy.groupCount(); group++) {
            rank(group);
        }
    }

    private void rank(int group) {
        scored[group] = new boolean[panel.cells()];
        double[] values = nodes[hierarchy.leafCount() + group].clone();
        for (int cell = 0; cell < values.length; cell++) {
            scored[group][cell] = preparation.included(group)[cell]
                    && preparation.coverage(group, cell) > 0
                    && !Double.isNaN(values[cell]);
            if (!scored[group][cell]) {
                values[cell] = Double.NaN;
            }
        }
        ranks[group] = ranksByYear(values, panel.units().size());
    }

    static int[] ranksByYear(double[] values, int units) {
        int[] ranks = new int[values.length];
        double[] scratch = new double[units];
        for (int start = 0; start < values.length; start += units) {
            Ranks.descending(values, start, start + units, ranks, scratch);
        }
        return ranks;
    }

    /** The descriptor as it was used, without excluded indicators. */
    public IndexDescriptor descriptor() {
        return preparation.descriptor();
    }

    public Panel panel() {
        return panel;
    }

    /** Codes of the scores, the groups without a parent. */
    public List<String> scoreCodes() {
        return Arrays.stream(hierarchy.roots())
                .mapToObj(root -> hierarchy.group(root).code())
                .toList();
    }

    /** Every score and group, for every unit and year, in the order of group, year and unit. */
    public List<Score> scores() {
        return IntStream.range(0, hierarchy.groupCount())
                .mapToObj(group -> scores(hierarchy.group(group).code()))
                .flatMap(List::stream)
                .toList();
    }

    /** A score or group for every unit and year. */
    public List<Score> scores(String element) {
        int group = hierarchy.group(element);
        double[] effective = hierarchy.effectiveWeights(
                group, hierarchy.statedWeights(descriptor().method()));
        return IntStream.range(0, panel.cells())
                .mapToObj(cell -> score(group, cell, effective))
                .toList();
    }

    /** A score or group of one unit in one year. */
    public Score score(String element, String unit, int year) {
        int group = hierarchy.group(element);
        return score(
                group,
                panel.cell(unit, year),
                hierarchy.effectiveWeights(
                        group, hierarchy.statedWeights(descriptor().method())));
    }

    private Score score(int group, int cell, double[] effective) {
        double imputedShare = 0;
        List<String> missing = new ArrayList<>();
        for (int leaf = 0; leaf < effective.length; leaf++) {
            if (effective[leaf] > 0
                    && leaves[leaf].imputed() != null
                    && leaves[leaf].imputed()[cell]) {
                imputedShare += effective[leaf];
            } else if (effective[leaf] > 0
                    && Double.isNaN(leaves[leaf].natural().values()[cell])) {
                missing.add(hierarchy.leaf(leaf).code());
            }
        }
        double coverage = preparation.coverage(group, cell);
        boolean present = scored[group][cell];
        int node = hierarchy.leafCount() + group;
        return new Score(
                hierarchy.group(group).code(),
                panel.unitOf(cell),
                panel.yearOf(cell),
                present ? OptionalDouble.of(nodes[node][cell]) : OptionalDouble.empty(),
                present ? OptionalInt.of(ranks[group][cell]) : OptionalInt.empty(),
                present ? OptionalDouble.of(low[node][cell]) : OptionalDouble.empty(),
                present ? OptionalDouble.of(high[node][cell]) : OptionalDouble.empty(),
                coverage,
                Math.min(1, imputedShare),
                List.copyOf(missing),
                tier(present, coverage),
                present ? noteMissing(missing) : reasonWithout(group, cell));
    }

    private Tier tier(boolean present, double coverage) {
        if (!present) {
            return Tier.C;
        }
        return coverage >= descriptor().method().screening().fullCoverage() - 1e-12 ? Tier.A : Tier.B;
    }

    private String noteMissing(List<String> missing) {
        if (missing.isEmpty()) {
            return "";
        }
        MissingRule rule = descriptor().method().missing();
        return "missing " + String.join(", ", missing) + "; rule " + rule.name().toLowerCase(Locale.ROOT);
    }

    private String reasonWithout(int group, int cell) {
        Screening screening = descriptor().method().screening();
        int root = hierarchy.rootOf(hierarchy.leafCount() + group);
        double rootCoverage = preparation.coverage(root, cell);
        if (rootCoverage == 0 || preparation.coverage(group, cell) == 0) {
            return "no indicator observed";
        }
        if (rootCoverage < screening.minimumCoverage() - 1e-12) {
            return below(root, rootCoverage, screening.minimumCoverage());
        }
        for (int other = 0; other < hierarchy.groupCount(); other++) {
            double coverage = preparation.coverage(other, cell);
            if (other != root
                    && hierarchy.rootOf(hierarchy.leafCount() + other) == root
                    && coverage < screening.minimumGroupCoverage() - 1e-12) {
                return below(other, coverage, screening.minimumGroupCoverage());
            }
        }
        return "an indicator is missing and the rule is complete";
    }

    private String below(int group, double coverage, double least) {
        return String.format(
                Locale.ROOT,
                "coverage of %s %.3f is below %.3f",
                hierarchy.group(group).code(),
                coverage,
                least);
    }

    /** Normalised value of an indicator, empty when it is missing. */
    public OptionalDouble normalised(String indicator, String unit, int year) {
        double value = nodes[leaf(indicator)] == null
                ? Double.NaN
                : leaves[leaf(indicator)].normalised()[panel.cell(unit, year)];
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Weight of every member of every group, by group and member code; the weights of a group sum to 1. */
    public Map<String, Map<String, Double>> weights() {
        Map<String, Map<String, Double>> result = new LinkedHashMap<>();
        for (int group = 0; group < hierarchy.groupCount(); group++) {
            Map<String, Double> members = new LinkedHashMap<>();
            for (int j = 0; j < weights[group].length; j++) {
                members.put(hierarchy.code(hierarchy.members(group)[j]), weights[group][j]);
            }
            result.put(hierarchy.group(group).code(), members);
        }
        return result;
    }

    /** Weight of every indicator in a score or group: the product of the weights on the way down. They sum to 1. */
    public Map<String, Double> effectiveWeights(String element) {
        int group = hierarchy.group(element);
        double[] effective = hierarchy.effectiveWeights(group, weights);
        Map<String, Double> result = new LinkedHashMap<>();
        for (int leaf = 0; leaf < effective.length; leaf++) {
            if (hierarchy.rootOf(leaf) == hierarchy.rootOf(hierarchy.leafCount() + group)) {
                result.put(hierarchy.leaf(leaf).code(), effective[leaf]);
            }
        }
        return result;
    }

    /** Every observed value that the treatment of outliers changed, in the order of indicator, year and unit. */
    public List<TreatedCell> treatedCells() {
        List<TreatedCell> cells = new ArrayList<>();
        int units = panel.units().size();
        for (int leaf = 0; leaf < leaves.length; leaf++) {
            for (int cell = 0; cell < panel.cells(); cell++) {
                Curve curve = leaves[leaf].fit().curve(cell / units);
                double before = leaves[leaf].natural().values()[cell];
                if (curve == null || curve.kind() == Curve.Kind.UNCHANGED || !leaves[leaf].isObserved(cell)) {
                    continue;
                }
                double after = curve.apply(before);
                if (after != before) {
                    cells.add(new TreatedCell(
                            hierarchy.leaf(leaf).code(),
                            panel.unitOf(cell),
                            panel.yearOf(cell),
                            curve.kind(),
                            before,
                            after));
                }
            }
        }
        return cells;
    }

    /** Every missing value, with its reason. */
    public List<MissingCell> missingCells() {
        List<MissingCell> cells = new ArrayList<>();
        for (int leaf = 0; leaf < leaves.length; leaf++) {
            double[] natural = preparation.natural(leaf).values();
            for (int cell = 0; cell < panel.cells(); cell++) {
                if (Double.isNaN(natural[cell])) {
                    cells.add(new MissingCell(
                            hierarchy.leaf(leaf).code(),
                            panel.unitOf(cell),
                            panel.yearOf(cell),
                            leaves[leaf].imputed() != null && leaves[leaf].imputed()[cell],
                            preparation.reasonMissing(leaf, cell)));
                }
            }
        }
        return cells;
    }

    /** Indicators that were left out because too few units have them. */
    public List<ExcludedIndicator> excludedIndicators() {
        return List.copyOf(preparation.excluded());
    }

    private int leaf(String indicator) {
        int node = hierarchy.node(indicator);
        if (node >= leaves.length) {
            throw new IllegalArgumentException("The element " + indicator + " is a group: name an indicator.");
        }
        return node;
    }

    Preparation preparation() {
        return preparation;
    }

    Hierarchy hierarchy() {
        return hierarchy;
    }

    PreparedLeaf leaf(int leaf) {
        return leaves[leaf];
    }

    double[][] weightArrays() {
        return weights;
    }

    /** Central column of a node: normalised and filled for an indicator, the score for a group. */
    double[] column(int node) {
        return nodes[node];
    }

    boolean isScored(int group, int cell) {
        return scored[group][cell];
    }

    int[] ranks(int group) {
        return ranks[group];
    }
}
