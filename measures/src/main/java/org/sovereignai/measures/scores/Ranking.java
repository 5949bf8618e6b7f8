package org.sovereignai.measures.scores;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Ranks of one score in one year: in every draw the nations that may have a rank are set in order, the largest value first,
 * and the published rank of each is the median of its ranks, rounded half up, so that it lies in its interval by
 * construction. Nations of equal value share the better rank; so do nations of equal median. Median and interval of ranks are
 * summaries of what is not known, not tests (Saisana, Saltelli and Tarantola, Journal of the Royal Statistical Society A 168,
 * 2005; Mogstad, Romano, Shaikh and Wilhelm, Review of Economic Studies 91, 2024).
 */
public final class Ranking {

    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    private final Map<String, Place> places = new TreeMap<>();

    private Ranking() {}

    /**
     * The ranks of a nation.
     *
     * @param rank median over the draws, rounded half up
     * @param low rank that 5 % of the draws do not exceed
     * @param high rank that 95 % do not exceed
     * @param draws rank in each draw
     * @param exchanged by factor the rank in each of the first draws, the factor being that of the draw after
     */
    public record Place(int rank, int low, int high, int[] draws, SortedMap<String, int[]> exchanged) {

        /** Share of the draws with the rank or a better one. */
        public double probabilityAtMost(int limit) {
            return Arrays.stream(draws).filter(rank -> rank <= limit).count() / (double) draws.length;
        }

        /** Share of the draws in which this nation is above the other, ties counted half. */
        public double probabilityAbove(Place other) {
            long twice = IntStream.range(0, draws.length)
                    .mapToLong(r -> 1 + Integer.signum(Integer.compare(other.draws[r], draws[r])))
                    .sum();
            return twice / (2.0 * draws.length);
        }
    }

    /** Ranks of all nations of one score and year that have no reason against it. */
    public static Ranking of(List<Drawn> scores) {
        List<Drawn> ranked =
                scores.stream().filter(score -> score.unranked().isEmpty()).toList();
        Ranking ranking = new Ranking();
        if (ranked.isEmpty()) {
            return ranking;
        }
        int[][] ranks = ranks(ranked.stream().map(Drawn::ranked).toList());
        Map<String, int[][]> exchanged = new TreeMap<>();
        for (String factor : ranked.get(0).exchanged().keySet()) {
            exchanged.put(
                    factor,
                    ranks(ranked.stream()
                            .map(score -> score.exchanged().get(factor))
                            .toList()));
        }
        for (int i = 0; i < ranks.length; i++) {
            int nation = i;
            SortedMap<String, int[]> own = new TreeMap<>();
            exchanged.forEach((factor, all) -> own.put(factor, all[nation]));
            ranking.places.put(ranked.get(i).nation(), place(ranks[i], own));
        }
        return ranking;
    }

    /** By nation the rank in every draw. */
    static int[][] ranks(List<double[]> drawn) {
        int draws = drawn.get(0).length;
        int[][] ranks = new int[drawn.size()][draws];
        double[] values = new double[drawn.size()];
        for (int r = 0; r < draws; r++) {
            for (int i = 0; i < values.length; i++) {
                values[i] = drawn.get(i)[r];
            }
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            for (int i = 0; i < values.length; i++) {
                ranks[i][r] = 1 + above(sorted, values[i]);
            }
        }
        return ranks;
    }

    /** How many of the values are larger. */
    private static int above(double[] sorted, double value) {
        int at = Arrays.binarySearch(sorted, value);
        while (at + 1 < sorted.length && sorted[at + 1] == value) {
            at++;
        }
        return sorted.length - 1 - at;
    }

    private static Place place(int[] ranks, SortedMap<String, int[]> exchanged) {
        int[] sorted = ranks.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        int rank = (sorted[(n - 1) / 2] + sorted[n / 2] + 1) / 2;
        return new Place(rank, quantile(sorted, LOW), quantile(sorted, HIGH), ranks, exchanged);
    }

    private static int quantile(int[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length - 1e-9) - 1)];
    }

    /** The place of a nation; empty where it has no rank. */
    public Optional<Place> of(String nation) {
        return Optional.ofNullable(places.get(nation));
    }
}
