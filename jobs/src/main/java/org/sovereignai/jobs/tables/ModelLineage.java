package org.sovereignai.jobs.tables;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.stream.Streams;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.measures.models.Lineage;
import org.sovereignai.measures.models.Model;

/**
 * Which model was made from which: one step back, and through that base to the ends of the chain.
 *
 * <p>A root is a model of the table that names no base. Epoch AI may not record the base of every model, so that a root
 * is the earliest model known, not proof of training from scratch.
 */
public final class ModelLineage implements TypedStep {

    @Override
    public String columns() {
        return "model_name base_name year is_resolved root_names root_codes lineage_depth unresolved_count";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        // The whole graph is a few thousand names: chains are followed in one place.
        return ModelRows.models(in)
                .coalesce(1)
                .mapPartitions(models -> edges(models).iterator());
    }

    private static Stream<InternalRow> edges(Iterator<Row> rows) {
        List<Model> models = Streams.of(rows).map(ModelRows::model).toList();
        return Lineage.of(models).edges().stream().map(ModelLineage::row);
    }

    private static InternalRow row(Lineage.Edge edge) {
        return TypedRows.row(
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
