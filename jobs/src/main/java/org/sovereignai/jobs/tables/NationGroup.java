package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** Groups of nations: those of the project's own list, and those of the user's file. */
public final class NationGroup implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> own = in.source("nation-groups/members")
                .groupBy("group_id")
                .agg(coalesce(min("group_name"), first("group_id")).as("group_name"))
                .withColumn("group_kind", lit("own"));
        return in.reference("nation_group")
                .select("group_id", "group_name", "group_kind")
                .unionByName(own);
    }
}
