package org.sovereignai.measures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.measures.network.DomesticPart;
import org.sovereignai.schemas.Strand;

class HomeMadeTest {

    /** Exports 100, imports 60 or 300; worked out by hand from the table in docs/trade.md. */
    @ParameterizedTest
    @CsvSource({
        "8542, TWN, 60, .4, .625, 1",
        "8542, HKG, 300, 0, 0, 0",
        "8542, AUS, 60, .4, .4, .4",
        "8542, TWN, 300, 0, .25, 1",
        "8486, NLD, 60, .4, .994, 1",
        "8486, KOR, 300, 0, .97, 1",
        "8486, SGP, 300, 0, .25, 1",
        "8486, IND, 60, .4, .4, .4",
        "8471, CHN, 60, .4, .9433962264, 1",
        "8471, AUS, 60, .4, .4, 1",
        "8471, NLD, 300, 0, 0, 1",
        "8471, ARE, 60, .4, .4, .4",
        "8504, DEU, 300, 0, .5617977528, 1",
        "8507, POL, 300, 0, .7194244604, 1",
        "8507, SGP, 60, .4, .4, 1",
        "8507, MAC, 300, 0, 0, 0"
    })
    void dependsOnWhatTheGoodsAreFor(
            String heading, String code, double imports, double low, double central, double high) {
        DomesticPart part = Makers.of(heading).part(code, 100, imports);

        assertThat(part.low()).isCloseTo(low, within(1e-9));
        assertThat(part.central()).isCloseTo(central, within(1e-9));
        assertThat(part.high()).isCloseTo(high, within(1e-9));
    }

    @Test
    void whoExportsNothingMakesNothingThatIsSold() {
        assertThat(Makers.of("8542").part("TWN", 0, 5)).isEqualTo(new DomesticPart(0, 0, 0));
    }

    @Test
    void aUnionIsAMakerWhereOneOfItsMembersIs() {
        HomeMade chips = Makers.of("8542").withUnion("XCN", Makers.CHINAS);

        assertThat(chips.part("XCN", 100, 300).central()).isCloseTo(0.25, within(1e-12));
        assertThat(Makers.of("8504").withUnion("XCN", Makers.CHINAS).makers()).isEmpty();
        // Of Kenya and Egypt neither makes chips: of 100 sold and 60 bought at least 40 are their own, and no more are
        // known.
        assertThat(Makers.of("8542").withUnion("GRP", Set.of("KEN", "EGY")).part("GRP", 100, 60))
                .isEqualTo(new DomesticPart(0.4, 0.4, 0.4));
    }

    @Test
    void aUnionIsAPlaceOfTransitWhereAllOfItsMembersAre() {
        HomeMade batteries = Makers.of("8507");

        // The Netherlands and Singapore pass on, and may have made all; Hong Kong and the Emirates make nothing at all.
        assertThat(batteries.withUnion("GRP", Set.of("NLD", "SGP")).part("GRP", 100, 60))
                .isEqualTo(new DomesticPart(0.4, 0.4, 1));
        assertThat(batteries.withUnion("GRP", Set.of("HKG", "SGP")).part("GRP", 100, 60))
                .isEqualTo(new DomesticPart(0.4, 0.4, 1));
        assertThat(batteries.withUnion("GRP", Set.of("HKG", "ARE")).part("GRP", 100, 60))
                .isEqualTo(new DomesticPart(0.4, 0.4, 0.4));
        assertThat(batteries
                        .withUnion("GRP", Set.of("NLD", "DEU"))
                        .part("GRP", 100, 60)
                        .central())
                .isCloseTo(100 / 107.8, within(1e-12));
    }

    @Test
    void onlyFinalGoodsDoWithoutAListOfMakers() {
        assertThatThrownBy(() -> new HomeMade(Strand.Nature.CAPITAL, 0, Optional.empty(), Set.of(), Set.of(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("list of their makers");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyBalanceOfHomeOutputLiesBetweenTheBoundsOfAMaker(long seed) {
        Random random = new Random(seed);
        HomeMade chips = Makers.of("8542");
        for (int round = 0; round < 1000; round++) {
            double imports = Math.exp(20 * random.nextGaussian());
            double output = Math.exp(20 * random.nextGaussian());
            double resold = random.nextDouble() * imports;
            double sold = random.nextDouble() * output;
            DomesticPart bounds = chips.part("TWN", sold + resold, imports);
            assertThat(sold / (sold + resold)).isBetween(bounds.low() - 1e-12, bounds.high());
        }
    }

    @Test
    void centralPartOfAMakerIsContinuousWhereExportsEqualImports() {
        HomeMade chips = Makers.of("8542");
        double below = chips.part("TWN", 100 - 1e-9, 100).central();
        double above = chips.part("TWN", 100 + 1e-9, 100).central();
        assertThat(above).isCloseTo(below, within(1e-9));
    }
}
