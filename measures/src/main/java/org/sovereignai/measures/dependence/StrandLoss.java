package org.sovereignai.measures.dependence;

import java.io.Serializable;
import java.util.Optional;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Subject;

/**
 * What a nation would lose of one strand of goods in one year if the actor who could withhold most did so.
 *
 * @param subject nation, year and strand
 * @param score the score that it is part of, such as {@code dependence_bloc}
 * @param part lost part, 0..1, with what holds 90 % of the draws of what is not known
 * @param coverage listed part of imports
 * @param imports of the strand, current USD
 * @param actor nation or bloc that could withhold most
 */
public record StrandLoss(
        Subject subject, String score, Estimate part, double coverage, double imports, Optional<String> actor)
        implements Serializable {}
