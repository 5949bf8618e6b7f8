package org.sovereignai.jobs.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sovereignai.jobs.findings.Given.row;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParticipationGapTest {

    @Test
    void placesAreComparedReplicationByReplication() {
        Given in = Given.world()
                .ranks(
                        row("AUS", 2024, "participation_intensity", List.of(1, 2, 1, 1)),
                        row("BRA", 2024, "participation_intensity", List.of(2, 1, 2, 3)),
                        row("CAN", 2024, "participation_intensity", List.of(4, 4, 4, 2)),
                        row("DEU", 2024, "participation_intensity", List.of(3, 3, 3, 4)),
                        row("AUS", 2024, "dependence", List.of(3, 3, 3, 3)),
                        row("BRA", 2024, "dependence", List.of(2, 2, 2, 1)),
                        row("CAN", 2024, "dependence", List.of(1, 1, 1, 2)),
                        row("AUS", 2023, "participation_intensity", List.of(1, 1, 1, 1)),
                        row("AUS", 2025, "participation_intensity", List.of(1, 1, 1, 1)));
        List<ParticipationGap.Gap> gaps = gaps(in);
        // DEU has no rank in dependence: among the other three CAN is last in participation, first in dependence.
        assertThat(gaps).extracting(ParticipationGap.Gap::nation).containsExactly("CAN", "BRA", "AUS");
        assertThat(ParticipationGap.latest(in.facts().all(Facts.Ranks.class))).containsOnlyKeys(2024);
        ParticipationGap.Gap canada = gaps.get(0);
        assertThat(canada.median()).isEqualTo(1, within(1e-12));
        // In the fourth replication it is second in both, and Brazil has the gap of 1.
        assertThat(canada.low()).isEqualTo(0, within(1e-12));
        assertThat(canada.high()).isEqualTo(1, within(1e-12));
        assertThat(canada.first()).isEqualTo(0.75);
        assertThat(gaps.get(1).first()).isEqualTo(0.25);
        ParticipationGap.Gap australia = gaps.get(2);
        assertThat(australia.median()).isEqualTo(-1, within(1e-12));
        assertThat(australia.dependenceRank()).isEqualTo(3);
        assertThat(australia.participationRank()).isEqualTo(1);
        // In the second replication it is second in participation: a gap of -0.5, as Brazil has, so that each has half
        // of it.
        assertThat(australia.last()).isEqualTo(0.875);
        assertThat(gaps.get(1).last()).isEqualTo(0.125);
    }

    @Test
    void bothEndsAreHeadlinesWithTheirCertainty() {
        Given in = Given.world()
                .ranks(
                        row("AUS", 2024, "participation_intensity", List.of(1, 1, 1, 1)),
                        row("BRA", 2024, "participation_intensity", List.of(2, 2, 2, 3)),
                        row("CAN", 2024, "participation_intensity", List.of(3, 3, 3, 2)),
                        row("AUS", 2024, "dependence", List.of(3, 3, 3, 3)),
                        row("BRA", 2024, "dependence", List.of(2, 2, 2, 1)),
                        row("CAN", 2024, "dependence", List.of(1, 1, 1, 2)));
        List<Line> lines = new ParticipationGap().answer(in.facts()).toList();
        assertThat(lines)
                .extracting(Line::sentence)
                .containsExactly(
                        "Canada in 2024: median rank 1 in dependence, 3 in participation for its people, of 3 nations ranked in both; gap 1.00"
                                + " (0.00 to 1.00), the widest gap with a certainty of 75 %, so that others cannot be ruled"
                                + " out: Brazil 25 %.",
                        "Brazil in 2024: median rank 2 in dependence, 2 in participation for its people, of 3 nations ranked in both; gap 0.00"
                                + " (0.00 to 1.00).",
                        "Australia in 2024: median rank 3 in dependence, 1 in participation for its people, of 3 nations ranked in both; gap -1.00"
                                + " (-1.00 to -1.00), the widest gap the other way with a certainty of 100 %.");
        assertThat(lines).extracting(Line::isHeadline).containsExactly(true, false, true);
        assertThat(lines).extracting(Line::n).containsOnly(3L);
        assertThat(lines).extracting(Line::value).containsExactly(1.0, 0.0, -1.0);
    }

    @Test
    void gapIsTheMedianOfTheReplicationsWhereTheRankIsAtTheEndOfItsInterval() {
        Given in = Given.world()
                .ranks(
                        row("AUS", 2024, "participation_intensity", List.of(2, 2, 1, 1)),
                        row("BRA", 2024, "participation_intensity", List.of(1, 1, 2, 2)),
                        row("CAN", 2024, "participation_intensity", List.of(3, 3, 3, 3)),
                        row("AUS", 2024, "dependence", List.of(3, 3, 3, 3)),
                        row("BRA", 2024, "dependence", List.of(1, 1, 1, 2)),
                        row("CAN", 2024, "dependence", List.of(2, 2, 2, 1)));
        List<ParticipationGap.Gap> gaps = gaps(in);
        // CAN: (3 - 2) / 2 three times and (3 - 1) / 2 once; by its published ranks it would be 1.
        assertThat(gaps).extracting(ParticipationGap.Gap::nation).containsExactly("CAN", "BRA", "AUS");
        assertThat(gaps).extracting(row -> row.median()).containsExactly(0.5, 0.0, -1.0);
        assertThat(gaps).extracting(row -> row.dependenceRank()).containsExactly(2, 1, 3);
        assertThat(gaps).allSatisfy(row -> assertThat(row.median()).isBetween(row.low(), row.high()));
    }

    @Test
    void withoutBothScoresThereIsNoGap() {
        Given in = Given.world().ranks(row("AUS", 2024, "participation_intensity", List.of(1)));
        assertThat(ParticipationGap.latest(in.facts().all(Facts.Ranks.class))).isEmpty();
        assertThat(new ParticipationGap().answer(in.facts())).isEmpty();
    }

    private static List<ParticipationGap.Gap> gaps(Given given) {
        return ParticipationGap.latest(given.facts().all(Facts.Ranks.class))
                .firstEntry()
                .getValue();
    }
}
