package org.sovereignai.jobs.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;

@ExtendWith(SparkExtension.class)
class UseIndicatorsTest {

    @Test
    void everyListBecomesItsFigures(SparkSession spark) {
        TestInputs inputs = inputs(spark);
        List<Row> rows = inputs.rows(
                        UseIndicators.rows(inputs, Catalogue.of(inputs.schemas())), TestInputs.type("indicator_value"))
                .collectAsList();

        assertThat(rows)
                .extracting(row -> "%s %s %s %s %s..%s %s %s"
                        .formatted(
                                row.get(0),
                                row.get(1),
                                row.get(2),
                                row.get(3),
                                row.get(7),
                                row.get(8),
                                row.get(9),
                                row.get(10)))
                .contains(
                        "CHN 2026 model_use_share 0.75 0.6..0.8 partial null",
                        "CHN 2026 model_use_open_weight_share 1.0 1.0..1.0 partial null",
                        "USA 2026 model_use_open_weight_share 0.0 0.0..0.0 partial null",
                        "CHN 2026 open_models_served_abroad_share null 1.0..1.0 partial too_few",
                        "CHN 2025 closed_models_not_offered 2.0 2.0..2.0 provisional null",
                        "IRN 2025 deepseek_use_share null 0.21..0.25 provisional band_only",
                        "PRT 2025 data_center_power 33.0 33.0..null partial null",
                        "GBR 2025 data_center_owned_power 33.0 33.0..null partial null",
                        "DEU 2024 stack_pushers_linux 210.0 null..null partial null",
                        "FRA 2024 stack_pushers_linux null 0.0..100.0 partial below_threshold")
                .noneMatch(figure -> figure.contains("stack_pushers_neovim"));
    }

    private static TestInputs inputs(SparkSession spark) {
        return new TestInputs(spark)
                .with(
                        "model_usage",
                        "day model_slug developer_code has_open_weights token_count",
                        row("2026-06-01", "deepseek/v4", "CHN", true, 40),
                        row("2026-06-02", "deepseek/v4:free", "CHN", true, 20),
                        row("2026-06-01", "openai/gpt", "USA", false, 20),
                        row("2026-06-01", "other", "UNK", null, 20))
                .with(
                        "model_availability",
                        "served_model developer_code is_open host_count jurisdiction_count jurisdiction_count_high"
                                + " is_served_abroad",
                        row("deepseek/v4", "CHN", true, 4, 2, 3, true),
                        row("openai/gpt", "USA", false, 2, 1, 1, false))
                .with(
                        "model_access",
                        "country_code publisher_name is_listed",
                        row("CHN", "OpenAI", false),
                        row("CHN", "Anthropic", false),
                        row("CHN", "Google", null))
                .with(
                        "model_adoption",
                        "country_code use_share use_share_low use_share_high",
                        row("IRN", null, 0.21, 0.25))
                .with(
                        "data_center_level",
                        "site_name level_date country_code site_owner_code power_mw h100_equivalents vintage",
                        row("Sines", "2025-11-01", "PRT", "GBR", 33, null, "2026-08-03"))
                .with(
                        "open_source_pusher",
                        "country_code year quarter dimension item pusher_count",
                        row("DEU", 2024, 1, "topic", "linux", 210),
                        row("FRA", 2023, 1, "topic", "linux", 120),
                        row("DEU", 2024, 1, "topic", "neovim", 300),
                        row("DEU", 2024, 1, "licence", "linux", 900));
    }
}
