package org.sovereignai.jobs.run;

import java.util.List;
import org.apache.commons.lang3.Validate;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.TableSchema;

/**
 * A step whose rows typed code makes, ready to be written. Spark reads and carries them, but makes no plan: for a small table
 * that would cost more than the table, and for a large one every row would be converted twice more.
 */
public interface TypedStep extends Step {

    /**
     * The rows, in any order, with all columns of the table in their order. Of a table that no task can hold they come in one
     * partition and by their key, or are sorted by Spark.
     */
    JavaRDD<InternalRow> rows(Inputs in);

    /** Names of the columns, in the order of the cells, separated by blanks. */
    String columns();

    /**
     * The rows.
     *
     * @throws IllegalStateException if the descriptor of the table has other columns, or another order of them
     */
    default JavaRDD<InternalRow> tableRows(Inputs in) {
        requireColumns(table(in.schemas()));
        return rows(in);
    }

    /**
     * Makes sure that a table has these columns.
     *
     * @throws IllegalStateException if it has others, or in another order
     */
    default void requireColumns(TableSchema table) {
        Validate.validState(
                List.of(columns().split(" ")).equals(table.fieldNames()),
                "Step %s makes the columns %s, the descriptor of %s has %s",
                getClass().getName(),
                columns(),
                table.name(),
                String.join(" ", table.fieldNames()));
    }

    @Override
    default Dataset<Row> build(Inputs in) {
        return in.rows(tableRows(in), table(in.schemas()).structType());
    }

    private TableSchema table(Schemas schemas) {
        return schemas.tables().stream()
                .filter(table -> table.stepClass().equals(getClass().getName()))
                .findFirst()
                .orElseThrow();
    }
}
