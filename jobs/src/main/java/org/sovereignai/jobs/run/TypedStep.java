package org.sovereignai.jobs.run;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * A step whose rows typed code makes, ready to be written. Spark reads and carries them, but makes no plan: for a small table
 * that would cost more than the table, and for a large one every row would be converted once more.
 */
public interface TypedStep extends Step {

    /** Name of the table. */
    String table();

    /** The rows, in one partition and in the order of the key, with all columns of the table in their order. */
    JavaRDD<InternalRow> rows(Inputs in);

    @Override
    default Dataset<Row> build(Inputs in) {
        return in.ordered(rows(in), in.schemas().table(table()).orElseThrow());
    }
}
