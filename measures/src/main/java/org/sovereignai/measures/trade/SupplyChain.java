package org.sovereignai.measures.trade;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sovereignai.measures.network.DomesticPart;
import org.sovereignai.measures.network.Estimate;
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
    private final double[] domestic;
    private final TracedOrigin origin;

    /** By importer: what each area made, and what each made or sold on; nothing where nothing is imported. */
    private final double[][] origins;

    private final double[][] passages;

    private SupplyChain(TradeMatrix matrix, List<DomesticPart> parts) {
        this.matrix = matrix;
        this.domestic = parts.stream().mapToDouble(DomesticPart::central).toArray();
        this.origin = TracedOrigin.of(matrix.shares(), parts);
        int size = matrix.size();
        this.origins = new double[size][];
        this.passages = new double[size][size];
        for (int importer = 0; importer < size; importer++) {
            origins[importer] = origin.central().knownShares(importer);
        }
        for (int area = 0; area < size; area++) {
            Passage passage = onTheWay(area);
            for (int importer = 0; importer < size; importer++) {
                int place = area;
                double[] met = passages[importer];
                passage.share(importer).ifPresent(share -> met[place] = share.value());
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

    /** Share of the importer's imports that the maker made; empty where it imports nothing. */
    public Optional<Estimate> origin(int importer, int maker) {
        return origin.share(importer, maker);
    }

    /** Share of the importer's imports of which nobody can be shown to be the maker; empty where it imports nothing. */
    public Optional<Estimate> unknownOrigin(int importer) {
        return origin.unknown(importer);
    }

    /** What the area made or sold on at any step, as a share of each importer's imports. */
    public Passage onTheWay(int area) {
        return origin.passage(List.of(area));
    }

    /** What any of the areas made or sold on, as a share of each importer's imports. */
    public Passage onTheWay(Collection<Integer> areas) {
        return origin.passage(areas);
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
                double[] origin = origins[seller];
                for (int maker = 0; maker < domestic.length; maker++) {
                    made[maker] += soldOn * origin[maker];
                }
            }
        }
        return made;
    }

    /**
     * Who made or sold on what is bought from given sellers: the first step as given, the rest of the way central.
     *
     * @param sellers share of each area among the sellers, or any other amount
     * @return by area, in the unit of the sellers; does not add up
     */
    public double[] onTheWayOf(double[] sellers) {
        double[] met = new double[domestic.length];
        for (int seller = 0; seller < domestic.length; seller++) {
            double soldOn = sellers[seller] * (1 - domestic[seller]);
            double[] passage = passages[seller];
            for (int area = 0; area < domestic.length; area++) {
                met[area] += area == seller ? sellers[seller] : soldOn * passage[area];
            }
        }
        return met;
    }
}
