package org.sovereignai.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;

@ExtendWith(SparkExtension.class)
class TradeTotalTest {

    private static final String FLOWS =
            "country_code partner_code year hs_revision product_code value_usd basis data_status";

    private static Row panel(String economy, int year, String heading, String exports, String imports) {
        return RowFactory.create(economy, year, heading, new BigDecimal(exports), new BigDecimal(imports));
    }

    private static Dataset<Row> panel(SparkSession spark, Row... rows) {
        return spark.createDataFrame(
                List.of(rows),
                StructType.fromDDL("country_code STRING, year INT, product_code STRING,"
                        + " export_value_usd DECIMAL(18,2), import_value_usd DECIMAL(18,2)"));
    }

    private static List<String> totals(TestInputs inputs) {
        return new TradeTotal()
                        .build(inputs)
                        .selectExpr(
                                "concat_ws(' ', product_code, year, country_code, export_value_usd, import_value_usd, data_status)")
                        .collectAsList()
                        .stream()
                        .map(row -> row.getString(0))
                        .sorted()
                        .toList();
    }

    /** Germany buys from two, Taiwan sells to two; the panel of that heading and year is not asked, that of others is. */
    @Test
    void flowsOfAHeadingStandBeforeThePanel(SparkSession spark) {
        TestInputs inputs = new TestInputs(spark)
                .with(
                        "trade_flow",
                        FLOWS,
                        row("DEU", "TWN", 2022, "HS17", "8542", 70.25, "reconciled", "final"),
                        row("DEU", "USA", 2022, "HS17", "8542", 20.5, "reconciled", "final"),
                        row("FRA", "TWN", 2022, "HS17", "8542", 0.25, "reconciled", "final"))
                .withSource(
                        "baci/hs4_totals",
                        panel(
                                spark,
                                panel("DEU", 2022, "8542", "1.00", "2.00"),
                                panel("DEU", 2022, "8471", "3.00", "4.00"),
                                panel("DEU", 2023, "8542", "5.00", "6.00")));
        assertThat(totals(inputs))
                .containsExactly(
                        "8471 2022 DEU 3.00 4.00 final",
                        "8542 2022 DEU 0.00 90.75 final",
                        "8542 2022 FRA 0.00 0.25 final",
                        "8542 2022 TWN 70.50 0.00 final",
                        "8542 2022 USA 20.50 0.00 final",
                        "8542 2023 DEU 5.00 6.00 provisional");
    }

    /** Subheadings, goods of no strand and what customs report are in other rows of the same trade, or in none. */
    @Test
    void onlyReconciledFlowsOfHeadingsCount(SparkSession spark) {
        TestInputs inputs = new TestInputs(spark)
                .with(
                        "trade_flow",
                        FLOWS,
                        row("DEU", "TWN", 2022, "HS17", "854231", 70, "reconciled", "final"),
                        row("DEU", "TWN", 2022, "HS17", "0101", 70, "reconciled", "final"),
                        row("DEU", "TWN", 2022, "HS17", "8542", 70, "importer report", "final"))
                .withSource("baci/hs4_totals", panel(spark));
        assertThat(totals(inputs)).isEmpty();
    }

    /** Of each revision of the codes the newest year may still change. */
    @Test
    void newestYearOfEachRevisionIsProvisional(SparkSession spark) {
        TestInputs inputs = new TestInputs(spark)
                .with(
                        "trade_flow",
                        FLOWS,
                        row("DEU", "TWN", 2021, "HS12", "8542", 1, "reconciled", "final"),
                        row("DEU", "TWN", 2021, "HS17", "8542", 1, "reconciled", "final"),
                        row("DEU", "TWN", 2022, "HS17", "8542", 1, "reconciled", "final"))
                .withSource("baci/hs4_totals", panel(spark));
        assertThat(totals(inputs))
                .containsExactly(
                        "8542 2021 DEU 0.00 1.00 final",
                        "8542 2021 DEU 0.00 1.00 provisional",
                        "8542 2021 TWN 1.00 0.00 final",
                        "8542 2021 TWN 1.00 0.00 provisional",
                        "8542 2022 DEU 0.00 1.00 provisional",
                        "8542 2022 TWN 1.00 0.00 provisional");
    }
}
