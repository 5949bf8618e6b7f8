package org.sovereignai.measures.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareMatrixTest {

    @Test
    void restOfARowIsUnknown() {
        ShareMatrix shares = Networks.shares(new double[][] {{0, 0.6, 0.3}, {1, 0, 0}, {0, 0, 0}});
        assertThat(shares.size()).isEqualTo(3);
        assertThat(shares.share(0, 1)).hasValue(0.6);
        assertThat(shares.unknown(0).orElseThrow()).isCloseTo(0.1, within(1e-15));
        assertThat(shares.unknown(1)).hasValue(0);
    }

    @Test
    void rowOfZerosImportsNothing() {
        ShareMatrix shares = Networks.shares(new double[][] {{0, 0}, {1, 0}});
        assertThat(shares.hasImports(0)).isFalse();
        assertThat(shares.share(0, 1)).isEmpty();
        assertThat(shares.unknown(0)).isEmpty();
    }

    @Test
    void importsWithoutAnyKnownSupplierAreUnknown() {
        ShareMatrix shares = ShareMatrix.ofAmounts(new double[][] {{0, 0}, {30, 0}}, new double[] {8, 40});
        assertThat(shares.hasImports(0)).isTrue();
        assertThat(shares.unknown(0)).hasValue(1);
        assertThat(shares.share(1, 0)).hasValue(0.75);
        assertThat(shares.unknown(1)).hasValue(0.25);
    }

    @Test
    void roundingIsNoUnknownSupply() {
        double third = 0.3333333333;
        ShareMatrix shares = Networks.shares(
                new double[][] {{0, third, third, third}, {1, 0, 0, 0}, {1, 0, 0, 0}, {1.0000000001, 0, 0, 0}});
        assertThat(shares.unknown(0)).hasValue(0);
        assertThat(shares.share(0, 1).orElseThrow()).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(shares.share(3, 0)).hasValue(1);
    }

    @Test
    void laterChangesOfTheArraysDoNotShow() {
        double[][] input = {{0, 1}, {1, 0}};
        ShareMatrix shares = Networks.shares(input);
        input[0][1] = 0.5;
        shares.knownShares(1)[0] = 0.5;
        assertThat(shares.knownShares(0)).containsExactly(0, 1);
        assertThat(shares.knownShares(1)).containsExactly(1, 0);
    }

    @Test
    void wrongCellsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Networks.shares(new double[][] {{0, 1}, {1.2, 0}}))
                .withMessage("Row 1 sums to 1.2, more than its total 1.0: correct or rescale the suppliers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Networks.shares(new double[][] {{0, 1}, {0.5, 0.5}}))
                .withMessage("Economy 1 supplies itself with 0.5: foreign supply has no own part");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Networks.shares(new double[][] {{0, Double.NaN}, {1, 0}}))
                .withMessage("Row 0, column 1: NaN must be finite, 0 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Networks.shares(new double[][] {{0, 1, 0}, {1, 0, 0}}))
                .withMessage("Row 0 has 3 columns instead of 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShareMatrix.ofAmounts(new double[][] {{0}}, new double[] {-1}))
                .withMessage("Imports -1.0 of economy 0 must be a finite amount, 0 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShareMatrix.ofAmounts(new double[][] {{0}}, new double[] {1, 2}))
                .withMessage("2 import totals given for 1 economies");
    }
}
