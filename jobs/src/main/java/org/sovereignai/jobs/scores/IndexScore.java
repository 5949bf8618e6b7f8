package org.sovereignai.jobs.scores;

import static org.apache.spark.sql.functions.*;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.index.CompositeIndex;
import org.sovereignai.index.IndexResult;
import org.sovereignai.index.Panel;
import org.sovereignai.index.Score;
import org.sovereignai.index.Tier;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** Scores, ranks and their intervals. A nation or year without a score has a row that says why. */
public final class IndexScore implements Step {

    private static final StructType SCORE = StructType.fromDDL("country_code STRING, year INT, score_id STRING,"
            + " parent_score_id STRING, score DOUBLE, score_low DOUBLE, score_high DOUBLE, rank INT, coverage DOUBLE,"
            + " missing_indicators ARRAY<STRING>, tier STRING, data_status STRING, note STRING");

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> ranks = in.table("index_rank_probability")
                .select("country_code", "year", "score_id", "rank_median", "rank_low", "rank_high");
        Dataset<Row> hubs = in.table("economy").select("country_code", "is_hub");
        return IndexTask.plan(in, SCORE, (score, index) -> Stream.concat(scored(index), unscored(score, index)))
                .join(broadcast(ranks), new String[] {"country_code", "year", "score_id"}, "left")
                .join(broadcast(hubs), new String[] {"country_code"}, "left")
                .withColumn(
                        "tier",
                        when(col("tier").equalTo(Tier.A.name()).and(col("is_hub")), Tier.B.name())
                                .otherwise(col("tier")))
                .withColumn(
                        "note",
                        when(
                                        col("score_id")
                                                .equalTo("participation")
                                                .and(col("is_hub"))
                                                .and(col("rank").isNull()),
                                        concat(
                                                lit(
                                                        "developers of other nations count as those of the hub, and are left"
                                                                + " out; "),
                                                col("note")))
                                .otherwise(col("note")));
    }

    private static Stream<Row> scored(PublishedIndex index) {
        return index.panel().stream().flatMap(panel -> scored(index, panel));
    }

    private static Stream<Row> scored(PublishedIndex index, Panel panel) {
        IndexResult result = CompositeIndex.compute(index.descriptor(), panel);
        Map<String, String> parents = new TreeMap<>();
        index.descriptor().groups().stream()
                .filter(group -> group.parent() != null)
                .forEach(group -> parents.put(group.code(), group.parent()));
        return result.scores().stream()
                .filter(score -> score.coverage() > 0)
                .map(score ->
                        row(score, parents.get(score.element()), index.isProvisional(score.unit(), score.year())));
    }

    private static Row row(Score score, String parent, boolean isProvisional) {
        return RowFactory.create(
                score.unit(),
                score.year(),
                score.element(),
                parent,
                orNull(score.value()),
                orNull(score.low()),
                orNull(score.high()),
                score.rank().isPresent() ? score.rank().getAsInt() : null,
                score.coverage(),
                score.missing().toArray(String[]::new),
                score.tier().name(),
                isProvisional ? "provisional" : "final",
                StringUtils.defaultIfEmpty(score.note(), null));
    }

    private static Stream<Row> unscored(String score, PublishedIndex index) {
        return index.unscored().stream()
                .map(place -> RowFactory.create(
                        place.unit(),
                        place.year(),
                        score,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Tier.C.name(),
                        place.isPartial() ? "partial" : "final",
                        place.reason()));
    }

    /** A score; a sum of weights may miss the ends of the scale by its rounding. */
    private static Double orNull(OptionalDouble value) {
        if (!value.isPresent()) {
            return null;
        }
        double score = value.getAsDouble();
        double end = Math.min(100, Math.max(0, score));
        return Math.abs(score - end) < 1e-9 ? end : score;
    }
}
