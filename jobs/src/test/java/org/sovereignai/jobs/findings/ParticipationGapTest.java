package org.sovereignai.jobs.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;

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
        assertThat(canada.<Double>getAs("first_probability")).isEqualTo(0.75);
        assertThat(gaps.get(1).<Double>getAs("first_probability")).isEqualTo(0.25);
        Row australia = gaps.get(2);
        assertThat(australia.<Double>getAs("gap")).isEqualTo(-1, within(1e-12));
        assertThat(australia.<Integer>getAs("dependence_rank")).isEqualTo(3);
        assertThat(australia.<Integer>getAs("participation_rank")).isEqualTo(1);
        // In the second replication it is second in participation: a gap of -0.5, as Brazil has.
        assertThat(australia.<Double>getAs("last_probability")).isEqualTo(1);
    }

    @Test
    void bothEndsAreHeadlinesWithTheirCertainty(SparkSession spark) {
        TestInputs in = new TestInputs(spark)
                .with(
                        "economy",
                        "country_code country_name is_hub",
                        row("AUS", "Australia", false),
                        row("BRA", "Brazil", false),
                        row("CAN", "Canada", false))
                .with(
                        "index_rank_probability",
                        "country_code year score_id rank replicated_ranks",
                        row("AUS", 2024, "participation", 1, List.of(1, 1, 1, 1)),
                        row("BRA", 2024, "participation", 2, List.of(2, 2, 2, 3)),
                        row("CAN", 2024, "participation", 3, List.of(3, 3, 3, 2)),
                        row("AUS", 2024, "dependence", 3, List.of(3, 3, 3, 3)),
                        row("BRA", 2024, "dependence", 2, List.of(2, 2, 2, 1)),
                        row("CAN", 2024, "dependence", 1, List.of(1, 1, 1, 2)));
        List<Row> lines =
                new ParticipationGap().build(in).orderBy("finding_rank").collectAsList();
        assertThat(lines)
                .extracting(row -> row.<String>getAs("sentence"))
                .containsExactly(
                        "Canada in 2024: median rank 1 in dependence, 3 in participation, of 3 nations ranked in both; gap 1.00"
                                + " (0.00 to 1.00), the widest gap with a certainty of 75 %, so that others cannot be ruled"
                                + " out: Brazil 25 %.",
                        "Brazil in 2024: median rank 2 in dependence, 2 in participation, of 3 nations ranked in both; gap 0.00"
                                + " (0.00 to 1.00).",
                        "Australia in 2024: median rank 3 in dependence, 1 in participation, of 3 nations ranked in both; gap -1.00"
                                + " (-1.00 to -1.00), the widest gap the other way with a certainty of 100 %.");
        assertThat(lines).extracting(row -> row.<Boolean>getAs("is_headline")).containsExactly(true, false, true);
        assertThat(lines).extracting(row -> row.<Long>getAs("n")).containsOnly(3L);
        assertThat(lines).extracting(row -> row.<Double>getAs("value")).containsExactly(1.0, 0.0, -1.0);
    }

    @Test
    void gapIsTheMedianOfTheReplicationsWhereTheRankIsAtTheEndOfItsInterval(SparkSession spark) {
        TestInputs in = new TestInputs(spark)
                .with(
                        "index_rank_probability",
                        "country_code year score_id rank replicated_ranks",
                        row("AUS", 2024, "participation", 2, List.of(2, 2, 1, 1)),
                        row("BRA", 2024, "participation", 1, List.of(1, 1, 2, 2)),
                        row("CAN", 2024, "participation", 3, List.of(3, 3, 3, 3)),
                        row("AUS", 2024, "dependence", 3, List.of(3, 3, 3, 3)),
                        row("BRA", 2024, "dependence", 2, List.of(1, 1, 1, 2)),
                        row("CAN", 2024, "dependence", 1, List.of(2, 2, 2, 1)));
        List<Row> gaps = ParticipationGap.of(in.table("index_rank_probability")).collectAsList();
        // CAN: (3 - 2) / 2 three times and (3 - 1) / 2 once; by its published ranks it would be 1.
        assertThat(gaps).extracting(row -> row.getString(0)).containsExactly("CAN", "BRA", "AUS");
        assertThat(gaps).extracting(row -> row.<Double>getAs("gap")).containsExactly(0.5, 0.0, -1.0);
        assertThat(gaps)
                .extracting(row -> row.<Integer>getAs("dependence_rank"))
                .containsExactly(2, 1, 3);
        assertThat(gaps)
                .allSatisfy(row -> assertThat(row.<Double>getAs("gap"))
                        .isBetween(row.<Double>getAs("gap_low"), row.<Double>getAs("gap_high")));
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
