package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** Large data centers with host and owner. The source marks after each owner's name how sure it is of it. */
public final class DataCenter implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> owners = in.reference("organization")
                .select(
                        col("organization_name").as("site_owner"),
                        col("country_code").as("site_owner_code"));
        return in.source("epoch-data-centers/sites")
                .withColumn("site_owner", trim(substring_index(col("owner"), "#", 1)))
                .join(broadcast(owners), new String[] {"site_owner"}, "left")
                .select(
                        col("site_name"),
                        col("country_code"),
                        col("site_owner"),
                        col("site_owner_code"),
                        when(col("owner").contains("#"), substring_index(col("owner"), "#", -1))
                                .as("owner_confidence"),
                        col("power_mw"),
                        col("h100_equivalents"),
                        col("chip_types"));
    }
}
