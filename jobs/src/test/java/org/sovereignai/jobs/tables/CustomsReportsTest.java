package org.sovereignai.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.jobs.run.SparkExtension;

@ExtendWith(SparkExtension.class)
class CustomsReportsTest {

    private static final StructType REPORT = StructType.fromDDL(
            "reporter_code STRING, partner_code STRING, flow STRING, year INT, classification STRING,"
                    + " product_code STRING, value_usd DECIMAL(18,2), quantity_t DOUBLE");

    @Test
    void importerIsBelievedAndWhereItIsSilentItsSuppliers(SparkSession spark) {
        Dataset<Row> flows = CustomsReports.flows(reports(
                spark,
                report("CHN", "TWN", "M", "H5", "8542", "100"),
                report("TWN", "CHN", "X", "H5", "8542", "90"),
                report("KOR", "CHN", "X", "H5", "8542", "40"),
                report("KOR", "VNM", "X", "H5", "8542", "30"),
                report("TWN", "VNM", "X", "H5", "8542", "20"),
                report("CHN", "CHN", "M", "H5", "8542", "7")));

        assertThat(texts(flows))
                .containsExactlyInAnyOrder(
                        "CHN TWN HS17 8542 100.00 importer report",
                        "VNM KOR HS17 8542 30.00 exporter report",
                        "VNM TWN HS17 8542 20.00 exporter report");
    }

    @Test
    void revisionsAndProductsAreJudgedApart(SparkSession spark) {
        Dataset<Row> flows = CustomsReports.flows(reports(
                spark,
                report("CHN", "TWN", "M", "H6", "8542", "100"),
                report("TWN", "CHN", "X", "H5", "8542", "90"),
                report("JPN", "CHN", "X", "H6", "8486", "80")));

        assertThat(texts(flows))
                .containsExactlyInAnyOrder(
                        "CHN TWN HS22 8542 100.00 importer report",
                        "CHN TWN HS17 8542 90.00 exporter report",
                        "CHN JPN HS22 8486 80.00 exporter report");
    }

    @Test
    void whatAnImporterBoughtFromPartnersItDoesNotNameIsOfUnknownSupplier(SparkSession spark) {
        Dataset<Row> flows = CustomsReports.flows(reports(
                spark,
                report("CHN", "TWN", "M", "H5", "8542", "100"),
                report("CHN", "UNK", "M", "H5", "8542", "5"),
                report("CHN", "UNK", "M", "H5", "8542", "6"),
                report("KOR", "UNK", "X", "H5", "8542", "7")));

        assertThat(texts(flows))
                .containsExactlyInAnyOrder(
                        "CHN TWN HS17 8542 100.00 importer report", "CHN UNK HS17 8542 11.00 importer report");
    }

    @Test
    void aFlowThatIsReportedTwiceStaysTwice(SparkSession spark) {
        assertThat(texts(CustomsReports.flows(reports(
                        spark,
                        report("CHN", "TWN", "M", "H5", "8542", "100"),
                        report("CHN", "TWN", "M", "H5", "8542", "100")))))
                .hasSize(2);
    }

    private static Row report(
            String reporter, String partner, String flow, String classification, String product, String value) {
        return RowFactory.create(
                reporter, partner, flow, 2022, classification, product, new BigDecimal(value).setScale(2), null);
    }

    private static Dataset<Row> reports(SparkSession spark, Row... rows) {
        return spark.createDataFrame(Arrays.asList(rows), REPORT);
    }

    private static List<String> texts(Dataset<Row> flows) {
        return flows
                .select("country_code", "partner_code", "hs_revision", "product_code", "value_usd", "basis")
                .collectAsList()
                .stream()
                .map(row -> row.mkString(" "))
                .toList();
    }
}
