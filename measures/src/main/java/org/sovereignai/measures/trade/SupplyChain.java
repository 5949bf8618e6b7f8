package org.sovereignai.measures.trade;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.sovereignai.measures.network.DomesticPart;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.network.Lazy;
import org.sovereignai.measures.network.Makers;
import org.sovereignai.measures.network.Passage;
import org.sovereignai.measures.network.TracedOrigin;

/**
 * The way that each importer's goods came: where they were made, and through whose hands they went.
 *
 * <p>With shares s and the part d of its exports that an area makes itself, the origin of i is {@code o_i = sum over j of s_ij
 * (d_j e_j + (1 - d_j) o_j)}: an absorbing chain, solved exactly (Kastner, Kastner and Nonhebel, "Tracing distant
 * environmental impacts of agricultural products from a consumer perspective", Ecological Economics 70, 2011, for the chain;
 * d as in {@link HomeMade}). <b>On the way</b> stands who made the goods or sold them on at any step: the origin that j would
 * have if all that it sells were its own; what it could withhold (hypothetical extraction: Dietzenbacher and Lahr, Economic
 * Systems Research 25, 2013; Los, Timmer and de Vries, American Economic Review 106, 2016). It is never less than the direct
 * share nor than the origin.
 *
 * <p>Bounds are over d at the central matrix: they do not hold what the lists leave open of the shares.
 */
public final class SupplyChain {

    private final TradeMatrix matrix;
    private final List<DomesticPart> parts;
    private final double[] domestic;
    private final Lazy<Ways> ways;

    private SupplyChain(TradeMatrix matrix, List<DomesticPart> parts) {
        this.matrix = matrix;
        this.parts = List.copyOf(parts);
        this.domestic = parts.stream().mapToDouble(DomesticPart::central).toArray();
        this.ways = new Lazy<>(() -> new Ways(TracedOrigin.of(matrix.shares(), parts)));
    }

    /** Where all goods come from. */
    private static final class Ways {
        private final TracedOrigin origin;
        private final List<Passage> passages = new ArrayList<>();

        /** By importer: what each area made; nothing where nothing is imported. */
        private final double[][] made;

        Ways(TracedOrigin origin) {
            this.origin = origin;
            int size = origin.size();
            this.made = new double[size][];
            for (int importer = 0; importer < size; importer++) {
                made[importer] = origin.central().knownShares(importer);
            }
            for (int area = 0; area < size; area++) {
                passages.add(origin.passage(List.of(area)));
            }
        }
    }

    /** The chain of a matrix, with the part of its exports that each area makes itself. */
    public static SupplyChain of(TradeMatrix matrix, HomeMade homeMade) {
        return new SupplyChain(matrix, homeMade.parts(matrix));
    }

    /** The matrix whose ways these are. */
    public TradeMatrix matrix() {
        return matrix;
    }

    /** The part of its exports that the area makes itself. */
    public Estimate homeMade(int area) {
        DomesticPart part = parts.get(area);
        return new Estimate(part.central(), part.low(), part.high());
    }

    /** Share of the importer's imports that the maker made; empty where it imports nothing. */
    public Optional<Estimate> origin(int importer, int maker) {
        return ways.get().origin.share(importer, maker);
    }

    /** Share of the importer's imports of which nobody can be shown to be the maker; empty where it imports nothing. */
    public Optional<Estimate> unknownOrigin(int importer) {
        return ways.get().origin.unknown(importer);
    }

    /** What the area made or sold on at any step, as a share of each importer's imports. */
    public Passage onTheWay(int area) {
        return ways.get().passages.get(area);
    }

    /** What any of the areas made or sold on, as a share of each importer's imports. */
    public Passage onTheWay(Collection<Integer> areas) {
        return ways.get().origin.passage(areas);
    }

    /**
     * Where goods were made that are bought from given sellers: the first step as given, the rest of the way central.
     *
     * @param sellers share of each area among the sellers, or any other amount
     * @return by maker, in the unit of the sellers; what is of unknown origin is missing in the sum
     */
    public double[] originOf(double[] sellers) {
        double[] made = new double[domestic.length];
        for (int seller = 0; seller < domestic.length; seller++) {
            double soldOn = sellers[seller] * (1 - domestic[seller]);
            made[seller] += sellers[seller] * domestic[seller];
            if (soldOn > 0) {
                double[] behind = ways.get().made[seller];
                for (int maker = 0; maker < domestic.length; maker++) {
                    made[maker] += soldOn * behind[maker];
                }
            }
        }
        return made;
    }

