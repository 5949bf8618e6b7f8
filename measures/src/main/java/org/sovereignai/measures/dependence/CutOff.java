package org.sovereignai.measures.dependence;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.supply.Supply;

/**
 * What a nation loses in a strand and year when one supplier stops: what came from it, of which a part may stay in use all
 * the same, see {@link Supplier#irrevocable}. A nation's own supply counts among the suppliers that remain.
 *
 * <p><b>Reallocation rule</b> (an assumption, ours): each remaining known supplier raises its deliveries to the importer in
 * proportion to its share, by at most {@value #SLACK} of what it delivers already. With L lost and K from remaining known
 * suppliers the loss left is {@code max(0, L - SLACK K)}. No supplier is promised twice: what it adds over all importers is
 * at most that part of its exports. New suppliers, stocks, home production and price are left out, and capacity may be short
 * for longer than a year.
 *
 * @param supplier who stops
 * @param afterReallocation what is left of its direct share after the rule
 */
public record CutOff(Supplier supplier, double afterReallocation) {

    /** What a supplier can add to its deliveries: an assumption, not a measured figure. */
    private static final double SLACK = 0.25;

    /** One for each nation abroad that supplies or made something. */
    public static Stream<CutOff> of(Supply supply) {
        double unknown = supply.unknown();
        return supply.suppliers().stream()
                .filter(Supplier::isNation)
                .filter(supply::isForeign)
                .map(supplier -> of(supplier, unknown));
    }

    /** If some nations that supply it stop as one; empty where none does, or the nation is one of them. */
    public static Optional<CutOff> together(Supply supply, String code, Collection<String> members) {
        List<Supplier> stopping = supply.suppliers().stream()
                .filter(supplier -> members.contains(supplier.code()))
                .toList();
        return stopping.isEmpty() || members.contains(supply.nation().code())
                ? Optional.empty()
                : Optional.of(of(Supplier.together(code, stopping), supply.unknown()));
    }

    /**
     * If a supplier stops.
     *
     * @param unknown part of the supply whose supplier is not known, 0..1
     */
    public static CutOff of(Supplier supplier, double unknown) {
        return new CutOff(supplier, left(supplier.direct().value(), unknown));
    }

    private static double left(double lost, double unknown) {
        double kept = Math.max(0, 1 - unknown - lost);
        return Math.max(0, lost - SLACK * kept);
    }
}
