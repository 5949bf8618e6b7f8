package org.sovereignai.schemas;

import java.util.List;

/**
 * A promise that every non-null combination of {@code fields} is a key of another table.
 *
 * @param fields columns of the table that makes the promise
 * @param table the table referred to
 * @param referenced its columns, in the order of {@code fields}
 */
public record ForeignKey(List<String> fields, String table, List<String> referenced) {

    public ForeignKey {
        fields = List.copyOf(fields);
        referenced = List.copyOf(referenced);
    }
}
