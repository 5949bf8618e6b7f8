package org.sovereignai.measures.dependence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sovereignai.measures.network.LookThrough;
import org.sovereignai.measures.network.ShareMatrix;
import org.sovereignai.measures.supply.Supplier;

/**
 * A supplier of goods, or one behind it, in a nation's whole chain of suppliers, see {@link LookThrough}, at two weights of a
 * further step.
 *
 * @param importer code of the nation
 * @param code code of the supplier; small ones are {@link Supplier#OTHERS} together
 * @param near share where each step counts half of the one before
 * @param far share where it counts .85 of it, as in the deep chain of the source literature
 */
public record HiddenSupplier(String importer, String code, double near, double far) {

    private static final double SHALLOW = 0.5;
    private static final double DEEP = 0.85;

    /** Nearly every exporter takes part in nearly every chain: smaller shares are summed. */
    private static final double SMALLEST_SHARE = 0.001;

    /**
     * Of all importers; the shares of each sum to 1.
     *
     * @param codes codes of the nations of the matrix, in its order
     * @param supply direct shares
     * @param hasUnnamed whether the unknown part of an importer is of unknown supplier; else small suppliers are
     */
    public static Stream<HiddenSupplier> of(List<String> codes, ShareMatrix supply, boolean hasUnnamed) {
        ShareMatrix shallow = LookThrough.of(supply, SHALLOW);
        ShareMatrix deep = LookThrough.of(supply, DEEP);
        List<HiddenSupplier> all = new ArrayList<>();
        for (int importer = 0; importer < codes.size(); importer++) {
            if (supply.hasImports(importer)) {
                add(all, codes, importer, shallow, deep, hasUnnamed);
            }
        }
        return all.stream();
    }

    private static void add(
            List<HiddenSupplier> all,
            List<String> codes,
            int importer,
            ShareMatrix shallow,
            ShareMatrix deep,
            boolean hasUnnamed) {
        double[] near = shallow.knownShares(importer);
        double[] far = deep.knownShares(importer);
        double smallNear = 0;
        double smallFar = 0;
        for (int supplier = 0; supplier < near.length; supplier++) {
            if (Math.max(near[supplier], far[supplier]) >= SMALLEST_SHARE) {
                all.add(new HiddenSupplier(codes.get(importer), codes.get(supplier), near[supplier], far[supplier]));
            } else {
                smallNear += near[supplier];
                smallFar += far[supplier];
            }
        }
        double rest = shallow.unknown(importer).orElseThrow();
        double farRest = deep.unknown(importer).orElseThrow();
        if (!hasUnnamed) {
            smallNear += rest;
            smallFar += farRest;
        }
        if (smallNear > 0 || smallFar > 0) {
            all.add(new HiddenSupplier(codes.get(importer), Supplier.OTHERS, smallNear, smallFar));
        }
        if (hasUnnamed && rest > 0) {
            all.add(new HiddenSupplier(codes.get(importer), Supplier.UNKNOWN, rest, farRest));
        }
    }
}
