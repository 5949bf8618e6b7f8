package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.sovereignai.datasets.Crosswalk;

/**
 * Trade as customs offices report it to the United Nations (UN Comtrade), which knows every partner. Both sides report,
 * and they differ: imports are valued with freight and insurance, exports without, and goods that pass through a port are
 * seen once as trade with the port and once with where they come from. One side is used at a time: what the importer
 * reports (basis {@code importer report}); where it reports nothing of a product in a year, what its suppliers report
 * ({@code exporter report}). What an importer bought from partners that its report does not name is of unknown supplier, not
 * an aggregate to leave out.
 */
final class CustomsReports {

    private static final String IMPORTS = "M";
    private static final List<String> IMPORTS_OF = List.of("country_code", "year", "hs_revision", "product_code");

    private CustomsReports() {}

    /**
     * The flows, in the columns of {@link TradeFlow}. Goods that an economy gets back from itself are left out. A flow that
     * is reported twice stays twice, so that the check of the key finds it.
     */
    static Dataset<Row> flows(Dataset<Row> reports) {
        Column isImport = col("flow").equalTo(IMPORTS);
        Column importerReports =
                max(col("basis").equalTo(TradeBasis.IMPORTER_REPORT)).over(Window.partitionBy(columns()));
        Column isNamed = col("partner_code").notEqual(Crosswalk.UNNAMED);
        Dataset<Row> flows = reports.filter(
                        col("reporter_code").notEqual(col("partner_code")).and(isNamed.or(isImport)))
                .select(
                        when(isImport, col("reporter_code"))
                                .otherwise(col("partner_code"))
                                .as("country_code"),
                        when(isImport, col("partner_code"))
                                .otherwise(col("reporter_code"))
                                .as("partner_code"),
                        col("year"),
                        revision(col("classification")).as("hs_revision"),
                        col("product_code"),
                        col("value_usd"),
                        col("quantity_t"),
                        when(isImport, TradeBasis.IMPORTER_REPORT)
                                .otherwise("exporter report")
                                .as("basis"))
                .withColumn("importer_reports", importerReports)
                .filter(col("basis").equalTo(TradeBasis.IMPORTER_REPORT).or(not(col("importer_reports"))))
                .drop("importer_reports");
        return flows.filter(isNamed).unionByName(together(flows.filter(not(isNamed))));
    }

    /** What an importer bought from partners that its report does not name, of which there are several kinds. */
    private static Dataset<Row> together(Dataset<Row> unnamed) {
        return unnamed.groupBy(
                        col("country_code"),
                        col("partner_code"),
                        col("year"),
                        col("hs_revision"),
                        col("product_code"),
                        col("basis"))
                .agg(
                        sum("value_usd").cast("DECIMAL(18,2)").as("value_usd"),
                        ExactSum.of(col("quantity_t")).as("quantity_t"));
    }

    /** UN Comtrade numbers the revisions of the Harmonized System from 1992 on. */
    private static Column revision(Column classification) {
        return when(classification.equalTo("H0"), "HS92")
                .when(classification.equalTo("H1"), "HS96")
                .when(classification.equalTo("H2"), "HS02")
                .when(classification.equalTo("H3"), "HS07")
                .when(classification.equalTo("H4"), "HS12")
                .when(classification.equalTo("H5"), "HS17")
                .when(classification.equalTo("H6"), "HS22");
    }

    private static Column[] columns() {
        return IMPORTS_OF.stream().map(name -> col(name)).toArray(Column[]::new);
    }
}
