package org.sovereignai.index.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {

    private static final double[][] COLUMNS = {{2, 4, 3, 5, 4, 1}, {3, 4, 4, 5, 3, 1}, {1, 3, 3, 4, 5, 2}};

    // numpy.linalg.eigh of the correlation matrix, signs turned so that loadings sum to a positive number.
    @Test
    void agreesWithNumpyAndFixesTheSign() {
        PrincipalComponents components = PrincipalComponents.of(COLUMNS);
        assertThat(components.eigenvalues())
                .containsExactly(
                        new double[] {2.3793996787183023, 0.5895801989873597, 0.03102012229433807}, within(1e-9));
        assertThat(components.loadings()[0])
                .containsExactly(
                        new double[] {0.6417993499232458, 0.5586938538051628, 0.525313974836416}, within(1e-9));
        assertThat(components.loadings()[1])
                .containsExactly(
                        new double[] {-0.05463505349376874, -0.6499556761371436, 0.7580056925820815}, within(1e-9));
    }

    @Test
    void turningEveryColumnTurnsNothing() {
        double[][] turned = new double[3][6];
        for (int j = 0; j < 3; j++) {
            for (int i = 0; i < 6; i++) {
                turned[j][i] = -COLUMNS[j][i];
            }
        }
        assertThat(PrincipalComponents.of(turned).loadings()[0])
                .containsExactly(PrincipalComponents.of(COLUMNS).loadings()[0], within(1e-9));
    }

    @Test
    void aConstantColumnIsRefused() {
        assertThatThrownBy(() -> PrincipalComponents.of(new double[][] {{1, 2, 3}, {4, 4, 4}}))
                .hasMessageContaining("constant");
    }
}
