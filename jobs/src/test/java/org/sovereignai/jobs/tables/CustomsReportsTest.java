package org.sovereignai.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sovereignai.datasets.Crosswalk;
import org.sovereignai.datasets.DataFolder;
import org.sovereignai.datasets.Goods;
import org.sovereignai.datasets.Ledger;
import org.sovereignai.datasets.SourceReader;
import org.sovereignai.datasets.Sources;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.schemas.Schemas;

/** Reports of customs, from the tables that UN Comtrade gives to the flows that are believed. 156 is China, 490 Taiwan. */
@ExtendWith(SparkExtension.class)
class CustomsReportsTest {

    private static final String ID = "comtrade/tables";
    private static final Goods GOODS = new TradeFlow().flows(Schemas.load()).get(ID);
    private static final String HEADER = "typeCode,freqCode,refYear,reporterCode,flowCode,partnerCode,partner2Code,"
            + "classificationCode,cmdCode,customsCode,motCode,netWgt,primaryValue,unknownToUs\n";

    @TempDir
    private Path folder;

    private Ledger ledger;

    @Test
    void importerIsBelievedAndWhereItIsSilentItsSuppliers(SparkSession spark) throws IOException {
        assertThat(believed(
                        spark,
                        report(156, 490, "M", "H5", "8542", "100"),
                        report(490, 156, "X", "H5", "8542", "90"),
                        report(410, 156, "X", "H5", "8542", "40"),
                        report(410, 704, "X", "H5", "8542", "30"),
                        report(490, 704, "X", "H5", "8542", "20.5"),
                        report(156, 156, "M", "H5", "8542", "7")))
                .containsExactlyInAnyOrder(
                        "CHN TWN HS17 8542 100.00 importer report",
                        "VNM KOR HS17 8542 30.00 exporter report",
                        "VNM TWN HS17 8542 20.50 exporter report");
    }

    @Test
    void revisionsAndProductsAreJudgedApart(SparkSession spark) throws IOException {
        assertThat(believed(
                        spark,
                        report(156, 490, "M", "H6", "8542", "100"),
                        report(490, 156, "X", "H5", "8542", "90"),
                        report(392, 156, "X", "H6", "8486", "80")))
                .containsExactlyInAnyOrder(
                        "CHN TWN HS22 8542 100.00 importer report",
                        "CHN TWN HS17 8542 90.00 exporter report",
                        "CHN JPN HS22 8486 80.00 exporter report");
    }

    @Test
    void whatAnImporterBoughtFromPartnersItDoesNotNameIsOfUnknownSupplier(SparkSession spark) throws IOException {
        assertThat(believed(
                        spark,
                        report(156, 490, "M", "H5", "8542", "100"),
                        report(156, 899, "M", "H5", "8542", "5"),
                        report(156, 568, "M", "H5", "8542", "6"),
                        report(410, 899, "X", "H5", "8542", "7")))
                .containsExactlyInAnyOrder(
                        "CHN TWN HS17 8542 100.00 importer report", "CHN UNK HS17 8542 11.00 importer report");
    }

    /** Which of two is right cannot be known; the second is set aside, in whatever notation it is. */
    @Test
    void aFlowThatIsReportedTwiceIsSetAside(SparkSession spark) throws IOException {
        String again = report(156, 490, "M", "H5", "8542", "100").replace(",490,0,", ",490.0,0.0,");

        assertThat(believed(spark, report(156, 490, "M", "H5", "8542", "100"), again))
                .containsExactly("CHN TWN HS17 8542 100.00 importer report");
        Ledger.Account account = ledger.accounts().get(0);
        assertThat(account.used()).isEqualTo(1);
        assertThat(account.quarantined())
                .containsExactly(new Ledger.Quarantined(
                        2, Ledger.Kind.VALUE, "reports the same flow as record 1", again.strip()));
    }

    /** The plain lines of a table of trade are held against its total too, and what is reported twice against the first. */
    @Test
    void aTableThatContradictsItselfFailsItsChecks(SparkSession spark) throws IOException {
        believed(
                spark,
                report(156, 490, "M", "H5", "8542", "100"),
                report(156, 842, "M", "H5", "8542", "20"),
                report(156, 490, "M", "H5", "8542", "60"),
                report(156, 0, "M", "H5", "8542", "300"));

        assertThat(ledger.accounts().get(0).checks())
                .filteredOn(check -> check.failed() > 0)
                .extracting(Ledger.Check::level, Ledger.Check::examples)
                .containsExactlyInAnyOrder(
                        tuple(
                                Ledger.Level.ERROR,
                                List.of(
                                        "[refYear, reporterCode, flowCode, classificationCode, cmdCode] 2022 156 M H5 8542:"
                                                + " 0 is 300, its members sum to 180.00")),
                        tuple(Ledger.Level.ERROR, List.of("record 3 has another amount than record 1")));
    }

