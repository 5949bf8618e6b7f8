package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** Pushes and pull requests from one economy to another's repositories. The source has no flows within an economy. */
public final class CollaborationFlow implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.source("innovation-graph/economy_collaborators")
                .select(
                        col("country_code"),
                        col("partner_code"),
                        col("year"),
                        col("quarter"),
                        col("weight").as("collaboration_count"));
    }
}
