package org.sovereignai.measures.network;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.Validate;

/**
 * Where the supply of each economy was made, after passing through economies that sell on what they buy.
 *
 * <p>With direct shares {@code s_ij} and {@code d_j}, the part of j's exports that j makes itself, the origin mix of i
 * is
 *
 * <pre>o_i = sum over j of s_ij (d_j e_j + (1 - d_j) o_j)</pre>
 *
 * where {@code e_j} is "made by j": an absorbing Markov chain, solved exactly. Own method; for absorbing chains see
 * Kemeny and Snell, "Finite Markov Chains", 1960, chapter 3. It assumes that a reseller's exports have the mix of its
 * imports, whoever the buyer is.
 *
 * <p>Origins that cannot be traced are shares of their own, see {@link ShareMatrix#unknown}: supply whose supplier is
 * not known, goods resold by an economy without known imports, and goods that could only circle among economies that
 * make nothing. An economy's own goods may come back to it through a reseller, so the diagonal need not be 0. If every
 * {@code d_j} is 1 the result equals the direct shares.
 *
 * <p><b>Bounds.</b> The traced share of j in i rises with {@code d_j} and falls with every other {@code d_k}: its
 * derivative by {@code d_k} is how often i's supply passes k, times {@code 1 - o_kj} for {@code k = j} and
 * {@code -o_kj} otherwise. So over the whole box of domestic parts the greatest share is at {@code d_j} high and all
 * others low, the smallest at {@code d_j} low and all others high; both are exact, not only corner scenarios. The
 * unknown part counts as made by j in the greatest and by others in the smallest.
 */
public final class TracedOrigin {

    private final ShareMatrix supply;
    private final double[] low;
    private final double[] domestic;
    private final double[] high;
    private final ShareMatrix central;

    /** What all chains share, and what those of least and of central parts share beyond that. */
    private final TracingChain certain;

    private final TracingChain notAbove;
    private final double[][] visits;
    private final Lazy<Ends> ends = new Lazy<>(Ends::new);

    private TracedOrigin(ShareMatrix supply, List<DomesticPart> parts) {
        this.supply = supply;
        this.low = parts.stream().mapToDouble(DomesticPart::low).toArray();
        this.high = parts.stream().mapToDouble(DomesticPart::high).toArray();
        this.domestic = parts.stream().mapToDouble(DomesticPart::central).toArray();
        this.certain = new TracingChain(supply).sharing(low, high);
        this.notAbove = certain.sharing(low, domestic);
        this.visits = notAbove.visits(domestic);
        this.central = shares(supply, domestic, visits);
    }

    /**
     * Traced shares with their bounds.
     *
     * @param supply direct shares
     * @param parts the domestic part of each economy's exports
     */
    public static TracedOrigin of(ShareMatrix supply, List<DomesticPart> parts) {
        Validate.isTrue(
                parts.size() == supply.size(), "%s domestic parts given for %s economies", parts.size(), supply.size());
        return new TracedOrigin(supply, parts);
    }

    /** The share made by each economy, by importer. */
    static ShareMatrix shares(ShareMatrix supply, double[] domestic, double[][] visits) {
        int size = supply.size();
        double[][] shares = new double[size][size];
        double[] unknown = new double[size];
        for (int importer = 0; importer < size; importer++) {
            if (supply.hasImports(importer)) {
                unknown[importer] = Math.min(1, visits[importer][size]);
                for (int maker = 0; maker < size; maker++) {
                    shares[importer][maker] = Math.min(1, visits[importer][maker] * domestic[maker]);
                }
            }
        }
        return ShareMatrix.ofComputed(shares, unknown, supply.importers());
    }

    /** Number of economies. */
    public int size() {
        return supply.size();
    }

    /** The shares at the central domestic parts. */
    public ShareMatrix central() {
        return central;
    }

    /** Share of the importer's supply that the maker made; empty if the importer imports nothing. */
    public Optional<Estimate> share(int importer, int maker) {
        if (!supply.hasImports(importer)) {
            return Optional.empty();
        }
        Ends within = ends.get();
        return Optional.of(Estimate.ofRounded(
                central.row(importer)[maker], within.smallest[maker][importer], within.greatest[maker][importer]));
    }

