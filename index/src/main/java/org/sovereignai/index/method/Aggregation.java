package org.sovereignai.index.method;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Makes one score of the members of a group. More is better in and out.
 *
 * <p>In a descriptor: {@code {"method": "generalised", "exponent": 0.5}}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Aggregation.Arithmetic.class, name = "arithmetic"),
    @JsonSubTypes.Type(value = Aggregation.Geometric.class, name = "geometric"),
    @JsonSubTypes.Type(value = Aggregation.Harmonic.class, name = "harmonic"),
    @JsonSubTypes.Type(value = Aggregation.Generalised.class, name = "generalised"),
    @JsonSubTypes.Type(value = Aggregation.Ordered.class, name = "ordered"),
    @JsonSubTypes.Type(value = Aggregation.MazziottaPareto.class, name = "mazziotta-pareto"),
    @JsonSubTypes.Type(value = Aggregation.Copeland.class, name = "copeland")
})
public sealed interface Aggregation extends Serializable {

    /** Writes the score of every included cell; a cell without a score gets NaN. */
    void aggregate(Members members, double[] scores);

    /**
     * Writes bounds of the score when the members of a unit may lie anywhere between {@code low} and {@code high}.
     * Exact for the functions that never decrease in a member. Where a score depends on other units, those stay at
     * their central values.
     */
    default void bound(Members central, double[][] low, double[][] high, double[] lowest, double[] highest) {
        aggregate(central.withValues(low), lowest);
        aggregate(central.withValues(high), highest);
    }

    /** True when a negative member has no score under this function. */
    default boolean needsNonNegative() {
        return false;
    }

    /** Weighted mean {@code sum w x}. */
    record Arithmetic() implements Aggregation {
        @Override
        public void aggregate(Members members, double[] scores) {
            Arrays.fill(scores, 0);
            double[] present = members.skipMissing() ? new double[scores.length] : null;
            for (int j = 0; j < members.size(); j++) {
                double[] x = members.values()[j];
                double w = members.weights()[j];
                if (w == 0) {
                    continue;
                }
                if (present == null) {
                    for (int cell = 0; cell < scores.length; cell++) {
                        scores[cell] += w * x[cell];
                    }
                } else {
                    for (int cell = 0; cell < scores.length; cell++) {
                        if (!Double.isNaN(x[cell])) {
                            scores[cell] += w * x[cell];
                            present[cell] += w;
                        }
                    }
                }
            }
            if (present != null) {
                for (int cell = 0; cell < scores.length; cell++) {
                    scores[cell] = present[cell] == 0 ? Double.NaN : scores[cell] / present[cell];
                }
            }
        }
    }

    /** Weighted geometric mean {@code exp(sum w ln x)}; 0 as soon as one member with weight is 0. */
    record Geometric() implements Aggregation {
        @Override
        public void aggregate(Members members, double[] scores) {
            quasiArithmetic(members, Math::log, Math::exp, scores);
        }

        @Override
        public boolean needsNonNegative() {
            return true;
        }
    }

    /** Weighted harmonic mean {@code 1 / sum (w / x)}; 0 as soon as one member with weight is 0. */
    record Harmonic() implements Aggregation {
        @Override
        public void aggregate(Members members, double[] scores) {
            quasiArithmetic(members, x -> 1 / x, x -> 1 / x, scores);
        }

        @Override
        public boolean needsNonNegative() {
            return true;
        }
    }

    /** Weighted power mean {@code (sum w x^p)^(1/p)}; the geometric mean at p = 0. */
    record Generalised(@JsonProperty(required = true) double exponent) implements Aggregation {

        private static final double LARGEST = 100;

        public Generalised {
            if (!(Math.abs(exponent) <= LARGEST)) {
                throw new IndexException("The exponent " + exponent
                        + " of a generalised mean is out of reach: give one between -100 and 100.");
            }
        }

        @Override
        public void aggregate(Members members, double[] scores) {
            if (exponent == 0) {
                new Geometric().aggregate(members, scores);
            } else if (exponent == 1) {
                new Arithmetic().aggregate(members, scores);
            } else {
                double p = exponent;
                quasiArithmetic(members, x -> Math.pow(x, p), x -> Math.pow(x, 1 / p), scores);
            }
        }

        @Override
        public boolean needsNonNegative() {
            return exponent != 1;
        }
    }

