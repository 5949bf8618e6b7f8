package org.sovereignai.measures.supply;

import java.util.Comparator;
import java.util.List;
import org.sovereignai.schemas.Strands;

/**
 * What one nation gets in a year, in all strands.
 *
 * @param nation who gets it
 * @param year calendar year
 * @param supplies one supply for each strand of which anything is known, sorted by its id
 * @param strands the register of all strands
 */
public record NationYear(Nation nation, int year, List<Supply> supplies, Strands strands) {

    public NationYear {
        supplies = supplies.stream()
                .sorted(Comparator.comparing(supply -> supply.strand().id()))
                .toList();
    }

    /** What a figure about these supplies is about; as firm as the least firm of them. */
    public Subject subject(List<Supply> about) {
        return Subject.of(
                nation,
                year,
                Status.leastFirm(about.stream().map(Supply::status).toList()));
    }
}
