package org.sovereignai.jobs.scores;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * A table that an index gives.
 *
 * @param name name, as in a release where a release has it
 * @param type columns
 */
record IndexTable(String name, StructType type, List<Row> rows) {

    static IndexTable of(String name, String columns, List<Row> rows) {
        return new IndexTable(name, StructType.fromDDL(columns), rows);
    }
}
