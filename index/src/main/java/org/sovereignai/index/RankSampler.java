package org.sovereignai.index;

import java.util.List;

/**
 * The ranks of an index at one point of its factors after the other: what a task of a Spark job needs to take part in an
 * uncertainty or sensitivity analysis. One for each thread.
 *
 * <p>Ranks are by score (in the order of {@link IndexResult#scoreCodes}) and cell (by year, then unit, as in the panel);
 * 0 stands for a cell without a score, the same cells at every point.
 */
public final class RankSampler {

    private final Replicator replicator;
    private final Replicator.Worker worker;
    private final int scores;
    private final int units;

    private RankSampler(Replicator replicator) {
        this.replicator = replicator;
        this.worker = replicator.worker();
        this.scores = replicator.hierarchy().roots().length;
        this.units = replicator.preparation().panel().units().size();
    }

    public static RankSampler of(IndexDescriptor descriptor, Panel panel) {
        return new RankSampler(new Replicator(descriptor, panel));
    }

    /** Names of the factors, which a design has as its columns. */
    public List<String> factors() {
        return replicator.factorNames();
    }

    /** Ranks of the index as published. */
    public int[][] published() {
        int[][] ranks = new int[scores][];
        for (int score = 0; score < scores; score++) {
            ranks[score] = replicator.nominalRanks(score).clone();
        }
        return ranks;
    }

    /** Ranks at a point, which has one value in [0, 1) for each factor. */
    public int[][] ranks(double[] point) {
        double[][] values = worker.scores(point);
        int[][] ranks = new int[scores][];
        for (int score = 0; score < scores; score++) {
            ranks[score] = IndexResult.ranksByYear(values[score], units);
        }
        return ranks;
    }
}