    /**
     * Share of the importer's supply whose origin is not known, with its bounds over the domestic parts; empty if it
     * imports nothing. It is greatest where most is resold.
     */
    public Optional<Estimate> unknown(int importer) {
        if (!supply.hasImports(importer)) {
            return Optional.empty();
        }
        Ends within = ends.get();
        return Optional.of(Estimate.ofRounded(
                central.rest(importer), within.leastVisits[importer][size()], within.mostVisits[importer][size()]));
    }

    /**
     * Which share of each importer's supply passes through the hands of some economies: made by one of them, or sold on by
     * one at any step.
     *
     * @param economies indexes, each once, one at least
     */
    public Passage passage(Collection<Integer> economies) {
        return new Passage(
                supply,
                new Passage.Hits(supply, visits, domestic, economies),
                () -> new Passage.Ends(
                        new Passage.Hits(supply, ends.get().leastVisits, high, economies),
                        new Passage.Hits(supply, ends.get().mostVisits, low, economies)));
    }

    /**
     * Which share of each importer's supply was made by any of some economies. Its bounds are exact over the whole box of
     * domestic parts, and tighter than the sum of those of each: greatest where all of them make as much as they can and all
     * others as little, with what is of unknown origin; smallest the other way round.
     *
     * @param economies indexes, each once, one at least
     */
    public Makers makers(Collection<Integer> economies) {
        return new Makers(
                central,
                economies,
                () -> new Makers.Ends(
                        new Makers.Made(supply, ends.get().leastVisits, high, low, economies, false),
                        new Makers.Made(supply, ends.get().mostVisits, low, high, economies, true)));
    }

    /** The chains where all resell as much, and as little, as they can, and the bounds that follow. */
    private final class Ends {

        private final double[][] mostVisits = notAbove.visits(low);
        private final double[][] leastVisits = certain.visits(high);
        private final double[][] greatest = new double[size()][];
        private final double[][] smallest = new double[size()][];

        Ends() {
            for (int maker = 0; maker < size(); maker++) {
                greatest[maker] = greatestShares(maker);
                smallest[maker] = smallestShares(maker);
            }
        }

        /**
         * Shares of the maker if all others resell as much as they can and the maker as little. The chain with every
         * economy at its low part differs from this one only in what happens at the maker, so the passage to the maker is
         * read from that chain's visits: with N visits in all once there, {@code h = visits / N} is the chance to get
         * there. Circles that only the maker's own output would end are of unknown origin in that chain and of the maker in
         * this one, which is the same for this bound.
         */
        private double[] greatestShares(int maker) {
            int size = size();
            double[] shares = new double[size];
            double resold = 1 - low[maker];
            double returns = 1 + resold * mostVisits[maker][maker];
            double unknownAfter = mostVisits[maker][size];
            double madeOrUnknown = ending(
                    maker, high[maker], high[maker] + (1 - high[maker]) * unknownAfter / returns, low, mostVisits);
            for (int importer = 0; importer < size; importer++) {
                double passage = mostVisits[importer][maker] / returns;
                double unknownBefore = Math.max(0, mostVisits[importer][size] - passage * resold * unknownAfter);
                shares[importer] = Math.min(1, unknownBefore + passage * madeOrUnknown);
            }
            return shares;
        }

        /** Shares of the maker if it resells as much as it can and all others as little, unknown origin being elsewhere. */
        private double[] smallestShares(int maker) {
            double[] shares = new double[size()];
            if (low[maker] == 0) {
                return shares;
            }
            double returns = 1 + (1 - high[maker]) * leastVisits[maker][maker];
            double made = ending(maker, low[maker], low[maker], high, leastVisits);
            for (int importer = 0; importer < size(); importer++) {
                shares[importer] = Math.min(1, leastVisits[importer][maker] / returns * made);
            }
            return shares;
        }

        /**
         * Chance that a unit at the maker ends in a way that has the chance {@code each} at each passage, when the maker's
         * own part is {@code domestic} and the other economies behave as in {@code visits}. A unit sold on either comes
         * back or ends elsewhere; the chance of the latter is summed over the places where it ends.
         */
        private double ending(int maker, double domestic, double each, double[] others, double[][] visits) {
            int size = size();
            double elsewhere = visits[maker][size];
            for (int economy = 0; economy < size; economy++) {
                if (economy != maker) {
                    elsewhere += visits[maker][economy] * others[economy];
                }
            }
            double escape = elsewhere / (1 + (1 - others[maker]) * visits[maker][maker]);
            return each / (domestic + (1 - domestic) * escape);
        }
    }
}
