package org.sovereignai.measures.supply;

import java.io.Serializable;
import java.util.Optional;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.schemas.Strand;

/**
 * What a figure is about.
 *
 * @param nation the nation
 * @param year calendar year
 * @param strand the strand, where the figure is about one
 * @param status how firm the year's data are
 */
public record Subject(Nation nation, int year, Optional<Strand> strand, Status status) implements Serializable {

    /** A nation in a year, whatever the strand. */
    public static Subject of(Nation nation, int year, Status status) {
        return new Subject(nation, year, Optional.empty(), status);
    }

    /** A figure about it. */
    public Figure figure(String measure, Estimate estimate) {
        return Figure.of(this, measure, estimate);
    }
}
