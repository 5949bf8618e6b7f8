package org.sovereignai.measures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sovereignai.measures.network.Estimate;

/**
 * What blocs sold, made and stood on the way of in 2024, with China, Hong Kong and Macao as one nation. The figures are of an
 * independent program, which solves the chain anew for every bound, and whose list of chip makers has six nations fewer.
 */
class JointFiguresTest {

    private static final Map<String, StrandTrade> TRADE = new HashMap<>();
    private static final Map<String, Set<String>> BLOCS = Map.of(
            "eu",
            Set.of(
                    ("AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE")
                            .split(" ")),
            "brics",
            Set.of("BRA RUS IND XCN ZAF EGY ETH ARE IRN".split(" ")),
            "XCN",
            Set.of("XCN"));

    @ParameterizedTest
    @CsvSource({
        "8542, eu, USA, .089565, .082849, .037340, .155937, .124207, .090032, .159342, 3.5e-4",
        "8542, eu, RUS, .000564, .027754, .000571, .088140, .042424, .004020, .090135, 3.5e-4",
        "8542, brics, VNM, .393230, .125435, .000000, .503857, .450897, .393499, .504143, 3.5e-4",
        "8486, eu, KOR, .331786, .334674, .282758, .453167, .335855, .331967, .455117, 1e-6",
        "8486, eu, RUS, .000203, .021416, .000279, .397834, .021552, .000469, .399808, 1e-6",
        "8486, brics, VNM, .496019, .459123, .000000, .527404, .498341, .496948, .527466, 1e-6",
        "8471, eu, IND, .033874, .030529, .005112, .055747, .039864, .033888, .055747, 1e-6",
        "8471, brics, USA, .264710, .275577, .211505, .357513, .281147, .264710, .357586, 1e-6",
        "8471, brics, DEU, .492172, .531814, .393509, .704218, .542408, .492172, .704400, 1e-6"
    })
    void soldMadeAndOnTheWay(
            String heading,
            String bloc,
            String nation,
            double direct,
            double origin,
            double originLow,
            double originHigh,
            double onTheWay,
            double onTheWayLow,
            double onTheWayHigh,
            double tolerance) {
        StrandTrade.Joint joint =
                trade(heading).together(BLOCS.get(bloc)).of(nation).orElseThrow();

        assertThat(joint.direct().value()).isCloseTo(direct, within(tolerance));
        assertEstimate(joint.origin(), origin, originLow, originHigh, tolerance);
        assertEstimate(joint.onTheWay(), onTheWay, onTheWayLow, onTheWayHigh, tolerance);
    }

    /** Merged before anything is traced China made 26.6 % of Iran's chips; added up afterwards the three would have 49.8 %. */
    @Test
    void chinaIsMergedBeforeItIsTraced() {
        StrandTrade.Together china = trade("8542").together(BLOCS.get("XCN"));
        StrandTrade.Joint russia = china.of("RUS").orElseThrow();

        assertThat(russia.direct().value()).isCloseTo(0.906, within(6e-4));
        assertThat(russia.origin().value()).isLessThan(0.27);
        assertThat(russia.onTheWay().value()).isCloseTo(0.934, within(6e-4));
        assertThat(china.of("IRN").orElseThrow().origin().value()).isCloseTo(0.266, within(6e-4));
        assertThat(china.of("XCN")).isEmpty();
    }

    /** Bounds of what a bloc sold hold all that its members can have sold, and no more than what others leave. */
    @Test
    void boundsOfTheDirectShareAreNoWiderThanThoseOfItsMembers() {
        StrandTrade chips = trade("8542");
        Set<String> union = BLOCS.get("eu");
        StrandTrade.Together together = chips.together(union);
        for (String nation : chips.codes()) {
            together.of(nation).ifPresent(joint -> {
                List<StrandTrade.Supplier> members = chips.suppliers(nation).stream()
                        .filter(supplier -> union.contains(supplier.code()))
                        .toList();
                assertThat(joint.direct().value())
                        .isCloseTo(
                                members.stream()
                                        .mapToDouble(member -> member.direct().value())
                                        .sum(),
                                within(1e-9));
                assertThat(joint.direct().low())
                        .isGreaterThan(members.stream()
                                        .mapToDouble(member -> member.direct().low())
                                        .sum()
                                - 1e-9);
                assertThat(joint.direct().high())
                        .isLessThan(Math.min(
                                1 + 1e-9,
                                members.stream()
                                                .mapToDouble(member ->
                                                        member.direct().high())
                                                .sum()
                                        + 1e-9));
                assertThat(joint.onTheWay().value())
                        .isGreaterThan(
                                Math.max(joint.direct().value(), joint.origin().value()) - 1e-9);
            });
        }
    }

    private static void assertEstimate(Estimate actual, double value, double low, double high, double tolerance) {
        assertThat(actual.value()).isCloseTo(value, within(tolerance));
        assertThat(actual.low()).isCloseTo(low, within(tolerance));
        assertThat(actual.high()).isCloseTo(high, within(tolerance));
    }

    private static StrandTrade trade(String heading) {
        return TRADE.computeIfAbsent(
                heading,
                code -> StrandTrade.of(List.of(StrandTrade.heading(
                        SupplyChain.of(
                                PublishedTrade.heading(code).matrix(2024).merging(Makers.CHINAS, Makers.CHINA),
                                Makers.of(code).withUnion(Makers.CHINA, Makers.CHINAS)),
                        Map.of()))));
    }
}
