package org.sovereignai.measures.dependence;

import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Known;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.supply.Supply;

/**
 * How much of a nation's supply others could switch off: foreign share times revocable share, summed over suppliers abroad,
 * where the nation's own supply is known.
 *
 * <p>The value is what is known to be revocable over what is known; the bounds let the rest be the nation's own or
 * irrevocable (low), or foreign and revocable (high). Of a supplier some of whose models are of unknown openness the part
 * that is not known is as large as its bounds are apart. Where home production is not known all of the supply is foreign and
 * revocable by definition; who could withhold it is in {@code control_exposure}.
 */
public final class RevocableSupply implements Family<Supply> {

    @Override
    public Stream<Figure> figures(Supply supply) {
        return supply.strand().homeIsKnown() && !supply.isEmpty() ? Stream.of(exposure(supply)) : Stream.empty();
    }

    private static Figure exposure(Supply supply) {
        double low = 0;
        double high = supply.unknown();
        double known = supply.domestic();
        for (Supplier abroad : supply.foreignSuppliers().toList()) {
            // What has no known supplier is in the bounds as a whole: the bounds of each share would count it again.
            Estimate withdrawable = abroad.revocable().times(abroad.direct().value());
            low += withdrawable.low();
            high += withdrawable.high();
            known += abroad.direct().value() - (withdrawable.high() - withdrawable.low());
        }
        double coverage = Math.min(1, known);
        double least = Math.min(1, low);
        double most = Math.max(least, Math.min(1, high));
        Estimate exposure =
                known > 0 ? Estimate.ofRounded(least / coverage, least, most) : Estimate.between(least, most);
        return supply.figure("control_exposure", exposure)
                .unless(Reason.TOO_FEW.when(SupplyConcentration.isTooFew(supply, supply.n())))
                .unless(SupplyConcentration.mostlyUnknown(supply).when(!Known.isEnough(coverage)))
                .covering(coverage);
    }
}
