package org.sovereignai.index.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The sample of COINr's vignette on treatment: 1 to 10, 30 and 100. Moments by scipy 1.17 (bias=False). */
class TreatmentTest {

    private static final double[] VALUES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100};

    private static Treatment allowing(int cells) {
        return new Treatment.SkewKurtosis(null, null, cells, null);
    }

    @Test
    void winsorisesUntilTheRuleIsMet() {
        Curve curve = allowing(5).fit(VALUES);
        assertThat(curve.kind()).isEqualTo(Curve.Kind.WINSORISED);
        assertThat(curve.before().skewness()).isEqualTo(3.0632410342394993, within(1e-12));
        assertThat(curve.before().kurtosis()).isEqualTo(9.741390834569144, within(1e-12));
        assertThat(curve.after().skewness()).isEqualTo(1.7120380600890506, within(1e-12));
        assertThat(curve.after().kurtosis()).isEqualTo(1.8157805377242031, within(1e-12));
        assertThat(curve.apply(100)).isEqualTo(30);
        assertThat(curve.apply(30)).isEqualTo(30);
        assertThat(curve.apply(1)).isEqualTo(1);
    }

    @Test
    void takesTheLogarithmOfTheOriginalWhenTooFewCellsMayBeWinsorised() {
        Curve curve = allowing(0).fit(VALUES);
        assertThat(curve.kind()).isEqualTo(Curve.Kind.LOGARITHM);
        assertThat(curve.apply(1)).isEqualTo(-0.01005033585350145, within(1e-12));
        assertThat(curve.apply(2)).isEqualTo(0.688134638736401, within(1e-12));
        assertThat(curve.apply(100)).isEqualTo(4.605070180987758, within(1e-12));
        assertThat(curve.after().skewness()).isEqualTo(0.7926339751119512, within(1e-12));
        assertThat(curve.after().kurtosis()).isEqualTo(1.4488330471664757, within(1e-12));
    }

    @Test
    void aNegativeSkewIsTreatedAsItsMirror() {
        double[] mirrored = Arrays.stream(VALUES).map(x -> -x).toArray();
        Curve winsorised = allowing(5).fit(mirrored);
        assertThat(winsorised.apply(-100)).isEqualTo(-30);
        Curve logarithm = allowing(0).fit(mirrored);
        assertThat(logarithm.kind()).isEqualTo(Curve.Kind.MIRRORED_LOGARITHM);
        assertThat(logarithm.apply(-100)).isEqualTo(-4.605070180987758, within(1e-12));
        assertThat(logarithm.after().skewness()).isEqualTo(-0.7926339751119512, within(1e-12));
    }

    @Test
    void tiedOutliersMoveTogetherAndCountEach() {
        double[] tied = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 100, 100};
        assertThat(allowing(1).fit(tied).kind()).isEqualTo(Curve.Kind.LOGARITHM);
        Curve curve = allowing(2).fit(tied);
        assertThat(curve.kind()).isEqualTo(Curve.Kind.WINSORISED);
        assertThat(curve.high()).isEqualTo(20);
    }

    @Test
    void orderOfTheValuesDoesNotMatter() {
        double[] shuffled = {100, 3, 30, 1, 10, 2, 9, 4, 8, 5, 7, 6};
        assertThat(allowing(5).fit(shuffled)).isEqualTo(allowing(5).fit(VALUES));
    }

    @Test
    void withoutALimitFivePercentOfTheCellsMayBeWinsorised() {
        // 5 % of 12 cells, rounded up, is one.
        Curve curve = new Treatment.SkewKurtosis(null, null, null, null).fit(VALUES);
        assertThat(curve.kind()).isEqualTo(Curve.Kind.WINSORISED);
        assertThat(curve.high()).isEqualTo(30);
    }

    @Test
    void leavesAloneWhatItMayNotCure() {
        Curve curve = new Treatment.SkewKurtosis(null, null, 0, false).fit(VALUES);
        assertThat(curve.kind()).isEqualTo(Curve.Kind.UNCHANGED);
    }

    @Test
    void constantsAndFewValuesHaveNoOutliers() {
        assertThat(allowing(5).fit(new double[] {0, 0, 0, 0, 0}).kind()).isEqualTo(Curve.Kind.UNCHANGED);
        assertThat(allowing(5).fit(new double[] {0, 0, 1000}).kind()).isEqualTo(Curve.Kind.UNCHANGED);
        assertThat(allowing(5).fit(new double[] {4}).kind()).isEqualTo(Curve.Kind.UNCHANGED);
    }

    @Test
    void thresholdsAreChoices() {
        assertThat(new Treatment.SkewKurtosis(4.0, 3.5, 5, true).fit(VALUES).kind())
                .isEqualTo(Curve.Kind.UNCHANGED);
    }

    @Test
    void aLogarithmGoesOnBeyondItsReference() {
        Curve curve = allowing(0).fit(VALUES);
        assertThat(curve.apply(0.9)).isFinite().isLessThan(curve.apply(1));
        assertThat(curve.apply(200)).isGreaterThan(curve.apply(100));
        assertThat(curve.apply(Double.NaN)).isNaN();
    }

    @Test
    void aMarkIsNeverWinsorised() {
        assertThat(allowing(5).fit(VALUES).image(60)).isEqualTo(60);
        Curve logarithm = allowing(0).fit(VALUES);
        assertThat(logarithm.image(60)).isEqualTo(logarithm.apply(60));
    }

    @Test
    void aNegativeLimitIsRefused() {
        assertThatThrownBy(() -> allowing(-1)).hasMessageContaining("give 0 or more");
    }
}
