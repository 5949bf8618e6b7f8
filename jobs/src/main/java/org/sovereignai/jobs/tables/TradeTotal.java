package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.schemas.Strands;

/**
 * Exports and imports by heading: summed from the flows of the full BACI files where they are supplied, else from the
 * four-digit panel of the same release (CEPII, BACI HS17; Gaulier and Zignago 2010).
 */
public final class TradeTotal implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> all = fromFlows(in.table("trade_flow"), in.schemas().strands())
                .unionByName(fromPanel(in.source("baci/hs4_totals")));
        return TradeBasis.withStatus(TradeBasis.filterBestBasis(all).drop("basis"));
    }

    private static Dataset<Row> fromFlows(Dataset<Row> flows, Strands strands) {
        Column none = lit(0).cast("DECIMAL(18,2)");
        return flows.filter(col("basis")
                        .equalTo(TradeBasis.RECONCILED)
                        .and(col("product_code").isInCollection(strands.headings())))
                .select(
                        col("year"),
                        col("hs_revision"),
                        col("product_code"),
                        explode(array(
                                        side(col("partner_code"), col("value_usd"), none),
                                        side(col("country_code"), none, col("value_usd"))))
                                .as("side"))
                .groupBy(
                        col("side.country_code").as("country_code"),
                        col("year"),
                        col("hs_revision"),
                        col("product_code"))
                .agg(
                        sum("side.exported").cast("DECIMAL(18,2)").as("export_value_usd"),
                        sum("side.imported").cast("DECIMAL(18,2)").as("import_value_usd"))
                .withColumn("basis", lit(TradeBasis.RECONCILED));
    }

    private static Column side(Column country, Column exported, Column imported) {
        return struct(country.as("country_code"), exported.as("exported"), imported.as("imported"));
    }

    private static Dataset<Row> fromPanel(Dataset<Row> panel) {
        return panel.select(
                col("country_code"),
                col("year"),
                lit(TradeBasis.PANEL_REVISION).as("hs_revision"),
                col("product_code"),
                col("export_value_usd"),
                col("import_value_usd"),
                lit("panel").as("basis"));
    }
}
