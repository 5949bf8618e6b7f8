package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * Every economy with its codes, name and region, and whether it is a hub whose figures mislead; and the rows for economies
 * taken as one.
 */
public final class Economy implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> listed = in.source("country-codes/country_codes")
                .select("country_code", "alpha2_code", "numeric_code", "country_name", "region_name", "subregion_name")
                .withColumn("kind", lit("economy"));
        Dataset<Row> hubs = in.reference("hub").select("country_code").withColumn("is_hub", lit(true));
        return listed.unionByName(in.reference("economy_addition").drop("source"))
                .withColumn("numeric_code", lpad(col("numeric_code"), 3, "0"))
                .join(broadcast(hubs), new String[] {"country_code"}, "left")
                .withColumn("is_hub", coalesce(col("is_hub"), lit(false)));
    }
}
