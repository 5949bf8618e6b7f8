package org.sovereignai.measures.scores;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.commons.lang3.Validate;

/**
 * A score of a nation in a year, with the values that it may have had.
 *
 * <p>The interval says what is not known of the nation: it is over the draws of data, at the weights that the score has. Other
 * weights are a convention, the same for all nations: they move ranks, and enter {@link #ranked} alone.
 *
 * @param score which
 * @param nation code
 * @param year calendar year
 * @param value central value
 * @param draws values under other completions, parts and spare capacity; draw r of all scores and nations of a year belongs
 *     together
 * @param ranked the same under drawn weights as well: what ranks are made of
 * @param actor the supplier or bloc that the value is about; empty where it differs by strand or there is none
 * @param parts what the score is the mean of
 * @param coverage part of the score's input that rests on reports, 0..1
 * @param unranked why the nation has no rank; empty where it may have one
 * @param exchanged by factor, values as in {@code ranked} of the first draws, the factor being that of the draw after; for
 *     {@link RankSensitivity}, empty where nothing was exchanged
 */
public record Drawn(
        ScoreId score,
        String nation,
        int year,
        double value,
        double[] draws,
        double[] ranked,
        Optional<String> actor,
        List<Part> parts,
        double coverage,
        Optional<String> unranked,
        SortedMap<String, double[]> exchanged) {

    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    /**
     * One of the strands or layers of a score.
     *
     * @param id strand or layer
     * @param value in the unit of the score
     * @param low value that 5 % of the draws do not exceed, never above the central value
     * @param high value that 95 % do not exceed, never below it
     * @param actor the supplier or bloc that the value is about
     * @param coverage part of the input that rests on reports, 0..1
     * @param amount what the value is a share of: imports in current USD, or the world as 1
     */
    public record Part(
            String id, double value, double low, double high, Optional<String> actor, double coverage, double amount) {

        static Part of(
                String id, double value, double[] draws, Optional<String> actor, double coverage, double amount) {
            double[] sorted = sorted(draws);
            return new Part(
                    id,
                    value,
                    Math.min(value, quantile(sorted, LOW)),
                    Math.max(value, quantile(sorted, HIGH)),
                    actor,
                    coverage,
                    amount);
        }
    }

    public Drawn {
        Validate.isTrue(draws.length > 0, "A score without draws has no interval: give one draw at least");
        Validate.isTrue(
                draws.length == ranked.length,
                "A score has as many draws under drawn weights as under its own, not %d and %d",
                ranked.length,
                draws.length);
    }

    /** The value that 5 % of the draws do not exceed; never above the central value. */
    public double low() {
        return Math.min(value, quantile(sorted(draws), LOW));
    }

    /** The value that 95 % of the draws do not exceed; never below the central value. */
    public double high() {
        return Math.max(value, quantile(sorted(draws), HIGH));
    }

    /** The same nation, without a rank for one more reason where it had none yet. */
    public Drawn unrankedFor(String reason) {
        return new Drawn(
                score,
                nation,
                year,
                value,
                draws,
                ranked,
                actor,
                parts,
                coverage,
                Optional.of(unranked.orElse(reason)),
                exchanged);
    }

    private static double[] sorted(double[] draws) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** The smallest value that at least the share of the draws does not exceed. */
    public static double quantile(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length - 1e-9) - 1)];
    }
}
