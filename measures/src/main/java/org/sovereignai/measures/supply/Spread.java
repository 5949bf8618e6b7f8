package org.sovereignai.measures.supply;

import java.io.Serializable;
import java.util.Optional;
import org.sovereignai.measures.network.Estimate;

/**
 * How a nation's imports of goods spread over suppliers, all pairs of the completed trade matrix taken into account, those
 * that are too small to be told apart among its {@link Supplier suppliers} as well.
 *
 * @param herfindahl Herfindahl and Hirschman's index, 0..1
 * @param diversity exponential of Shannon's entropy: the number of equal suppliers that are as diverse
 * @param top share of the largest supplier, 0..1
 * @param largest the supplier that is the largest for certain
 * @param listed part of imports from suppliers that a list, a report or a flow names, 0..1
 * @param isWeaklyIdentified whether the bounds of the index are so wide that who is the largest rests on the completion
 */
public record Spread(
        Estimate herfindahl,
        Estimate diversity,
        Estimate top,
        Optional<String> largest,
        double listed,
        boolean isWeaklyIdentified)
        implements Serializable {}
