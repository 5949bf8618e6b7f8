package org.sovereignai.jobs.diff;

import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.schemas.manifest.Lineage;

/**
 * One table of a release.
 *
 * @param name name of the table
 * @param file where its Parquet file is
 * @param rows number of rows
 * @param digest digest of the content; equal digests of equal columns mean equal tables
 * @param key columns that identify a row
 * @param type columns and their types
 * @param lineage what it was made from
 */
public record TableState(
        String name, String file, long rows, String digest, List<String> key, StructType type, Lineage lineage) {

    public TableState {
        key = List.copyOf(key);
    }

    /** Whether there is nothing to compare. */
    boolean isSameAs(TableState other) {
        return digest.equals(other.digest) && key.equals(other.key) && types().equals(other.types());
    }

    /** Columns and types without comments and units, which are no content. */
    private List<String> types() {
        return List.of(type.fields()).stream()
                .map(field -> field.name() + " " + field.dataType().sql())
                .toList();
    }
}
