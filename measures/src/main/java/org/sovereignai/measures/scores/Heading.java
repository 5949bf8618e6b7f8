package org.sovereignai.measures.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.DoubleSupplier;
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

    private Heading(TradeMatrix apart, TradeMatrix matrix, Merging merging, HomeMade homeMade) {
        this.apart = apart;
        this.matrix = matrix;
        this.merging = merging;
        this.parts = homeMade.parts(matrix);
        this.chain = SupplyChain.of(matrix, homeMade);
        int size = matrix.size();
        this.passages = new double[size][size];
        this.met = new double[size][];
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
        double[] shares = new double[size()];
        for (int seller = 0; seller < shares.length; seller++) {
            shares[seller] = matrix.share(seller, importer).map(Estimate::value).orElse(0.0);
        }
        return shares;
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

    /** Ready to draw what an importer buys; not for several threads at once. */
    Purchases draws(int importer) {
        List<ImportDraws> draws = new ArrayList<>();
        for (int area = 0; area < apart.size(); area++) {
            if (merging.place(area) == importer) {
                draws.add(apart.draws(area));
            }
        }
        double[] amounts = new double[apart.size()];
        int[] sellers = IntStream.range(0, amounts.length).map(merging::place).toArray();
        return (multipliers, shares) -> {
            Arrays.fill(shares, 0);
            double total = 0;
            for (ImportDraws draw : draws) {
                draw.next(multipliers, amounts);
                for (int area = 0; area < amounts.length; area++) {
                    int seller = sellers[area];
                    if (seller != importer) {
                        shares[seller] += amounts[area];
                        total += amounts[area];
                    }
                }
            }
            double ofOneDollar = 1 / total;
            for (int seller = 0; seller < shares.length; seller++) {
                shares[seller] *= ofOneDollar;
            }
        };
    }

    /** What one importer may have bought. */
    @FunctionalInterface
    interface Purchases {
        /** Fills in the shares of each seller in one draw. */
        void next(DoubleSupplier multipliers, double[] shares);
    }

    /** The chances to meet some nations only, to be asked many times. */
    Followed follow(int[] nations) {
        return new Followed(this, nations);
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

    /** Some nations that goods may meet on their way; not for several threads at once. */
    static final class Followed {

        private static final int AT_A_TIME = 4;

        private final int[] nations;

        /** By nation, filled up to whole steps, and seller. */
        private final double[][] behind;

        private final double[] passed;
        private final int[] sellers;

        private Followed(Heading heading, int[] nations) {
            this.nations = nations;
            this.behind = new double[(nations.length + AT_A_TIME - 1) / AT_A_TIME * AT_A_TIME][heading.size()];
            for (int n = 0; n < nations.length; n++) {
                for (int seller = 0; seller < heading.size() && nations[n] >= 0; seller++) {
                    behind[n][seller] = heading.passages[seller][nations[n]];
                }
            }
            this.passed = new double[heading.size()];
            this.sellers = new int[heading.size()];
        }

        /**
         * Fills in what each made or sold on at any step, of what is bought from given sellers. Four nations at a time, so that
         * a sum stays in the processor.
         */
        void onTheWay(double[] purchases, double[] soldOn, double[] met) {
            int count = 0;
            for (int seller = 0; seller < purchases.length; seller++) {
                double part = purchases[seller] * soldOn[seller];
                if (part > 0) {
                    sellers[count] = seller;
                    passed[count++] = part;
                }
            }
            for (int n = 0; n < met.length; n += AT_A_TIME) {
                addUp(n, count, met);
            }
            for (int n = 0; n < met.length; n++) {
                met[n] = nations[n] < 0 ? 0 : Math.min(1, met[n] + purchases[nations[n]]);
            }
        }

        private void addUp(int first, int count, double[] met) {
            double[] one = behind[first];
            double[] two = behind[first + 1];
            double[] three = behind[first + 2];
            double[] four = behind[first + 3];
            double ofOne = 0;
            double ofTwo = 0;
            double ofThree = 0;
            double ofFour = 0;
            for (int s = 0; s < count; s++) {
                int seller = sellers[s];
                double part = passed[s];
                ofOne += part * one[seller];
                ofTwo += part * two[seller];
                ofThree += part * three[seller];
                ofFour += part * four[seller];
            }
            double[] sums = {ofOne, ofTwo, ofThree, ofFour};
            System.arraycopy(sums, 0, met, first, Math.min(AT_A_TIME, met.length - first));
        }
    }

    /** Whom the goods of a bloc's members meet on their way, as one. */
    Bloc bloc(Set<String> members) {
        List<Integer> places = new ArrayList<>();
        for (int nation = 0; nation < size(); nation++) {
            if (members.contains(codes().get(nation))) {
                places.add(nation);
            }
        }
        if (places.isEmpty()) {
            return (purchases, soldOn) -> 0;
        }
        Passage passage = chain.onTheWay(places);
        double[] met = new double[size()];
        for (int seller = 0; seller < met.length; seller++) {
            met[seller] = passage.central(seller).orElse(0);
        }
        boolean[] isMember = new boolean[size()];
        places.forEach(place -> isMember[place] = true);
        return (purchases, soldOn) -> {
            double share = 0;
            for (int seller = 0; seller < purchases.length; seller++) {
                share += purchases[seller] * (isMember[seller] ? 1 : soldOn[seller] * met[seller]);
            }
            return Math.min(1, share);
        };
    }

    /** Some nations that act together. */
    @FunctionalInterface
    interface Bloc {
        /** What any member made or sold on at any step, of what is bought from given sellers. */
        double onTheWay(double[] purchases, double[] soldOn);
    }
}
