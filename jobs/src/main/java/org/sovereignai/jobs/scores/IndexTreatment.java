package org.sovereignai.jobs.scores;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** Every value that the treatment of outliers changed before it went into a score. */
public final class IndexTreatment implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        return IndexPass.table(in, "index_treatment");
    }
}
