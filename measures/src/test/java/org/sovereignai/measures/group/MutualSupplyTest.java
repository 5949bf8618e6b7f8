package org.sovereignai.measures.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.trade.HomeMade;
import org.sovereignai.measures.trade.TradeMatrix;
import org.sovereignai.schemas.Strand;

class MutualSupplyTest {

    /** A and B are the group: A sells 30 to B and 50 to C, and buys 20; B sells 20 to A and buys 100. */
    private static final TradeMatrix MATRIX = TradeMatrix.ofFlows(
            2024,
            List.of(
                    new TradeMatrix.Flow("A", "B", 30),
                    new TradeMatrix.Flow("A", "C", 50),
                    new TradeMatrix.Flow("B", "A", 20),
                    new TradeMatrix.Flow("C", "B", 70)));

    private static HomeMade madeBy(String... makers) {
        return new HomeMade(Strand.Nature.CAPITAL, 0, Optional.of(Set.of(makers)), Set.of(), Set.of(), Set.of());
    }

    /** A makes 1 - .01 * 20 / 80 of its 80 and no less than 60; B makes nothing. */
    @Test
    void whatMembersMakeAndSellAnybodyCouldGoToMembers() {
        Estimate amount = MutualSupply.of(MATRIX, List.of("A", "B"), madeBy("A"));

        assertThat(amount.value()).isCloseTo(79.8, within(1e-9));
        assertThat(amount.low()).isCloseTo(60, within(1e-9));
        assertThat(amount.high()).isCloseTo(80, within(1e-9));
    }

    /** C makes all of its 70, and B 1 - .01 * 100 / 20 of its 20; together they buy 150. */
    @Test
    void membersNeedNoMoreThanTheyImport() {
        assertThat(MutualSupply.of(MATRIX, List.of("A"), madeBy("A"))).isEqualTo(Estimate.exactly(20));
        assertThat(MutualSupply.of(MATRIX, List.of("B", "C"), madeBy("B", "C")).high())
                .isCloseTo(90, within(1e-9));
    }

    @Test
    void whoIsNotKnownBuysAndSellsNothing() {
        assertThat(MutualSupply.of(MATRIX, List.of("Z"), madeBy("Z"))).isEqualTo(Estimate.exactly(0));
    }
}