    /**
     * Ordered weighted average (Yager 1988): weights go to the best, the second best, ... member of a unit, whichever
     * it is; the members' own weights are not used. For a number of members other than the number of weights, the
     * weights are read off their cumulated curve, linear between its points.
     *
     * @param weights weight of the best member first; none negative, at least one positive
     */
    record Ordered(List<Double> weights) implements Aggregation {
        public Ordered {
            if (weights == null || weights.isEmpty() || weights.stream().anyMatch(w -> w == null || !(w >= 0))) {
                throw new IndexException(
                        "An ordered average needs weights that are not negative, the best member's first: got "
                                + weights + ".");
            }
            weights = List.copyOf(weights);
            if (weights.stream().allMatch(w -> w == 0)) {
                throw new IndexException("An ordered average has weights 0 only: make one positive.");
            }
        }

        @Override
        public void aggregate(Members members, double[] scores) {
            int k = members.size();
            double[][] weightsOf = new double[k + 1][];
            for (int present = 1; present <= k; present++) {
                weightsOf[present] = weightsFor(present);
            }
            double[] ordered = new double[k];
            for (int cell = 0; cell < scores.length; cell++) {
                int present = 0;
                for (int j = 0; j < k; j++) {
                    double x = members.values()[j][cell];
                    if (!Double.isNaN(x)) {
                        int at = present++;
                        while (at > 0 && ordered[at - 1] < x) {
                            ordered[at] = ordered[at - 1];
                            at--;
                        }
                        ordered[at] = x;
                    }
                }
                if (present == 0 || present < k && !members.skipMissing()) {
                    scores[cell] = Double.NaN;
                    continue;
                }
                double sum = 0;
                for (int i = 0; i < present; i++) {
                    sum += weightsOf[present][i] * ordered[i];
                }
                scores[cell] = sum;
            }
        }

        private double[] weightsFor(int k) {
            int n = weights.size();
            double[] cumulated = new double[n + 1];
            for (int i = 0; i < n; i++) {
                cumulated[i + 1] = cumulated[i] + weights.get(i);
            }
            double[] result = new double[k];
            double before = 0;
            for (int i = 1; i <= k; i++) {
                // Integer arithmetic keeps the given weights exactly when there are as many members.
                int whole = i * n / k;
                double part = (double) (i * n % k) / k;
                double upTo = whole == n ? cumulated[n] : cumulated[whole] + part * weights.get(whole);
                result[i - 1] = (upTo - before) / cumulated[n];
                before = upTo;
            }
            return result;
        }
    }

    /**
     * Mazziotta-Pareto index: the mean less a penalty for imbalance, {@code M - S^2 / M}, or plus it; M and S are the
     * weighted mean and the weighted standard deviation (divisor: sum of weights) of the members of a unit. It is the
     * MPI on members of mean 100 and deviation 10 ({@code z-score}), the AMPI on members scaled {@code
     * around-reference}. De Muro, Mazziotta, Pareto, Social Indicators Research 104 (2011). A mean that is not positive
     * has no score.
     *
     * @param penalty {@code DOWNWARD} (default) where more is better, {@code UPWARD} where more is worse
     */
    record MazziottaPareto(Penalty penalty) implements Aggregation {

        /** Side on which imbalance counts. */
        @EnumNaming(KebabCase.class)
        public enum Penalty {
            DOWNWARD,
            UPWARD
        }

        public MazziottaPareto {
            penalty = penalty == null ? Penalty.DOWNWARD : penalty;
        }

        @Override
        public void aggregate(Members members, double[] scores) {
            double[] means = new double[scores.length];
            new Arithmetic().aggregate(members, means);
            double[][] squares = new double[members.size()][scores.length];
            for (int j = 0; j < members.size(); j++) {
                for (int cell = 0; cell < scores.length; cell++) {
                    double d = members.values()[j][cell] - means[cell];
                    squares[j][cell] = d * d;
                }
            }
            new Arithmetic().aggregate(members.withValues(squares), scores);
            double sign = penalty == Penalty.DOWNWARD ? -1 : 1;
            for (int cell = 0; cell < scores.length; cell++) {
                scores[cell] = means[cell] > 0 ? means[cell] + sign * scores[cell] / means[cell] : Double.NaN;
            }
        }

