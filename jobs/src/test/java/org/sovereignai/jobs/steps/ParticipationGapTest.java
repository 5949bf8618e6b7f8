package org.sovereignai.jobs.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sovereignai.jobs.TestInputs.row;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.jobs.SparkExtension;
import org.sovereignai.jobs.TestInputs;

@ExtendWith(SparkExtension.class)
class ParticipationGapTest {

    @Test
    void placesAreComparedReplicationByReplication(SparkSession spark) {
        TestInputs in = new TestInputs(spark)
                .with(
                        "index_rank_probability",
                        "country_code year score_id rank replicated_ranks",
                        row("AUS", 2024, "participation", 1, List.of(1, 2, 1, 1)),
                        row("BRA", 2024, "participation", 2, List.of(2, 1, 2, 3)),
                        row("CAN", 2024, "participation", 4, List.of(4, 4, 4, 2)),
                        row("DEU", 2024, "participation", 3, List.of(3, 3, 3, 4)),
                        row("AUS", 2024, "dependence", 3, List.of(3, 3, 3, 3)),
                        row("BRA", 2024, "dependence", 2, List.of(2, 2, 2, 1)),
                        row("CAN", 2024, "dependence", 1, List.of(1, 1, 1, 2)),
                        row("AUS", 2023, "participation", 1, List.of(1, 1, 1, 1)),
                        row("AUS", 2025, "participation", 1, List.of(1, 1, 1, 1)));
        List<Row> gaps = ParticipationGap.of(in.table("index_rank_probability")).collectAsList();
        // DEU has no rank in dependence: among the other three CAN is last in participation, first in dependence.
        assertThat(gaps).extracting(row -> row.getString(0)).containsExactly("CAN", "BRA", "AUS");
        assertThat(gaps).allSatisfy(row -> {
            assertThat(row.<Integer>getAs("year")).isEqualTo(2024);
            assertThat(row.<Integer>getAs("nations")).isEqualTo(3);
        });
        Row canada = gaps.get(0);
        assertThat(canada.<Double>getAs("gap")).isEqualTo(1, within(1e-12));
        // In the fourth replication it is second in both, and Brazil has the gap of 1.
        assertThat(canada.<Double>getAs("gap_low")).isEqualTo(0, within(1e-12));
        assertThat(canada.<Double>getAs("gap_high")).isEqualTo(1, within(1e-12));
        assertThat(canada.<Double>getAs("widest_probability")).isEqualTo(0.75);
        assertThat(gaps.get(1).<Double>getAs("widest_probability")).isEqualTo(0.25);
        assertThat(gaps.get(2).<Double>getAs("gap")).isEqualTo(-1, within(1e-12));
    }

    @Test
    void withoutBothScoresThereIsNoGap(SparkSession spark) {
        TestInputs in = new TestInputs(spark)
                .with(
                        "index_rank_probability",
                        "country_code year score_id rank replicated_ranks",
                        row("AUS", 2024, "participation", 1, List.of(1)));
        assertThat(ParticipationGap.of(in.table("index_rank_probability")).collectAsList())
                .isEmpty();
    }
}