    /** Some areas as one supplier. */
    Together together(Collection<Integer> areas) {
        return new Together(areas);
    }

    /** What some areas made, and what they made or sold on at any step, together. */
    final class Together {

        private final BitSet areas = new BitSet();
        private final Makers makers;
        private final Passage passage;

        private Together(Collection<Integer> areas) {
            areas.forEach(this.areas::set);
            this.makers = ways.get().origin.makers(areas);
            this.passage = ways.get().origin.passage(areas);
        }

        /** Share of the importer's imports that they sold it; empty where it imports nothing. */
        Optional<Estimate> direct(int importer) {
            return matrix.share(areas, importer);
        }

        /** Share of the importer's imports that they made; empty where it imports nothing. */
        Optional<Estimate> origin(int importer) {
            return makers.share(importer);
        }

        /** Share of the importer's imports that they made or sold on; empty where it imports nothing. */
        Optional<Estimate> onTheWay(int importer) {
            return passage.share(importer);
        }

        /** What is bought from them of what is bought from given sellers. */
        double directOf(double[] sellers) {
            double direct = 0;
            for (int seller = areas.nextSetBit(0); seller >= 0; seller = areas.nextSetBit(seller + 1)) {
                direct += sellers[seller];
            }
            return direct;
        }

        /** The part that they made of what is bought from given sellers, with bounds over d; shares of sellers sum to 1 at most. */
        Estimate originOf(double[] sellers) {
            return made(sellers, areas::get, makers::share);
        }

        /** As {@link #originOf} of what they made or sold on. */
        Estimate onTheWayOf(double[] sellers) {
            return met(sellers, areas::get, passage);
        }
    }

    /**
     * The maker's part of what is bought from given sellers, with bounds over d.
     *
     * @param sellers shares that sum to 1 at most
     */
    Estimate originOf(double[] sellers, int maker) {
        return made(
                sellers, seller -> seller == maker, seller -> ways.get().origin.share(seller, maker));
    }

    /** As {@link #originOf} of who made it or sold it on. */
    Estimate onTheWayOf(double[] sellers, int area) {
        return met(sellers, seller -> seller == area, onTheWay(area));
    }

    private Estimate made(double[] sellers, IntPredicate isMaker, IntFunction<Optional<Estimate>> madeBehind) {
        double value = 0;
        double low = 0;
        double high = 0;
        for (int seller = 0; seller < domestic.length; seller++) {
            double share = sellers[seller];
            if (share > 0) {
                DomesticPart part = parts.get(seller);
                boolean makes = isMaker.test(seller);
                // What a seller without imports did not make is of unknown origin: it may be anybody's.
                Estimate behind = madeBehind.apply(seller).orElse(new Estimate(0, 0, 1));
                value += share * passedOn(makes, part.central(), behind.value());
                low += share * (makes ? passedOn(true, part.low(), behind.low()) : (1 - part.high()) * behind.low());
                high += share * (makes ? passedOn(true, part.high(), behind.high()) : (1 - part.low()) * behind.high());
            }
        }
        return ordered(value, low, high);
    }

    private Estimate met(double[] sellers, IntPredicate isOne, Passage passage) {
        double value = 0;
        double low = 0;
        double high = 0;
        for (int seller = 0; seller < domestic.length; seller++) {
            double share = sellers[seller];
            if (share > 0) {
                DomesticPart part = parts.get(seller);
                boolean sells = isOne.test(seller);
                Estimate behind = passage.share(seller).orElse(Estimate.exactly(0));
                value += share * (sells ? 1 : (1 - part.central()) * behind.value());
                low += share * (sells ? 1 : (1 - part.high()) * behind.low());
                high += share * (sells ? 1 : (1 - part.low()) * behind.high());
            }
        }
        return ordered(value, low, high);
    }

    /** Which part of what the seller sells is of unknown origin. */
    Estimate unknownBehind(int seller) {
        DomesticPart part = parts.get(seller);
        Estimate behind = ways.get().origin.unknown(seller).orElse(Estimate.exactly(1));
        double value = (1 - part.central()) * behind.value();
        return ordered(value, (1 - part.high()) * behind.low(), (1 - part.low()) * behind.high());
    }

    private static double passedOn(boolean isMaker, double made, double behind) {
        return (isMaker ? made : 0) + (1 - made) * behind;
    }

    private static Estimate ordered(double value, double low, double high) {
        return new Estimate(value, Math.min(low, value), Math.max(high, value));
    }
}
