package org.sovereignai.jobs.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.jobs.findings.Given.row;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {

    @Test
    void openWeightsOfChinaAgainstTheUnitedStates() {
        List<Line> lines = lines(
                new OpenWeights(),
                Given.world()
                        .values(
                                row("CHN", 2023, "open_model_releases", 6, 6, 8, 10, "final"),
                                row("USA", 2023, "open_model_releases", 5, 5, 9, 20, "final"),
                                row("CHN", 2024, "open_model_releases", 7, 7, 9, 10, "final"),
                                row("USA", 2024, "open_model_releases", 10, 10, 12, 20, "final"),
                                row("CHN", 2025, "open_model_releases", 1, 1, 1, 1, "partial"),
                                row("USA", 2025, "open_model_releases", 0, 0, 1, 1, "partial"),
                                row("CHN", 2024, "exported_lineage", 0, null, null, 0, "final"),
                                row("USA", 2024, "exported_lineage", 3, null, null, 3, "final")));
        assertThat(sentences(lines))
                .containsExactly(
                        "Of the AI models of 2024, 0 released outside China descend from a Chinese base, 3 released outside"
                                + " the United States from one of the United States.",
                        "In 2025 100 % of China's AI models of known accessibility had open weights (1 of 1), against 0 % of"
                                + " those of the United States (0 of 1); the year before 70 % against 50 % (year not"
                                + " complete).",
                        "In 2024 70 % of China's AI models of known accessibility had open weights (7 of 10), against 50 % of"
                                + " those of the United States (10 of 20); the year before 60 % against 25 %.",
                        "In 2023 60 % of China's AI models of known accessibility had open weights (6 of 10), against 25 % of"
                                + " those of the United States (5 of 20).");
        // The newest complete year is the headline.
        assertThat(headlines(lines)).containsExactly(true, false, true, false);
        assertThat(lines.get(2).value()).isEqualTo(0.7);
        assertThat(lines.get(2).n()).isEqualTo(10);
    }

    @Test
    void nationsWithLargeModelsOfTheirOwn() {
        List<Line> lines = lines(
                new NewModelNations(),
                Given.world()
                        .models(
                                row("Old", 2021, List.of("DEU"), 2e9, null, false, null),
                                row("A", 2024, List.of("DEU"), 1e9, null, true, null),
                                row("B", 2025, List.of("DEU"), null, 1e23, null, null),
                                row("Small", 2025, List.of("DEU"), 9e8, null, true, null),
                                row("Joint", 2025, List.of("DEU", "FRA"), 9e9, null, true, null),
                                row("Based", 2025, List.of("DEU"), 9e9, null, true, List.of("Qwen")),
                                row("C", 2024, List.of("CHE"), 9e9, null, true, null),
                                row("D", 2023, List.of("TWN"), 9e9, null, null, null),
                                row("Qwen", 2024, List.of("CHN"), 9e9, null, true, null),
                                row("Newest", 2026, List.of("CHN"), 9e9, null, true, null)));
        assertThat(sentences(lines))
                .containsExactly(
                        "Most large AI models of their own from 2023 to 2025, besides the United States and China: Germany 2"
                                + " (1 open, 1 not known), Switzerland 1 (1 open), Taiwan 1 (0 open, 1 not known) (3"
                                + " nations).",
                        "First large AI model of their own, of those that Epoch AI lists with a known size, since 2023:"
                                + " Taiwan (2023), Switzerland (2024).",
                        "Germany: 2 large AI models of its own from 2023 to 2025 (1 with open weights, 1 not known, the first"
                                + " in 2021); 1 more on a base, 1 of them foreign (1 on Chinese, 0 on US bases).",
                        "Switzerland: 1 large AI model of its own from 2023 to 2025 (1 with open weights, the first in 2024);"
                                + " 0 more on a base, 0 of them foreign (0 on Chinese, 0 on US bases).",
                        "Taiwan: 1 large AI model of its own from 2023 to 2025 (0 with open weights, 1 not known, the first in"
                                + " 2023); 0 more on a base, 0 of them foreign (0 on Chinese, 0 on US bases).");
        assertThat(headlines(lines)).containsExactly(true, true, false, false, false);
        assertThat(lines).extracting(Line::nation).startsWith("WLD", "WLD", "DEU");
        assertThat(lines).extracting(Line::value).containsExactly(3.0, 2.0, 2.0, 1.0, 1.0);
        assertThat(lines).extracting(Line::n).containsExactly(4L, 3L, 3L, 1L, 1L);
    }

    @Test
    void originsWithTheirBounds() {
        List<Line> lines = lines(
                new GoodsOrigin(),
                Given.world()
                        .trade(
                                row("DEU", 2024, "chips", 50, 0),
                                row("CHE", 2024, "chips", 60, 0),
                                row("HKG", 2024, "chips", 90, 0))
                        .origins(
                                row("DEU", 2024, "chips", "TWN", 0.5, 0.4, 0.7, 3),
                                row("DEU", 2024, "chips", "KOR", 0.2, 0.1, 0.3, 3),
                                row("DEU", 2024, "chips", "USA", 0.1, 0.05, 0.4, 3),
                                row("DEU", 2024, "chips", "UNK", 0.2, 0.1, 0.25, 3),
                                row("DEU", 2023, "chips", "TWN", 1, 1, 1, 1),
                                row("HKG", 2024, "chips", "TWN", 1, 1, 1, 1),
                                row("CHE", 2024, "chips", "TWN", 0.4, 0, 1, 1),
                                row("CHE", 2024, "chips", "UNK", 0.6, 0, 1, 1)));
        // China has no row: nothing of what is known, at most what is unknown.
        assertThat(sentences(lines))
                .containsExactly(
                        "Germany, chips imported in 2024, by origin: Taiwan 50 % (40 to 70 %), South Korea 20 % (10 to"
                                + " 30 %), United States 10 % (5 to 40 %), China 0 % (0 to 25 %); 20 % of unknown origin (3 listed"
                                + " suppliers, with 100 % of imports).");
        assertThat(headlines(lines)).containsExactly(true);
    }

    /** A maker without a row may be among the small ones together; what is on no list is said where it is much. */
    @Test
    void aThirdThatIsEstimatedIsSaid() {
        List<Line> lines = lines(
                new GoodsOrigin(),
                Given.world()
                        .trade(row("DEU", 2024, "chips", 50, 0, 0.6))
                        .origins(
                                row("DEU", 2024, "chips", "TWN", 0.5, 0.4, 0.7, 3),
                                row("DEU", 2024, "chips", "OTH", 0.5, 0.1, 0.55, 3)));

        assertThat(sentences(lines))
                .containsExactly(
                        "Germany, chips imported in 2024, by origin: Taiwan 50 % (40 to 70 %), South Korea 0 % (0 to 55 %),"
                                + " United States 0 % (0 to 55 %), China 0 % (0 to 55 %); 0 % of unknown origin (3 listed"
                                + " suppliers, with 60 % of imports). More than a third of its imports, 40 %, is on no list"
                                + " and estimated.");
    }

    @Test
    void aShareIsAllWhereItIs() {
        assertThat(List.of(Words.percent(1), Words.percent(0.9997), Words.percent(0.994), Words.percent(0.997, 0.9, 1)))
                .containsExactly("100 %", "over 99 %", "99 %", "over 99 % (90 to 100 %)");
    }

    @Test
    void mostLeastAndMovers() {
        List<Object[]> values = new ArrayList<>();
        double[][] pushes = {{10, 30}, {40, 35}, {20, 22}};
        List<String> codes = List.of("DEU", "CHE", "CHN");
        for (int nation = 0; nation < codes.size(); nation++) {
            values.add(row(
                    codes.get(nation), 2020, "git_pushes_per_thousand", pushes[nation][0], null, null, 100, "final"));
            values.add(row(
                    codes.get(nation), 2024, "git_pushes_per_thousand", pushes[nation][1], null, null, 200, "final"));
            values.add(row(codes.get(nation), 2025, "git_pushes_per_thousand", 1, null, null, 200, "partial"));
        }
        values.add(row("TWN", 2024, "git_pushes_per_thousand", 1, null, null, 9, "final"));
        values.add(row("HKG", 2024, "git_pushes_per_thousand", 900, null, null, 9, "final"));
        List<Line> lines = lines(new ParticipationMoves(), Given.world().values(values.toArray(Object[][]::new)));
        assertThat(lines)
                .filteredOn(Line::isHeadline)
                .extracting(Line::sentence)
                .containsExactly(
                        "Nations whose git pushes per 1,000 people fell from 2020 to 2024, without Hong Kong: 1 of 3:"
                                + " Switzerland from 40.0 to 35.0.",
                        "Fewest git pushes per 1,000 people in 2024, of the nations above the source's threshold: Taiwan 1.0,"
                                + " China 22.0, Germany 30.0, Switzerland 35.0 (4 nations).",
                        "Most git pushes per 1,000 people in 2024, without Hong Kong: Switzerland 35.0, Germany 30.0, China"
                                + " 22.0, Taiwan 1.0 (4 nations).",
                        "Nations whose git pushes per 1,000 people rose from 2020 to 2024, without Hong Kong: 2 of 3; most of all"
                                + " Germany from 10.0 to 30.0, China from 20.0 to 22.0.");
        assertThat(sentences(lines))
                .contains(
                        "China: from 20.0 git pushes per 1,000 people in 2020 to 22.0 in 2024 (place 2 of 2).",
                        "Germany: 30.0 git pushes per 1,000 people in 2024 (place 2 of 4).");
    }

    /** People in China appear by addresses of Hong Kong: what falls in one place rises in the other. */
    @Test
    void chinaFallsLessWithHongKongAndMacao() {
        List<Line> lines = lines(
                new ParticipationMoves(),
                Given.world()
                        .values( // 16, 4 and 1 thousand pushes of 1,000, 10 and 40 thousand people; then 8, 9 and 2 of
                                // as many.
                                row("CHN", 2020, "git_pushes_per_thousand", 16, null, null, 16000, "final"),
                                row("HKG", 2020, "git_pushes_per_thousand", 400, null, null, 4000, "final"),
                                row("MAC", 2020, "git_pushes_per_thousand", 25, null, null, 1000, "final"),
                                row("CHN", 2024, "git_pushes_per_thousand", 8, null, null, 8000, "final"),
                                row("HKG", 2024, "git_pushes_per_thousand", 900, null, null, 9000, "final"),
                                row("MAC", 2024, "git_pushes_per_thousand", 50, null, null, 2000, "final")));
        assertThat(sentences(lines))
                .contains("Nations whose git pushes per 1,000 people fell from 2020 to 2024, without Hong Kong: 1 of 2:"
                        + " China from 16.0 to 8.0 (with Hong Kong and Macao, by whose addresses people in China also appear, from 20.0 to"
                        + " 18.1).");
    }

    @Test
    void concentrationOverTheYears() {
        List<Line> lines = lines(
                new ConcentrationTrend(),
                Given.world()
                        .values(
                                row("DEU", 2018, "chips_world_supply_concentration", 0.2, null, null, 9, "final"),
                                row("CHE", 2018, "chips_world_supply_concentration", 0.2, null, null, 9, "final"),
                                row(
                                        "DEU",
                                        2024,
                                        "chips_world_supply_concentration",
                                        0.25,
                                        null,
                                        null,
                                        9,
                                        "provisional"),
                                row("DEU", 2018, "model_releases_fractional", 3, null, null, 3, "final"),
                                row("CHE", 2018, "model_releases_fractional", 1, null, null, 1, "final"),
                                row("DEU", 2019, "model_releases_fractional", 2, null, null, 2, "final"),
                                row("CHE", 2019, "model_releases_fractional", 2, null, null, 2, "final"),
                                row("CHE", 2020, "model_releases_fractional", 2, null, null, 2, "partial"),
                                row("DEU", 2018, "compute_h100e", 4, null, null, 2, "final"),
                                row("CHE", 2018, "compute_h100e", 1, null, null, 2, "final"),
                                row("DEU", 2019, "compute_h100e", 4, null, null, 2, "final"),
                                row("CHE", 2019, "compute_h100e", 4, null, null, 2, "final"),
                                row("DEU", 2020, "compute_h100e", 9, null, null, 2, "final"),
                                row("CHE", 2020, "compute_h100e", 1, null, null, 2, "final"))
                        .trade(
                                row("DEU", 2018, "chips", 0, 7),
                                row("DEU", 2024, "chips", 0, 7),
                                row("DEU", 2024, "chips", 0, 1),
                                row("CHE", 2024, "chips", 0, 0),
                                row("GBR", 2024, "computers", 0, 1)));
        // Shares of 3/4 and 1/4 make .625, two halves .5.
        assertThat(sentences(lines))
                .containsExactly(
                        "World exports of chips: more concentrated on few nations, HHI 0.200 in 2018, 0.250 in 2024 (1"
                                + " nations).",
                        "Releases of AI models: less concentrated on few nations, HHI 0.625 in 2018, 0.500 in 2019 (2"
                                + " nations).",
                        // .8 and .2, two halves, .9 and .1: the two ends alone would hide that it fell.
                        "Computing power for AI by host: more concentrated on few nations, HHI 0.680 in 2018, 0.820 in 2020 (2"
                                + " nations); lowest 0.500 in 2019.");
    }

    @Test
    void hardwareFromChina() {
        List<Line> lines = lines(
                new ChineseHardware(),
                Given.world()
                        .trade(
                                row("DEU", 2024, "computers", 50, 0),
                                row("DEU", 2024, "energy_equipment", 1, 0, 0.7),
                                row("CHE", 2024, "computers", 20, 0, 0.25),
                                row("CHE", 2024, "energy_equipment", 1, 0),
                                row("MAC", 2024, "computers", 1, 0))
                        .origins(
                                row("DEU", 2024, "computers", "XCN", 0.6, 0.5, 0.8, 9),
                                row("DEU", 2024, "energy_equipment", "XCN", 0.4, 0.3, 0.9, 9),
                                row("CHE", 2024, "computers", "XCN", 0.2, 0.1, 0.8, 9),
                                row("CHE", 2024, "energy_equipment", "XCN", 0.3, 0.3, 0.9, 9),
                                row("CHE", 2023, "computers", "XCN", 0.9, 0.1, 1, 9),
                                row("CHE", 2024, "computers", "CHN", 0.1, 0.1, 0.7, 9),
                                row("CAN", 2024, "computers", "XCN", 0.8, 0.7, 0.9, 9),
                                row("CAN", 2024, "energy_equipment", "XCN", 0.7, 0.7, 0.9, 9))
                        .values(
                                row("DEU", 2024, "computers_exposure_china", 0.55, 0.5, 0.8, 9, "provisional"),
                                row("DEU", 2024, "energy_equipment_exposure_china", 0.4, 0.3, 0.9, 9, "provisional"),
                                row("CHE", 2024, "computers_exposure_china", 0.2, 0.1, 0.8, 9, "provisional"),
                                row("CHE", 2024, "energy_equipment_exposure_china", 0.3, 0.3, 0.9, 9, "provisional"),
                                row("CAN", 2024, "computers_exposure_china", 0.8, 0.7, 0.9, 9, "provisional"),
                                row("CAN", 2024, "energy_equipment_exposure_china", null, 0.1, 0.9, 9, "provisional"),
                                row("HKG", 2024, "computers_exposure_china", 0.9, 0.9, 1, 9, "provisional"),
                                row("MAC", 2024, "computers_exposure_china", 0.9, 0.9, 1, 9, "provisional"),
                                row("MAC", 2024, "energy_equipment_exposure_china", 0.9, 0.9, 1, 9, "provisional"),
                                row("CHE", 2023, "computers_exposure_china", 0.9, 0.1, 1, 9, "final")));
        // A lower bound of a half is not more than half; Macao is part of the maker; Canada counts where its share is
        // known.
        assertThat(sentences(lines))
                .containsExactly(
                        "In 2024 China made by the central estimate more than half of the imported computers of 2 of 3 nations"
                                + " (by the lower bound of 1), and more than half of the imported energy equipment of 0 of 2 (0).",
                        "Germany: 60 % (50 to 80 %) of its imported computers and 40 % (30 to 90 %) of its imported energy equipment of 2024 were made in China.",
                        "Switzerland: 20 % (10 to 80 %) of its imported computers and 30 % (30 to 90 %) of its imported energy"
                                + " equipment of 2024 were made in China. More than a third is on no list and estimated:"
                                + " computers 75 %.");
    }

    @Test
    void alliesThatAreCutOff() {
        List<Line> lines = lines(
                new AllyCutoff(),
                Given.world()
                        .values(
                                row("DEU", 2024, "chips_exposure_us", 0.2, 0.1, 0.4, 9, "provisional"),
                                row("DEU", 2024, "chip_equipment_exposure_us", 0.3, 0.2, 0.5, 8, "provisional"),
                                row("DEU", 2024, "computers_exposure_us", null, 0.1, 0.9, 9, "provisional"),
                                row("CHE", 2024, "chips_exposure_us", 0.2, 0.1, 0.4, 9, "provisional"),
                                row("GBR", 2024, "chips_exposure_us", 0.1, 0.1, 0.4, 9, "provisional"),
                                row("AUS", 2024, "chips_exposure_us", 0.1, 0.1, 0.4, 9, "provisional"),
                                row("AUS", 2024, "chip_equipment_exposure_us", 0.9, 0.8, 1, 0, "provisional"),
                                row("TWN", 2024, "chip_equipment_exposure_us", 0.4, 0.3, 0.5, 9, "provisional"),
                                row("GBR", 2023, "chip_equipment_exposure_us", 0.9, 0.1, 1, 9, "final"))
                        .trade(
                                row("DEU", 2024, "chips", 9, 9, 0.35),
                                row("DEU", 2024, "chip_equipment", 9, 9, 0.82),
                                row("DEU", 2024, "computers", 9, 9),
                                row("GBR", 2024, "chips", 9, 9),
                                row("AUS", 2024, "chips", 9, 9, 0.5),
                                row("AUS", 2024, "chip_equipment", 9, 9, 0.01),
                                row("TWN", 2024, "chip_equipment", 9, 9, 0.7))
                        .losses(
                                row("DEU", 2022, "USA", "base_models", 1, 0.1, 9),
                                row("DEU", 2023, "USA", "base_models", 0.6, 0.4, 5),
                                row("DEU", 2024, "USA", "base_models", 1, 1, 4))
                        .members(
                                row("us_treaty_ally", "DEU", 1955),
                                row("us_treaty_ally", "GBR", 1949),
                                row("us_treaty_ally", "AUS", 1952),
                                row("us_treaty_ally", "TWN", 1955),
                                row("us_treaty_ally", "CAN", 2025),
                                row("other", "CHE", 1949)));
        // Switzerland is no treaty ally; of 2024 Germany has too few models. What no list tells comes after what one
        // does.
        assertThat(sentences(lines))
                .containsExactly(
                        "Germany would lose, if the United States stopped, of its imports of 2024 by origin: chips 20 % (10 to"
                                + " 40 %), chip-making equipment 30 % (20 to 50 %), computers between 10 and 90 %. More"
                                + " than a third is on no list and estimated: chips 65 %. Of the bases of its AI models of 2023, 60 % are from there (n = 5): with weights under a restricting"
                                + " licence counted by half, 20 % of all could be withdrawn and 40 % nobody can take back.",
                        "Taiwan would lose, if the United States stopped, of its imports of 2024 by origin: chips unknown,"
                                + " chip-making equipment 40 % (30 to 50 %), computers unknown.",
                        "Australia would lose, if the United States stopped, of its imports of 2024 by origin: chips 10 % (10"
                                + " to 40 %), chip-making equipment 90 % (80 to 100 %), computers unknown. More than a third"
                                + " is on no list and estimated: chips 50 %, chip-making equipment 99 %.",
                        "The United Kingdom would lose, if the United States stopped, of its imports of 2024 by origin:"
                                + " chips 10 % (10 to 40 %), chip-making equipment unknown, computers unknown.");
        assertThat(lines.get(0).n()).isEqualTo(8);
    }

    @Test
    void whoseModelsAreUsedByMonth() {
        List<Line> lines = lines(
                new ModelsInUse(),
                Given.world()
                        .usage(
                                row("2026-07", "ALL", 31, true, 83, 1, 1, 1, 0.76, 0.68, 0.78),
                                row("2026-07", "CHN", 31, true, 31, 0.66, 0.61, 0.68, 0.99, 0.98, 0.99),
                                row("2026-07", "USA", 31, true, 49, 0.33, 0.31, 0.38, 0.24, 0.22, 0.32),
                                row("2026-07", "UNK", 31, true, 1, 0.06, 0.06, 0.06, null, 0, 1),
                                row("2026-08", "ALL", 21, false, 70, 1, 1, 1, null, 0.2, 0.9),
                                row("2026-08", "CHN", 21, false, 27, 0.62, 0.58, 0.65, 0.99, 0.98, 0.99)));

        assertThat(sentences(lines))
                .containsExactly(
                        "Of the tokens of 2026-08 that passed through one router (OpenRouter, not the world's use), none went to"
                                + " models of unknown makers; of the others, models from China had 62 % (58 to 65 %), from the United"
                                + " States none, with the bounds that leaves of all tokens; models with open weights had between 20"
                                + " and 90 % (27 models of known makers; 21 days, the month is not complete).",
                        "Of the tokens of 2026-07 that passed through one router (OpenRouter, not the world's use), 6 % went to"
                                + " models of unknown makers; of the others, models from China had 66 % (61 to 68 %), from the United"
                                + " States 33 % (31 to 38 %), with the bounds that leaves of all tokens; models with open weights had"
                                + " 76 % (68 to 78 %) (80 models of known makers).");
        assertThat(headlines(lines)).containsExactly(false, true);
        assertThat(lines.get(1).value()).isEqualTo(0.66);
        assertThat(lines.get(1).n()).isEqualTo(80);
        assertThat(lines.get(1).item()).isEqualTo("month_2026_07");
    }

    /**
     * Of the six pairs of the two nations that OpenAI does not list and the three that it does, China's share is higher in all
     * three, Switzerland's overlaps with that of one, is above one and below one.
     */
    @Test
    void deepSeekWhereClosedModelsAreNotOffered() {
        List<Line> lines = lines(
                new ClosedModels(),
                Given.world()
                        .access(
                                row("CHN", "OpenAI", false),
                                row("CHN", "Anthropic", false),
                                row("CHN", "Google", false),
                                row("MAC", "OpenAI", false),
                                row("MAC", "Anthropic", false),
                                row("MAC", "Google", false),
                                row("CHE", "OpenAI", false),
                                row("CHE", "Anthropic", true),
                                row("DEU", "OpenAI", true),
                                row("GBR", "OpenAI", true),
                                row("BRA", "OpenAI", true))
                        .adoption(
                                row("CHN", 0.89, 0.89),
                                row("CHE", 0.06, 0.1),
                                row("DEU", 0, 0.05),
                                row("GBR", 0.06, 0.1),
                                row("BRA", 0.11, 0.15)));

        assertThat(sentences(lines))
                .containsExactly(
                        "On the lists of none of OpenAI, Anthropic and Google stand China, Macao; DeepSeek's share in 2025: 1 of"
                                + " them in which it is known: China 89 %.",
                        "DeepSeek's share in 2025 in nations that OpenAI does not list (2; the middle one 6 to 89 %) against"
                                + " those that it lists (3; the middle one 6 to 10 %): of all pairs higher for certain in 67 %,"
                                + " overlapping bands in 17 %, lower in 17 %.",
                        "DeepSeek's share in 2025 in nations that Anthropic does not list (1; the middle one 89 %) against"
                                + " those that it lists (1; the middle one 6 to 10 %): of all pairs higher for certain in 100 %,"
                                + " overlapping bands in 0 %, lower in 0 %.");
        assertThat(headlines(lines)).containsExactly(true, false, false);
        assertThat(lines).extracting(Line::n).containsExactly(1L, 2L, 1L);
        assertThat(lines.get(1).value()).isEqualTo(4.0 / 6);
    }

    /** Four of the five German models are served abroad, or three of the four of which it is known. */
    @Test
    void whoServesOpenModels() {
        List<Line> lines = lines(
                new OpenModelServers(),
                Given.world()
                        .values(row("DEU", 2026, "open_models_served_abroad_share", 0.75, 0.6, 0.8, 5, "partial"))
                        .served(
                                row("a", "DEU", 4, 3, 3, true),
                                row("b", "DEU", 2, 2, 3, true),
                                row("c", "DEU", 2, 2, 2, true),
                                row("d", "DEU", 1, 1, 1, false),
                                row("e", "DEU", 1, 1, 1, null),
                                row("lab/F-1.5", "CHE", 9, 5, 5, true)));

        assertThat(sentences(lines).subList(0, 4))
                .containsExactly(
                        "Of the 6 open models with a known maker that some firm serves, somebody outside the maker's nation"
                                + " serves 80 % (67 to 83 %); 4 are served in two nations or more, the middle one by 2 independent"
                                + " firms in 2 to 3 nations.",
                        "Germany: of its 5 open models that some firm serves, somebody outside it serves 75 % (60 to 80 %); 3 are"
                                + " served in two nations or more, the middle one by 2 independent firms in 2 nations.",
                        "lab/F-1.5 (Switzerland): served by 9 independent firms in 5 nations.",
                        "a (Germany): served by 4 independent firms in 3 nations.");
        assertThat(headlines(lines)).containsExactly(true, false, false, false, false, false, false, false);
        assertThat(lines.get(0).value()).isEqualTo(0.8);
        assertThat(lines.get(0).n()).isEqualTo(6);
    }

    @Test
    void groupsAsTheirOwnSuppliers() {
        List<Line> lines = lines(
                new GroupSupply(),
                Given.world()
                        .shared(
                                row("asean", "ASEAN", 2024, "chips", "from_members_share", 0.2, 0.15, 0.28, 10, 10),
                                row(
                                        "asean",
                                        "ASEAN",
                                        2024,
                                        "chips",
                                        "could_be_from_members_share",
                                        0.5,
                                        0.1,
                                        1,
                                        10,
                                        10),
                                row("eu", "European Union", 2023, "chips", "from_members_share", 1, 1, 1, 27, 27),
                                row(
                                        "eu",
                                        "European Union",
                                        2024,
                                        "computers",
                                        "from_members_share",
                                        0.39,
                                        0.33,
                                        0.44,
                                        26,
                                        27),
                                row(
                                        "eu",
                                        "European Union",
                                        2024,
                                        "chips",
                                        "from_members_share",
                                        0.37,
                                        0.29,
                                        0.48,
                                        26,
                                        27),
                                row(
                                        "eu",
                                        "European Union",
                                        2024,
                                        "chips",
                                        "could_be_from_members_share",
                                        0.6,
                                        0.2,
                                        0.9,
                                        26,
                                        27)));

        assertThat(sentences(lines))
                .containsExactly(
                        "European Union: of what its 27 members (26 with figures) imported in 2024 came from each other, made"
                                + " there or not, chips 37 % (29 to 48 %), computers 39 % (33 to 44 %); what they make and sell to"
                                + " anybody would cover at most chips 60 % (20 to 90 %).",
                        "ASEAN: of what its 10 members imported in 2024 came from each other, made there or not, chips 20 % (15 to"
                                + " 28 %); what they make and sell to anybody would cover at most chips 50 % (10 to 100 %).");
        assertThat(headlines(lines)).containsExactly(true, false);
        assertThat(lines).extracting(Line::item).containsExactly("group_eu", "group_asean");
        assertThat(lines.get(0).value()).isEqualTo(0.37);
        assertThat(lines.get(0).n()).isEqualTo(26);
    }

    @Test
    void whatIsNotSuppliedIsNotAnswered() {
        for (Question question :
                List.of(new ModelsInUse(), new ClosedModels(), new OpenModelServers(), new GroupSupply())) {
            assertThat(lines(question, Given.world())).isEmpty();
        }
    }

    private static List<Line> lines(Question question, Given given) {
        List<Line> lines = question.answer(given.facts())
                .sorted(Comparator.comparing(line -> line.topic().id()))
                .toList();
        assertThat(lines).extracting(Line::item).allMatch(item -> item.matches("[a-z][a-z0-9_]*"));
        assertThat(lines)
                .as("a line is told by its topic, nation, year and item")
                .extracting(line -> List.of(line.topic().id(), line.nation(), line.year(), line.item()))
                .doesNotHaveDuplicates();
        return lines;
    }

    private static List<String> sentences(List<Line> lines) {
        return lines.stream().map(Line::sentence).toList();
    }

    private static List<Boolean> headlines(List<Line> lines) {
        return lines.stream().map(Line::isHeadline).toList();
    }
}
