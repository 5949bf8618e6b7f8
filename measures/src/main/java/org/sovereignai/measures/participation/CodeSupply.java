package org.sovereignai.measures.participation;

import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.supply.Supply;
import org.sovereignai.schemas.Strand;

/**
 * On whose public code a nation works: its pushes and pull requests to repositories abroad, by the nation of the repository.
 * It has no origin beyond that, because contributions are not passed on from one repository's nation to the next. Nobody
 * can take back a copy of public code, so that nothing is revocable.
 */
public final class CodeSupply {

    private static final Estimate NOTHING = Estimate.exactly(0);

    private CodeSupply() {}

    /** What every nation works on in a year; units are nations of repositories. */
    public static Stream<Supply> of(CodeYear year, Strand strand) {
        Status status = year.collaboration().quarters().isWhole() ? Status.FINAL : Status.PARTIAL;
        return year.collaboration().outward().entrySet().stream()
                .map(nation -> supply(
                        nation.getValue(),
                        Supply.of(Nation.of(nation.getKey()), strand, year.year())
                                .status(status)))
                .filter(supply -> !supply.isEmpty());
    }

    private static Supply supply(SortedMap<String, Quarters> partners, Supply.Builder supply) {
        double total = partners.values().stream().mapToLong(Quarters::sum).sum();
        long named = partners.values().stream().filter(flow -> flow.sum() > 0).count();
        for (Map.Entry<String, Quarters> partner : partners.entrySet()) {
            long flow = partner.getValue().sum();
            if (flow > 0) {
                supply.supplier(Supplier.of(partner.getKey(), flow / total).revoking(NOTHING));
            }
        }
        return supply.units(named).build();
    }
}
