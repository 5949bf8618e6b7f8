package org.sovereignai.jobs.supply;

import static org.apache.spark.sql.functions.*;

import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Groups;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.tables.TradeBasis;

/**
 * The complete trade matrix of every heading and year: who sold how much to whom, with bounds. Where the full BACI files are
 * supplied they know every pair; else the lists of the largest partners are completed, see {@link
 * org.sovereignai.measures.trade.HeadingTrade}.
 *
 * <p>One heading with all its years is one group, because the lists of one year help to complete another. Much else waits for
 * the headings, so that they are completed side by side.
 */
public final class TradeImport implements Step {

    private static final int SOURCES = -1;

    @Override
    public Dataset<Row> build(Inputs in) {
        Column isWanted = in.years().include(col("year"));
        Dataset<Row> known = totals(in)
                .unionByName(lists(in), true)
                .unionByName(flows(in), true)
                .withColumn("is_wanted", isWanted)
                .selectExpr(HeadingRows.TYPE.fieldNames());
        return in.rows(
                        Groups.of(known, in.schemas().strands().headings().size(), "product_code")
                                .rows(TradeImport::complete),
                        ImportRows.TYPE)
                .repartition(1);
    }

    private static Stream<InternalRow> complete(Row heading, Iterator<Row> rows) {
        HeadingRows read = HeadingRows.of(rows);
        return read.matrices()
                .flatMap(matrix -> ImportRows.rows(heading.getString(0), matrix, read.status(matrix.year())));
    }

    private static Dataset<Row> totals(Inputs in) {
        Dataset<Row> regions = in.table("economy").select("country_code", "region_name", "subregion_name");
        return in.source("baci/hs4_totals")
                .groupBy("product_code", "year", "country_code")
                .agg(
                        sum("export_value_usd").cast("DOUBLE").as("amount"),
                        sum("import_value_usd").cast("DOUBLE").as("imports"))
                .join(broadcast(regions), new String[] {"country_code"}, "left")
                .select(
                        col("product_code"),
                        col("year"),
                        lit(HeadingRows.TOTALS).as("kind"),
                        col("country_code").as("owner"),
                        col("amount"),
                        col("imports"),
                        col("region_name"),
                        col("subregion_name"));
    }

    private static Dataset<Row> lists(Inputs in) {
        return in.source("baci/hs4_routes")
                .select(
                        col("product_code"),
                        col("year"),
                        when(col("side").equalTo(SOURCES), HeadingRows.SOURCE)
                                .otherwise(HeadingRows.DESTINATION)
                                .as("kind"),
                        col("country_code").as("owner"),
                        col("partner_code").as("partner"),
                        col("share_bp").cast("DOUBLE").as("amount"));
    }

    private static Dataset<Row> flows(Inputs in) {
        return in.table("trade_flow")
                .filter(col("basis")
                        .equalTo(TradeBasis.RECONCILED)
                        .and(col("product_code")
                                .isInCollection(in.schemas().strands().headings()))
                        .and(col("hs_revision").equalTo(TradeBasis.PANEL_REVISION)))
                .select(
                        col("product_code"),
                        col("year"),
                        lit(HeadingRows.FLOW).as("kind"),
                        col("partner_code").as("owner"),
                        col("country_code").as("partner"),
                        col("value_usd").cast("DOUBLE").as("amount"));
    }
}
