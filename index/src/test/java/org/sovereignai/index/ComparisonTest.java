package org.sovereignai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.sovereignai.index.method.Normalisation;
import org.sovereignai.index.statistics.Correlation;

/** Comparisons of two units, of two methods and of an index with itself less one part. */
class ComparisonTest {

    private static final Panel PANEL =
            Tables.panel("unit,year,x,y", "A,2020,0,100", "B,2020,10,30", "C,2020,90,20", "D,2020,100,0", "E,2020,50,");

    private static IndexResult result(Alternative... parts) {
        return CompositeIndex.compute(Tables.flat(Tables.method(parts), "x", "y"), PANEL);
    }

    @Test
    void twoUnitsInEveryElement() {
        assertThat(UnitComparison.of(result(), "S", "C", "B", 2020))
                .containsExactly(
                        new UnitComparison("S", 2, at(55), at(20), at(35), 1),
                        new UnitComparison("x", 1, at(90), at(10), at(80), 0.5),
                        new UnitComparison("y", 1, at(20), at(30), at(-10), 0.5));
        assertThat(UnitComparison.of(result(), "y", "E", "B", 2020))
                .containsExactly(new UnitComparison("y", 1, OptionalDouble.empty(), at(30), OptionalDouble.empty(), 1));
    }

    private static OptionalDouble at(double value) {
        return OptionalDouble.of(value);
    }

    @Test
    void twoMethodsByRank() {
        // Percentile ranks: x 0 25 75 100 50, y 100 66.7 33.3 0 and 50 for E: S 50 45.8 54.2 50 50.
        MethodComparison comparison =
                MethodComparison.of(result(), result(Alternative.of(new Normalisation.PercentileRank(null))), "S");
        // Min-max: S 50 20 55 50 37.5 (y of E counts as the median 25).
        assertThat(comparison.ranks())
                .extracting(rank -> rank.unit() + rank.first() + rank.second() + rank.shift())
                .containsExactly("A220", "B550", "C110", "D220", "E42-2");
        assertThat(comparison.meanAbsoluteShift()).isEqualTo(0.4, within(1e-12));
        assertThat(comparison.largestShift()).isEqualTo(2);
        // Mid-ranks 3.5 1 5 3.5 2 against 3 1 5 3 3: sums of squares 9.5 and 8, of products 8.
        assertThat(comparison.spearman().getAsDouble()).isEqualTo(8 / Math.sqrt(9.5 * 8), within(1e-9));
        // Of 10 pairs 7 agree and none disagrees; 1 ties on the left, 3 on the right.
        assertThat(comparison.kendall().getAsDouble()).isEqualTo(7 / Math.sqrt(9 * 7), within(1e-9));
    }

    @Test
    void anIndexWithoutOneOfItsParts() {
        Map<String, MethodComparison> parts = Multivariate.of(result()).leaveOneOut("S");
        assertThat(parts.keySet()).containsExactly("x", "y");
        // Without x: y ranks A B C D 1 2 3 4 against 2 4 1 2 of the four that remain scored; E has nothing left.
        assertThat(parts.get("x").ranks())
                .extracting(rank -> rank.unit() + rank.second())
                .containsExactly("A1", "B2", "C3", "D4");
    }

    @Test
    void partsCorrelateOverObservedValues() {
        Multivariate multivariate = Multivariate.of(result());
        // x 0 10 90 100, y 100 30 20 0, E left out: numpy.corrcoef.
        double mean = 37.5;
        double xy = -50 * (100 - mean) - 40 * (30 - mean) + 40 * (20 - mean) + 50 * (0 - mean);
        double yy = Math.pow(62.5, 2) + Math.pow(7.5, 2) + Math.pow(17.5, 2) + Math.pow(37.5, 2);
        assertThat(multivariate.correlation(Correlation.PEARSON, "x", "y").getAsDouble())
                .isEqualTo(xy / Math.sqrt(8200 * yy), within(1e-12));
        assertThat(multivariate.correlation(Correlation.SPEARMAN, "x", "y").getAsDouble())
                .isEqualTo(-1, within(1e-12));
        assertThat(multivariate.principalComponents("S").eigenvalues()[0])
                .isEqualTo(1 - xy / Math.sqrt(8200 * yy), within(1e-9));
        assertThat(multivariate.cronbachAlpha("S").getAsDouble()).isNegative();
        assertThat(List.of("S")).isEqualTo(result().scoreCodes());
    }
}
