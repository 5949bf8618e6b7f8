package org.sovereignai.measures.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.group.GroupSuppliers.Supplier;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.trade.GroupTrade;
import org.sovereignai.measures.trade.HomeMade;
import org.sovereignai.measures.trade.TradeMatrix;
import org.sovereignai.schemas.Strand;

class GroupSuppliersTest {

    /**
     * A and B are the group. They sell each other 50, get 60 from C and 39.96 from D, and .04 from E. C makes what it sells; D
     * makes nothing and passes on what it gets: 30 of C's, 10 of A's.
     */
    private static final TradeMatrix MATRIX = TradeMatrix.ofFlows(
            2024,
            List.of(
                    new TradeMatrix.Flow("A", "B", 30),
                    new TradeMatrix.Flow("B", "A", 20),
                    new TradeMatrix.Flow("C", "A", 60),
                    new TradeMatrix.Flow("D", "B", 39.96),
                    new TradeMatrix.Flow("E", "B", 0.04),
                    new TradeMatrix.Flow("C", "D", 30),
                    new TradeMatrix.Flow("A", "D", 10)));

    private static final HomeMade MADE_BY_A_C_AND_E =
            new HomeMade(Strand.Nature.CAPITAL, 0, Optional.of(Set.of("A", "C", "E")), Set.of(), Set.of(), Set.of());

    private static Supplier supplier(List<Supplier> suppliers, String code) {
        return suppliers.stream()
                .filter(supplier -> supplier.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static double value(Supplier supplier, Function<Supplier, Optional<Estimate>> share) {
        return share.apply(supplier).orElseThrow().value();
    }

    @Test
    void whatMembersSellEachOtherIsApartAndSuppliersOfLittleAreOne() {
        List<Supplier> suppliers = GroupSuppliers.direct(GroupTrade.of(MATRIX, List.of("A", "B")));

        assertThat(suppliers).extracting(Supplier::code).containsExactly("C", "D", "GRP", "OTH");
        assertThat(supplier(suppliers, "GRP").amount()).isEqualTo(Estimate.exactly(50));
        assertThat(supplier(suppliers, "GRP").direct()).isEmpty();
        assertThat(value(supplier(suppliers, "C"), Supplier::direct)).isCloseTo(0.6, within(1e-12));
        assertThat(value(supplier(suppliers, "D"), Supplier::direct)).isCloseTo(0.3996, within(1e-12));
        assertThat(value(supplier(suppliers, "OTH"), Supplier::direct)).isCloseTo(0.0004, within(1e-12));
        assertThat(suppliers).allSatisfy(one -> assertThat(one.origin()).isEmpty());
    }

    /**
     * D sells on what is to three quarters C's and to one quarter the group's, which itself makes 1 - .01 * 100 / 10 = .9 of what
     * it sells: g = .3996 * .25 * (.9 + .1 g) and c = .6 + .3996 * (.75 + .25 * .1 c).
     */
    @Test
    void byOriginTheGroupIsOneNation() {
        List<Supplier> suppliers = GroupSuppliers.traced(GroupTrade.of(MATRIX, List.of("A", "B")), MADE_BY_A_C_AND_E);

        assertThat(value(supplier(suppliers, "GRP"), Supplier::origin)).isCloseTo(0.08991 / 0.99001, within(1e-9));
        assertThat(value(supplier(suppliers, "C"), Supplier::origin)).isCloseTo(0.8997 / 0.99001, within(1e-9));
        assertThat(value(supplier(suppliers, "D"), Supplier::origin)).isCloseTo(0, within(1e-9));
        assertThat(value(supplier(suppliers, "OTH"), Supplier::origin)).isCloseTo(0.0004 / 0.99001, within(1e-9));
        assertThat(value(supplier(suppliers, "UNK"), Supplier::origin)).isCloseTo(0, within(1e-9));
    }

    /** D sells on what is to three quarters C's and to one quarter the group's, which makes nothing and sells C's on. */
    @Test
    void aGroupOfWhichNobodyIsAMakerMadeNothing() {
        HomeMade homeMade =
                new HomeMade(Strand.Nature.CAPITAL, 0, Optional.of(Set.of("C", "E")), Set.of(), Set.of(), Set.of());
        List<Supplier> suppliers = GroupSuppliers.traced(GroupTrade.of(MATRIX, List.of("A", "B")), homeMade);

        // c = .6 + .3996 (.75 + .25 c), and E's .0004 come back in the same way.
        assertThat(supplier(suppliers, "GRP").origin()).contains(Estimate.exactly(0));
        assertThat(value(supplier(suppliers, "C"), Supplier::origin)).isCloseTo(0.8997 / 0.9001, within(1e-9));
        assertThat(value(supplier(suppliers, "OTH"), Supplier::origin)).isCloseTo(0.0004 / 0.9001, within(1e-9));
    }

    @Test
    void aGroupThatImportsNothingHasNoSuppliers() {
        assertThat(GroupSuppliers.direct(GroupTrade.of(MATRIX, List.of("E")))).isEmpty();
        assertThat(GroupSuppliers.traced(GroupTrade.of(MATRIX, List.of("Z")), MADE_BY_A_C_AND_E))
                .isEmpty();
    }
}