        /**
         * Bounds that no combination of members exceeds: the index is not monotone (a member far above the others costs
         * more in balance than it adds), so its extremes need not lie at a corner. With D the largest possible mean
         * square distance from the central mean, which the variance cannot exceed, the downward index lies between
         * {@code low M - D / low M} and {@code high M}; the upward one between {@code low M} and the larger of
         * {@code M + D / M} at both ends.
         */
        @Override
        public void bound(Members central, double[][] low, double[][] high, double[] lowest, double[] highest) {
            int cells = lowest.length;
            double[] centre = new double[cells];
            new Arithmetic().aggregate(central, centre);
            new Arithmetic().aggregate(central.withValues(low), lowest);
            new Arithmetic().aggregate(central.withValues(high), highest);
            double[][] squares = new double[low.length][cells];
            for (int j = 0; j < low.length; j++) {
                for (int cell = 0; cell < cells; cell++) {
                    double d = Math.max(Math.abs(low[j][cell] - centre[cell]), Math.abs(high[j][cell] - centre[cell]));
                    squares[j][cell] = d * d;
                }
            }
            double[] distance = new double[cells];
            new Arithmetic().aggregate(central.withValues(squares), distance);
            for (int cell = 0; cell < cells; cell++) {
                double atLow = distance[cell] / lowest[cell];
                if (!(lowest[cell] > 0)) {
                    lowest[cell] = Double.NaN;
                    highest[cell] = Double.NaN;
                } else if (penalty == Penalty.DOWNWARD) {
                    lowest[cell] -= atLow;
                } else {
                    highest[cell] = Math.max(lowest[cell] + atLow, highest[cell] + distance[cell] / highest[cell]);
                }
            }
        }
    }

    /**
     * Copeland score: the number of units that a unit outranks less the number that outrank it, in the same year. Unit
     * a outranks b when the members on which a is ahead weigh more than those on which b is; ties on a member give half
     * its weight to each. With {@code skipMissing} the members that both units have decide, and two units without one
     * in common tie; so the result depends on the pair alone and never on the order of rows (COINr drops weight in one
     * direction only when values are missing).
     */
    record Copeland() implements Aggregation {

        /** Weights that sum to the same total in another order must balance. */
        private static final double BALANCE = 1e-9;

        @Override
        public void aggregate(Members members, double[] scores) {
            score(members, members.values(), scores);
        }

        @Override
        public void bound(Members central, double[][] low, double[][] high, double[] lowest, double[] highest) {
            score(central, low, lowest);
            score(central, high, highest);
        }

        private static void score(Members members, double[][] own, double[] scores) {
            int units = members.units();
            boolean[] takesPart = takingPart(members);
            for (int cell = 0; cell < scores.length; cell++) {
                if (!takesPart[cell]) {
                    scores[cell] = Double.NaN;
                    continue;
                }
                int start = cell - cell % units;
                int score = 0;
                for (int other = start; other < start + units; other++) {
                    if (other != cell && takesPart[other]) {
                        score += outranks(members, own, cell, other);
                    }
                }
                scores[cell] = score;
            }
        }

        private static boolean[] takingPart(Members members) {
            boolean[] takesPart = members.included().clone();
            for (int j = 0; j < members.size(); j++) {
                for (int cell = 0; cell < takesPart.length; cell++) {
                    takesPart[cell] &= members.skipMissing()
                            || members.weights()[j] == 0
                            || !Double.isNaN(members.values()[j][cell]);
                }
            }
            return takesPart;
        }

        private static int outranks(Members members, double[][] own, int cell, int other) {
            double balance = 0;
            for (int j = 0; j < members.size(); j++) {
                double a = own[j][cell];
                double b = members.values()[j][other];
                if (a > b) {
                    balance += members.weights()[j];
                } else if (a < b) {
                    balance -= members.weights()[j];
                }
            }
            return Math.abs(balance) < BALANCE ? 0 : balance > 0 ? 1 : -1;
        }
    }

    /** {@code inverse(sum w f(x))}: the frame of the geometric, harmonic and power means. */
    private static void quasiArithmetic(
            Members members, DoubleUnaryOperator f, DoubleUnaryOperator inverse, double[] scores) {
        double[][] images = new double[members.size()][];
        for (int j = 0; j < members.size(); j++) {
            if (members.weights()[j] == 0) {
                continue;
            }
            double[] x = members.values()[j];
            double[] image = new double[x.length];
            for (int cell = 0; cell < x.length; cell++) {
                image[cell] = f.applyAsDouble(x[cell]);
            }
            images[j] = image;
        }
        new Arithmetic().aggregate(members.withValues(images), scores);
        for (int cell = 0; cell < scores.length; cell++) {
            scores[cell] = inverse.applyAsDouble(scores[cell]);
        }
    }
}
