package org.sovereignai.jobs.scores;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** Where a nation stands best and worst, in the latest year that is scored. */
public final class IndexProfile implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        return IndexPass.table(in, "index_profile");
    }
}
