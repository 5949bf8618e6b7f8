package org.sovereignai.measures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.measures.network.Estimate;

class GroupTradeTest {

    private static final int YEAR = 2024;
    private static final Offset<Double> HELD = within(1e-3);
    private static final Set<String> EU = Set.of(
            ("AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE")
                    .split(" "));

    /** Figures of an independent program on the completed matrix: billions of USD, home supply, the largest outsiders. */
    @ParameterizedTest
    @CsvSource({
        "8542, 56.9, .368, MYS .158 CHN .147 TWN .147",
        "8486, 10.9, .330, USA .446 JPN .153",
        "8471, 125.2, .393, CHN .577",
        "8507, 58.6, .437, CHN .797"
    })
    void theUnionAsOneImporter(String heading, double billions, double home, String outsiders) {
        GroupTrade union = GroupTrade.of(PublishedTrade.heading(heading).matrix(YEAR), EU);

        assertThat(union.size()).isEqualTo(EU.size());
        assertThat(union.imports() / 1e9).isCloseTo(billions, within(0.05));
        assertThat(union.fromMembers().value() / union.imports()).isCloseTo(home, HELD);
        String[] cells = outsiders.split(" ");
        for (int i = 0; i < cells.length; i += 2) {
            assertThat(union.share(cells[i]).orElseThrow().value())
                    .as(cells[i])
                    .isCloseTo(Double.parseDouble(cells[i + 1]), HELD);
        }
    }

    @Test
    void atTheLeastTheUnionSuppliesItselfWith29PerCentOfItsChips() {
        GroupTrade union = GroupTrade.of(PublishedTrade.heading("8542").matrix(YEAR), EU);

        assertThat(union.fromMembers().low() / union.imports()).isCloseTo(0.290, HELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8542", "8471"})
    void partsOfTheOutsideAddUp(String heading) {
        GroupTrade union = GroupTrade.of(PublishedTrade.heading(heading).matrix(YEAR), EU);

        assertThat(union.suppliers().stream()
                        .mapToDouble(
                                supplier -> union.share(supplier).orElseThrow().value())
                        .sum())
                .isCloseTo(1, within(1e-6));
        assertThat(union.suppliers()).allSatisfy(supplier -> {
            Estimate share = union.share(supplier).orElseThrow();
            assertThat(share.low()).isLessThanOrEqualTo(share.value());
            assertThat(share.high()).isGreaterThanOrEqualTo(share.value());
        });
        TradeMatrix merged = union.asOne("EUU");
        assertThat(merged.imports(merged.place("EUU").orElseThrow()))
                .isCloseTo(union.fromOutside().value(), within(1e-3 * union.imports()));
    }

    /** A buys 6 from B and 4 from C; B buys 5 from A and 5 from C. */
    @Test
    void whatMembersSellEachOtherIsHomeSupply() {
        TradeMatrix matrix = TradeMatrix.ofFlows(
                YEAR,
                List.of(
                        new TradeMatrix.Flow("B", "A", 6),
                        new TradeMatrix.Flow("C", "A", 4),
                        new TradeMatrix.Flow("A", "B", 5),
                        new TradeMatrix.Flow("C", "B", 5),
                        new TradeMatrix.Flow("A", "C", 1)));
        GroupTrade group = GroupTrade.of(matrix, List.of("A", "B", "Z"));

        assertThat(group.size()).isEqualTo(2);
        assertThat(group.imports()).isEqualTo(20);
        assertThat(group.fromMembers()).isEqualTo(Estimate.exactly(11));
        assertThat(group.fromOutside()).isEqualTo(Estimate.exactly(9));
        assertThat(group.share("C")).contains(Estimate.exactly(1));
        assertThat(group.suppliers()).containsExactly("C");
        assertThat(group.coverage()).isEqualTo(1);
    }

    @Test
    void aGroupWithoutImportsHasNoShares() {
        TradeMatrix matrix = TradeMatrix.ofFlows(YEAR, List.of(new TradeMatrix.Flow("A", "C", 1)));
        GroupTrade group = GroupTrade.of(matrix, List.of("A"));

        assertThat(group.imports()).isZero();
        assertThat(group.share("C")).isEmpty();
    }
}
