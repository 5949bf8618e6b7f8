package org.sovereignai.measures.trade;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Priors of pairs that no list of the year names, in current USD with exporters as rows. The constants are conventions; the
 * hold-out in {@code benchmarks/trade} says how well they do.
 */
final class Priors {

    private static final double SAME_SUBREGION = 1;
    private static final double SAME_REGION = 0.3;
    private static final double ELSEWHERE = 0.02;
    private static final double LEAST_OF_SIZE = 0.02;
    private static final double LEAST_AFFINITY = 0.001;
    private static final int NOWHERE = -1;

    private Priors() {}

    /** Exports times imports over world trade. */
    static double[][] bySize(TradePanel panel) {
        int size = panel.size();
        double world = panel.world();
        double[][] prior = new double[size][size];
        for (int exporter = 0; exporter < size && world > 0; exporter++) {
            for (int importer = 0; importer < size; importer++) {
                prior[exporter][importer] = panel.exports(exporter) * panel.imports(importer) / world;
            }
        }
        return prior;
    }

    /**
     * What the importers with a list of their own buy, the nearer by region the more they count: the mean of their shares
     * weighted with the root of their imports and 1, .3 or .02; at least .02 of the prior by size.
     *
     * @param first a completed matrix
     * @param regions region of each area that has one
     */
    static double[][] byNeighbours(TradePanel panel, double[][] first, Map<String, Region> regions) {
        int size = panel.size();
        double[] listed = new double[size];
        for (PartnerList list : panel.lists()) {
            if (list.side() == PartnerList.Side.SOURCES) {
                int importer = panel.place(list.owner());
                listed[importer] = Math.sqrt(panel.imports(importer));
            }
        }
        double[][] nearness = nearness(panel.codes(), regions);
        double[][] bought = Projection.transposed(first);
        double[][] prior = bySize(panel);
        double[] weights = new double[size];
        double[] sums = new double[size];
        for (int importer = 0; importer < size; importer++) {
            double whole = 0;
            for (int other = 0; other < size; other++) {
                weights[other] = other == importer ? 0 : nearness[other][importer] * listed[other];
                whole += weights[other];
            }
            weightedShares(panel, bought, weights, sums);
            for (int exporter = 0; exporter < size; exporter++) {
                double others = whole - weights[exporter];
                double neighbours = others > 0 ? sums[exporter] / others * panel.imports(importer) : 0;
                prior[exporter][importer] = Math.max(neighbours, LEAST_OF_SIZE * prior[exporter][importer]);
            }
        }
        return prior;
    }

    private static void weightedShares(TradePanel panel, double[][] bought, double[] weights, double[] sums) {
        Arrays.fill(sums, 0);
        for (int other = 0; other < weights.length; other++) {
            double perDollar = weights[other] / Math.max(panel.imports(other), 1);
            if (perDollar > 0) {
                double[] row = bought[other];
                for (int exporter = 0; exporter < row.length; exporter++) {
                    sums[exporter] += row[exporter] * perDollar;
                }
            }
        }
    }

    private static double[][] nearness(List<String> codes, Map<String, Region> regions) {
        double[][] nearness = new double[codes.size()][codes.size()];
        Region[] places = codes.stream().map(regions::get).toArray(Region[]::new);
        for (int one = 0; one < places.length; one++) {
            Region region = places[one];
            for (int other = 0; other < places.length; other++) {
                Region there = places[other];
                nearness[one][other] = region == null || there == null
                        ? (one == other ? SAME_SUBREGION : ELSEWHERE)
                        : Objects.equals(region.subregion(), there.subregion())
                                ? SAME_SUBREGION
                                : Objects.equals(region.name(), there.name()) ? SAME_REGION : ELSEWHERE;
            }
        }
        return nearness;
    }

    /**
     * What the lists of other years say of each pair, the nearest year first and within a year the lists in the order of
     * their owners: the first entry met gives the pair's affinity, its share over what its size would give; where no year
     * names the pair, the lists that could have and did not cap the prior of its neighbours.
     */
    static double[][] byOtherYears(TradePanel panel, List<TradePanel> years, double[][] neighbours) {
        int size = panel.size();
        double[][] affinity = new double[size][size];
        double[][] cap = new double[size][size];
        for (int exporter = 0; exporter < size; exporter++) {
            Arrays.fill(affinity[exporter], Double.NaN);
            Arrays.fill(cap[exporter], Double.POSITIVE_INFINITY);
        }
        years.stream()
                .filter(other -> other.year() != panel.year())
                .sorted(TradePanel.nearestTo(panel.year()))
                .forEach(other -> {
                    int[] places = other.codes().stream()
                            .mapToInt(code -> panel.has(code) ? panel.place(code) : NOWHERE)
                            .toArray();
                    other.lists().stream()
                            .filter(list -> panel.has(list.owner()))
                            .forEach(list -> read(panel, other, places, list, affinity, cap));
                });
        double[][] prior = bySize(panel);
        for (int exporter = 0; exporter < size; exporter++) {
            for (int importer = 0; importer < size; importer++) {
                double bySize = prior[exporter][importer];
                double known = affinity[exporter][importer];
                if (!Double.isNaN(known)) {
                    prior[exporter][importer] = bySize * Math.max(known, LEAST_AFFINITY);
                } else if (Double.isInfinite(cap[exporter][importer])) {
                    prior[exporter][importer] = neighbours[exporter][importer];
                } else {
                    prior[exporter][importer] = Math.min(
                            neighbours[exporter][importer], bySize * Math.max(cap[exporter][importer], LEAST_AFFINITY));
                }
            }
        }
        return prior;
    }

    /**
     * @param places in the panel, of the areas of the other
     */
    private static void read(
            TradePanel panel, TradePanel other, int[] places, PartnerList list, double[][] affinity, double[][] cap) {
        boolean isImporters = list.side() == PartnerList.Side.SOURCES;
        int owner = panel.place(list.owner());
        double total = other.total(list);
        if (total <= 0) {
            return;
        }
        int[] points = new int[places.length];
        Arrays.fill(points, NOWHERE);
        list.entries().forEach(entry -> points[other.place(entry.partner())] = entry.basisPoints());
        double unlisted = list.unlistedAtMost() / 10_000;
        for (int place = 0; place < places.length; place++) {
            int partner = places[place];
            double ofPartner = isImporters ? other.exports(place) : other.imports(place);
            if (partner == owner || partner == NOWHERE || ofPartner <= 0) {
                continue;
            }
            int exporter = isImporters ? partner : owner;
            int importer = isImporters ? owner : partner;
            if (Double.isNaN(affinity[exporter][importer])) {
                if (points[place] == NOWHERE) {
                    double most = unlisted * other.world() / ofPartner;
                    cap[exporter][importer] = Math.min(cap[exporter][importer], most);
                } else {
                    affinity[exporter][importer] = points[place] / 10_000.0 * other.world() / ofPartner;
                }
            }
        }
    }
}
