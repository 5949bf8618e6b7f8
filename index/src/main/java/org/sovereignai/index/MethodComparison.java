package org.sovereignai.index;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.sovereignai.index.statistics.Correlation;

/**
 * The ranks of one score under two methods, over the units and years that have a rank under both.
 *
 * @param element code of the score or group
 * @param ranks the ranks, by year and unit
 * @param meanAbsoluteShift mean absolute rank change, 0 when there is nothing to compare
 * @param largestShift largest absolute rank change
 * @param spearman rank correlation of the scores, pooled over years; empty when one side is constant
 * @param kendall Kendall's tau-b of the scores, pooled over years; empty when one side is constant
 */
public record MethodComparison(
        String element,
        List<RankUnderBoth> ranks,
        double meanAbsoluteShift,
        int largestShift,
        OptionalDouble spearman,
        OptionalDouble kendall) {

    /**
     * The ranks of a unit.
     *
     * @param unit code of the unit
     * @param year year
     * @param first rank under the first method
     * @param second rank under the second method
     * @param shift second less first: positive is worse under the second
     */
    public record RankUnderBoth(String unit, int year, int first, int second, int shift) {}

    /** Compares an element of two results. */
    public static MethodComparison of(IndexResult first, IndexResult second, String element) {
        List<RankUnderBoth> ranks = new ArrayList<>();
        List<Double> left = new ArrayList<>();
        List<Double> right = new ArrayList<>();
        Panel other = second.panel();
        for (Score score : first.scores(element)) {
            if (score.rank().isPresent()
                    && other.units().contains(score.unit())
                    && other.years().contains(score.year())) {
                Score twin = second.score(element, score.unit(), score.year());
                if (twin.rank().isPresent()) {
                    int a = score.rank().getAsInt();
                    int b = twin.rank().getAsInt();
                    ranks.add(new RankUnderBoth(score.unit(), score.year(), a, b, b - a));
                    left.add(score.value().getAsDouble());
                    right.add(twin.value().getAsDouble());
                }
            }
        }
        double[] x = left.stream().mapToDouble(Double::doubleValue).toArray();
        double[] y = right.stream().mapToDouble(Double::doubleValue).toArray();
        return new MethodComparison(
                element,
                List.copyOf(ranks),
                ranks.stream()
                        .mapToInt(rank -> Math.abs(rank.shift()))
                        .average()
                        .orElse(0),
                ranks.stream().mapToInt(rank -> Math.abs(rank.shift())).max().orElse(0),
                Correlation.SPEARMAN.between(x, y),
                Correlation.KENDALL.between(x, y));
    }
}
