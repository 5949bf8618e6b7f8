package org.sovereignai.measures.supply;

import java.util.Comparator;
import java.util.List;
import org.sovereignai.schemas.Strand;

/**
 * What all nations get in a strand and year: the world's supply.
 *
 * @param strand what they get
 * @param year calendar year
 * @param supplies one supply for each nation, sorted by its code
 * @param blocs who may act together
 */
public record StrandYear(Strand strand, int year, List<Supply> supplies, Blocs blocs) {

    public StrandYear {
        supplies = supplies.stream()
                .sorted(Comparator.comparing(supply -> supply.nation().code()))
                .toList();
    }
}
