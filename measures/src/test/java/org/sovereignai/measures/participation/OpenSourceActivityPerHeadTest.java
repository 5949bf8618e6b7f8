package org.sovereignai.measures.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.Published;
import org.sovereignai.measures.participation.CodeYear.Activity;

class OpenSourceActivityPerHeadTest {

    @Test
    void stocksStandAtTheLastQuarterAndFlowsAddUp() {
        Population people = new Population()
                .with("DEU", 2022, 40_000)
                .with("DEU", 2023, 50_000)
                .with("DEU", 2025, 1)
                .with("HKG", 2024, 10_000);
        CodeYear year = Codes.year(2024, people)
                .activity("DEU", Activity.DEVELOPERS, 1, 900)
                .activity("DEU", Activity.DEVELOPERS, 2, 1000)
                .activity("DEU", Activity.DEVELOPERS, 4, 800)
                .activity("DEU", Activity.DEVELOPERS, 3, 1100)
                .activity("DEU", Activity.ORGANIZATIONS, 1, 200)
                .activity("DEU", Activity.GIT_PUSHES, 2, 1000)
                .activity("DEU", Activity.GIT_PUSHES, 3, 2000)
                .activity("HKG", Activity.GIT_PUSHES, 3, 1000)
                .activity("NAM", Activity.REPOSITORIES, 3, 101);

        assertThat(Published.by(new OpenSourceActivityPerHead(), year))
                .containsOnly(
                        Map.entry(
                                "DEU 2024 developers_per_thousand",
                                new Published(16.0, 800L, 1.0, null, null, "provisional", "population_carried")),
                        Map.entry(
                                "DEU 2024 organizations_per_million",
                                new Published(4000.0, 200L, 0.25, null, null, "partial", "population_carried")),
                        Map.entry(
                                "DEU 2024 git_pushes_per_thousand",
                                new Published(60.0, 3000L, 0.5, null, null, "partial", "population_carried")),
                        Map.entry(
                                "DEU 2024 git_push_world_share",
                                new Published(0.75, 3000L, 0.5, null, null, "partial", null)),
                        Map.entry(
                                "HKG 2024 git_pushes_per_thousand",
                                new Published(100.0, 1000L, 0.25, null, null, "partial", "hub")),
                        Map.entry(
                                "HKG 2024 git_push_world_share",
                                new Published(0.25, 1000L, 0.25, null, null, "partial", "hub")),
                        Map.entry(
                                "NAM 2024 repositories_per_thousand",
                                new Published(null, 101L, 0.25, null, null, "partial", "no_population")));
    }

    /** Hong Kong is a hub, too: what stands at its figure is that the two ways of finding developers contradict each other. */
    @Test
    void aDisputedPlaceIsSaidBeforeAHub() {
        CodeYear year = Codes.year(
                        2024, new Population().with("HKG", 2024, 10_000).with("SGP", 2024, 10_000))
                .activity("HKG", Activity.DEVELOPERS, 3, 1000)
                .activity("SGP", Activity.DEVELOPERS, 3, 1000);
        year.lists().disputed("HKG");

        assertThat(Published.by(new OpenSourceActivityPerHead(), year).values())
                .extracting(Published::note)
                .containsExactlyInAnyOrder("location_disputed", "hub");
    }
}
