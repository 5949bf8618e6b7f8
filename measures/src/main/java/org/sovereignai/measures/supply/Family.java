package org.sovereignai.measures.supply;

import java.io.Serializable;
import java.util.stream.Stream;

/**
 * Measures that are one pure function of one group, such as a nation's supply of a strand in a year. A family holds nothing
 * that changes, and its figures do not depend on the order of what is in the group.
 *
 * @param <G> what it looks at
 */
@FunctionalInterface
public interface Family<G> extends Serializable {

    /** All figures of the group. */
    Stream<Figure> figures(G group);
}
