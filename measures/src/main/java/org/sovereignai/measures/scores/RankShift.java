package org.sovereignai.measures.scores;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far another convention, the same for all nations, moves the ranks of a score in a year: the mean over nations of the absolute
 * difference between their ranks with it and without it, both by central values. Unlike what {@link RankSensitivity} tells of, a
 * convention is not drawn: there is one other choice, and its whole effect.
 *
 * @param factor what is chosen otherwise
 * @param mean in ranks
 * @param ranked how many nations are ranked both ways
 */
public record RankShift(String factor, double mean, int ranked) {

    private static final String WITHOUT = "without_";
    private static final String NOTHING = "";

    /**
     * Of a score that is a mean of parts, with one part left out at a time; each nation's mean is over the parts that it has.
     *
     * @param nations of each nation with a rank its parts by id
     * @return one for each part, as {@code without_PART}, over the nations that have others
     */
    public static List<RankShift> withoutEach(Collection<Map<String, Double>> nations) {
        TreeSet<String> parts = new TreeSet<>();
        nations.forEach(nation -> parts.addAll(nation.keySet()));
        List<RankShift> shifts = new ArrayList<>();
        for (String part : parts) {
            List<double[]> values = new ArrayList<>();
            for (Map<String, Double> nation : nations) {
                mean(nation, part)
                        .ifPresent(left ->
                                values.add(new double[] {mean(nation, NOTHING).orElseThrow(), left}));
            }
            of(WITHOUT + part, values).ifPresent(shifts::add);
        }
        return shifts;
    }

    /** Summed anew and in the order of names, so that nations with the same parts have the same mean to the last digit. */
    private static OptionalDouble mean(Map<String, Double> parts, String without) {
        return new TreeMap<>(parts)
                .entrySet().stream()
                        .filter(part -> !part.getKey().equals(without))
                        .mapToDouble(Map.Entry::getValue)
                        .average();
    }

    /**
     * Of one score against another of the same nations.
     *
     * @param factor what the scores differ in
     * @param values central values of the nations with a rank in the one, by code
     * @param others the same of the other
     * @return over the nations with a rank in both; empty if there are none
     */
    public static Optional<RankShift> between(String factor, Map<String, Double> values, Map<String, Double> others) {
        return of(
                factor,
                values.keySet().stream()
                        .filter(others::containsKey)
                        .map(nation -> new double[] {values.get(nation), others.get(nation)})
                        .toList());
    }

    private static Optional<RankShift> of(String factor, List<double[]> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        long moved = 0;
        for (int[] ranks : Ranking.ranks(values)) {
            moved += Math.abs(ranks[0] - ranks[1]);
        }
        return Optional.of(new RankShift(factor, (double) moved / values.size(), values.size()));
    }
}
