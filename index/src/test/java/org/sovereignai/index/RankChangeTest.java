package org.sovereignai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.index.method.Aggregation;
import org.sovereignai.index.method.Reference;

class RankChangeTest {

    @Test
    void ownDataAndThoseOfOthersAreToldApart() {
        Panel panel =
                Tables.panel("unit,year,x", "A,2020,1", "B,2020,2", "C,2020,3", "A,2021,4", "B,2021,2", "C,2021,3");
        IndexResult result = CompositeIndex.compute(Tables.flat(Tables.method(), "x"), panel);
        assertThat(RankChange.between(result, "S", 2020, 2021))
                .containsExactly(
                        new RankChange("S", "A", 2020, 2021, 3, 1, -2, 0, 0),
                        new RankChange("S", "B", 2020, 2021, 2, 3, 0, 1, 0),
                        new RankChange("S", "C", 2020, 2021, 1, 2, 0, 1, 0));
    }

    @Test
    void anInteractionIsShared() {
        // A overtakes B only by its own rise and B's fall together or alone: 1 -> 3 against 2 -> 0.
        Panel panel = Tables.panel("unit,year,x", "A,2020,1", "B,2020,2", "A,2021,3", "B,2021,0");
        IndexResult result = CompositeIndex.compute(Tables.flat(Tables.method(), "x"), panel);
        RankChange change = RankChange.between(result, "S", 2020, 2021).get(0);
        assertThat(change.ownData()).isEqualTo(-0.5, within(1e-12));
        assertThat(change.others()).isEqualTo(-0.5, within(1e-12));
        assertThat(change.method()).isZero();
    }

    @Test
    void aNewMethodOnTheSameDataIsMethod() {
        Panel panel = Tables.panel("unit,year,x,y", "A,2020,1,9", "B,2020,2,5", "C,2020,3,1");
        IndexResult before = CompositeIndex.compute(Tables.flat(Tables.method(), "x"), panel);
        IndexResult after = CompositeIndex.compute(Tables.flat(Tables.method(), "y"), panel);
        assertThat(RankChange.between(before, 2020, after, 2020, "S"))
                .containsExactly(
                        new RankChange("S", "A", 2020, 2020, 3, 1, 0, 0, -2),
                        new RankChange("S", "B", 2020, 2020, 2, 2, 0, 0, 0),
                        new RankChange("S", "C", 2020, 2020, 1, 3, 0, 0, 2));
    }

    @Test
    void unitsThatComeCountAsOthers() {
        Panel panel = Tables.panel("unit,year,x", "A,2020,1", "B,2020,2", "A,2021,1", "B,2021,2", "C,2021,3");
        IndexResult result = CompositeIndex.compute(Tables.flat(Tables.method(), "x"), panel);
        assertThat(RankChange.between(result, "S", 2020, 2021))
                .containsExactly(
                        new RankChange("S", "A", 2020, 2021, 2, 3, 0, 1, 0),
                        new RankChange("S", "B", 2020, 2021, 1, 2, 0, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void partsSumToTheChangeBetweenPublishedRanks(long seed) {
        Panel panel = random(seed);
        Aggregation function = seed % 2 == 0 ? new Aggregation.Geometric() : new Aggregation.Copeland();
        for (Reference reference : List.of(Reference.panel(), Reference.eachYear())) {
            Method method = Tables.method(Alternative.of(reference), Alternative.of(function));
            IndexResult result = CompositeIndex.compute(Tables.flat(method, "x", "y", "z"), panel);
            for (RankChange change : RankChange.between(result, "S", 2020, 2021)) {
                assertThat(change.rankBefore())
                        .isEqualTo(result.score("S", change.unit(), 2020).rank().getAsInt());
                assertThat(change.rankAfter())
                        .isEqualTo(result.score("S", change.unit(), 2021).rank().getAsInt());
                assertThat(change.ownData() + change.others() + change.method())
                        .isEqualTo(change.rankAfter() - change.rankBefore(), within(1e-9));
                if (reference.equals(Reference.panel())) {
                    assertThat(change.method()).isZero();
                }
            }
        }
    }

    private static Panel random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Panel.Builder panel = Panel.builder().column("x").column("y").column("z");
        for (int year = 2020; year <= 2021; year++) {
            for (int unit = 0; unit < 8; unit++) {
                for (String column : List.of("x", "y", "z")) {
                    if (random.nextInt(10) > 0) {
                        panel.value(column, "U" + unit, year, random.nextInt(12));
                    }
                }
            }
        }
        IntStream.range(0, 8).forEach(unit -> panel.unit("U" + unit, 2020));
        return panel.build();
    }
}
