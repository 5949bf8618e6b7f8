package org.sovereignai.measures.dependence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.network.ShareMatrix;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.supply.Supply;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.Strand;

/** What suppliers could do: withdraw, stop, depend in turn, stand behind others. */
class ExposureTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-12);
    private static final Strand CHIPS = Schemas.load().strands().of("chips");

    private static Supply.Builder supply(String nation) {
        return Supply.of(Nation.of(nation), CHIPS, 2024);
    }

    /** Of .4 half, with .4 and .6 as bounds, can be withdrawn; the rest stays. */
    @Test
    void whatCanBeWithdrawnAndWhatNot() {
        Supplier supplier = Supplier.of("USA", 0.4).revoking(new Estimate(0.5, 0.4, 0.6));

        assertEstimate(supplier.withdrawable(), 0.2, 0.16, 0.24);
        assertEstimate(supplier.irrevocable(), 0.2, 0.16, 0.24);
        assertEstimate(
                Supplier.of("USA", 0.4).revoking(new Estimate(1, 0.25, 1)).irrevocable(), 0, 0, 0.3);
        assertThat(Supplier.of("USA", 0.4).withdrawable()).isEqualTo(Estimate.between(0, 0.4));
        // A share that is not known for certain leaves both open: .2 x .4 and .5 x .6.
        Supplier estimated = supplier.within(0.2, 0.5);
        assertEstimate(estimated.withdrawable(), 0.2, 0.08, 0.3);
        assertEstimate(estimated.irrevocable(), 0.2, 0.08, 0.3);
        assertThat(Supplier.of("USA", 0).revoking(Estimate.NONE).withdrawable()).isEqualTo(Estimate.NONE);
        assertThat(Supplier.of("USA", 0).revoking(Estimate.NONE).irrevocable()).isEqualTo(Estimate.NONE);
    }

    /** Without Taiwan .5 is lost; Korea can add a quarter of its .2 and Germany of its .1, the unknown .2 nothing. */
    @Test
    void theOthersReplaceAQuarterOfWhatTheyDeliver() {
        Map<String, CutOff> losses = CutOff.of(supply("DEU")
                        .supplier("TWN", 0.5)
                        .supplier("KOR", 0.2)
                        .supplier("DEU", 0.1)
                        .supplier("UNK", 0.2)
                        .build())
                .collect(Collectors.toMap(loss -> loss.supplier().code(), Function.identity()));

        assertThat(losses).containsOnlyKeys("TWN", "KOR");
        assertThat(losses.get("TWN").afterReallocation()).isCloseTo(0.5 - 0.3 / 4, EXACT);
        // Taiwan and Germany can add .15, and Korea has .2.
        assertThat(losses.get("KOR").afterReallocation()).isCloseTo(0.05, EXACT);
        assertThat(CutOff.of(supply("DEU")
                                .supplier("KOR", 0.1)
                                .supplier("TWN", 0.9)
                                .build())
                        .filter(loss -> loss.supplier().code().equals("KOR")))
                .extracting(CutOff::afterReallocation)
                .containsExactly(0.0);
    }

    /** Of .4 from China and Hong Kong the others, who deliver .5 that is known, replace a quarter of that. */
    @Test
    void thoseWhoStopAsOneReplaceNothingOfEachOther() {
        Set<String> china = Set.of("CHN", "HKG", "MAC");
        Supply germany = supply("DEU")
                .supplier("CHN", 0.3)
                .supplier("HKG", 0.1)
                .supplier("TWN", 0.5)
                .supplier("UNK", 0.1)
                .build();

        CutOff loss = CutOff.together(germany, "XCN", china).orElseThrow();

        assertThat(loss.supplier().code()).isEqualTo("XCN");
        assertThat(loss.supplier().direct().value()).isCloseTo(0.4, EXACT);
        assertThat(loss.afterReallocation()).isCloseTo(0.4 - 0.5 / 4, EXACT);
        assertThat(CutOff.together(germany, "X", Set.of("KOR"))).isEmpty();
        // What members sell each other nobody withholds from them.
        assertThat(CutOff.together(supply("HKG").supplier("CHN", 1).build(), "XCN", china))
                .isEmpty();
    }

    /**
     * Germany gets .6 from Taiwan, which gets .2 from Germany; Germany gets .1 from Korea, of which nothing is known. Whom
     * Taiwan's rows do not name, and that is Austria, may have its unknown .8.
     */
    @Test
    void asymmetryOfEveryPairOfWhichOneSuppliesTheOther() {
        Map<String, Asymmetry> pairs = Asymmetry.of(List.of(
                        supply("DEU")
                                .supplier(Supplier.of("TWN", 0.6).within(0.6, 0.9))
                                .supplier(Supplier.of("KOR", 0.1).within(0.1, 0.4))
                                .supplier("UNK", 0.3)
                                .build(),
                        supply("TWN")
                                .supplier(Supplier.of("DEU", 0.2).within(0.2, 1))
                                .supplier("UNK", 0.8)
                                .build(),
                        supply("AUT").supplier("TWN", 1).build()))
                .collect(Collectors.toMap(pair -> pair.nation() + " " + pair.partner(), Function.identity()));

        assertThat(pairs).containsOnlyKeys("DEU TWN", "TWN DEU", "AUT TWN", "TWN AUT");
        assertThat(pairs.get("DEU TWN").direct()).isEqualTo(0.6);
        assertThat(pairs.get("DEU TWN").reverse()).isEqualTo(0.2);
        assertEstimate(pairs.get("DEU TWN").difference(), 0.4, -0.4, 0.7);
        assertEstimate(pairs.get("TWN DEU").difference(), -0.4, -0.7, 0.4);
        assertEstimate(pairs.get("AUT TWN").difference(), 1, 0.2, 1);
        assertEstimate(pairs.get("TWN AUT").difference(), -1, -1, -0.2);
    }

    /** Who has a row that says 0 supplies nothing. */
    @Test
    void noPairWhereNeitherSuppliesTheOther() {
        assertThat(Asymmetry.of(List.of(
                        supply("DEU").supplier("TWN", 0).supplier("KOR", 1).build(),
                        supply("TWN").supplier("KOR", 1).build())))
                .isEmpty();
    }

    /**
     * Germany gets .8985 from Taiwan, .0009 and .0006 from two islands, .1 from unknown ones. The chain of the unknown part
     * is unknown: .1 / (1 - a), all over .9 + .1 / (1 - a).
     */
    @Test
    void smallSuppliersOfAChainAreSummed() {
        ShareMatrix supply = ShareMatrix.ofAmounts(
                new double[][] {{0, 0.8985, 0.0009, 0.0006}, new double[4], new double[4], new double[4]},
                new double[] {1, 0, 0, 0});
        List<String> codes = List.of("DEU", "TWN", "FJI", "TON");

        List<HiddenSupplier> named = HiddenSupplier.of(codes, supply, true).toList();
        assertThat(named).extracting(HiddenSupplier::importer).containsOnly("DEU");
        assertThat(named).extracting(HiddenSupplier::code).containsExactly("TWN", "OTH", "UNK");
        assertThat(named.get(0).near()).isCloseTo(0.8985 / 1.1, EXACT);
        assertThat(named.get(1).near()).isCloseTo(0.0015 / 1.1, EXACT);
        assertThat(named.get(2).near()).isCloseTo(0.2 / 1.1, EXACT);
        double chain = 0.9 + 0.1 / 0.15;
        assertThat(named)
                .extracting(HiddenSupplier::far)
                .usingElementComparator((one, other) -> Math.abs(one - other) < 1e-12 ? 0 : 1)
                .containsExactly(0.8985 / chain, 0.0015 / chain, 0.1 / 0.15 / chain);
        // Where all suppliers are known, what has no row is that of small ones.
        List<HiddenSupplier> small = HiddenSupplier.of(codes, supply, false).toList();
        assertThat(small).extracting(HiddenSupplier::code).containsExactly("TWN", "OTH");
        assertThat(small.get(1).near()).isCloseTo(0.2015 / 1.1, EXACT);
        assertThat(small.get(1).far()).isCloseTo((0.0015 + 0.1 / 0.15) / chain, EXACT);
    }

    private static void assertEstimate(Estimate estimate, double value, double low, double high) {
        assertThat(estimate.value()).isCloseTo(value, EXACT);
        assertThat(estimate.low()).isCloseTo(low, EXACT);
        assertThat(estimate.high()).isCloseTo(high, EXACT);
    }
}
