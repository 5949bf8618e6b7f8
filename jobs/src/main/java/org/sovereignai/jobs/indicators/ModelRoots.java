package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * From which nations' models a nation's models descend, and whose models descend from its own. A model counts for each of
 * its nations; it is foreign-based if none of its known roots is of the nation itself.
 */
public final class ModelRoots implements Step {

    private static final int FEWEST = 5;

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> models = in.table("model_lineage")
                .groupBy("model_name")
                .agg(
                        array_distinct(flatten(collect_list("root_codes"))).as("root_codes"),
                        count(lit(1)).as("bases"),
                        count_if(not(col("is_resolved"))).as("unresolved_bases"));
        Dataset<Row> released = in.table("model_release_nation")
                .filter(col("year").isNotNull())
                .select("model_name", "country_code", "year");
        return descent(in, released, models).unionByName(exports(in, released, models));
    }

    private static Dataset<Row> descent(Inputs in, Dataset<Row> released, Dataset<Row> models) {
        Column isKnown = size(col("root_codes")).gt(0);
        Dataset<Row> nations = released.join(broadcast(models), new String[] {"model_name"})
                .groupBy("country_code", "year")
                .agg(
                        count(lit(1)).as("models"),
                        count_if(isKnown).as("known"),
                        count_if(isKnown.and(not(array_contains(col("root_codes"), col("country_code")))))
                                .as("foreign"),
                        sum("bases").as("bases"),
                        sum("unresolved_bases").as("unresolved"))
                .withColumn("data_status", DataStatus.ofModels(in))
                .withColumn("unknown", col("models").minus(col("known")));
        Column isEnough = col("known").geq(FEWEST);
        return Values.melt(
                nations,
                Measure.of("base_models_root_foreign_share", when(isEnough, try_divide(col("foreign"), col("known"))))
                        .within(
                                when(isEnough, try_divide(col("foreign"), col("models"))),
                                when(isEnough, try_divide(col("foreign").plus(col("unknown")), col("models"))))
                        .basedOn(col("known"))
                        .covering(try_divide(col("known"), col("models")))
                        .noting(when(not(isEnough), "too_few")),
                Measure.of("unresolved_base_share", try_divide(col("unresolved"), col("bases")))
                        .basedOn(col("bases")));
    }

    /** Every nation that released models in the year has a count, which may be 0. */
    private static Dataset<Row> exports(Inputs in, Dataset<Row> released, Dataset<Row> models) {
        Dataset<Row> makers = in.table("model_release")
                .filter(col("year").isNotNull().and(size(col("country_codes")).gt(0)))
                .select("model_name", "year", "country_codes");
        Dataset<Row> exported = makers.join(broadcast(models), new String[] {"model_name"})
                .withColumn("root_code", explode(col("root_codes")))
                .filter(not(array_contains(col("country_codes"), col("root_code"))))
                .select(col("root_code").as("country_code"), col("year"), lit(1L).as("exported"));
        Dataset<Row> counted = exported.unionByName(
                        released.select(col("country_code"), col("year"), lit(0L).as("exported")))
                .groupBy("country_code", "year")
                .agg(sum("exported").as("exported"))
                .withColumn("data_status", DataStatus.ofModels(in));
        return Values.melt(
                counted, Measure.of("exported_lineage", col("exported")).basedOn(col("exported")));
    }
}
