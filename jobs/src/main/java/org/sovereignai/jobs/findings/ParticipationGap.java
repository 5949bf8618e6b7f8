package org.sovereignai.jobs.findings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sovereignai.measures.scores.Drawn;

/**
 * Which nation depends most for how little it takes part for its people, and which least for how much, in the latest year that
 * has both scores, and how certain that is.
 *
 * <p>Scores in different units do not compare, places do: the place of a rank among n nations is 1 for the first and 0 for
 * the last, {@code (n - rank) / (n - 1)}, over the nations ranked in both. The gap is the place in dependence less that in
 * intensity of participation: 1 for a nation that depends most and takes part least, -1 for the contrary. It is computed in
 * every draw, and the median, the interval and the probability of being the widest are those of the draws. The weight of a
 * nation in the world is no measure here: it is large where people are many.
 */
final class ParticipationGap implements Question {

    private static final String PARTICIPATION = "participation_intensity";
    private static final String DEPENDENCE = "dependence";
    private static final double LOW = 0.05;
    private static final double MEDIAN = 0.5;
    private static final double HIGH = 0.95;

    private static final Topic TOPIC = new Topic(
            "q8_gap",
            "Which nation has the widest gap between participation and dependence, with what certainty?",
            "Places among the nations that have both ranks, 1 for the first and 0 for the last: value is the median of that in"
                    + " dependence less that in participation for the number of people; ranks are medians, too. Rank 1 in dependence depends most."
                    + " Nations whose suppliers are not known well enough have no rank, nor have hubs in participation, where"
                    + " developers of other nations count as theirs. Certainty is the share of the draws of data, and in"
                    + " dependence of weights, in which no gap is wider; nations of one gap divide a draw. Intervals are 5 % and 95 % of them. n is the number of nations.");

    /**
     * The gap of one nation that has both ranks.
     *
     * @param nation its code
     * @param median median over the replications, with 5 % and 95 %
     * @param dependenceRank median rank among these nations
     * @param participationRank median rank among these nations
     * @param first share of the replications in which no nation has a larger gap; nations of one gap divide a replication
     * @param last the same of a smaller gap
     */
    record Gap(
            String nation,
            double median,
            double low,
            double high,
            int dependenceRank,
            int participationRank,
            double first,
            double last) {}

    /** The ranks of one nation in every replication. */
    private record Pair(String nation, int[] dependence, int[] participation) {}

    @Override
    public Stream<Line> answer(Facts facts) {
        NavigableMap<Integer, List<Gap>> latest = latest(facts.all(Facts.Ranks.class));
        return latest.isEmpty()
                ? Stream.empty()
                : lines(latest.firstKey(), latest.firstEntry().getValue(), facts);
    }

    private static Stream<Line> lines(int year, List<Gap> gaps, Facts facts) {
        List<Gap> named = gaps.stream()
                .filter(gap -> facts.nation(gap.nation()).isPresent())
                .toList();
        return named.stream().map(gap -> {
            boolean isFirst = gap == gaps.get(0);
            boolean isLast = gap == gaps.get(gaps.size() - 1);
            String certainty = ".";
            if (isFirst) {
                certainty = certainty(" widest gap", gap, named, Gap::first, facts);
            } else if (isLast) {
                certainty = certainty(" widest gap the other way", gap, named, Gap::last, facts);
            }
            String standing = Words.say(
                    "%s in %d: median rank %d in dependence, %d in participation for its people, of %d nations ranked in both; gap %.2f (%.2f"
                            + " to %.2f)",
                    name(gap, facts),
                    year,
                    gap.dependenceRank(),
                    gap.participationRank(),
                    gaps.size(),
                    gap.median(),
                    gap.low(),
                    gap.high());
            String evidence = Words.say(
                    "FROM index_rank_probability WHERE country_code = '%s' AND year = %d AND score_id IN %s",
                    gap.nation(), year, Words.in(List.of(DEPENDENCE, PARTICIPATION)));
            return TOPIC.ofNation(gap.nation(), year, standing + certainty, evidence)
                    .with(gap.median(), gaps.size())
                    .asHeadlineIf(isFirst || isLast);
        });
    }

    private static String name(Gap gap, Facts facts) {
        return facts.nation(gap.nation()).orElseThrow().name();
    }

