package org.sovereignai.jobs.supply;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * Origin of chips and chip-making equipment if the economies that the supply chain data name are the only makers: the domestic
 * part of everybody's exports follows from them in place of the reference table {@code strand_maker}, and the rest is as in
 * {@link DependenceEdge}. Beside the published shares it shows how much these hang on the list of makers.
 */
public final class SupplyChainOrigin implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        // An edition without a date is the newest: "latest" sorts after every date. Without the data there is none, and
        // the
        // optimiser sees that nothing is left to trace; an aggregate in place of the limit would hide it.
        Dataset<Row> newest = in.source("eto-supply-chain/inputs")
                .select("vintage")
                .orderBy(col("vintage").desc())
                .limit(1);
        Dataset<Row> makers = DomesticPartCheck.makers(in)
                .join(broadcast(newest), new String[] {"vintage"}, "left_semi")
                .select("strand", "country_code");
        return in.rows(GoodsEdges.edgesByMakers(in, makers), EdgeRows.TABLE)
                .selectExpr("country_code year strand supplier_code direct_share traced_share traced_low traced_high n"
                        .split(" "))
                .crossJoin(broadcast(newest));
    }
}
