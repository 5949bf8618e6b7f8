package org.sovereignai.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;

/** Whose models are used and who serves them: the tables from the pinned editions, against figures counted elsewhere. */
@ExtendWith(SparkExtension.class)
class UseTablesTest {

    private static final String TOKENS = "openrouter-rankings-daily/daily_tokens";
    private static final String HOSTED = "models-dev-providers/provider_models";

    /** The shares are those that came with the file, computed without this project. */
    @Test
    void chinasShareOfTokensByMonth(SparkSession spark) {
        TestInputs in = StarterInputs.of(spark, TOKENS, HOSTED)
                .with(
                        "model_release",
                        "model_name publication_date country_codes accessibility has_open_weights",
                        row("Tencent Hy3", "2026-07-06", List.of("CHN"), "Open weights (unrestricted)", true),
                        row("DeepSeek V4 Flash 0731", "2026-07-31", List.of("CHN"), null, true),
                        row("DeepSeek-V4-Flash", "2026-04-24", List.of("CHN"), null, true),
                        row("Claude Opus 4.7", "2026-04-16", List.of("USA"), "API access", false),
                        row("gpt-oss-120b", "2025-08-05", List.of("USA"), null, true),
                        row("gpt-oss-20b", "2025-08-05", List.of("USA"), null, true));
        Dataset<Row> usage = new ModelUsage().build(in).cache();

        assertThat(names(usage))
                .containsEntry("tencent/hy3-20260706:free", "Tencent Hy3 open")
                .containsEntry("deepseek/deepseek-v4-flash-20260731", "DeepSeek V4 Flash 0731 open")
                .containsEntry("deepseek/deepseek-v4-flash-20260423", "DeepSeek-V4-Flash open")
                .containsEntry("anthropic/claude-4.7-opus-20260416", "Claude Opus 4.7 closed")
                .containsEntry("openai/gpt-oss-120b:free", "gpt-oss-120b open")
                .containsEntry("z-ai/glm-5.2-20260616", "null open")
                .containsEntry("google/gemini-2.5-flash", "null closed")
                .containsEntry("stealth/ox-alpha", "null null")
                .containsEntry("other", "null null");
        List<Row> months = new ModelUsageMonth()
                .build(new TestInputs(spark).withTable("model_usage", usage))
                .collectAsList();
        assertThat(low(months, "2026-05", "CHN")).isCloseTo(0.449, within(5e-4));
        assertThat(low(months, "2026-06", "CHN")).isCloseTo(0.536, within(5e-4));
        assertThat(low(months, "2026-07", "CHN")).isCloseTo(0.615, within(5e-4));
        assertThat(low(months, "2026-08", "CHN")).isCloseTo(0.576, within(5e-4));
        assertThat(months)
                .filteredOn(row -> row.getAs("traffic").equals("all")
                        && row.getAs("developer_code").equals("ALL"))
                .extracting(row -> row.getAs("month") + " " + row.getAs("day_count") + " " + row.getAs("data_status"))
                .containsExactlyInAnyOrder(
                        "2026-05 9 partial", "2026-06 30 provisional", "2026-07 31 provisional", "2026-08 21 partial");
        assertThat(months.stream()
                        .filter(row -> row.getAs("traffic").equals("all")
                                && row.getAs("developer_code").equals("ALL"))
                        .mapToLong(row -> row.getAs("token_count"))
                        .sum())
                .isEqualTo(698_720_610_375_920L);
        assertThat(months)
                .filteredOn(row -> row.getAs("month").equals("2026-07")
                        && row.getAs("traffic").equals("all"))
                .extracting(row -> row.getAs("developer_code") + " " + row.getAs("model_count"))
                .contains("ALL 82", "UNK 0", "CHN 31", "USA 49");
        assertThat(months).allSatisfy(row -> {
            assertThat(row.<Double>getAs("token_share_low")).isLessThanOrEqualTo(row.<Double>getAs("token_share_high"));
            assertThat(row.<Double>getAs("open_weight_share_low"))
                    .isLessThanOrEqualTo(row.<Double>getAs("open_weight_share_high"));
        });
    }

    /** Counted from the raw file by a program that shares no code with this one. */
    @Test
    void firmsAndNationsThatServeAModel(SparkSession spark) {
        Dataset<Row> hosts =
                new ModelHost().build(StarterInputs.of(spark, HOSTED)).cache();
        Map<String, String> models = new ModelAvailability()
                .build(new TestInputs(spark).withTable("model_host", hosts)).collectAsList().stream()
                        .collect(Collectors.toMap(
                                row -> row.getAs("served_model"),
                                row -> "%s %s hosts %s of them unknown %s resellers %s nations %s to %s abroad %s %s"
                                        .formatted(
                                                row.getAs("developer_code"),
                                                row.getAs("is_open"),
                                                row.getAs("host_count"),
                                                row.getAs("unknown_host_count"),
                                                row.getAs("reseller_count"),
                                                row.getAs("jurisdiction_count"),
                                                row.getAs("jurisdiction_count_high"),
                                                row.getAs("foreign_host_count"),
                                                row.getAs("is_served_abroad"))));

        assertThat(hosts.count()).isEqualTo(5_307 - 31);
        assertThat(models)
                .hasSize(1_627)
                .containsEntry(
                        "deepseek/deepseek-v4-pro",
                        "CHN true hosts 17 of them unknown 2 resellers 17 nations 3 to 5 abroad 12 true")
                .containsEntry(
                        "zhipuai/glm-5.2",
                        "CHN true hosts 24 of them unknown 7 resellers 9 nations 5 to 12 abroad 14 true")
                .containsEntry(
                        "openai/gpt-oss-120b",
                        "USA true hosts 30 of them unknown 5 resellers 11 nations 8 to 13 abroad 11 true")
                .containsEntry(
                        "openai/gpt-5.5",
                        "USA false hosts 9 of them unknown 2 resellers 18 nations 1 to 3 abroad 0 null");
    }

    private static Map<String, String> names(Dataset<Row> usage) {
        return usage.select("model_slug", "model_name", "has_open_weights").distinct().collectAsList().stream()
                .collect(Collectors.toMap(
                        row -> row.getString(0),
                        row -> row.getString(1)
                                + (row.isNullAt(2) ? " null" : row.getBoolean(2) ? " open" : " closed")));
    }

    private static double low(List<Row> months, String month, String nation) {
        return months.stream()
                .filter(row -> row.getAs("month").equals(month)
                        && row.getAs("traffic").equals("all")
                        && row.getAs("developer_code").equals(nation))
                .findFirst()
                .orElseThrow()
                .getAs("token_share_low");
    }
}
