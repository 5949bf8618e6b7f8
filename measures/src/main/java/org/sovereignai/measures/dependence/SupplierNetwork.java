package org.sovereignai.measures.dependence;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.network.NetworkVulnerability;
import org.sovereignai.measures.supply.Blocs;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Known;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.StrandYear;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.supply.Supply;
import org.sovereignai.measures.supply.Trade;

/**
 * What a nation loses in each strand of goods when the world's largest exporters fail, China with Hong Kong and Macao as
 * one, see {@link NetworkVulnerability}. A value stands where at least half of the supply has a named supplier; below, only
 * the bounds do.
 */
public final class SupplierNetwork implements Family<StrandYear> {

    @Override
    public Stream<Figure> figures(StrandYear world) {
        if (!world.strand().isGoods()) {
            return Stream.empty();
        }
        NetworkVulnerability vulnerability = NetworkVulnerability.of(exports(world), Blocs.GREATER_CHINA);
        return world.supplies().stream()
                .filter(supply -> !supply.isEmpty())
                .map(importer -> importer.figure(
                                "network_vulnerability",
                                vulnerability.area(importer.nation().code(), purchases(importer)))
                        .unless(Reason.first(
                                Reason.SUPPLIERS_MOSTLY_UNKNOWN.when(!Known.isEnough(1 - importer.unknown())),
                                importer.tooLittle()))
                        .covering(1 - importer.unknown())
                        .notingHub()
                        .noting(importer.weaklyIdentified()));
    }

    private static NetworkVulnerability.Purchases purchases(Supply importer) {
        Map<String, Estimate> named = new TreeMap<>();
        importer.suppliers().stream()
                .filter(importer::isForeign)
                .filter(Supplier::isNation)
                .forEach(supplier -> named.put(supplier.code(), supplier.direct()));
        Estimate others =
                importer.supplier(Supplier.OTHERS).map(Supplier::direct).orElse(Estimate.exactly(0));
        return new NetworkVulnerability.Purchases(named, others, importer.unknown());
    }

    private static Map<String, Double> exports(StrandYear world) {
        return world.supplies().stream()
                .filter(supply -> supply.trade().isPresent())
                .collect(Collectors.toMap(
                        supply -> supply.nation().code(),
                        supply -> supply.trade().map(Trade::exports).orElse(0.0)));
    }
}
