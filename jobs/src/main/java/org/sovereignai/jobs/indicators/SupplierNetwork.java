package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.supply.GoodsNetwork;
import org.sovereignai.jobs.tables.StrandGoods;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.network.NetworkVulnerability;
import org.sovereignai.measures.network.ShareMatrix;

/**
 * What a nation loses in each strand of goods when the world's largest exporters fail, see {@link NetworkVulnerability}. A
 * value stands where at least half of the supply has a known supplier; below, only the bounds do.
 */
public final class SupplierNetwork implements Step {

    private static final StructType ROWS =
            StructType.fromDDL("country_code STRING, year INT, strand STRING, n BIGINT, coverage DOUBLE,"
                    + " area DOUBLE, area_high DOUBLE");

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> exports = in.table("trade_total")
                .filter(col("hs_revision").equalTo(StrandGoods.PANEL_REVISION))
                .groupBy("strand", "year", "country_code")
                .agg(sum("export_value_usd").cast("DOUBLE").as("exports"));
        Dataset<Row> nations = GoodsNetwork.ofEachYear(in.table("dependence_edge"))
                .cogroup(
                        GoodsNetwork.byStrandAndYear(exports),
                        (CoGroupFunction<Row, Row, Row, Row>) SupplierNetwork::nations,
                        Encoders.row(ROWS));
        Dataset<Row> described = Values.withHub(DataStatus.withStatusOfStrand(nations, in), in.table("economy"));
        Column isKnown = col("coverage").geq(Supply.LEAST_KNOWN);
        return Values.melt(
                described,
                Measure.of(concat(col("strand"), lit("_network_vulnerability")), when(isKnown, col("area")))
                        .within(col("area"), col("area_high"))
                        .noting(when(not(isKnown), "suppliers_mostly_unknown").when(col("is_hub"), "hub")));
    }

    private static Iterator<Row> nations(Row key, Iterator<Row> edges, Iterator<Row> economies) {
        if (!edges.hasNext() || !economies.hasNext()) {
            return Collections.emptyIterator();
        }
        GoodsNetwork network = GoodsNetwork.of(key, edges);
        ShareMatrix direct = network.shares();
        NetworkVulnerability vulnerability =
                NetworkVulnerability.of(direct, exports(economies, network.codes()), network.codes());
        List<Row> nations = new ArrayList<>();
        for (int importer = 0; importer < network.codes().size(); importer++) {
            if (direct.hasImports(importer)) {
                Estimate lost = vulnerability.area(importer).orElseThrow();
                nations.add(RowFactory.create(
                        network.codes().get(importer),
                        network.year(),
                        network.strand(),
                        suppliersOf(direct.knownShares(importer)),
                        1 - direct.unknown(importer).orElseThrow(),
                        lost.value(),
                        lost.high()));
            }
        }
        return nations.iterator();
    }

    private static double[] exports(Iterator<Row> economies, List<String> codes) {
        Map<String, Double> known = new HashMap<>();
        economies.forEachRemaining(economy -> known.put(economy.getAs("country_code"), economy.getAs("exports")));
        return codes.stream().mapToDouble(code -> known.getOrDefault(code, 0.0)).toArray();
    }

    private static long suppliersOf(double[] shares) {
        long suppliers = 0;
        for (double share : shares) {
            suppliers += share > 0 ? 1 : 0;
        }
        return suppliers;
    }
}
