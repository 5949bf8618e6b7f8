package org.sovereignai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sovereignai.index.method.MissingRule;
import org.sovereignai.index.method.Normalisation;

class SensitivityTest {

    /** The order of A and B in 2020 hangs on the mix alone; in 2021 nothing moves; C is far below. */
    private static final Panel PANEL = Tables.panel(
            "unit,year,x,y,from,to",
            "A,2020,5,1,0,10",
            "B,2020,4,1,4,4",
            "C,2020,-9,1,-9,-9",
            "A,2021,5,1,5,5",
            "B,2021,4,1,4,4",
            "C,2021,,,,");

    private static final IndexDescriptor INDEX = Tables.flat(
                    Tables.method(Alternative.of(new Normalisation.Unchanged())), "x", "y")
            .with(List.of(
                    new Factor.Mix("mix", "x", "from", "to"),
                    new Factor.Choice("idle", List.of(Alternative.none(), Alternative.of(MissingRule.LOWEST)))));

    @Test
    void findsTheFactorThatMovesTheRanks() {
        Sensitivity sensitivity = Sensitivity.of(INDEX, PANEL);
        List<SensitivityIndex> rows = sensitivity.run(sensitivity.design(256, 1));
        for (SensitivityIndex row : rows) {
            boolean moves =
                    !row.year().equals(OptionalInt.of(2021)) && !row.unit().equals(Optional.of("C"));
            assertThat(row.estimate().isPresent()).isEqualTo(moves);
            if (moves) {
                SobolIndices.Estimate estimate = row.estimate().get();
                double share = row.factor().equals("mix") ? 1 : 0;
                assertThat(estimate.firstOrder()).isEqualTo(share, within(0.02));
                assertThat(estimate.total()).isEqualTo(share, within(0.02));
            }
        }
        // All years, two years, three units in 2020 and two in 2021, two factors each.
        assertThat(rows).hasSize(2 * (1 + 2 + 3 + 2));
        assertThat(rows.get(0).year()).isEmpty();
        assertThat(rows.get(0).unit()).isEmpty();
        // A is second for u < 0.4 and first above: the variance of its rank is 0.4 x 0.6.
        assertThat(rows)
                .filteredOn(
                        row -> row.unit().equals(Optional.of("A")) && row.year().equals(OptionalInt.of(2020)))
                .first()
                .satisfies(row -> assertThat(row.variance()).isEqualTo(0.24, within(0.01)));
    }

    @Test
    void theResultDoesNotDependOnThePartsOrTheirOrder() {
        Sensitivity sensitivity = Sensitivity.of(INDEX, PANEL).withBootstrap(50, 0.9, 3);
        Design design = sensitivity.design(64, 1);
        List<SensitivityIndex> one = sensitivity.run(design);
        SensitivityRun run = sensitivity.at(design);
        assertThat(run.batches()).isEqualTo(4);
        for (int parts : new int[] {1, 3, 4}) {
            List<SensitivityRun.Batch> batches = IntStream.range(0, parts)
                    .map(part -> parts - 1 - part)
                    .boxed()
                    .flatMap(part -> run.ranks(part, parts))
                    .toList();
            List<SensitivityRun.YearIndices> years = IntStream.range(0, run.keys())
                    .map(key -> run.keys() - 1 - key)
                    .mapToObj(key -> run.estimate(
                            key,
                            batches.stream().filter(batch -> batch.key() == key).toList()))
                    .toList();
            assertThat(run.report(years)).isEqualTo(one);
        }
    }

    @Test
    void yearsAloneHaveTheSameIndicesAsWithTheirUnits() {
        Sensitivity sensitivity = Sensitivity.of(INDEX, PANEL).withBootstrap(50, 0.9, 3);
        Design design = sensitivity.design(64, 1);
        List<SensitivityIndex> years = sensitivity.ofYears().run(design);
        assertThat(years)
                .isEqualTo(sensitivity.run(design).stream()
                        .filter(row -> row.unit().isEmpty())
                        .toList());
        // Three ranks in 2020 and two in 2021.
        assertThat(years).extracting(SensitivityIndex::ranked).containsExactly(5, 5, 3, 3, 2, 2);
    }

    @Test
    void aSampleIsNoSobolDesign() {
        Sensitivity sensitivity = Sensitivity.of(INDEX, PANEL);
        Design sample = Design.sample(List.of("mix", "idle"), 10, 1);
        assertThatThrownBy(() -> sensitivity.run(sample)).hasMessageContaining("needs a Sobol design");
    }
}
