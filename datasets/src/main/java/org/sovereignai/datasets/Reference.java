package org.sovereignai.datasets;

import java.io.Serializable;
import java.util.List;

/**
 * Says that what the records of a resource name is there in another one, which lists it too.
 *
 * @param columns the publisher's names of the columns that name it
 * @param to the other resource, as {@code source/resource}
 * @param toColumns the columns of the other resource that name it, in the same order
 * @param both whether what the other resource lists must be named here too
 * @param unless values of the first column that are known to be in neither or one of them alone
 * @param count column of the other resource that says how many records here name it; empty where none does
 * @param counted column of yes and no that those records have yes in; empty where all of them count
 */
record Reference(
        List<String> columns,
        String to,
        List<String> toColumns,
        boolean both,
        List<String> unless,
        String count,
        String counted)
        implements Serializable {

    Reference {
        columns = List.copyOf(columns);
        toColumns = List.copyOf(toColumns);
        unless = List.copyOf(unless);
    }
}
