package org.sovereignai.jobs.scores;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** Scores, ranks and their intervals. A nation or year without a score has a row that says why. */
public final class IndexScore implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        return IndexPass.table(in, "index_score");
    }
}
