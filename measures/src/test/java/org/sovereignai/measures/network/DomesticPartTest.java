package org.sovereignai.measures.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomesticPartTest {

    @Test
    void makerThatExportsMoreThanItImports() {
        // Of 200 exported at most 50 are resold; pooled with an output of 200 the own part is 200 / 250.
        assertThat(DomesticPart.ofMaker(200, 50)).isEqualTo(new DomesticPart(0.75, 0.8, 1));
    }

    @Test
    void makerThatImportsMoreThanItExports() {
        assertThat(DomesticPart.ofMaker(100, 300)).isEqualTo(new DomesticPart(0, 0.25, 1));
    }

    @Test
    void makerWithoutImportsMakesAll() {
        assertThat(DomesticPart.ofMaker(100, 0)).isEqualTo(new DomesticPart(1, 1, 1));
    }

    @Test
    void hubThatImportsMoreThanItExportsOnlyResells() {
        assertThat(DomesticPart.ofOther(100, 300)).isEqualTo(new DomesticPart(0, 0, 0));
        assertThat(DomesticPart.ofOther(100, 100)).isEqualTo(new DomesticPart(0, 0, 0));
    }

    @Test
    void surplusOfAnUnlistedEconomyShowsThatItMakesSomething() {
        assertThat(DomesticPart.ofOther(200, 50)).isEqualTo(new DomesticPart(0.75, 0.75, 1));
    }

    @Test
    void makerInAPlaceOfTransitIsCreditedWithWhatTradeProves() {
        assertThat(DomesticPart.ofTransitMaker(100, 300)).isEqualTo(new DomesticPart(0, 0, 1));
        assertThat(DomesticPart.ofTransitMaker(200, 50)).isEqualTo(new DomesticPart(0.75, 0.75, 1));
        assertThat(DomesticPart.ofTransitMaker(0, 50)).isEqualTo(new DomesticPart(1, 1, 1));
    }

    @Test
    void surplusOfAnEntrepotProvesNoMaking() {
        assertThat(DomesticPart.ofEntrepotMaker(200, 50)).isEqualTo(new DomesticPart(0, 0, 1));
        assertThat(DomesticPart.ofEntrepotMaker(100, 300)).isEqualTo(new DomesticPart(0, 0, 1));
        assertThat(DomesticPart.ofEntrepot(200, 50)).isEqualTo(new DomesticPart(0, 0, 1));
        assertThat(DomesticPart.ofEntrepot(100, 300)).isEqualTo(new DomesticPart(0, 0, 0));
        assertThat(DomesticPart.ofEntrepotMaker(0, 50)).isEqualTo(new DomesticPart(1, 1, 1));
        assertThat(DomesticPart.ofEntrepot(0, 50)).isEqualTo(new DomesticPart(1, 1, 1));
    }

    @Test
    void withoutExportsNothingIsResold() {
        assertThat(DomesticPart.ofMaker(0, 10)).isEqualTo(new DomesticPart(1, 1, 1));
        assertThat(DomesticPart.ofOther(0, 0)).isEqualTo(new DomesticPart(1, 1, 1));
    }

    @Test
    void wrongAmountsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomesticPart.ofMaker(-1, 2))
                .withMessage("Exports -1.0 and imports 2.0 must be finite amounts, 0 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomesticPart.ofOther(1, Double.NaN))
                .withMessage("Exports 1.0 and imports NaN must be finite amounts, 0 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DomesticPart(0.5, 0.4, 1))
                .withMessage("Domestic part must be ordered within 0..1 but is low 0.5, central 0.4, high 1.0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyBalanceOfHomeOutputLiesBetweenTheBounds(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 1000; round++) {
            double imports = Math.exp(20 * random.nextGaussian());
            double output = Math.exp(20 * random.nextGaussian());
            double resold = random.nextDouble() * imports;
            double sold = random.nextDouble() * output;
            double part = sold / (sold + resold);
            DomesticPart bounds = DomesticPart.ofMaker(sold + resold, imports);
            assertThat(part).isBetween(bounds.low() - 1e-12, bounds.high());
        }
    }

    @Test
    void centralPartOfAMakerIsContinuousWhereExportsEqualImports() {
        double below = DomesticPart.ofMaker(100 - 1e-9, 100).central();
        double above = DomesticPart.ofMaker(100 + 1e-9, 100).central();
        assertThat(above).isCloseTo(below, within(1e-9));
    }
}
