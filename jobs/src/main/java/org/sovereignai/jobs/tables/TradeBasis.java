package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** What rows of trade rest on, and whether the source still revises them. */
public final class TradeBasis {

    /** The revision in which the four-digit panel is classified. */
    public static final String PANEL_REVISION = "HS17";

    /** Basis of rows from full BACI files, which know every partner. */
    public static final String RECONCILED = "reconciled";

    /** Basis of what the customs of an importer report. */
    public static final String IMPORTER_REPORT = "importer report";

    /** Basis of what the customs of exporters report. */
    static final String EXPORTER_REPORT = "exporter report";

    private TradeBasis() {}

    /** The status of a year: the newest of a BACI release is provisional. */
    public static String status(int year, int newest) {
        return year == newest ? "provisional" : "final";
    }

    /** Adds the status: the newest year of a BACI release is provisional, earlier ones are final. */
    static Dataset<Row> withStatus(Dataset<Row> trade) {
        Column newest = max("year").over(Window.partitionBy("hs_revision"));
        return trade.withColumn(
                "data_status", when(col("year").equalTo(newest), "provisional").otherwise("final"));
    }

    /**
     * Whether the row is to be used: reconciled, or no reconciled row is there for its product, revision and year. The
     * revision comes first in the order of rows that this needs, so that {@link #withStatus} finds it and sorts no more.
     */
    static Dataset<Row> filterBestBasis(Dataset<Row> trade) {
        Column reconciled =
                max(col("basis").equalTo(RECONCILED)).over(Window.partitionBy("hs_revision", "year", "product_code"));
        return trade.withColumn("has_reconciled", reconciled)
                .filter(col("basis").equalTo(RECONCILED).or(not(col("has_reconciled"))))
                .drop("has_reconciled");
    }
}
