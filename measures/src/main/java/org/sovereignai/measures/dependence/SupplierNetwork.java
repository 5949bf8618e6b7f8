package org.sovereignai.measures.dependence;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.network.NetworkVulnerability;
import org.sovereignai.measures.network.ShareMatrix;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Known;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.StrandYear;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.supply.Supply;
import org.sovereignai.measures.supply.Trade;

/**
 * What a nation loses in each strand of goods when the world's largest exporters fail, see {@link NetworkVulnerability}. A
 * value stands where at least half of the supply has a known supplier; below, only the bounds do.
 */
public final class SupplierNetwork implements Family<StrandYear> {

    @Override
    public Stream<Figure> figures(StrandYear world) {
        List<Supply> importers =
                world.supplies().stream().filter(supply -> !supply.isEmpty()).toList();
        if (!world.strand().isGoods() || importers.isEmpty()) {
            return Stream.empty();
        }
        List<String> codes = codes(importers);
        ShareMatrix direct = matrix(importers, codes);
        NetworkVulnerability vulnerability = NetworkVulnerability.of(direct, exports(world, codes), codes);
        return importers.stream().map(importer -> {
            Estimate lost =
                    vulnerability.area(codes.indexOf(importer.nation().code())).orElseThrow();
            double coverage = 1 - importer.unknown();
            return importer.figure("network_vulnerability", lost)
                    .unless(Reason.SUPPLIERS_MOSTLY_UNKNOWN.when(!Known.isEnough(coverage)))
                    .basedOn(importer.foreignShares().count())
                    .covering(coverage)
                    .notingHub();
        });
    }

    private static List<String> codes(List<Supply> importers) {
        return List.copyOf(importers.stream()
                .flatMap(importer -> Stream.concat(
                        Stream.of(importer.nation().code()),
                        importer.foreignSuppliers().filter(Supplier::isNation).map(Supplier::code)))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static ShareMatrix matrix(List<Supply> importers, List<String> codes) {
        SortedMap<String, Integer> places = new TreeMap<>();
        IntStream.range(0, codes.size()).forEach(place -> places.put(codes.get(place), place));
        double[][] shares = new double[codes.size()][codes.size()];
        double[] totals = new double[codes.size()];
        for (Supply importer : importers) {
            int row = places.get(importer.nation().code());
            totals[row] = 1;
            importer.foreignSuppliers()
                    .filter(Supplier::isNation)
                    .forEach(supplier -> shares[row][places.get(supplier.code())] =
                            supplier.direct().value());
        }
        return ShareMatrix.ofAmounts(shares, totals);
    }

    private static double[] exports(StrandYear world, List<String> codes) {
        Map<String, Double> exports = world.supplies().stream()
                .filter(supply -> supply.trade().isPresent())
                .collect(Collectors.toMap(
                        supply -> supply.nation().code(),
                        supply -> supply.trade().map(Trade::exports).orElse(0.0)));
        return codes.stream()
                .mapToDouble(code -> exports.getOrDefault(code, 0.0))
                .toArray();
    }
}
