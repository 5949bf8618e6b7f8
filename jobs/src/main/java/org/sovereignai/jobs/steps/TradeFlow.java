package org.sovereignai.jobs.steps;

import static org.apache.spark.sql.functions.*;

import java.math.BigDecimal;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.Inputs;
import org.sovereignai.jobs.Step;

/**
 * Who sells to whom. Three kinds of rows, told apart by {@code basis}:
 *
 * <ul>
 *   <li>{@code reconciled}: BACI flows, by subheading, and by heading where the full files are supplied;
 *   <li>{@code importer list}: a net importer's ten largest sources, its total imports times their shares;
 *   <li>{@code exporter list}: for an importer without such a list, what its suppliers' lists of ten largest destinations
 *       say. Small suppliers are missing there, so that less of the imports is known.
 * </ul>
 */
public final class TradeFlow implements Step {

    private static final BigDecimal BASIS_POINT = new BigDecimal("0.0001");
    private static final int SOURCES = -1;

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> flows = in.source("baci/flows");
        Dataset<Row> headings = reconciled(StrandGoods.sumByHeading(flows)
                .withColumn("value_usd", col("value_usd").cast("DECIMAL(18,2)")));
        Dataset<Row> subheadings =
                reconciled(sumBySubheading(flows).unionByName(sumBySubheading(in.source("baci/china_chip_imports"))));
        Dataset<Row> covered =
                headings.select("year", "hs_revision", "product_code").distinct();
        Dataset<Row> lists = fromLists(in.source("baci/hs4_routes"), in.table("trade_total"))
                .join(covered, new String[] {"year", "hs_revision", "product_code"}, "left_anti");
        Dataset<Row> all = headings.unionByName(subheadings).unionByName(lists);
        return StrandGoods.withStatus(all)
                .withColumn("strand", StrandGoods.strand(col("product_code")))
                .filter(col("strand").isNotNull());
    }

    private static Dataset<Row> sumBySubheading(Dataset<Row> flows) {
        return flows.groupBy(
                        col("revision").as("hs_revision"),
                        col("year"),
                        col("exporter_code"),
                        col("importer_code"),
                        col("product_code"))
                .agg(
                        sum("value_usd").cast("DECIMAL(18,2)").as("value_usd"),
                        sum("quantity_t").as("quantity_t"));
    }

    private static Dataset<Row> reconciled(Dataset<Row> flows) {
        return flows.select(
                col("importer_code").as("country_code"),
                col("exporter_code").as("partner_code"),
                col("year"),
                col("hs_revision"),
                col("product_code"),
                col("value_usd"),
                col("quantity_t"),
                lit("reconciled").as("basis"));
    }

    private static Dataset<Row> fromLists(Dataset<Row> routes, Dataset<Row> totals) {
        Dataset<Row> known = routes.filter(col("country_code").notEqual(col("partner_code")))
                .withColumn("hs_revision", lit(StrandGoods.PANEL_REVISION))
                .join(totals, new String[] {"country_code", "year", "hs_revision", "product_code"});
        Dataset<Row> sources = known.filter(col("side").equalTo(SOURCES));
        Dataset<Row> destinations = known.filter(col("side").notEqual(SOURCES));
        Dataset<Row> fromImporters =
                listed(sources, "country_code", "partner_code", "import_value_usd", "importer list");
        Dataset<Row> fromExporters =
                listed(destinations, "partner_code", "country_code", "export_value_usd", "exporter list");
        Dataset<Row> withOwnList =
                fromImporters.select("country_code", "year", "product_code").distinct();
        return fromImporters.unionByName(
                fromExporters.join(withOwnList, new String[] {"country_code", "year", "product_code"}, "left_anti"));
    }

    private static Dataset<Row> listed(
            Dataset<Row> rows, String importer, String exporter, String total, String basis) {
        return rows.select(
                col(importer).as("country_code"),
                col(exporter).as("partner_code"),
                col("year"),
                col("hs_revision"),
                col("product_code"),
                col(total)
                        .multiply(col("share_bp").cast("DECIMAL(5,0)"))
                        .multiply(lit(BASIS_POINT))
                        .cast("DECIMAL(18,2)")
                        .as("value_usd"),
                lit(null).cast("DOUBLE").as("quantity_t"),
                lit(basis).as("basis"));
    }
}
