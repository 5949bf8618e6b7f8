package org.sovereignai.measures.group;

import java.util.Collection;
import java.util.List;
import org.sovereignai.measures.network.DomesticPart;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.trade.HomeMade;
import org.sovereignai.measures.trade.TradeMatrix;

/**
 * What the members of a group import that they could get from each other at most: no more than they import, and no more than
 * they make and sell abroad, to members and others, {@code min(sum of M, sum of d X)}. A heading is not one product, so that it
 * is an upper estimate; what members make for themselves is in neither sum. Own.
 */
public final class MutualSupply {

    private MutualSupply() {}

    /**
     * The amount, in current USD, with the bounds of what the members make.
     *
     * @param nations codes of the members; those that the matrix does not know neither buy nor sell
     * @param homeMade which part of its exports each makes itself
     */
    public static Estimate of(TradeMatrix matrix, Collection<String> nations, HomeMade homeMade) {
        List<Integer> members = nations.stream()
                .flatMap(nation -> matrix.place(nation).stream().boxed())
                .toList();
        double imports = 0;
        double low = 0;
        double value = 0;
        double high = 0;
        for (int member : members) {
            double exports = matrix.exports(member);
            DomesticPart made = homeMade.part(matrix.codes().get(member), exports, matrix.imports(member));
            imports += matrix.imports(member);
            low += made.low() * exports;
            value += made.central() * exports;
            high += made.high() * exports;
        }
        return new Estimate(Math.min(value, imports), Math.min(low, imports), Math.min(high, imports));
    }
}
