package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.measures.network.LineageGraph;

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
        return in.table("model_release")
                .agg(collect_list(struct("model_name", "year", "base_names", "country_codes"))
                        .as("models"))
                .flatMap((FlatMapFunction<Row, Row>) row -> edges(row.getList(0)), Encoders.row(ROWS));
    }

    private static Iterator<Row> edges(List<Row> models) {
        Map<String, List<String>> bases = new HashMap<>();
        Map<String, List<String>> nations = new HashMap<>();
        for (Row model : models) {
            bases.put(model.getString(0), model.isNullAt(2) ? List.of() : model.getList(2));
            nations.put(model.getString(0), model.getList(3));
        }
        LineageGraph graph = new LineageGraph(bases);
        List<Row> edges = new ArrayList<>();
        for (Row model : models) {
            for (String base : new LinkedHashSet<>(bases.get(model.getString(0)))) {
                LineageGraph.Ends ends = graph.endsFrom(base);
                TreeSet<String> codes = new TreeSet<>();
                ends.roots().forEach(root -> codes.addAll(nations.get(root)));
                edges.add(RowFactory.create(
                        model.getString(0),
                        base,
                        model.get(1),
                        bases.containsKey(base),
                        ends.roots().toArray(String[]::new),
                        codes.toArray(String[]::new),
                        ends.isEndless() ? null : 1 + ends.steps(),
                        ends.unresolved().size()));
            }
        }
        return edges.iterator();
    }
}
