package org.sovereignai.jobs.run;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.datasets.Flows;
import org.sovereignai.schemas.Schemas;

/** What a step may read: the tables and sources that its descriptor declares, and nothing else. */
public interface Inputs {

    /**
     * A table that was built before.
     *
     * @throws IllegalArgumentException if the descriptor does not declare it
     */
    Dataset<Row> table(String name);

    /**
     * The usable rows of a source resource, named {@code source/resource}; no rows where the user has not supplied it.
     *
     * @throws IllegalArgumentException if the descriptor does not declare it
     */
    Dataset<Row> source(String id);

    /**
     * The rows of a table that was built before, or the usable rows of a source resource, named {@code source/resource}, for typed
     * code: without a plan of Spark, whose making would cost more than reading what is small. No partition where the user has not
     * supplied the resource.
     *
     * @param columns those of the rows, in their order, separated by spaces
     * @throws IllegalArgumentException if the descriptor does not declare it
     */
    JavaRDD<Row> records(String id, String columns);

    /**
     * The usable flows of a table of trade, named {@code source/resource}, of the goods that {@link Step#flows} says.
     *
     * @throws IllegalArgumentException if the descriptor does not declare it, or the step does not say which goods
     */
    Flows flows(String id);

    /** A reference table of the project's own, such as the nations of chip makers. */
    Dataset<Row> reference(String name);

    /**
     * Rows that several steps take their tables from: those of another step on the same inputs, computed once in a run.
     *
     * @param pass the step that makes them, which reads what all that share it declare
     * @throws IllegalArgumentException if the step that asks declares other inputs than one that asked before
     */
    Dataset<Row> shared(Class<? extends Step> pass);

    /**
     * The rows of a reference table as they are, for what a function over a group must know: each a map from column to text,
     * without an entry where the cell is empty.
     */
    List<Map<String, String>> list(String name);

    /** The rows of a reference table with the columns in their order, separated by spaces, all texts, for typed code. */
    default JavaRDD<Row> records(List<Map<String, String>> list, String columns) {
        return records(list.stream()
                .map(entry -> RowFactory.create(
                        Arrays.stream(columns.split(" ")).map(entry::get).toArray()))
                .toList());
    }

    /**
     * One column of a reference table by another, which has each value once.
     *
     * @return without an entry where either cell is empty
     */
    default Map<String, String> list(String name, String key, String value) {
        return list(name).stream()
                .filter(entry -> entry.containsKey(key) && entry.containsKey(value))
                .collect(Collectors.toMap(entry -> entry.get(key), entry -> entry.get(value)));
    }

    /** Rows that come from neither, such as those of the contract. */
    Dataset<Row> rows(List<Row> rows, StructType type);

    /** Rows that typed code makes, as {@link TypedRows#row} does, for what goes on with them. */
    Dataset<Row> rows(JavaRDD<InternalRow> rows, StructType type);

    /**
     * Rows in groups of a key, each group to be handed to a function: in one task where the step reads little, else in as many as
     * the session asks for.
     */
    Groups groups(Dataset<Row> rows, String... key);

    /** Rows that come from neither, in one partition, for typed code. */
    <T> JavaRDD<T> records(List<T> rows);

    /** The contract, for the step that publishes the catalogue. */
    Schemas schemas();

    /** The years asked for. */
    Years years();
}
