package org.sovereignai.measures.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.Strand;
import org.sovereignai.schemas.Strands;

class SupplyTest {

    private static final Strands STRANDS = Schemas.load().strands();

    @Test
    void tellsHomeAbroadAndUnknownApart() {
        Supply supply = models().supplier("USA", 0.4)
                .supplier("FRA", 0.25)
                .supplier("UNK", 0.2)
                .supplier("CHN", 0.15)
                .units(8)
                .build();

        assertThat(supply.suppliers()).extracting(Supplier::code).containsExactly("CHN", "FRA", "UNK", "USA");
        assertThat(supply.domestic()).isEqualTo(0.25);
        assertThat(supply.foreign()).isCloseTo(0.55, within(1e-15));
        assertThat(supply.coverage()).isCloseTo(0.8, within(1e-15));
        assertThat(supply.foreignCoverage()).isCloseTo(0.55 / 0.75, within(1e-15));
        assertThat(supply.foreignUnits()).isEqualTo(6); // 8 x .55 / .8 = 5.5
    }

    /** What stood on the way of both is at the least what stood on that of one, and what both made if that is more. */
    @Test
    void suppliersTogether() {
        Supplier one = Supplier.of("CHN", 0.4)
                .within(0.3, 0.5)
                .making(new Estimate(0.3, 0.25, 0.35))
                .passing(new Estimate(0.5, 0.45, 0.6))
                .revoking(Estimate.exactly(1));
        Supplier other = Supplier.of("HKG", 0.1)
                .within(0.1, 0.8)
                .making(new Estimate(0.2, 0.2, 0.3))
                .passing(new Estimate(0.3, 0.25, 0.3))
                .revoking(Estimate.between(0, 0.5));

        Supplier both = Supplier.together("XCN", List.of(one, other));

        assertThat(both.code()).isEqualTo("XCN");
        assertThat(both.direct().value()).isCloseTo(0.5, within(1e-12));
        assertThat(both.direct().low()).isCloseTo(0.4, within(1e-12));
        assertThat(both.direct().high()).isEqualTo(1);
        assertThat(both.origin().orElseThrow().value()).isCloseTo(0.5, within(1e-12));
        assertThat(both.onTheWay().orElseThrow().isKnown()).isFalse();
        assertThat(both.onTheWay().orElseThrow().low()).isCloseTo(0.45, within(1e-12));
        assertThat(both.onTheWay().orElseThrow().high()).isCloseTo(0.9, within(1e-12));
        assertThat(both.revocable().isKnown()).isFalse();
        assertThat(both.revocable().low()).isCloseTo(0.8, within(1e-12));
        assertThat(both.revocable().high()).isCloseTo(0.9, within(1e-12));
        Supplier most = other.passing(new Estimate(0.9, 0.9, 0.95));
        assertThat(Supplier.together("XCN", List.of(one, most)).onTheWay()).contains(Estimate.between(0.9, 1));
        assertThat(Supplier.together("XCN", List.of(one)).onTheWay()).isEqualTo(one.onTheWay());
        assertThat(Supplier.together("XCN", List.of(one, Supplier.of("MAC", 0))).origin())
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Supplier.together("XCN", List.of()))
                .withMessage("Of no suppliers there is none together");
    }

    @Test
    void addsUpTradeAndKeepsTheLeastFirmStatus() {
        Supply supply = Supply.of(Nation.of("FRA"), STRANDS.of("energy_equipment"), 2024)
                .trade(new Trade(3, 4))
                .trade(new Trade(1, 0))
                .status(Status.PROVISIONAL)
                .status(Status.FINAL)
                .build();

        assertThat(supply.trade()).contains(new Trade(4, 4));
        assertThat(supply.status()).isEqualTo(Status.PROVISIONAL);
        assertThat(supply.isEmpty()).isTrue();
        assertThat(supply.coverage()).isNaN();
    }

    @Test
    void aSupplierStandsOnce() {
        Supply.Builder twice = models().supplier("USA", 0.4).supplier("USA", 0.6);

        assertThatIllegalArgumentException().isThrownBy(twice::build).withMessageContaining("stands twice");
    }

    @Test
    void everyReasonIsExplainedToReaders() {
        assertThat(Stream.of(Reason.values()).map(Reason::code))
                .containsExactlyInAnyOrderElementsOf(Schemas.load().notes().keySet());
    }

    @Test
    void aReasonWithholdsTheValueAndTheFirstOneStands() {
        Figure figure = models().build()
                .figure("foreign_share", new Estimate(0.5, 0.2, 0.7))
                .unless(Reason.TOO_FEW.when(true))
                .unless(Reason.OWNER_MOSTLY_UNKNOWN.when(true))
                .noting(Reason.HUB.when(true));

        assertThat(figure.estimate()).isEqualTo(Estimate.between(0.2, 0.7));
        assertThat(figure.reason()).contains(Reason.TOO_FEW);
        assertThat(figure.noteCode()).isEqualTo(Optional.of("too_few"));
    }

    private static Supply.Builder models() {
        Strand strand = STRANDS.of("base_models");
        return Supply.of(Nation.of("FRA"), strand, 2024);
    }
}
