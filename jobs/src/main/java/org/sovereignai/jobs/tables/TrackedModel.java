package org.sovereignai.jobs.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/** Open models on Hugging Face with the region of their organisation. */
public final class TrackedModel implements TypedStep {

    private static final double BILLION = 1e9;
    private static final String MODEL = "a_model";
    private static final String REGION = "a_region";
    private static final String PARAMETERS = "parameters";

    @Override
    public String columns() {
        return "model_id model_name organization_name organization_region total_parameter_count";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        String columns = "model_id model_name organization_name";
        return MixedRows.of(MODEL, in.records("tracked-models/models", columns))
                .and(MODEL, in.records("tracked-models/extra_models", columns))
                .and(REGION, in.records("tracked-models/organization_regions", "organization_name region"))
                .and(
                        PARAMETERS,
                        in.records("tracked-models/model_parameters", "model_id total_parameters_billion")
                                .filter(row -> !row.isNullAt(1)))
                .rows(TrackedModel::rows);
    }

    private static Stream<InternalRow> rows(Iterator<MixedRows.Fact> facts) {
        List<Row> models = new ArrayList<>();
        Map<String, String> regions = new HashMap<>();
        Map<String, Double> parameters = new HashMap<>();
        MixedRows.read(facts, (kind, row) -> {
            switch (kind) {
                case MODEL -> models.add(row);
                case REGION -> regions.put(row.getString(0), row.getString(1));
                default -> parameters.put(row.getString(0), row.getDouble(1) * BILLION);
            }
        });
        return models.stream()
                .map(model -> TypedRows.row(
                        model.getString(0),
                        model.getString(1),
                        model.getString(2),
                        Objects.requireNonNullElse(regions.get(model.getString(2)), "unknown"),
                        parameters.get(model.getString(0))));
    }
}
