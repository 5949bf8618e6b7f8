package org.sovereignai.jobs.exposure;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.supply.DependenceEdge;
import org.sovereignai.jobs.supply.GoodsNetwork;
import org.sovereignai.measures.network.LookThrough;
import org.sovereignai.measures.network.ShareMatrix;

/** Suppliers of goods and the suppliers behind them, see {@link LookThrough}, at two weights of a further step. */
public final class LookThroughEdge implements Step {

    /** Weights of each further step: the deep chain of the source literature and a shallow one. */
    private static final double SHALLOW = 0.5;

    private static final double DEEP = 0.85;

    /** Nearly every exporter takes part in nearly every chain: smaller shares are summed. */
    private static final double SMALLEST_SHARE = 0.001;

    private static final StructType ROWS = StructType.fromDDL("country_code STRING, year INT, strand STRING,"
            + " supplier_code STRING, look_through_50_share DOUBLE, look_through_85_share DOUBLE");

    @Override
    public Dataset<Row> build(Inputs in) {
        return GoodsNetwork.ofEachYear(in.table("dependence_edge"), in.schemas().strands())
                .flatMapGroups(
                        (FlatMapGroupsFunction<Row, Row, Row>) (key, group) -> edges(GoodsNetwork.of(key, group)),
                        Encoders.row(ROWS));
    }

    private static Iterator<Row> edges(GoodsNetwork network) {
        ShareMatrix shallow = LookThrough.of(network.shares(), SHALLOW);
        ShareMatrix deep = LookThrough.of(network.shares(), DEEP);
        List<Row> edges = new ArrayList<>();
        for (int importer = 0; importer < network.codes().size(); importer++) {
            if (network.shares().hasImports(importer)) {
                addEdges(edges, network, importer, shallow, deep);
            }
        }
        return edges.iterator();
    }

    private static void addEdges(
            List<Row> edges, GoodsNetwork network, int importer, ShareMatrix shallow, ShareMatrix deep) {
        double[] near = shallow.knownShares(importer);
        double[] far = deep.knownShares(importer);
        double smallNear = 0;
        double smallFar = 0;
        for (int supplier = 0; supplier < near.length; supplier++) {
            if (Math.max(near[supplier], far[supplier]) >= SMALLEST_SHARE) {
                edges.add(edge(network, importer, network.codes().get(supplier), near[supplier], far[supplier]));
            } else {
                smallNear += near[supplier];
                smallFar += far[supplier];
            }
        }
        double rest = shallow.unknown(importer).orElseThrow();
        double farRest = deep.unknown(importer).orElseThrow();
        if (!network.hasUnnamed()) {
            smallNear += rest;
            smallFar += farRest;
        }
        if (smallNear > 0 || smallFar > 0) {
            edges.add(edge(network, importer, DependenceEdge.OTHERS, smallNear, smallFar));
        }
        if (network.hasUnnamed() && rest > 0) {
            edges.add(edge(network, importer, DependenceEdge.UNKNOWN, rest, farRest));
        }
    }

    private static Row edge(GoodsNetwork network, int importer, String supplier, double near, double far) {
        return RowFactory.create(network.codes().get(importer), network.year(), network.strand(), supplier, near, far);
    }
}
