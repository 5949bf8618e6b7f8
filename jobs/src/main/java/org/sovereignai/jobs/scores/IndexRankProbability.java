package org.sovereignai.jobs.scores;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * Ranks under the choices and the data that the index might have had: Monte Carlo over the factors of each score (OECD/JRC
 * Handbook, step 7; Saisana, Saltelli and Tarantola 2005). Replication r of all scores takes its points from the same
 * seed, and the descriptors name the choices that scores share first, so that a replication is one version of the whole
 * index: ranks of different scores may be set against each other replication by replication.
 */
public final class IndexRankProbability implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        return IndexPass.table(in, "index_rank_probability");
    }
}
