package org.sovereignai.measures.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;

class GroupSumTest {

    private static final GroupSum.Part MISSING = new GroupSum.Part(Optional.empty(), 2);

    private static GroupSum.Part part(Estimate value, double weight) {
        return new GroupSum.Part(Optional.of(value), weight);
    }

    @Test
    void boundsAddUpWhereEveryMemberHasAValue() {
        GroupSum sum = GroupSum.of(List.of(part(new Estimate(2, 1, 4), 1), part(Estimate.exactly(3), 1)));

        assertThat(sum.sum()).contains(new Estimate(5, 4, 7));
        assertThat(sum.coverage()).isEqualTo(1);
    }

    /** A missing member may have nothing or any amount. */
    @Test
    void aMissingMemberLeavesNoUpperBound() {
        GroupSum sum = GroupSum.of(List.of(part(new Estimate(2, 1, 4), 1), MISSING));

        assertThat(sum.sum()).contains(new Estimate(2, 1, Estimate.NO_HIGH));
        assertThat(sum.known()).isEqualTo(1);
        assertThat(sum.coverage()).isEqualTo(0.5);
    }

    /** 10 of 1,000 and 4 of 3,000 people: (10 + 12) / 4 = 5.5. */
    @Test
    void valuesPerHeadAreWeighedByPeople() {
        GroupSum sum = GroupSum.of(List.of(part(Estimate.exactly(10), 1), part(Estimate.exactly(4), 3)));

        assertThat(sum.mean()).contains(Estimate.exactly(5.5));
    }

    /** At the least the two missing people have nothing: 3 of 4 people with 8 each make 6 a head. */
    @Test
    void theMeanOfThoseKnownIsNoUpperBound() {
        GroupSum sum = GroupSum.of(List.of(part(Estimate.exactly(8), 6), MISSING));

        assertThat(sum.mean()).contains(new Estimate(8, 6, Estimate.NO_HIGH));
    }

    @Test
    void aMemberWithoutBoundsLeavesNone() {
        GroupSum sum = GroupSum.of(List.of(part(Estimate.unbounded(1), 1), part(Estimate.exactly(2), 1)));

        assertThat(sum.sum()).contains(Estimate.unbounded(3));
        assertThat(sum.mean()).contains(Estimate.unbounded(1.5));
    }

    @Test
    void nothingIsKnownOfAGroupWithoutValues() {
        assertThat(GroupSum.of(List.of(MISSING)).sum()).isEmpty();
        assertThat(GroupSum.of(List.of(MISSING)).mean()).isEmpty();
        assertThat(GroupSum.of(List.of()).coverage()).isZero();
    }

    @Test
    void membersWithoutPeopleHaveNoMean() {
        assertThat(GroupSum.of(List.of(part(Estimate.exactly(1), 0))).mean()).isEmpty();
    }
}
