package org.sovereignai.jobs.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.datasets.Ledger;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.schemas.Schemas;

@ExtendWith(SparkExtension.class)
class TradeBalanceTest {

    private static final StructType TYPE = StructType.fromDDL("country_code STRING, year INT, hs_revision STRING,"
            + " product_code STRING, export_value_usd DECIMAL(18,2), import_value_usd DECIMAL(18,2)");

    @Test
    void balancedTradePasses(SparkSession spark) {
        assertThat(checks(spark, row("DEU", 2023, 60, 40), row("FRA", 2023, 40, 60), row("FRA", 2024, 9900, 9900)))
                .extracting(Ledger.Check::failed)
                .containsExactly(0L, 0L, 0L, 0L, 0L);
    }

    @Test
    @Tag("hazard-18")
    void exportsThatAreNotImportsAreToldAndFarOffFail(SparkSession spark) {
        assertThat(checks(spark, row("DEU", 2023, 1000, 1001)))
                .extracting(Ledger.Check::failed)
                .containsExactly(1L, 0L, 0L, 0L, 0L);
        List<Ledger.Check> checks = checks(spark, row("DEU", 2023, 1000, 1011));
        assertThat(checks).extracting(Ledger.Check::failed).containsExactly(1L, 1L, 0L, 0L, 0L);
        assertThat(checks.get(1).examples()).containsExactly("H5 8542 in 2023: exports 1000.00, imports 1011.00");
    }

    @Test
    @Tag("hazard-35")
    void tradeThatJumpsAThousandfoldFails(SparkSession spark) {
        Ledger.Check jumps = checks(spark, row("DEU", 2023, 5, 5), row("DEU", 2024, 5001, 5001))
                .get(2);

        assertThat(jumps.level()).isEqualTo(Ledger.Level.ERROR);
        assertThat(jumps.examples()).containsExactly("H5 8542: from 5.00 to 5001.00 in 2024");
    }

    /** World trade in chips was 926.8, 793.9 and 927.6 billion: a thousandfold 2023 is 857 and 856 times its neighbours. */
    @Test
    @Tag("hazard-35")
    void aYearInAnotherUnitFailsThoughTradeFellInIt(SparkSession spark) {
        Ledger.Check jumps = checks(
                        spark,
                        row("DEU", 2022, 926_839, 926_839),
                        row("DEU", 2023, 793_870_000, 793_870_000),
                        row("DEU", 2024, 927_639, 927_639))
                .get(2);

        assertThat(jumps.examples())
                .containsExactly(
                        "H5 8542: from 793870000.00 to 927639.00 in 2024",
                        "H5 8542: from 926839.00 to 793870000.00 in 2023");
    }

    /** Germany's 500 million in thousands are a thousandth of the world's, which does not show in its sum. */
    @Test
    @Tag("hazard-35")
    void oneNationInAnotherUnitFails(SparkSession spark) {
        Ledger.Check jumps = checks(
                        spark,
                        panel("CHN", 2022, 900_000_000_000L, 900_000_000_000L),
                        panel("CHN", 2023, 900_000_000_000L, 900_000_000_000L),
                        panel("DEU", 2022, 500_000_000, 480_000_000),
                        panel("DEU", 2023, 550_000, 490_000_000),
                        panel("LAO", 2022, 0, 345_506),
                        panel("LAO", 2023, 0, 111_425_068),
                        panel("TKL", 2022, 0, 1),
                        panel("TKL", 2023, 0, 99_000_000))
                .get(3);

        assertThat(jumps.level()).isEqualTo(Ledger.Level.ERROR);
        assertThat(jumps.examples()).containsExactly("DEU HS17 8542 exports: from 500000000.00 to 550000.00 in 2023");
    }

    /** In 2023 China sold computers for 184 billion dollars and bought some for 12; the other way round the world balances too. */
    @Test
    @Tag("hazard-09")
    void exportersInThePlaceOfImportersFail(SparkSession spark) {
        String check = "China sells more computers than it buys, or exporters and importers are exchanged";

        assertThat(checks(spark, computers("CHN", 184, 12), computers("USA", 12, 184)))
                .filteredOn(one -> one.name().equals(check))
                .extracting(Ledger.Check::groups, Ledger.Check::failed)
                .containsExactly(tuple(1L, 0L));
        assertThat(checks(spark, computers("CHN", 12, 184), computers("USA", 184, 12)))
                .filteredOn(one -> one.name().equals(check))
                .extracting(Ledger.Check::level, Ledger.Check::examples)
                .containsExactly(tuple(
                        Ledger.Level.ERROR,
                        List.of("CHN HS17 8471 in 2023: exports 12000000000.00, imports 184000000000.00")));
    }

    private static Row computers(String country, long exports, long imports) {
        BigDecimal billion = new BigDecimal(1_000_000_000);
        return RowFactory.create(
                country,
                2023,
                "HS17",
                "8471",
                billion.multiply(new BigDecimal(exports)),
                billion.multiply(new BigDecimal(imports)));
    }

    @Test
    void aStrandWithoutOneOfItsHeadingsFails(SparkSession spark) {
        Ledger.Check headings = checks(
                        spark,
                        heading("HS17", "8504", 2022),
                        heading("HS17", "8507", 2022),
                        heading("HS17", "8504", 2023),
                        heading("HS17", "8542", 2023),
                        heading("HS07", "8507", 2024))
                .get(4);

        assertThat(headings.level()).isEqualTo(Ledger.Level.ERROR);
        assertThat(headings.examples()).containsExactly("energy_equipment in 2023: without 8507");
    }

    private static List<Ledger.Check> checks(SparkSession spark, Row... rows) {
        return TradeBalance.of(
                spark.createDataFrame(List.of(rows), TYPE), Schemas.load().strands());
    }

    private static Row row(String country, int year, long exports, long imports) {
        return RowFactory.create(country, year, "H5", "8542", new BigDecimal(exports), new BigDecimal(imports));
    }

    private static Row panel(String country, int year, long exports, long imports) {
        return RowFactory.create(country, year, "HS17", "8542", new BigDecimal(exports), new BigDecimal(imports));
    }

    private static Row heading(String revision, String product, int year) {
        return RowFactory.create("DEU", year, revision, product, BigDecimal.ONE, BigDecimal.ONE);
    }
}
