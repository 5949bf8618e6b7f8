package org.sovereignai.jobs.tables;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.measures.models.Model;
import org.sovereignai.measures.models.Openness;
import org.sovereignai.measures.models.Openness.OpennessClass;
import org.sovereignai.measures.models.Weights;
import org.sovereignai.measures.network.Estimate;

/** AI models and classes of openness as values: rows of {@code model_release}, and the list of classes. */
public final class ModelRows {

    private ModelRows() {}

    /** All models, to be read by {@link #model}. */
    public static JavaRDD<Row> models(Inputs in) {
        return in.records(
                "model_release",
                "model_name publication_date country_codes openness_class has_open_weights "
                        + "training_compute_flop parameter_count base_names");
    }

    /** The model of a row of {@link #models}. */
    public static Model model(Row row) {
        return new Model(
                row.getString(0),
                row.<LocalDate>getAs(1),
                texts(row, 2),
                row.getString(3),
                row.isNullAt(4) ? Weights.UNKNOWN : row.getBoolean(4) ? Weights.OPEN : Weights.CLOSED,
                row.<Double>getAs(5),
                row.<Double>getAs(6),
                texts(row, 7));
    }

    private static List<String> texts(Row row, int place) {
        return row.isNullAt(place) ? List.of() : row.getList(place);
    }

    /** All classes of openness. */
    public static Openness openness(Inputs in) {
        return Openness.of(
                in.list("openness_class").stream().map(ModelRows::opennessClass).toList());
    }

    private static OpennessClass opennessClass(Map<String, String> entry) {
        double low = Double.parseDouble(entry.get("revocable_low"));
        double high = Double.parseDouble(entry.get("revocable_high"));
        return new OpennessClass(
                entry.get("openness_class"),
                Double.parseDouble(entry.get("weight")),
                entry.containsKey("revocable")
                        ? new Estimate(Double.parseDouble(entry.get("revocable")), low, high)
                        : Estimate.between(low, high));
    }

    /** Value, low and high from that place on; the bounds alone where there is no value. */
    public static Estimate estimate(Row row, int place) {
        double low = row.getDouble(place + 1);
        double high = row.getDouble(place + 2);
        return row.isNullAt(place) ? Estimate.between(low, high) : new Estimate(row.getDouble(place), low, high);
    }
}
