package org.sovereignai.jobs.tables;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.measures.models.Lineage;
import org.sovereignai.measures.models.Model;

/**
 * Which model was made from which: one step back, and through that base to the ends of the chain.
 *
 * <p>A root is a model of the table that names no base. Epoch AI may not record the base of every model, so that a root
 * is the earliest model known, not proof of training from scratch.
 */
public final class ModelLineage implements Step {

    private static final StructType ROWS = StructType.fromDDL(
            "model_name STRING, base_name STRING, year INT, is_resolved BOOLEAN, root_names ARRAY<STRING>,"
                    + " root_codes ARRAY<STRING>, lineage_depth INT, unresolved_count INT");

    @Override
    public Dataset<Row> build(Inputs in) {
        // The whole graph is a few thousand names: chains are followed in one place.
        return ModelRows.models(in)
                .coalesce(1)
                .mapPartitions((MapPartitionsFunction<Row, Row>) ModelLineage::edges, Encoders.row(ROWS));
    }

    private static Iterator<Row> edges(Iterator<Row> rows) {
        List<Model> models = new ArrayList<>();
        rows.forEachRemaining(row -> models.add(ModelRows.model(row)));
        return Lineage.of(models).edges().stream().map(ModelLineage::row).iterator();
    }

    private static Row row(Lineage.Edge edge) {
        return RowFactory.create(
                edge.model().name(),
                edge.base(),
                edge.model().day().map(day -> (Integer) day.getYear()).orElse(null),
                edge.isResolved(),
                edge.roots().toArray(String[]::new),
                edge.rootNations().toArray(String[]::new),
                edge.depth(),
                edge.unresolved());
    }
}
