package org.sovereignai.jobs.tables;

import java.util.ArrayList;
import java.util.HashMap;
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

    @Override
    public String columns() {
        return "model_id model_name organization_name organization_region total_parameter_count";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        String columns = "model_id model_name organization_name";
        return MixedRows.into(Known::new)
                .and(in.records("tracked-models/models", columns), (known, row) -> known.models.add(row))
                .and(in.records("tracked-models/extra_models", columns), (known, row) -> known.models.add(row))
                .and(
                        in.records("tracked-models/organization_regions", "organization_name region"),
                        (known, row) -> known.regions.put(row.getString(0), row.getString(1)))
                .and(
                        in.records("tracked-models/model_parameters", "model_id total_parameters_billion")
                                .filter(row -> !row.isNullAt(1)),
                        (known, row) -> known.parameters.put(row.getString(0), row.getDouble(1) * BILLION))
                .rows(Known::rows);
    }

    private static final class Known {
        private final List<Row> models = new ArrayList<>();
        private final Map<String, String> regions = new HashMap<>();
        private final Map<String, Double> parameters = new HashMap<>();

        Stream<InternalRow> rows() {
            return models.stream()
                    .map(model -> TypedRows.row(
                            model.getString(0),
                            model.getString(1),
                            model.getString(2),
                            Objects.requireNonNullElse(regions.get(model.getString(2)), "unknown"),
                            parameters.get(model.getString(0))));
        }
    }
}
