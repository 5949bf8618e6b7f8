package org.sovereignai.jobs.scores;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** How certain the order of two nations is, for every pair among the first fifteen of a score in a year. */
public final class IndexRankPair implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        return IndexPass.table(in, "index_rank_pair");
    }
}
