package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.measures.models.Model;
import org.sovereignai.measures.models.Openness.OpennessClass;
import org.sovereignai.measures.models.Weights;
import org.sovereignai.measures.network.Estimate;

/** AI models and classes of openness as values: rows of {@code model_release} and of the list of classes. */
public final class ModelRows {

    private ModelRows() {}

    /** All models, to be read by {@link #model}. */
    public static Dataset<Row> models(Inputs in) {
        Column none = array().cast("ARRAY<STRING>");
        return in.table("model_release")
                .select(
                        col("model_name"),
                        col("publication_date"),
                        coalesce(col("country_codes"), none).as("country_codes"),
                        col("openness_class"),
                        col("has_open_weights"),
                        col("training_compute_flop"),
                        col("parameter_count"),
                        coalesce(col("base_names"), none).as("base_names"));
    }

    /** The model of a row of {@link #models}. */
    public static Model model(Row row) {
        return new Model(
                row.getString(0),
                row.<LocalDate>getAs(1),
                row.getList(2),
                row.getString(3),
                row.isNullAt(4) ? Weights.UNKNOWN : row.getBoolean(4) ? Weights.OPEN : Weights.CLOSED,
                row.<Double>getAs(5),
                row.<Double>getAs(6),
                row.getList(7));
    }

    /** All classes of openness, to be read by {@link #opennessClass}. */
    public static Dataset<Row> opennessClasses(Inputs in) {
        return in.reference("openness_class")
                .select(
                        col("openness_class"),
                        col("weight").cast("DOUBLE"),
                        col("revocable").cast("DOUBLE"),
                        col("revocable_low").cast("DOUBLE"),
                        col("revocable_high").cast("DOUBLE"));
    }

    /** The class of a row of {@link #opennessClasses}. */
    public static OpennessClass opennessClass(Row row) {
        return new OpennessClass(row.getString(0), row.getDouble(1), estimate(row, 2));
    }

    /** Value, low and high from that place on; the bounds alone where there is no value. */
    public static Estimate estimate(Row row, int place) {
        double low = row.getDouble(place + 1);
        double high = row.getDouble(place + 2);
        return row.isNullAt(place) ? Estimate.between(low, high) : new Estimate(row.getDouble(place), low, high);
    }
}
