package org.sovereignai.index.method;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;
import org.sovereignai.index.statistics.Moments;
import org.sovereignai.index.statistics.Ranks;

/**
 * Brings an indicator to a common scale on which more is better.
 *
 * <p>Formulas are those of the OECD/JRC Handbook on Constructing Composite Indicators (2008, step 5) and of COINr
 * where the two agree; {@code x} below is already turned by the indicator's direction. Three rules hold for all:
 *
 * <ul>
 *   <li>a constant indicator tells nothing, so every unit gets the middle of the scale (COINr returns NaN);
 *   <li>ties share their mid-rank, so that turning the direction mirrors the result (COINr gives ties the lowest rank
 *       in either direction, which makes a tie a penalty);
 *   <li>targets, goalposts and reference values are stated in natural units and turned with the indicator (COINr turns
 *       the data but not the target).
 * </ul>
 *
 * <p>In a descriptor: {@code {"method": "min-max", "low": 0, "high": 100}}. A parameter left out has the default named
 * at its record; {@code top} is the value of the best (default 100).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Normalisation.MinMax.class, name = "min-max"),
    @JsonSubTypes.Type(value = Normalisation.ZScore.class, name = "z-score"),
    @JsonSubTypes.Type(value = Normalisation.PercentileRank.class, name = "percentile-rank"),
    @JsonSubTypes.Type(value = Normalisation.Rank.class, name = "rank"),
    @JsonSubTypes.Type(value = Normalisation.Borda.class, name = "borda"),
    @JsonSubTypes.Type(value = Normalisation.DistanceToMaximum.class, name = "distance-to-maximum"),
    @JsonSubTypes.Type(value = Normalisation.DistanceToReference.class, name = "distance-to-reference"),
    @JsonSubTypes.Type(value = Normalisation.DistanceToTarget.class, name = "distance-to-target"),
    @JsonSubTypes.Type(value = Normalisation.FractionOfMaximum.class, name = "fraction-of-maximum"),
    @JsonSubTypes.Type(value = Normalisation.Scaled.class, name = "scaled"),
    @JsonSubTypes.Type(value = Normalisation.Goalposts.class, name = "goalposts"),
    @JsonSubTypes.Type(value = Normalisation.Quantile.class, name = "quantile"),
    @JsonSubTypes.Type(value = Normalisation.AroundReference.class, name = "around-reference"),
    @JsonSubTypes.Type(value = Normalisation.Unchanged.class, name = "none")
})
public sealed interface Normalisation extends Serializable {

    /**
     * The scale that the reference values give.
     *
     * @throws IndexException when the method needs a mark that the sample lacks, or is not defined for it
     */
    Scale fit(Sample sample);

    /** Whether the order of the values is all that counts. Outliers then do no harm, and treating them would make ties. */
    default boolean usesOrderOnly() {
        return false;
    }

    /** {@code low + (x - min) / (max - min) (high - low)}; default 0 to 100. */
    record MinMax(Double low, Double high) implements Normalisation {
        public MinMax {
            low = orElse(low, 0);
            high = orElse(high, 100);
            requireOrder(low, high, "min-max");
        }

        @Override
        public Scale fit(Sample sample) {
            return between(sample, sample.minimum(), sample.maximum(), low, high);
        }
    }

    /** {@code mean + (x - average) / s * deviation} with s of divisor n - 1; default mean 0 and deviation 1. */
    record ZScore(Double mean, Double deviation) implements Normalisation {
        public ZScore {
            mean = orElse(mean, 0);
            deviation = orElse(deviation, 1);
            if (!(deviation > 0)) {
                throw new IndexException("The deviation " + deviation
                        + " of normalisation z-score is not positive: give a positive one.");
            }
        }

        @Override
        public Scale fit(Sample sample) {
            Moments moments = Moments.of(sample.sorted());
            double slope = moments.deviation() == 0 ? 0 : deviation / moments.deviation();
            return Scale.Linear.of(moments.mean(), slope, mean);
        }
    }

    /** {@code (rank - 1) / (n - 1) top}: the share of the others that are worse, ties counted half. */
    record PercentileRank(Double top) implements Normalisation {
        public PercentileRank {
            top = positive(top, "percentile-rank");
        }

        @Override
        public Scale fit(Sample sample) {
            int n = sample.sorted().length;
            return sample.isConstant()
                    ? Scale.Linear.of(0, 0, top / 2)
                    : new Scale.Position(sample.sorted(), 1, top / (n - 1));
        }

        @Override
        public boolean usesOrderOnly() {
            return true;
        }
    }

    /** Mid-rank, 1 for the worst and n for the best. */
    record Rank() implements Normalisation {
        @Override
        public Scale fit(Sample sample) {
            return new Scale.Position(sample.sorted(), 0, 1);
        }

        @Override
        public boolean usesOrderOnly() {
            return true;
        }
    }

    /** Mid-rank less 1: the number of units that are worse, ties counted half. */
    record Borda() implements Normalisation {
        @Override
        public Scale fit(Sample sample) {
            return new Scale.Position(sample.sorted(), 1, 1);
        }

        @Override
        public boolean usesOrderOnly() {
            return true;
        }
    }

    /** {@code (1 - (max - x) / (max - min)) top}. */
    record DistanceToMaximum(Double top) implements Normalisation {
        public DistanceToMaximum {
            top = positive(top, "distance-to-maximum");
        }

        @Override
        public Scale fit(Sample sample) {
            return between(sample, sample.minimum(), sample.maximum(), 0, top);
        }
    }

    /**
     * {@code (1 - (r - x) / (r - min)) top} with r the value of a reference unit.
     *
     * @param unit code of the reference unit
     * @param year year of its value; null for the year that is scored, which a reference over the panel cannot have
     * @param top value at the reference
     * @param capped true to let nobody exceed the reference; default false
     */
    record DistanceToReference(String unit, Integer year, Double top, Boolean capped) implements Normalisation {
        public DistanceToReference {
            if (unit == null) {
                throw new IndexException(
                        "Normalisation distance-to-reference names no unit: add \"unit\" with the code of one.");
            }
            top = positive(top, "distance-to-reference");
            capped = capped != null && capped;
        }

        @Override
        public Scale fit(Sample sample) {
            return towards(sample, sample.valueOf(unit, year), top, capped, "reference");
        }
    }

    /** {@code (1 - (t - x) / (t - min)) top} with t the indicator's target; capped (default false) as above. */
    record DistanceToTarget(Double top, Boolean capped) implements Normalisation {
        public DistanceToTarget {
            top = positive(top, "distance-to-target");
            capped = capped != null && capped;
        }

        @Override
        public Scale fit(Sample sample) {
            return towards(sample, sample.target(), top, capped, "target");
        }
    }

    /** {@code x / max top}; where less is better {@code min / x top} of the natural values. */
    record FractionOfMaximum(Double top) implements Normalisation {
        public FractionOfMaximum {
            top = positive(top, "fraction-of-maximum");
        }

        @Override
        public Scale fit(Sample sample) {
            if (sample.isConstant()) {
                return Scale.Linear.of(0, 0, top / 2);
            }
            double best = sample.maximum();
            if (sample.isReversed() ? best >= 0 : best <= 0) {
                throw new IndexException("Indicator " + sample.indicator()
                        + " is not positive, so a fraction of its best value is not defined: choose another"
                        + " normalisation.");
            }
            return sample.isReversed() ? new Scale.Inverse(best, top) : Scale.Linear.of(0, top / best, 0);
        }
    }

    /** {@code (x - low) / (high - low) top} with fixed natural marks for every indicator; not kept within them. */
    record Scaled(Double low, Double high, Double top) implements Normalisation {
        public Scaled {
            low = orElse(low, 0);
            high = orElse(high, 100);
            top = positive(top, "scaled");
            requireOrder(low, high, "scaled");
        }

        @Override
        public Scale fit(Sample sample) {
            double from = sample.mark(sample.isReversed() ? high : low);
            double to = sample.mark(sample.isReversed() ? low : high);
            return Scale.Linear.of(from, top / (to - from), 0);
        }
    }

    /** {@code (x - low) / (high - low) top} between the indicator's own goalposts, kept within 0 and top. */
    record Goalposts(Double top) implements Normalisation {
        public Goalposts {
            top = positive(top, "goalposts");
        }

        @Override
        public Scale fit(Sample sample) {
            double from = sample.goalpostLow();
            double to = sample.goalpostHigh();
            return new Scale.Linear(from, top / (to - from), 0, 0, top);
        }
    }

    /**
     * Categorical scale: {@code bands} equally frequent bands cut at the quantiles k / bands of the sample, worth 0,
     * top / (bands - 1), ..., top. A value equal to a cut belongs below it, so ties share their band.
     */
    record Quantile(Integer bands, Double top) implements Normalisation {
        public Quantile {
            bands = bands == null ? 5 : bands;
            top = positive(top, "quantile");
            if (bands < 2) {
                throw new IndexException("Normalisation quantile has " + bands + " bands: give 2 or more.");
            }
        }

        @Override
        public Scale fit(Sample sample) {
            if (sample.isConstant()) {
                return Scale.Linear.of(0, 0, top / 2);
            }
            double[] cuts = new double[bands - 1];
            for (int k = 1; k < bands; k++) {
                cuts[k - 1] = Ranks.quantile(sample.sorted(), (double) k / bands);
            }
            return new Scale.Bands(cuts, top / (bands - 1));
        }

        @Override
        public boolean usesOrderOnly() {
            return true;
        }
    }

    /**
     * The scale of the Adjusted Mazziotta-Pareto Index: 100 at a reference, 60 points over the range, so most values
     * lie in 70 to 130: {@code 100 + (x - r) / (max - min) 60} with r the mean of a year and the range taken from the
     * indicator's goalposts, or from the sample. Mazziotta and Pareto, Social Indicators Research 127 (2016).
     *
     * @param year year whose mean is 100; null for the year that is scored
     */
    record AroundReference(Integer year) implements Normalisation {
        @Override
        public Scale fit(Sample sample) {
            double range = sample.hasGoalposts()
                    ? sample.goalpostHigh() - sample.goalpostLow()
                    : sample.maximum() - sample.minimum();
            return Scale.Linear.of(sample.meanOf(year), range == 0 ? 0 : 60 / range, 100);
        }
    }

    /** The value as it is, turned by the direction: for indicators that share a scale already. */
    record Unchanged() implements Normalisation {
        @Override
        public Scale fit(Sample sample) {
            return Scale.Linear.of(0, 1, 0);
        }
    }

    private static Scale between(Sample sample, double from, double to, double low, double high) {
        return sample.isConstant()
                ? Scale.Linear.of(from, 0, (low + high) / 2)
                : Scale.Linear.of(from, (high - low) / (to - from), low);
    }

    private static Scale towards(Sample sample, double mark, double top, boolean capped, String name) {
        if (sample.isConstant() && mark == sample.minimum()) {
            return Scale.Linear.of(0, 0, top / 2);
        }
        if (mark <= sample.minimum()) {
            throw new IndexException("Indicator " + sample.indicator() + " has a " + name
                    + " that its worst value reaches already, so no distance is defined: state a better " + name + ".");
        }
        return new Scale.Linear(
                sample.minimum(),
                top / (mark - sample.minimum()),
                0,
                Double.NEGATIVE_INFINITY,
                capped ? top : Double.POSITIVE_INFINITY);
    }

    private static double orElse(Double value, double otherwise) {
        return value == null ? otherwise : value;
    }

    private static double positive(Double top, String method) {
        double value = orElse(top, 100);
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IndexException(
                    "The top " + value + " of normalisation " + method + " is not positive: give a positive one.");
        }
        return value;
    }

    private static void requireOrder(double low, double high, String method) {
        if (!(low < high)) {
            throw new IndexException(
                    "Normalisation " + method + " has low " + low + " and high " + high + ": low must be below high.");
        }
    }
}
