package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import java.math.BigDecimal;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.sovereignai.datasets.Goods;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.schemas.TableSchema;

/**
 * Who sells to whom. Kinds of rows, told apart by {@code basis}:
 *
 * <ul>
 *   <li>{@code reconciled}: BACI flows, by subheading, and by heading where the full files are supplied;
 *   <li>{@code importer list}: a net importer's ten largest sources, its total imports in the four-digit panel times
 *       their shares;
 *   <li>{@code exporter list}: for an importer without such a list, what its suppliers' lists of ten largest destinations
 *       say. Small suppliers are missing there, so that less of the imports is known;
 *   <li>{@code importer report} and {@code exporter report}: see {@link CustomsReports}.
 * </ul>
 */
public final class TradeFlow implements Step {

    private static final BigDecimal BASIS_POINT = new BigDecimal("0.0001");
    private static final int SOURCES = -1;
    private static final String FULL_FILES = "baci/flows";
    private static final String TABLE = "trade_flow";

    /** The column that tells kinds of flows apart. */
    static final String REVISION = "revision";

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> china = reconciled(in.source("baci/china_chip_imports"));
        Dataset<Row> lists = fromLists(in.source("baci/hs4_routes"), in.source("baci/hs4_totals"));
        Dataset<Row> reports =
                CustomsReports.flows(in.source("comtrade/answers").unionByName(in.source("comtrade/tables")));
        Dataset<Row> others = china.unionByName(CustomsReports.filterNotReported(lists, reports))
                .unionByName(reports)
                .selectExpr(TradeRows.OF_OTHERS);
        TableSchema table = in.schemas().table(TABLE).orElseThrow();
        return TypedRows.of(
                others.sparkSession(),
                others.repartition(1)
                        .javaRDD()
                        .zipPartitions(in.flows(FULL_FILES).merged(), new TradeRows()),
                table.structType(),
                table.primaryKey());
    }

    @Override
    public Map<String, Goods> flows() {
        return Map.of(FULL_FILES, StrandGoods.GOODS);
    }

    private static Dataset<Row> reconciled(Dataset<Row> flows) {
        return flows.groupBy(
                        col("importer_code").as("country_code"),
                        col("exporter_code").as("partner_code"),
                        col("year"),
                        col("revision").as("hs_revision"),
                        col("product_code"))
                .agg(
                        sum("value_usd").cast("DECIMAL(18,2)").as("value_usd"),
                        ExactSum.of(col("quantity_t")).as("quantity_t"))
                .withColumn("basis", lit(StrandGoods.RECONCILED));
    }

    /** Turns lists of shares into flows; an importer's own list wins over what its suppliers' lists say. */
    private static Dataset<Row> fromLists(Dataset<Row> routes, Dataset<Row> totals) {
        Column isImporterList = col("side").equalTo(SOURCES);
        Column hasOwnList =
                max(col("is_importer_list")).over(Window.partitionBy("country_code", "year", "product_code"));
        return routes.filter(col("country_code").notEqual(col("partner_code")))
                .withColumnRenamed("country_code", "list_owner")
                .join(
                        broadcast(totals.select(
                                col("country_code").as("list_owner"),
                                col("year"),
                                col("product_code"),
                                col("export_value_usd"),
                                col("import_value_usd"))),
                        new String[] {"list_owner", "year", "product_code"})
                .select(
                        when(isImporterList, col("list_owner"))
                                .otherwise(col("partner_code"))
                                .as("country_code"),
                        when(isImporterList, col("partner_code"))
                                .otherwise(col("list_owner"))
                                .as("partner_code"),
                        col("year"),
                        lit(StrandGoods.PANEL_REVISION).as("hs_revision"),
                        col("product_code"),
                        when(isImporterList, col("import_value_usd"))
                                .otherwise(col("export_value_usd"))
                                .multiply(col("share_bp").cast("DECIMAL(5,0)"))
                                .multiply(lit(BASIS_POINT))
                                .cast("DECIMAL(18,2)")
                                .as("value_usd"),
                        lit(null).cast("DOUBLE").as("quantity_t"),
                        isImporterList.as("is_importer_list"))
                .withColumn("has_own_list", hasOwnList)
                .filter(col("is_importer_list").or(not(col("has_own_list"))))
                .withColumn(
                        "basis", when(col("is_importer_list"), "importer list").otherwise("exporter list"))
                .drop("is_importer_list", "has_own_list");
    }
}
