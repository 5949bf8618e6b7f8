package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** The four activity files of the Innovation Graph in one long table. */
public final class OpenSourceActivity implements Step {

    private static final String[] METRICS = {"developers", "repositories", "organizations", "git_pushes"};

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> all = null;
        for (String metric : METRICS) {
            Dataset<Row> one = in.source("innovation-graph/" + metric)
                    .select(
                            col("country_code"),
                            col("year"),
                            col("quarter"),
                            lit(metric).as("metric"),
                            col("value").as("activity_count"));
            all = all == null ? one : all.unionByName(one);
        }
        return all;
    }
}