    @Test
    void twoFilesThatReportTheSameFlowEndTheRun(SparkSession spark) throws IOException {
        write("b.csv", report(156, 490, "M", "H5", "8542", "100"));

        assertThatThrownBy(() -> believed(spark, report(156, 490, "M", "H5", "8542", "100")))
                .hasStackTraceContaining(
                        "comtrade/a.csv, record 1, and comtrade/b.csv, record 1, report the same flow");
    }

    /** Every record is used, left out by the first rule that concerns it, or set aside with its reason and its text. */
    @Test
    void theAccountIsThatOfTheCarefulReader(SparkSession spark) throws IOException {
        String[] lines = {
            report(156, 490, "M", "H5", "8542", "100.25"),
            report(156, 0, "M", "H5", "8542", "900"),
            report(97, 490, "M", "H5", "8542", "8"),
            report(156, 490, "RX", "H5", "8542", "8"),
            report(156, 490, "M", "H5", "01", "8"),
            report(156, 410, "M", "H5", "8542", "8").replace("C00", "C01"),
            report(156, 410, "RX", "H5", "01", "8"),
            report(156, 410, "M", "H5", "8542", "1.125"),
            report(156, 410, "M", "H7", "8542", "8"),
            report(156, 410, "M", "H0", "854231", "8"),
            report(156, 344, "M", "H5", "854231", "N/A"),
            report(156, 344, "M", "H5", "854232", "-4"),
            report(156, 344, "m", "H5", "854232", "4"),
            report(156, 80, "M", "H5", "854232", "0.01"),
            report(156, 344, "M", "H5", "854233", "4").replace(",1500,", ",N/A,"),
            report(999, 344, "M", "H5", "854231", "4")
        };
        List<String> typed = believed(spark, lines);
        Ledger.Account account = ledger.accounts().get(0);
        SourceReader careful = reader(spark);
        long used = careful.read(Sources.load().resource(ID)).count();
        Ledger.Account expected = careful.ledger().accounts().get(0);

        assertThat(typed)
                .containsExactlyInAnyOrder(
                        "CHN TWN HS17 8542 100.25 importer report",
                        "CHN KOR HS17 8542 1.12 importer report",
                        "CHN HKG HS17 854233 4.00 importer report");
        assertThat(account.used()).isEqualTo(used).isEqualTo(3);
        assertThat(account.balances()).isTrue();
        assertThat(account.outOfScope()).isEqualTo(expected.outOfScope()).hasSizeGreaterThan(4);
        assertThat(account.quarantined()).isEqualTo(expected.quarantined()).hasSizeGreaterThan(4);
        assertThat(account.checks())
                .filteredOn(check -> check.name().equals("partners are known"))
                .isEqualTo(expected.checks().stream()
                        .filter(check -> check.name().equals("partners are known"))
                        .toList())
                .hasSize(1);
    }

    private static String report(
            int reporter, int partner, String flow, String classification, String product, String value) {
        return "C,A,2022,%d,%s,%d,0,%s,%s,C00,0,1500,%s,x\n"
                .formatted(reporter, flow, partner, classification, product, value);
    }

    private List<String> believed(SparkSession spark, String... lines) throws IOException {
        write("a.csv", lines);
        SourceReader reader = reader(spark);
        ledger = reader.ledger();
        return reader.flows(Sources.load().resource(ID), GOODS)
                .merged()
                .map(flows -> {
                    List<OtherFlow> reports = new ArrayList<>();
                    CustomsReports.read(flows, reports::add);
                    return CustomsReports.believed(reports).stream()
                            .map(flow -> String.join(
                                    " ",
                                    flow.country(),
                                    flow.partner(),
                                    flow.revision(),
                                    flow.product(),
                                    flow.value().toPlainString(),
                                    flow.basis()))
                            .toList();
                })
                .collect()
                .get(0);
    }

    private SourceReader reader(SparkSession spark) {
        return new SourceReader(spark, DataFolder.open(folder.toString(), new Configuration(false)), Crosswalk.load());
    }

    private void write(String name, String... lines) throws IOException {
        Path file = folder.resolve("comtrade").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, HEADER + String.join("", lines));
    }
}
