package org.sovereignai.jobs.scores;

import static org.apache.spark.sql.functions.*;

import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** How certain the order of two nations is, for every pair among the first fifteen of a score in a year. */
public final class IndexRankPair implements Step {

    private static final int TOP = 15;
    private static final double CERTAIN = 0.95;

    private static final StructType PAIR = StructType.fromDDL("score_id STRING, year INT, country_code STRING,"
            + " other_code STRING, rank INT, other_rank INT, above_probability DOUBLE, is_order_certain BOOLEAN");

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> top = in.table("index_rank_probability")
                .filter(col("rank").leq(TOP))
                .select("score_id", "year", "country_code", "rank", "replicated_ranks");
        Dataset<Row> other = top.withColumnsRenamed(
                Map.of("country_code", "other_code", "rank", "other_rank", "replicated_ranks", "other_ranks"));
        Dataset<Row> pairs = top.join(broadcast(other), new String[] {"score_id", "year"})
                .filter(col("rank")
                        .lt(col("other_rank"))
                        .or(col("rank")
                                .equalTo(col("other_rank"))
                                .and(col("country_code").lt(col("other_code")))))
                .select(
                        "score_id",
                        "year",
                        "country_code",
                        "other_code",
                        "rank",
                        "other_rank",
                        "replicated_ranks",
                        "other_ranks");
        return pairs.map((MapFunction<Row, Row>) IndexRankPair::withProbability, Encoders.row(PAIR));
    }

    private static Row withProbability(Row row) {
        double above = probabilityAbove(row.getList(6), row.getList(7));
        return RowFactory.create(
                row.get(0),
                row.get(1),
                row.get(2),
                row.get(3),
                row.get(4),
                row.get(5),
                above,
                above >= CERTAIN || above <= 1 - CERTAIN);
    }

    /** Share of the replications in which the first is above the second, ties counted half. */
    private static double probabilityAbove(List<Integer> first, List<Integer> second) {
        int balance = first.size();
        for (int r = 0; r < first.size(); r++) {
            balance += Integer.signum(Integer.compare(second.get(r), first.get(r)));
        }
        return balance / (2.0 * first.size());
    }
}
