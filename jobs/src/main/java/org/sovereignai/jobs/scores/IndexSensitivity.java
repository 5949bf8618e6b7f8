package org.sovereignai.jobs.scores;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** Which uncertain factor moves the ranks of a year: Sobol indices of the mean absolute rank change. */
public final class IndexSensitivity implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        return IndexPass.table(in, "index_sensitivity");
    }
}
