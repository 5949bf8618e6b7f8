package org.sovereignai.jobs.steps;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.Inputs;
import org.sovereignai.jobs.Step;

/**
 * Exports and imports by heading: summed from the full BACI files where they are supplied, else from the four-digit panel
 * of the same release (CEPII, BACI HS17; Gaulier and Zignago 2010).
 */
public final class TradeTotal implements Step {

    private static final String[] KEY = {"country_code", "year", "hs_revision", "product_code"};

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> full = fromFlows(StrandGoods.sumByHeading(in.source("baci/flows")));
        Dataset<Row> panel = in.source("baci/hs4_totals")
                .select(
                        col("country_code"),
                        col("year"),
                        lit(StrandGoods.PANEL_REVISION).as("hs_revision"),
                        col("product_code"),
                        col("export_value_usd"),
                        col("import_value_usd"));
        Dataset<Row> covered =
                full.select("year", "hs_revision", "product_code").distinct();
        Dataset<Row> all = full.unionByName(
                panel.join(covered, new String[] {"year", "hs_revision", "product_code"}, "left_anti"));
        return StrandGoods.withStatus(all).withColumn("strand", StrandGoods.strand(col("product_code")));
    }

    private static Dataset<Row> fromFlows(Dataset<Row> flows) {
        Dataset<Row> exports = flows.select(
                col("exporter_code").as("country_code"),
                col("year"),
                col("hs_revision"),
                col("product_code"),
                col("value_usd").as("exported"),
                lit(0).cast("DECIMAL(28,2)").as("imported"));
        Dataset<Row> imports = flows.select(
                col("importer_code").as("country_code"),
                col("year"),
                col("hs_revision"),
                col("product_code"),
                lit(0).cast("DECIMAL(28,2)").as("exported"),
                col("value_usd").as("imported"));
        return exports.unionByName(imports)
                .groupBy(col(KEY[0]), col(KEY[1]), col(KEY[2]), col(KEY[3]))
                .agg(
                        sum("exported").cast("DECIMAL(18,2)").as("export_value_usd"),
                        sum("imported").cast("DECIMAL(18,2)").as("import_value_usd"));
    }
}
