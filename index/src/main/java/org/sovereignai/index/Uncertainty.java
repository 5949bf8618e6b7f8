package org.sovereignai.index;

import java.io.Serializable;
import org.sovereignai.index.method.IndexException;

/**
 * Uncertainty analysis: the index again under the choices and the data that it might have had (OECD/JRC Handbook, step
 * 7; Saisana, Saltelli and Tarantola 2005).
 *
 * <p>The replications may be computed in parts, anywhere and in any order: {@link #tally} counts those of one part, and
 * tallies add up to the same integers whatever the number of parts.
 */
public final class Uncertainty implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Replicator replicator;
    private final Design design;

    private Uncertainty(Replicator replicator, Design design) {
        replicator.require(design);
        this.replicator = replicator;
        this.design = design;
    }

    /** An analysis at points drawn for the factors of an index. */
    public static Uncertainty of(IndexDescriptor descriptor, Panel panel, int replications, long seed) {
        Replicator replicator = new Replicator(descriptor, panel);
        return new Uncertainty(replicator, Design.sample(replicator.factorNames(), replications, seed));
    }

    /**
     * An analysis at the points of a design.
     *
     * @throws IndexException when the design is not for the factors of the index
     */
    public static Uncertainty of(IndexDescriptor descriptor, Panel panel, Design design) {
        return new Uncertainty(new Replicator(descriptor, panel), design);
    }

    /** The points. */
    public Design design() {
        return design;
    }

    /**
     * Counts over the replications of one part.
     *
     * @param part number of the part, from 0
     * @param parts number of parts that the replications are divided into
     */
    public RankTally tally(int part, int parts) {
        return tally(part, parts, emptyTally());
    }

    /** Counts over all replications, with the rank of every nation in each. */
    public RankTally tallyOfEachReplication() {
        return tally(0, 1, emptyTally().keepingRanks());
    }

    private RankTally emptyTally() {
        Hierarchy hierarchy = replicator.hierarchy();
        Panel panel = replicator.preparation().panel();
        return new RankTally(
                hierarchy.roots().length, panel.units().size(), panel.years().size(), hierarchy.leafCount());
    }

    private RankTally tally(int part, int parts, RankTally tally) {
        int scores = replicator.hierarchy().roots().length;
        int units = replicator.preparation().panel().units().size();
        Replicator.Worker worker = replicator.worker();
        for (int r = start(design.size(), part, parts); r < start(design.size(), part + 1, parts); r++) {
            double[][] values = worker.scores(design.point(r));
            tally.beginReplication();
            for (int score = 0; score < scores; score++) {
                tally.add(score, IndexResult.ranksByYear(values[score], units), worker.lastEffectiveWeights(score));
            }
        }
        return tally;
    }

    static int start(int size, int part, int parts) {
        return (int) ((long) size * part / parts);
    }

    /** The ranks over the replications, from the sum of the tallies of all parts. */
    public RankDistribution distribution(RankTally all) {
        return new RankDistribution(replicator, all, design);
    }

    /** The ranks over all replications, computed here and now. */
    public RankDistribution run() {
        return distribution(tally(0, 1));
    }
}
