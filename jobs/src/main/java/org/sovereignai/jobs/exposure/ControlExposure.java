package org.sovereignai.jobs.exposure;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * Who can switch off how much: the share of every supplier abroad times the part of it that the supplier or its government
 * can withdraw. Own method.
 *
 * <p>Supply of unknown supplier is foreign for goods, which are all imported, and may be the nation's own elsewhere.
 */
public final class ControlExposure implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Column share = col("direct_share");
        return in.table("dependence_edge")
                .filter(share.gt(0).and(col("supplier_code").notEqual(col("country_code"))))
                .select(
                        col("country_code"),
                        col("year"),
                        col("strand"),
                        col("supplier_code"),
                        share.as("foreign_share"),
                        col("revocable_share"),
                        share.multiply(col("revocable_share")).as("control_exposure"),
                        share.multiply(col("revocable_low")).as("low"),
                        share.multiply(col("revocable_high")).as("high"),
                        col("n"));
    }
}
