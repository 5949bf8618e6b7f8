package org.sovereignai.jobs.supply;

import static org.apache.spark.sql.functions.*;

import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.schemas.Strand;
import org.sovereignai.schemas.Strands;

/** Which years of a source are not complete yet, as values of {@code data_status} for a row with a {@code year}. */
final class DataStatus {

    static final int QUARTERS = 4;

    private static final String FINAL = "final";
    private static final String PARTIAL = "partial";

    private DataStatus() {}

    /** Of what sums or averages over the quarters of a year. */
    static Column ofQuarters(Column quarters) {
        return partialIf(quarters.lt(QUARTERS));
    }

    /**
     * Of AI models: models of the year before the newest one still come in, because the longest of Epoch AI's lists is
     * older than the others.
     */
    static Column ofModels(Inputs in) {
        return partialIf(col("year").geq(newestModelYear(in.table("model_release"))));
    }

    /** Of computing clusters: the source ends within its last year. */
    static Column ofCompute(Inputs in) {
        Dataset<Row> newest =
                in.table("compute_cluster").filter(col("is_counted")).agg(max(year(col("in_service_from"))));
        return partialIf(col("year").geq(newest.scalar()));
    }

    /** Adds the status to rows of strands that are no goods, with a {@code strand} and a {@code year}. */
    static Dataset<Row> withStatusOfStrand(Dataset<Row> rows, Inputs in) {
        Dataset<Row> quarters = in.table("collaboration_flow")
                .groupBy("year")
                .agg(count_distinct(col("quarter")).as("quarters"));
        Strands strands = in.schemas().strands();
        return rows.join(broadcast(quarters), new String[] {"year"}, "left")
                .withColumn(
                        "data_status",
                        when(isOf(strands, Strand::isOfModels), ofModels(in))
                                .when(isOf(strands, one -> one.kind() == Strand.Kind.COMPUTE), ofCompute(in))
                                .when(isOf(strands, one -> one.kind() == Strand.Kind.CODE), ofQuarters(col("quarters")))
                                .otherwise(FINAL))
                .drop("quarters");
    }

    private static Column isOf(Strands strands, Predicate<Strand> kind) {
        return col("strand")
                .isInCollection(
                        strands.all().stream().filter(kind).map(Strand::id).toList());
    }

    static Column partialIf(Column isPartial) {
        return when(isPartial, PARTIAL).otherwise(FINAL);
    }

    private static Column newestModelYear(Dataset<Row> models) {
        return models.agg(max("year").minus(1)).scalar();
    }
}
