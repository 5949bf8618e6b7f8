package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import java.util.Arrays;
import java.util.Iterator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.measures.network.EconomicComplexity;

/**
 * Economic complexity of nations over programming languages, year by year.
 *
 * <p>The amount of a nation and language is the mean number of its pushers over the year's quarters; a quarter in which
 * the source shows none, because they are fewer than 100, counts as 0. Markup, data and prose are no programming
 * languages and left out. Nations of which the source shows fewer than 10 languages are not compared: one or two languages
 * above its threshold would place them by their size alone.
 */
public final class SoftwareComplexity implements Step {

    private static final int FEWEST_LANGUAGES = 10;
    private static final StructType SCORES =
            StructType.fromDDL("country_code STRING, year INT, value DOUBLE, n BIGINT, quarters INT, note STRING");

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> matrices = in.table("open_source_pusher")
                .filter(col("dimension")
                        .equalTo("language")
                        .and(col("item_type").equalTo("programming")))
                .groupBy("year")
                .agg(
                        size(collect_set("quarter")).as("quarters"),
                        collect_list(struct("country_code", "item", "pusher_count"))
                                .as("pushers"));
        Dataset<Row> scores =
                matrices.flatMap((FlatMapFunction<Row, Row>) SoftwareComplexity::scores, Encoders.row(SCORES));
        return Values.of(Values.withHub(scores, in.table("economy"))
                .withColumn("indicator", lit("software_complexity"))
                .withColumn("coverage", try_divide(col("quarters"), lit(DataStatus.QUARTERS)))
                .withColumn("data_status", DataStatus.ofQuarters(col("quarters")))
                .withColumn("note_code", coalesce(col("note"), when(col("is_hub"), "hub"))));
    }

    private static Iterator<Row> scores(Row matrix) {
        // Sums over the same number of quarters have the advantages of their means.
        AmountMatrix pushers = AmountMatrix.of(matrix.getList(matrix.fieldIndex("pushers")));
        int[] compared = IntStream.range(0, pushers.rowNames().size())
                .filter(nation -> languages(pushers, nation) >= FEWEST_LANGUAGES)
                .toArray();
        EconomicComplexity complexity = EconomicComplexity.of(Arrays.stream(compared)
                .mapToObj(nation -> pushers.amounts()[nation])
                .toArray(double[][]::new));
        int year = matrix.getInt(matrix.fieldIndex("year"));
        int quarters = matrix.getInt(matrix.fieldIndex("quarters"));
        return IntStream.range(0, pushers.rowNames().size())
                .mapToObj(nation -> {
                    int place = Arrays.binarySearch(compared, nation);
                    OptionalDouble index = place < 0 ? OptionalDouble.empty() : complexity.index(place);
                    return RowFactory.create(
                            pushers.rowNames().get(nation),
                            year,
                            index.isPresent() ? (Double) index.getAsDouble() : null,
                            languages(pushers, nation),
                            quarters,
                            place < 0
                                    ? "too_few"
                                    : complexity
                                            .reason(place)
                                            .map(SoftwareComplexity::note)
                                            .orElse(null));
                })
                .iterator();
    }

    private static long languages(AmountMatrix pushers, int nation) {
        return Arrays.stream(pushers.amounts()[nation])
                .mapToLong(amount -> amount > 0 ? 1 : 0)
                .sum();
    }

    private static String note(EconomicComplexity.Reason reason) {
        return reason == EconomicComplexity.Reason.NOT_SPECIALISED ? "below_threshold" : "degenerate_matrix";
    }
}
