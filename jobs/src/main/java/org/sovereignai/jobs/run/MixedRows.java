package org.sovereignai.jobs.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import java.util.Iterator;
import java.util.function.BiConsumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows of several tables in one, so that one function sees all of them in one pass: each row holds a row of one table, in
 * the column that is named after its kind. Immutable.
 */
public final class MixedRows {

    private final Dataset<Row> rows;

    private MixedRows(Dataset<Row> rows) {
        this.rows = rows;
    }

    /** Rows of one kind, with all cells. */
    public static MixedRows of(String kind, Dataset<Row> table) {
        return of(kind, table, col("*"));
    }

    /** Rows of one kind. */
    public static MixedRows of(String kind, Dataset<Row> table, Column... cells) {
        return new MixedRows(table.select(struct(cells).as(kind)));
    }

    /** Adds rows of another kind, with all cells. */
    public MixedRows and(String kind, Dataset<Row> table) {
        return and(kind, table, col("*"));
    }

    /**
     * Adds rows of another kind.
     *
     * @param kind its name
     * @param table where they are
     * @param cells what is taken of them; readers find the cells by their places here
     */
    public MixedRows and(String kind, Dataset<Row> table, Column... cells) {
        return new MixedRows(rows.unionByName(table.select(struct(cells).as(kind)), true));
    }

    /** All rows, in any order. */
    public Dataset<Row> rows() {
        return rows;
    }

    /** Hands every row to a reader, with its kind. */
    public static void read(Iterator<Row> mixed, BiConsumer<String, Row> reader) {
        String[] kinds = null;
        while (mixed.hasNext()) {
            Row row = mixed.next();
            if (kinds == null) {
                kinds = row.schema().fieldNames();
            }
            for (int place = 0; place < kinds.length; place++) {
                if (!row.isNullAt(place)) {
                    reader.accept(kinds[place], row.getStruct(place));
                }
            }
        }
    }
}
