package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** Members of groups of nations, with the years of joining and leaving. */
public final class NationGroupMember implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> listed = in.reference("bloc_member")
                .select(
                        col("bloc").as("group_id"),
                        col("country_code"),
                        col("since_year").cast("INT").as("since_year"),
                        col("until_year").cast("INT").as("until_year"),
                        col("source").as("membership_source"));
        Dataset<Row> own = in.source("nation-groups/members")
                .select(
                        col("group_id"),
                        col("country_code"),
                        col("since_year"),
                        col("until_year"),
                        lit("the user's file").as("membership_source"));
        return listed.unionByName(own);
    }
}
