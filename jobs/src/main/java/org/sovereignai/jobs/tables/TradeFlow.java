package org.sovereignai.jobs.tables;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.datasets.FlowCursor;
import org.sovereignai.datasets.Flows;
import org.sovereignai.datasets.Goods;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.schemas.Schemas;

/**
 * Who sells to whom. Kinds of rows, told apart by {@code basis}:
 *
 * <ul>
 *   <li>{@code reconciled}: BACI flows, by subheading, and by heading where the full files are supplied;
 *   <li>{@code importer list}: a net importer's ten largest sources, its total imports in the four-digit panel times
 *       their shares;
 *   <li>{@code exporter list}: for an importer without such a list, what its suppliers' lists of ten largest destinations
 *       say. Small suppliers are missing there, so that less of the imports is known;
 *   <li>{@code importer report} and {@code exporter report}: see {@link CustomsReports}; imports that the customs of a nation
 *       publish themselves are an {@code importer report} too, see {@link OtherFlows}.
 * </ul>
 */
public final class TradeFlow implements TypedStep {

    /** BACI's files of all goods. */
    private static final String FULL_FILES = "baci/flows";

    private static final String ANSWERS = "comtrade/answers";
    private static final String TABLES = "comtrade/tables";
    private static final String OF_NATIONS = "national-customs/imports";
    private static final String OTHER_GOODS = "product outside the strands";

    /** The column that tells kinds of flows apart. */
    static final String REVISION = "revision";

    @Override
    public String columns() {
        return "country_code partner_code year hs_revision product_code value_usd quantity_t basis data_status";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        JavaRDD<FlowCursor> flows = in.flows(FULL_FILES).merged();
        JavaRDD<OtherFlows.Found> found = Stream.of(
                        found(in.records(List.of()), OtherFlows.Kind.TOTAL),
                        found(in, "baci/china_chip_imports", OtherFlows.Kind.RECONCILED),
                        found(in, "baci/hs4_totals", OtherFlows.Kind.TOTAL),
                        found(in, "baci/hs4_routes", OtherFlows.Kind.SHARE),
                        found(in, OF_NATIONS, OtherFlows.Kind.NATIONAL))
                .reduce(JavaRDD::union)
                .orElseThrow()
                .coalesce(1);
        JavaRDD<OtherFlow> others = Stream.of(ANSWERS, TABLES)
                .map(in::flows)
                .filter(Flows::areThere)
                .map(Flows::merged)
                .reduce(JavaRDD::union)
                .map(reports -> found.zipPartitions(reports.coalesce(1), OtherFlows::all))
                .orElseGet(() -> found.mapPartitions(rows -> OtherFlows.all(rows, Collections.emptyIterator())));
        return others.zipPartitions(flows, new TradeRows(in.schemas().strands()));
    }

    private static JavaRDD<OtherFlows.Found> found(Inputs in, String id, OtherFlows.Kind kind) {
        return found(in.records(id, kind.columns()), kind);
    }

    private static JavaRDD<OtherFlows.Found> found(JavaRDD<Row> rows, OtherFlows.Kind kind) {
        return rows.map(row -> new OtherFlows.Found(kind, row));
    }

    @Override
    public Map<String, Goods> flows(Schemas schemas) {
        Goods goods = new Goods(OTHER_GOODS, List.copyOf(schemas.strands().products()));
        return Map.of(FULL_FILES, goods, ANSWERS, goods, TABLES, goods);
    }
}
