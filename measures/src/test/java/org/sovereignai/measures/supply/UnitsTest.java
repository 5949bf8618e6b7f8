package org.sovereignai.measures.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.Strand;

class UnitsTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-15);
    private static final Estimate ALL = Estimate.exactly(1);
    private static final Estimate HALF = Estimate.exactly(0.5);
    private static final Estimate NOTHING = Estimate.exactly(0);
    private static final Estimate UNCLEAR = Estimate.between(0, 1);

    private static Units of(String nation, String strand) {
        Strand one = Schemas.load().strands().of(strand);
        return Units.of(Nation.of(nation), one, 2024, Status.PARTIAL);
    }

    /** One unit of 6 is shared by three, of which one is a twelfth of all; a unit of 12 is of nobody known. */
    @Test
    void suppliersShareAUnitAndAnyMayHaveWhatNobodyIsKnownToHave() {
        Supply supply = of("FRA", "compute")
                .add(6, List.of("CHN", "JPN", "USA"))
                .add(6, List.of("USA"))
                .add(12, List.of())
                .supply();

        assertThat(supply.n()).isEqualTo(2);
        assertThat(supply.status()).isEqualTo(Status.PARTIAL);
        assertThat(supply.suppliers()).extracting(Supplier::code).containsExactly("CHN", "JPN", "UNK", "USA");
        assertEstimate(direct(supply, "USA"), 8 / 24.0, 8 / 24.0, 20 / 24.0);
        assertEstimate(direct(supply, "CHN"), 2 / 24.0, 2 / 24.0, 14 / 24.0);
        assertEstimate(direct(supply, "UNK"), 0.5, 0.5, 0.5);
        assertThat(supply.suppliers())
                .allSatisfy(one -> assertThat(one.origin()).isEmpty());
        assertThat(revocable(supply, "USA")).isEqualTo(ALL);
        assertThat(revocable(supply, "UNK")).isEqualTo(UNCLEAR);
    }

    @Test
    void whatTheNationSuppliesAmongOthersIsItsOwn() {
        Supply supply = of("FRA", "compute")
                .add(3, List.of("USA", "FRA"))
                .add(1, List.of("USA"))
                .supply();

        assertEstimate(direct(supply, "FRA"), 0.75, 0.75, 0.75);
        assertEstimate(direct(supply, "USA"), 0.25, 0.25, 0.25);
    }

    /** Three units of the United States: one that can be withdrawn, one of which half can be, one that is not known. */
    @Test
    void whatIsRevocableIsThatOfTheUnitsOfWhichItIsKnown() {
        Supply supply = of("FRA", "base_models")
                .add(1, Map.of("USA", ALL))
                .add(1, Map.of("USA", HALF))
                .add(1, Map.of("USA", UNCLEAR))
                .add(1, Map.of("USA", HALF, "CHN", NOTHING))
                .supply();

        // Of 3.5: (1 + .5 + .25) / 2.5, from (1 + .5 + 0 + .25) / 3.5 to (1 + .5 + 1 + .25) / 3.5.
        assertEstimate(revocable(supply, "USA"), 1.75 / 2.5, 1.75 / 3.5, 2.75 / 3.5);
        assertThat(revocable(supply, "CHN")).isEqualTo(NOTHING);
        assertThat(of("FRA", "base_models")
                        .add(1, Map.of("USA", UNCLEAR))
                        .supply()
                        .suppliers()
                        .get(0)
                        .revocable())
                .isEqualTo(UNCLEAR);
    }

    /** Two units: the United States sold both; one was made in China, of the other that is not known. */
    @Test
    void makersHaveSharesOfTheirOwn() {
        Supply supply = of("FRA", "base_models")
                .add(1, Map.of("USA", ALL))
                .from(1, List.of("CHN"))
                .add(1, Map.of("USA", ALL))
                .from(1, List.of())
                .supply();

        assertEstimate(origin(supply, "CHN"), 0.5, 0.5, 1);
        assertEstimate(origin(supply, "USA"), 0, 0, 0.5);
        assertEstimate(origin(supply, "UNK"), 0.5, 0.5, 0.5);
        assertEstimate(direct(supply, "USA"), 1, 1, 1);
        assertEstimate(direct(supply, "CHN"), 0, 0, 0);
        // Who supplies nothing has nothing to withdraw.
        assertThat(revocable(supply, "CHN")).isEqualTo(Estimate.NONE);
    }

    @Test
    void whatWeighsNothingHasNoSupplier() {
        assertThat(of("FRA", "compute").add(0, List.of("USA")).supply().suppliers())
                .isEmpty();
    }

    @Test
    void threeThirdsAreOne() {
        Units units = of("FRA", "compute");
        for (int unit = 0; unit < 3; unit++) {
            units.add(1, List.of("CHN", "JPN", "USA"));
        }
        units.add(1, List.of("DEU"));

        assertThat(direct(units.supply(), "USA").value()).isEqualTo(0.25);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void orderOfUnitsChangesNothing(long seed) {
        Random random = new Random(seed);
        List<Double> amounts = new ArrayList<>();
        for (int unit = 0; unit < 50; unit++) {
            amounts.add(random.nextDouble() * 1e6);
        }
        Supply inOrder = supply(amounts);
        Collections.shuffle(amounts, random);
        assertThat(supply(amounts)).isEqualTo(inOrder);
    }

    private static Supply supply(List<Double> amounts) {
        Units units = of("FRA", "compute");
        amounts.forEach(amount -> units.add(amount, amount > 5e5 ? List.of("CHN", "JPN", "USA") : List.of("USA")));
        return units.supply();
    }

    private static Estimate direct(Supply supply, String code) {
        return supply.supplier(code).orElseThrow().direct();
    }

    private static Estimate origin(Supply supply, String code) {
        return supply.supplier(code).orElseThrow().origin().orElseThrow();
    }

    private static Estimate revocable(Supply supply, String code) {
        return supply.supplier(code).orElseThrow().revocable();
    }

    private static void assertEstimate(Estimate estimate, double value, double low, double high) {
        assertThat(estimate.value()).isCloseTo(value, EXACT);
        assertThat(estimate.low()).isCloseTo(low, EXACT);
        assertThat(estimate.high()).isCloseTo(high, EXACT);
    }
}
