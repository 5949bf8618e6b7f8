package org.sovereignai.datasets;

import java.io.Serializable;
import java.util.List;

/**
 * What the numbers of flows stand for.
 *
 * @param first alpha-3 codes of the first economies, by rank
 * @param second alpha-3 codes of the second economies, by rank
 * @param kindColumns our names of the columns that tell kinds apart
 * @param kinds texts of these columns, by number of the kind
 * @param newest the newest year that names of files say, by number of the kind; 0 where they say none
 */
public record FlowNames(
        List<String> first,
        List<String> second,
        List<String> kindColumns,
        List<List<String>> kinds,
        List<Integer> newest)
        implements Serializable {

    public FlowNames {
        first = List.copyOf(first);
        second = List.copyOf(second);
        kindColumns = List.copyOf(kindColumns);
        kinds = kinds.stream().map(List::copyOf).toList();
        newest = List.copyOf(newest);
    }

    /** How many numbers of goods there are. */
    public int products() {
        return FlowKey.PRODUCTS;
    }

    /** The code of goods, by its number. */
    public String product(int number) {
        return FlowKey.text(number);
    }

    /** The number of the heading of goods. */
    public int heading(int number) {
        return FlowKey.heading(number);
    }

    /** Text of a column that tells kinds apart, by number of the kind. */
    public String kind(int number, String column) {
        return kinds.get(number).get(kindColumns.indexOf(column));
    }
}
