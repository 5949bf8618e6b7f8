package org.sovereignai.measures.scores;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.sovereignai.measures.trade.ImportDraws;
import org.sovereignai.measures.trade.Multipliers;

/**
 * What a nation buys under one heading, drawn again and again, and whom these goods meet on their way. The smallest sellers, see
 * {@link ImportDraws}, sell the same in each draw, and sell on what is assumed. Not for several threads at once.
 */
final class Purchases {

    private static final int AT_A_TIME = 4;

    /** What each part of the nation buys, room for a draw of it, and which of the sellers each supplier is, or -1. */
    private final List<ImportDraws> parts;

    private final double[][] drawn;
    private final int[][] slots;

    /** Places of the sellers without the smallest. */
    private final int[] sellers;

    /** Their shares of the purchases as assumed, and the sum. */
    private final double[] central;

    private final double ofSellers;

    /** What is not drawn of what each of them sells, current USD. */
    private final double[] undrawn;

    /** By actor, filled up to whole steps, and seller: the chance that what the seller bought met the actor. */
    private final double[][] behind;

    /** By actor which of the sellers it is. */
    private final int[][] own;

    /** By actor what it made or sold on of what the smallest sellers sell, as a share of the purchases. */
    private final double[] ofSmallest;

    private final double[] passed;

    /**
     * Nations that act as one.
     *
     * @param places of its members
     * @param behind by seller the chance that what it bought met any of them; 0 for a member itself
     */
    record Actor(int[] places, double[] behind) {}

    /**
     * @param importer place of the nation
     * @param shares of each seller in what it buys, as assumed
     * @param soldOn part of its sales that each seller sells on, as assumed
     * @param parts what the nation, or each part of it, buys
     * @param places by area the place of the nation that it belongs to
     */
    Purchases(
            int importer,
            double[] shares,
            double[] soldOn,
            List<ImportDraws> parts,
            IntUnaryOperator places,
            List<Actor> actors) {
        this.parts = parts;
        boolean[] counts = new boolean[shares.length];
        double[] fixed = new double[shares.length];
        for (ImportDraws part : parts) {
            double[] amounts = part.amounts();
            for (int supplier : part.suppliers()) {
                counts[places.applyAsInt(supplier)] = true;
                amounts[supplier] = 0;
            }
            for (int area = 0; area < amounts.length; area++) {
                fixed[places.applyAsInt(area)] += amounts[area];
            }
        }
        counts[importer] = false;
        this.sellers = IntStream.range(0, shares.length)
                .filter(seller -> counts[seller])
                .toArray();
        this.slots = parts.stream()
                .map(part -> Arrays.stream(part.suppliers())
                        .map(supplier -> Arrays.binarySearch(sellers, places.applyAsInt(supplier)))
                        .toArray())
                .toArray(int[][]::new);
        this.drawn = Arrays.stream(slots).map(of -> new double[of.length]).toArray(double[][]::new);
        this.central = at(sellers, shares);
        this.ofSellers = Arrays.stream(central).sum();
        this.undrawn = at(sellers, fixed);
        this.passed = new double[sellers.length];
        this.behind = new double[(actors.size() + AT_A_TIME - 1) / AT_A_TIME * AT_A_TIME][sellers.length];
        this.own = new int[actors.size()][];
        this.ofSmallest = new double[actors.size()];
        for (int a = 0; a < actors.size(); a++) {
            Actor actor = actors.get(a);
            behind[a] = at(sellers, actor.behind());
            own[a] = Arrays.stream(actor.places())
                    .map(place -> Arrays.binarySearch(sellers, place))
                    .filter(slot -> slot >= 0)
                    .toArray();
            for (int seller = 0; seller < shares.length; seller++) {
                boolean isOwn = Arrays.binarySearch(actor.places(), seller) >= 0;
                if (!counts[seller]) {
                    ofSmallest[a] += shares[seller] * (isOwn ? 1 : soldOn[seller] * actor.behind()[seller]);
                }
            }
        }
    }

    private static double[] at(int[] places, double[] values) {
        return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
    }

    /** Shares of the sellers in what is bought, as assumed. */
    double[] central() {
        return central.clone();
    }

    /** Draws the shares of the sellers. */
    void next(Multipliers multipliers, double[] shares) {
        System.arraycopy(undrawn, 0, shares, 0, shares.length);
        for (int part = 0; part < slots.length; part++) {
            double[] amounts = drawn[part];
            int[] of = slots[part];
            parts.get(part).next(multipliers, amounts);
            for (int supplier = 0; supplier < of.length; supplier++) {
                if (of[supplier] >= 0) {
                    shares[of[supplier]] += amounts[supplier];
                }
            }
        }
        double total = 0;
        for (double amount : shares) {
            total += amount;
        }
        double ofOneDollar = ofSellers / total;
        for (int seller = 0; seller < shares.length; seller++) {
            shares[seller] *= ofOneDollar;
        }
    }

    /**
     * Fills in what each actor made or sold on at any step, as a share of what is bought. Four actors at a time, so that a sum
     * stays in the processor.
     *
     * @param shares of the sellers
     * @param soldOn by place, part of its sales that each nation sells on
     */
    void onTheWay(double[] shares, double[] soldOn, double[] met) {
        for (int seller = 0; seller < shares.length; seller++) {
            passed[seller] = shares[seller] * soldOn[sellers[seller]];
        }
        for (int actor = 0; actor < met.length; actor += AT_A_TIME) {
            addUp(actor, met);
        }
        for (int actor = 0; actor < met.length; actor++) {
            double sum = met[actor] + ofSmallest[actor];
            for (int seller : own[actor]) {
                sum += shares[seller];
            }
            met[actor] = Math.min(1, sum);
        }
    }

    private void addUp(int first, double[] met) {
        double[] one = behind[first];
        double[] two = behind[first + 1];
        double[] three = behind[first + 2];
        double[] four = behind[first + 3];
        double ofOne = 0;
        double ofTwo = 0;
        double ofThree = 0;
        double ofFour = 0;
        for (int seller = 0; seller < passed.length; seller++) {
            double part = passed[seller];
            ofOne += part * one[seller];
            ofTwo += part * two[seller];
            ofThree += part * three[seller];
            ofFour += part * four[seller];
        }
        double[] sums = {ofOne, ofTwo, ofThree, ofFour};
        System.arraycopy(sums, 0, met, first, Math.min(AT_A_TIME, met.length - first));
    }
}
