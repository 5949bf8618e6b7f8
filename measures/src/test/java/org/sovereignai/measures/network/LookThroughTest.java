package org.sovereignai.measures.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookThroughTest {

    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void supplierBehindTheSupplierCountsToo() {
        // A: half B, half C; B: all C. Chain of A: .5 (.5 B + .5 C) + .25 x .5 C = .25 B + .375 C, scaled by .625.
        ShareMatrix supply = Networks.shares(new double[][] {{0, 0.5, 0.5}, {0, 0, 1}, {0, 0, 0}});
        ShareMatrix through = LookThrough.of(supply, 0.5);
        assertThat(Networks.rowWithUnknown(through, 0)).containsExactly(new double[] {0, 0.4, 0.6, 0}, EXACT);
        assertThat(Networks.rowWithUnknown(through, 1)).containsExactly(new double[] {0, 0, 1, 0}, EXACT);
        assertThat(through.share(2, 0)).isEmpty();
    }

    @Test
    void behindAnUnknownSupplierAllIsUnknown() {
        // A: all B; B: half C, half unknown. Chain of A: .5 B + .125 C, unknown .5 (.25 + .125 + ...) = .25.
        ShareMatrix supply = Networks.shares(new double[][] {{0, 1, 0}, {0, 0, 0.5}, {0, 0, 0}});
        ShareMatrix through = LookThrough.of(supply, 0.5);
        assertThat(Networks.rowWithUnknown(through, 0))
                .containsExactly(new double[] {0, 4 / 7.0, 1 / 7.0, 2 / 7.0}, EXACT);
    }

    @Test
    void pairThatSuppliesItselfAlternates() {
        // A and B supply only each other: .5 B + .25 A + .125 B + ... = 2/3 B, 1/3 A.
        ShareMatrix through = LookThrough.of(Networks.shares(new double[][] {{0, 1}, {1, 0}}), 0.5);
        assertThat(through.row(0)).containsExactly(new double[] {1 / 3.0, 2 / 3.0}, EXACT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithTheFormulaInMatrices(long seed) {
        int size = 15;
        double[][] amounts = new double[size][size];
        Random random = new Random(seed);
        for (int importer = 0; importer < size; importer++) {
            for (int supplier = 0; supplier < size; supplier++) {
                amounts[importer][supplier] = importer == supplier ? 0 : random.nextDouble();
            }
        }
        double[] totals = Arrays.stream(amounts)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
        ShareMatrix supply = ShareMatrix.ofAmounts(amounts, totals);
        RealMatrix shares = new Array2DRowRealMatrix(size, size);
        for (int importer = 0; importer < size; importer++) {
            shares.setRow(importer, supply.row(importer));
        }
        double attenuation = 0.85;
        RealMatrix system = MatrixUtils.createRealIdentityMatrix(size).subtract(shares.scalarMultiply(attenuation));
        RealMatrix expected = shares.scalarMultiply(1 - attenuation)
                .multiply(new LUDecomposition(system).getSolver().getInverse());
        ShareMatrix through = LookThrough.of(supply, attenuation);
        for (int importer = 0; importer < size; importer++) {
            assertThat(through.row(importer)).containsExactly(expected.getRow(importer), EXACT);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void rowsSumToOneAndNearTheDirectSharesForSmallAttenuation(long seed) {
        ShareMatrix supply = Networks.random(new Random(seed), 10);
        for (double attenuation : new double[] {1e-9, 0.5, 0.999}) {
            ShareMatrix through = LookThrough.of(supply, attenuation);
            for (int importer = 0; importer < 10; importer++) {
                double[] row = Networks.rowWithUnknown(through, importer);
                assertThat(Arrays.stream(row).sum()).isCloseTo(supply.hasImports(importer) ? 1 : 0, EXACT);
                if (attenuation < 0.1) {
                    assertThat(row).containsExactly(Networks.rowWithUnknown(supply, importer), within(1e-8));
                }
            }
        }
    }

    @Test
    void attenuationLiesBetweenZeroAndOne() {
        ShareMatrix supply = Networks.shares(new double[][] {{0}});
        for (double attenuation : new double[] {0, 1, -0.5, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LookThrough.of(supply, attenuation))
                    .withMessage("Attenuation %s must lie between 0 and 1, both excluded", attenuation);
        }
    }
}
