package org.sovereignai.measures.scores;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.sovereignai.measures.network.DomesticPart;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.network.Passage;
import org.sovereignai.measures.trade.HomeMade;
import org.sovereignai.measures.trade.ImportDraws;
import org.sovereignai.measures.trade.Merging;
import org.sovereignai.measures.trade.SupplyChain;
import org.sovereignai.measures.trade.TradeMatrix;

/**
 * One heading of goods in one year, some of its areas as one nation: who sells to whom, and whom goods meet on their way. Only
 * an importer's own purchases are drawn, and what its sellers sell on; the way that goods took to these sellers stays central.
 * Not for several threads at once.
 */
public final class Heading {

    private final TradeMatrix apart;
    private final TradeMatrix matrix;
    private final Merging merging;
    private final SupplyChain chain;
    private final List<DomesticPart> parts;

    /** By seller and area: the chance that what the seller bought met the area. */
    private final double[][] passages;

    private final double[][] met;
    private final double[][] purchases;
    private final Map<Set<String>, Purchases.Actor> actors = new HashMap<>();

    private Heading(TradeMatrix apart, TradeMatrix matrix, Merging merging, HomeMade homeMade) {
        this.apart = apart;
        this.matrix = matrix;
        this.merging = merging;
        this.parts = homeMade.parts(matrix);
        this.chain = SupplyChain.of(matrix, homeMade);
        int size = matrix.size();
        this.passages = new double[size][size];
        this.met = new double[size][];
        this.purchases = new double[size][];
        for (int area = 0; area < size; area++) {
            Passage passage = chain.onTheWay(area);
            for (int seller = 0; seller < size; seller++) {
                int to = area;
                double[] met = passages[seller];
                passage.central(seller).ifPresent(share -> met[to] = share);
            }
            passages[area][area] = 0;
        }
    }

    /**
     * A heading.
     *
     * @param apart the matrix of all areas
     * @param members areas that count as one nation
     * @param union code of that nation
     * @param homeMade what areas make themselves; the union is among the makers where it is one
     */
    public static Heading of(TradeMatrix apart, Collection<String> members, String union, HomeMade homeMade) {
        return new Heading(apart, apart.merging(members, union), Merging.of(apart.codes(), members, union), homeMade);
    }

    /** Codes of the nations, sorted. */
    List<String> codes() {
        return matrix.codes();
    }

    int size() {
        return matrix.size();
    }

    OptionalInt place(String nation) {
        return matrix.place(nation);
    }

    /** Imports in current USD. */
    double imports(int nation) {
        return matrix.imports(nation);
    }

    double exports(int nation) {
        return matrix.exports(nation);
    }

    double coverage(int nation) {
        return matrix.coverage(nation).orElse(0);
    }

    /** Which part of what it sells the nation makes itself. */
    DomesticPart part(int nation) {
        return parts.get(nation);
    }

    /** Shares of each seller in what the importer buys. */
    double[] purchases(int importer) {
        if (purchases[importer] == null) {
            double[] shares = new double[size()];
            Arrays.setAll(
                    shares,
                    seller ->
                            matrix.share(seller, importer).map(Estimate::value).orElse(0.0));
            purchases[importer] = shares;
        }
        return purchases[importer].clone();
    }

    /** What of its exports each nation sells on, as assumed. */
    double[] soldOn() {
        return parts.stream().mapToDouble(part -> 1 - part.central()).toArray();
    }

    /** The most that each can have sold on. */
    double[] mostSoldOn() {
        return parts.stream().mapToDouble(part -> 1 - part.low()).toArray();
    }

    /** What each sells on, drawn evenly within its bounds, each nation by itself. */
    double[] soldOn(RandomGenerator random) {
        return parts.stream()
                .mapToDouble(part -> 1 - part.low() - random.nextDouble() * (part.high() - part.low()))
                .toArray();
    }

    /** Nations that act as one: none here that does not trade in the heading. */
    Purchases.Actor actor(Set<String> members) {
        return actors.computeIfAbsent(members, any -> {
            int[] places = IntStream.range(0, size())
                    .filter(nation -> members.contains(codes().get(nation)))
                    .toArray();
            double[] behind = new double[size()];
            if (places.length > 0) {
                Passage passage = chain.onTheWay(Arrays.stream(places).boxed().toList());
                Arrays.setAll(behind, seller -> passage.central(seller).orElse(0));
                Arrays.stream(places).forEach(place -> behind[place] = 0);
            }
            return new Purchases.Actor(places, behind);
        });
    }

    /** What an importer buys, and which part of it each actor makes or sells on, to be drawn again and again. */
    Purchases purchases(int importer, List<Purchases.Actor> actors) {
        List<ImportDraws> parts = IntStream.range(0, apart.size())
                .filter(area -> merging.place(area) == importer)
                .mapToObj(apart::draws)
                .toList();
        return new Purchases(importer, purchases(importer), soldOn(), parts, merging::place, actors);
    }

    /** What each nation made or sold on at any step of what the importer buys, as assumed; by nation. */
    double[] met(int importer) {
        if (met[importer] == null) {
            met[importer] = onTheWay(purchases(importer), soldOn());
        }
        return met[importer].clone();
    }

    /**
     * What each nation made or sold on at any step, of what is bought from given sellers.
     *
     * @param purchases share of each seller
     * @param soldOn part of its sales that each seller sells on
     * @return by nation
     */
    double[] onTheWay(double[] purchases, double[] soldOn) {
        double[] chances = new double[purchases.length];
        for (int seller = 0; seller < purchases.length; seller++) {
            double passed = purchases[seller] * soldOn[seller];
            if (passed > 0) {
                double[] passage = passages[seller];
                for (int nation = 0; nation < chances.length; nation++) {
                    chances[nation] += passed * passage[nation];
                }
            }
        }
        for (int nation = 0; nation < chances.length; nation++) {
            chances[nation] = Math.min(1, chances[nation] + purchases[nation]);
        }
        return chances;
    }
}