    /** How sure the end of the list is; of the other nations the one that is most often there, the later name of equals. */
    private static String certainty(
            String what, Gap gap, List<Gap> gaps, ToDoubleFunction<Gap> probability, Facts facts) {
        String certainty = ", the" + what + " with a certainty of " + Words.percent(probability.applyAsDouble(gap));
        if (probability.applyAsDouble(gap) >= HIGH) {
            return certainty + ".";
        }
        return gaps.stream()
                .filter(other -> other != gap)
                .max(Comparator.comparingDouble(probability).thenComparing(other -> name(other, facts)))
                .map(rival -> certainty + ", so that others cannot be ruled out: " + name(rival, facts) + " "
                        + Words.percent(probability.applyAsDouble(rival)) + ".")
                .orElse(certainty + ".");
    }

    /** The latest year in which several nations have both ranks, with their gaps, the largest first; else nothing. */
    static NavigableMap<Integer, List<Gap>> latest(Stream<Facts.Ranks> ranks) {
        TreeMap<Integer, TreeMap<String, Facts.Ranks[]>> years = new TreeMap<>();
        ranks.filter(one -> Set.of(PARTICIPATION, DEPENDENCE).contains(one.score()))
                .forEach(one -> years.computeIfAbsent(one.year(), year -> new TreeMap<>())
                        .computeIfAbsent(one.nation(), nation -> new Facts.Ranks[2])[
                        one.score().equals(DEPENDENCE) ? 0 : 1] = one);
        for (int year : years.descendingKeySet()) {
            List<Pair> pairs = years.get(year).values().stream()
                    .filter(both -> both[0] != null && both[1] != null)
                    .map(both -> new Pair(both[0].nation(), both[0].replicated(), both[1].replicated()))
                    .toList();
            if (pairs.size() > 1) {
                return new TreeMap<>(Map.of(year, gaps(pairs)));
            }
        }
        return new TreeMap<>();
    }

    private static List<Gap> gaps(List<Pair> nations) {
        int n = nations.size();
        int replications = nations.stream()
                .mapToInt(pair -> Math.min(pair.dependence().length, pair.participation().length))
                .min()
                .orElse(0);
        double[][] dependence = new double[n][replications];
        double[][] participation = new double[n][replications];
        double[][] replicated = new double[n][replications];
        double[] first = new double[n];
        double[] last = new double[n];
        for (int r = 0; r < replications; r++) {
            int at = r;
            int[] depending = ranks(
                    nations.stream().mapToInt(pair -> pair.dependence()[at]).toArray());
            int[] takingPart = ranks(
                    nations.stream().mapToInt(pair -> pair.participation()[at]).toArray());
            double[] gaps = gaps(depending, takingPart);
            double largest = Arrays.stream(gaps).max().orElseThrow();
            double smallest = Arrays.stream(gaps).min().orElseThrow();
            double ofLargest = Arrays.stream(gaps).filter(gap -> gap == largest).count();
            double ofSmallest =
                    Arrays.stream(gaps).filter(gap -> gap == smallest).count();
            for (int i = 0; i < n; i++) {
                dependence[i][r] = depending[i];
                participation[i][r] = takingPart[i];
                replicated[i][r] = gaps[i];
                first[i] += gaps[i] == largest ? 1 / ofLargest : 0;
                last[i] += gaps[i] == smallest ? 1 / ofSmallest : 0;
            }
        }
        Stream.of(dependence, participation, replicated).flatMap(Arrays::stream).forEach(Arrays::sort);
        return IntStream.range(0, n)
                .mapToObj(i -> new Gap(
                        nations.get(i).nation(),
                        Drawn.quantile(replicated[i], MEDIAN),
                        Drawn.quantile(replicated[i], LOW),
                        Drawn.quantile(replicated[i], HIGH),
                        (int) Drawn.quantile(dependence[i], MEDIAN),
                        (int) Drawn.quantile(participation[i], MEDIAN),
                        first[i] / replications,
                        last[i] / replications))
                .sorted(Comparator.comparingDouble(gap -> -gap.median()))
                .toList();
    }

    /** Ranks among these nations: nations that lack the other score have left gaps in the published ones. */
    private static int[] ranks(int[] published) {
        int[] sorted = published.clone();
        Arrays.sort(sorted);
        return Arrays.stream(published)
                .map(rank -> 1 + lowerBound(sorted, rank))
                .toArray();
    }

    private static double[] gaps(int[] dependence, int[] participation) {
        double[] gaps = new double[dependence.length];
        Arrays.setAll(gaps, i -> (participation[i] - dependence[i]) / (gaps.length - 1.0));
        return gaps;
    }

    private static int lowerBound(int[] sorted, int rank) {
        int at = Arrays.binarySearch(sorted, rank);
        while (at > 0 && sorted[at - 1] == rank) {
            at--;
        }
        return at;
    }
}
