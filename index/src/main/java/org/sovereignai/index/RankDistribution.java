package org.sovereignai.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sovereignai.index.method.IndexException;

/** Ranks over the replications of an index. All probabilities are shares of the replications. */
public final class RankDistribution {

    private final Replicator replicator;
    private final Hierarchy hierarchy;
    private final Panel panel;
    private final RankTally tally;
    private final Design design;

    RankDistribution(Replicator replicator, RankTally tally, Design design) {
        this.replicator = replicator;
        this.hierarchy = replicator.hierarchy();
        this.panel = replicator.preparation().panel();
        this.tally = tally;
        this.design = design;
    }

    /** The points that were used. */
    public Design design() {
        return design;
    }

    public long replications() {
        return tally.replications();
    }

    /** One row for every score, year and unit that has a rank. */
    public List<RankSummary> summaries() {
        List<RankSummary> summaries = new ArrayList<>();
        for (int root = 0; root < hierarchy.roots().length; root++) {
            for (int cell = 0; cell < panel.cells(); cell++) {
                if (replicator.scored(root)[cell]) {
                    summaries.add(summary(root, cell));
                }
            }
        }
        return summaries;
    }

    /** Summary of a unit in a year; empty when it has no rank. */
    public Optional<RankSummary> summary(String score, String unit, int year) {
        int root = root(score);
        int cell = panel.cell(unit, year);
        return replicator.scored(root)[cell] ? Optional.of(summary(root, cell)) : Optional.empty();
    }

    private RankSummary summary(int root, int cell) {
        int[] counts = tally.rankCounts(root, cell);
        return new RankSummary(
                hierarchy.group(hierarchy.roots()[root]).code(),
                panel.unitOf(cell),
                panel.yearOf(cell),
                replicator.nominalRanks(root)[cell],
                quantile(counts, 0.5),
                quantile(counts, 0.05),
                quantile(counts, 0.95),
                counts[0] / (double) tally.replications());
    }

    /** The smallest rank that at least the given share of the replications does not exceed. */
    private int quantile(int[] counts, double probability) {
        double wanted = probability * tally.replications();
        long sum = 0;
        int rank = 0;
        while (rank < counts.length && (sum == 0 || sum < wanted)) {
            sum += counts[rank++];
        }
        return rank;
    }

    /** Probability of rank k or better; 0 for a unit without a rank. */
    public double probabilityAtMost(String score, String unit, int year, int k) {
        int[] counts = tally.rankCounts(root(score), panel.cell(unit, year));
        long sum = 0;
        for (int rank = 1; rank <= Math.min(k, counts.length); rank++) {
            sum += counts[rank - 1];
        }
        return sum / (double) tally.replications();
    }

    /** The rank in every replication; empty where the replications were counted alone. */
    public Optional<int[]> eachReplication(String score, String unit, int year) {
        return tally.ranksOfEachReplication(root(score), panel.cell(unit, year));
    }

    /** Rank acceptability of SMAA: the probability of every rank, rank 1 first. */
    public double[] acceptability(String score, String unit, int year) {
        int[] counts = tally.rankCounts(root(score), panel.cell(unit, year));
        double[] shares = new double[counts.length];
        for (int rank = 0; rank < shares.length; rank++) {
            shares[rank] = counts[rank] / (double) tally.replications();
        }
        return shares;
    }

    /**
     * Probability that a unit is above another in a year, ties counted half.
     *
     * @throws IndexException when one of them has no rank
     */
    public double probabilityAbove(String score, String unit, String other, int year) {
        int root = root(score);
        int a = panel.cell(unit, year);
        int b = panel.cell(other, year);
        if (!replicator.scored(root)[a] || !replicator.scored(root)[b]) {
            throw new IndexException("Unit " + (replicator.scored(root)[a] ? other : unit) + " has no rank in score "
                    + score + " for " + year + ": compare units that have one.");
        }
        return probabilityAbove(root, a, b);
    }

    private double probabilityAbove(int root, int a, int b) {
        int units = panel.units().size();
        return (tally.replications() + tally.balance(root, a / units, a % units, b % units))
                / (2.0 * tally.replications());
    }

    /**
     * Pairs among the best {@code top} units of a year (by published rank) whose order is not certain: neither is above
     * the other in at least the given share of the replications.
     */
    public List<RankPair> indistinguishable(String score, int year, int top, double confidence) {
        int root = root(score);
        int[] ranks = replicator.nominalRanks(root);
        int start = panel.cell(panel.units().get(0), year);
        List<Integer> best = new ArrayList<>();
        for (int cell = start; cell < start + panel.units().size(); cell++) {
            if (replicator.scored(root)[cell] && ranks[cell] <= top) {
                best.add(cell);
            }
        }
        best.sort(Comparator.comparingInt(cell -> ranks[cell]));
        List<RankPair> pairs = new ArrayList<>();
        for (int i = 0; i < best.size(); i++) {
            for (int j = i + 1; j < best.size(); j++) {
                double above = probabilityAbove(root, best.get(i), best.get(j));
                if (above < confidence && above > 1 - confidence) {
                    pairs.add(new RankPair(score, year, panel.unitOf(best.get(i)), panel.unitOf(best.get(j)), above));
                }
            }
        }
        return pairs;
    }

    /**
     * Central weights of SMAA: the mean weight of every indicator over the replications that put the unit first; empty
     * when none does.
     */
    public Optional<Map<String, Double>> centralWeights(String score, String unit, int year) {
        int root = root(score);
        int cell = panel.cell(unit, year);
        if (tally.rankCounts(root, cell)[0] == 0) {
            return Optional.empty();
        }
        double[] means = tally.meanWeightsWhenFirst(root, cell);
        Map<String, Double> weights = new LinkedHashMap<>();
        for (int leaf = 0; leaf < means.length; leaf++) {
            if (hierarchy.rootOf(leaf) == hierarchy.roots()[root]) {
                weights.put(hierarchy.leaf(leaf).code(), means[leaf]);
            }
        }
        return Optional.of(weights);
    }

    private int root(String score) {
        int group = hierarchy.group(score);
        for (int root = 0; root < hierarchy.roots().length; root++) {
            if (hierarchy.roots()[root] == group) {
                return root;
            }
        }
        throw new IllegalArgumentException("The group " + score + " is no score: name a group without a parent.");
    }
}
