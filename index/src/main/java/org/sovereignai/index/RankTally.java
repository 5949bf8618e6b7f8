package org.sovereignai.index;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Counts over replications. Every count is an integer, sums of weights included (units of 2^-40), so two tallies add up
 * to the same digits in any order and over any number of parts.
 */
public final class RankTally implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final double WEIGHT_UNIT = 0x1p40;

    private final int units;
    private final int years;
    private final int leaves;
    private long replications;
    /** By score: (year, unit, rank - 1). */
    private final int[][] ranks;
    /** By score: (year, pair a &lt; b): 1 for a above b, -1 for b above a, summed. */
    private final int[][] pairs;
    /** By score: (year, unit, indicator): weights of the replications in which the unit is first, summed. */
    private final long[][] firstWeights;
    /** By score and replication, the ranks of all cells; null where they are counted alone. */
    private List<List<int[]>> eachReplication;

    RankTally(int scores, int units, int years, int leaves) {
        this.units = units;
        this.years = years;
        this.leaves = leaves;
        this.ranks = new int[scores][years * units * units];
        this.pairs = new int[scores][years * pairsPerYear(units)];
        this.firstWeights = new long[scores][years * units * leaves];
    }

    /** The same tally, which keeps the ranks of every replication besides counting them; it cannot be added to another. */
    RankTally keepingRanks() {
        eachReplication = new ArrayList<>();
        for (int score = 0; score < ranks.length; score++) {
            eachReplication.add(new ArrayList<>());
        }
        return this;
    }

    private static int pairsPerYear(int units) {
        return units * (units - 1) / 2;
    }

    void beginReplication() {
        replications++;
    }

    /**
     * Counts the ranks of one score in the current replication. Rank 0 stands for no score, the same cells in every
     * replication; what is counted for a pair with such a cell has no meaning and is never read.
     */
    void add(int score, int[] cellRanks, double[] weights) {
        if (eachReplication != null) {
            eachReplication.get(score).add(cellRanks.clone());
        }
        for (int year = 0; year < years; year++) {
            int start = year * units;
            int pair = year * pairsPerYear(units);
            for (int a = 0; a < units; a++) {
                int rank = cellRanks[start + a];
                if (rank != 0) {
                    ranks[score][(start + a) * units + rank - 1]++;
                    addBalances(pairs[score], pair - a - 1, cellRanks, start, a);
                }
                if (rank == 1) {
                    addWeights(score, start + a, weights);
                }
                pair += units - 1 - a;
            }
        }
    }

    /** For every later unit b: 1 when a is above it, -1 when below; without branches, which take most of the time. */
    private void addBalances(int[] counts, int offset, int[] cellRanks, int start, int a) {
        int rank = cellRanks[start + a];
        for (int b = a + 1; b < units; b++) {
            int difference = cellRanks[start + b] - rank;
            counts[offset + b] += (difference >> 31) | (-difference >>> 31);
        }
    }

    private void addWeights(int score, int cell, double[] weights) {
        for (int leaf = 0; leaf < leaves; leaf++) {
            firstWeights[score][cell * leaves + leaf] += Math.round(weights[leaf] * WEIGHT_UNIT);
        }
    }

    /** Adds the counts of other replications to these. */
    public RankTally plus(RankTally other) {
        if (eachReplication != null || other.eachReplication != null) {
            throw new IllegalArgumentException(
                    "A tally that keeps its ranks cannot be added to another: count in one.");
        }
        replications += other.replications;
        for (int score = 0; score < ranks.length; score++) {
            addAll(ranks[score], other.ranks[score]);
            addAll(pairs[score], other.pairs[score]);
            for (int i = 0; i < firstWeights[score].length; i++) {
                firstWeights[score][i] += other.firstWeights[score][i];
            }
        }
        return this;
    }

    private static void addAll(int[] to, int[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    long replications() {
        return replications;
    }

    /** Number of replications in which a cell has each rank, rank 1 first. */
    int[] rankCounts(int score, int cell) {
        return Arrays.copyOfRange(ranks[score], cell * units, (cell + 1) * units);
    }

    /** The rank of a cell in every replication; empty where they were not kept. */
    Optional<int[]> ranksOfEachReplication(int score, int cell) {
        return Optional.ofNullable(eachReplication)
                .map(kept ->
                        kept.get(score).stream().mapToInt(cells -> cells[cell]).toArray());
    }

    /** Replications in which unit a is above b less those in which it is below, in a year. */
    int balance(int score, int year, int a, int b) {
        if (a == b) {
            return 0;
        }
        int low = Math.min(a, b);
        int high = Math.max(a, b);
        int pair = year * pairsPerYear(units) + low * (2 * units - low - 1) / 2 + high - low - 1;
        return a < b ? pairs[score][pair] : -pairs[score][pair];
    }

    /** Mean weight of each indicator over the replications in which a cell is first. */
    double[] meanWeightsWhenFirst(int score, int cell) {
        double first = ranks[score][cell * units];
        double[] means = new double[leaves];
        Arrays.setAll(means, leaf -> firstWeights[score][cell * leaves + leaf] / WEIGHT_UNIT / first);
        return means;
    }
}
