package org.sovereignai.measures.trade;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.Validate;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.network.Remainder;

/**
 * One product in one year, of which the trade of every pair is known: who supplies whom, how concentrated suppliers are, and,
 * where it is known what the product is for, where it was made and who stood on its way. A pure function of arrays: a product
 * more is a group more.
 *
 * <p>Shares of direct suppliers have no width, since nothing is left out; bounds are over the part of their exports that areas
 * make themselves, see {@link SupplyChain}. Some areas (China with Hong Kong and Macao) are one nation beside their parts, what they
 * sell each other taken out; who could withhold goods is asked of nations with these as one.
 */
public final class ProductTrade {

    /** The part of an importer's imports from which on a supplier has a row of its own. */
    public static final double LEAST_SHARE = 0.01;

    private static final double ROUNDING = 1e-9;

    /**
     * What a nation buys and sells.
     *
     * @param code the nation
     * @param imports current USD
     * @param exports current USD
     * @param suppliers how many sold to it
     * @param concentration Herfindahl and Hirschman's index of suppliers; NaN where it imports nothing
     * @param top share of the largest supplier; NaN where it imports nothing
     * @param largest the largest supplier; empty where there is none, or two are as large
     * @param homeMade part of its exports that it makes itself; none where that is not known
     * @param withheld the most of its imports that one nation abroad made or sold on at any step. Where it is not known what the
     *     product is for, there is no value, and what one nation sold directly is the least. None where it imports nothing, and of
     *     the parts of a union
     * @param withheldBy who; empty without a value
     * @param withheldOfUse the same as a part of what the nation imports, makes and exports; NaN without a value
     */
    public record Nation(
            String code,
            double imports,
            double exports,
            int suppliers,
            double concentration,
            double top,
            String largest,
            Estimate homeMade,
            Estimate withheld,
            String withheldBy,
            double withheldOfUse) {}

    /**
     * What a nation has from a supplier; shares are of the nation's imports.
     *
     * @param importer the nation
     * @param supplier who; all others, or the unknown origin, under the codes that were given for them
     * @param amount bought from it directly, current USD
     * @param direct share bought from it
     * @param origin share made by it; none where it is not known what the product is for
     * @param onTheWay share made by it or sold on by it at any step; none likewise, and of all others together
     */
    public record Pair(
            String importer, String supplier, double amount, double direct, Estimate origin, Estimate onTheWay) {}

    private final View apart;
    private final View united;
    private final Set<String> members;
    private final String union;

    private ProductTrade(View apart, View united, Set<String> members, String union) {
        this.apart = apart;
        this.united = united;
        this.members = members;
        this.union = union;
    }

    /**
     * The trade of a product in a year. What an area sells itself is left out.
     *
     * @param codes of areas, sorted
     * @param importers places among the codes
     * @param exporters places among the codes
     * @param cents what each sold to each, in cents of a US dollar
     * @param members areas that are one nation beside their parts
     * @param union the code of that nation
     * @param homeMade what areas make themselves; empty where it is not known what the product is for
     */
    public static ProductTrade of(
            List<String> codes,
            int[] importers,
            int[] exporters,
            long[] cents,
            Collection<String> members,
            String union,
            Optional<HomeMade> homeMade) {
        Validate.isTrue(
                importers.length == exporters.length && importers.length == cents.length,
                "There are %s importers, %s exporters and %s amounts",
                importers.length,
                exporters.length,
                cents.length);
        int[] places = new int[codes.size()];
        for (int flow = 0; flow < cents.length; flow++) {
            if (importers[flow] != exporters[flow]) {
                places[importers[flow]] = 1;
                places[exporters[flow]] = 1;
            }
        }
        List<String> trading = new ArrayList<>();
        for (int place = 0; place < places.length; place++) {
            if (places[place] > 0) {
                places[place] = trading.size();
                trading.add(codes.get(place));
            }
        }
        double[][] bought = new double[trading.size()][trading.size()];
        for (int flow = 0; flow < cents.length; flow++) {
            if (importers[flow] != exporters[flow]) {
                bought[places[importers[flow]]][places[exporters[flow]]] += cents[flow] / 100.0;
            }
        }
        View apart = new View(trading, bought, homeMade);
        return new ProductTrade(
                apart,
                apart.uniting(members, union, homeMade.map(made -> made.withUnion(union, members))),
                Set.copyOf(members),
                union);
    }

    /** Every nation that buys or sells, in the order of codes; the union stands among them beside its parts. */
    public List<Nation> nations() {
        List<Nation> nations = new ArrayList<>();
        for (int area = 0; area < apart.codes.size(); area++) {
            String code = apart.codes.get(area);
            nations.add(nation(apart, area, members.contains(code) ? -1 : united.codes.indexOf(code)));
        }
        int whole = united.codes.indexOf(union);
        if (whole >= 0 && united.imports[whole] + united.exports[whole] > 0) {
            nations.add(nation(united, whole, whole));
        }
        nations.sort(Comparator.comparing(Nation::code));
        return nations;
    }

    private Nation nation(View view, int area, int unitedArea) {
        double total = view.imports[area];
        int suppliers = 0;
        double squares = 0;
        double top = 0;
        String largest = "";
        for (int exporter = 0; exporter < view.codes.size(); exporter++) {
            double share = total > 0 ? view.bought[area][exporter] / total : 0;
            if (share > 0) {
                suppliers++;
                squares += share * share;
                largest = share > top ? view.codes.get(exporter) : share == top ? "" : largest;
                top = Math.max(top, share);
            }
        }
        Withheld most = unitedArea < 0 ? Withheld.NOTHING : united.withheld(unitedArea);
        Estimate homeMade = view.homeMade(area);
        double use = unitedArea < 0 ? Double.NaN : total / (total + united.made(unitedArea));
        return new Nation(
                view.codes.get(area),
                total,
                view.exports[area],
                suppliers,
                total > 0 ? Math.min(1, squares) : Double.NaN,
                total > 0 ? top : Double.NaN,
                largest,
                homeMade,
                most.part,
                most.by,
                most.part.value() * use);
    }

    /**
     * Who supplies each importer, in the order of the codes of importers and suppliers: those who sold, made or sold on {@value #LEAST_SHARE} of its imports, and
     * the rest, so that direct shares and origins of an importer sum to 1.
     *
     * @param others code under which the rest stands
     * @param unknown code under which unknown origin stands
     */
    public List<Pair> pairs(String others, String unknown) {
        List<Pair> pairs = new ArrayList<>();
        for (int importer = 0; importer < apart.codes.size(); importer++) {
            if (apart.imports[importer] > 0) {
                List<Pair> ofImporter = apart.pairs(importer, others, unknown);
                ofImporter.sort(Comparator.comparing(Pair::supplier));
                pairs.addAll(ofImporter);
            }
        }
        return pairs;
    }

    /** The most that one nation could withhold, and which. */
    private record Withheld(Estimate part, String by) {
        private static final Withheld NOTHING = new Withheld(Estimate.NONE, "");
    }

    /** The trade among some areas, each a nation of its own. */
    private static final class View {
        private final List<String> codes;
        private final double[][] bought;
        private final double[] imports;
        private final double[] exports;
        private final Optional<SupplyChain> chain;

        View(List<String> codes, double[][] bought, Optional<HomeMade> homeMade) {
            this.codes = codes;
            this.bought = bought;
            this.imports = new double[codes.size()];
            this.exports = new double[codes.size()];
            for (int importer = 0; importer < imports.length; importer++) {
                for (int exporter = 0; exporter < exports.length; exporter++) {
                    imports[importer] += bought[importer][exporter];
                    exports[exporter] += bought[importer][exporter];
                }
            }
            this.chain = homeMade.map(made -> SupplyChain.of(TradeMatrix.ofAmounts(0, codes, bought), made));
        }

        View uniting(Collection<String> members, String union, Optional<HomeMade> homeMade) {
            Merging merging = Merging.of(codes, members, union);
            double[][] merged =
                    new double[merging.codes().size()][merging.codes().size()];
            for (int importer = 0; importer < codes.size(); importer++) {
                for (int exporter = 0; exporter < codes.size(); exporter++) {
                    int to = merging.place(importer);
                    int from = merging.place(exporter);
                    merged[to][from] += to == from ? 0 : bought[importer][exporter];
                }
            }
            return new View(merging.codes(), merged, homeMade);
        }

        /** None where the area sells nothing, or it is not known what the product is for. */
        Estimate homeMade(int area) {
            return exports[area] > 0 ? chain.map(known -> known.homeMade(area)).orElse(Estimate.NONE) : Estimate.NONE;
        }

        /** What the area makes and sells, current USD; NaN where that is not known. */
        double made(int area) {
            return exports[area] > 0 ? homeMade(area).value() * exports[area] : 0;
        }

        Withheld withheld(int importer) {
            if (imports[importer] <= 0) {
                return Withheld.NOTHING;
            }
            double direct = 0;
            double value = 0;
            double low = 0;
            double high = 0;
            String by = "";
            for (int area = 0; area < codes.size(); area++) {
                direct = Math.max(direct, bought[importer][area] / imports[importer]);
                if (chain.isPresent() && area != importer) {
                    Estimate share = chain.get().onTheWay(area).share(importer).orElseThrow();
                    by = share.value() > value ? codes.get(area) : by;
                    value = Math.max(value, share.value());
                    low = Math.max(low, share.low());
                    high = Math.max(high, share.high());
                }
            }
            return chain.isPresent()
                    ? new Withheld(Estimate.ofRounded(value, low, high), by)
                    : new Withheld(Estimate.between(Math.min(1, direct), 1), "");
        }

        List<Pair> pairs(int importer, String others, String unknown) {
            List<Pair> pairs = new ArrayList<>();
            double total = imports[importer];
            double rest = 0;
            Remainder origins = new Remainder(1);
            boolean hasRest = false;
            for (int area = 0; area < codes.size(); area++) {
                int supplier = area;
                double direct = Math.min(1, bought[importer][area] / total);
                Estimate origin = chain.map(
                                known -> known.origin(importer, supplier).orElseThrow())
                        .orElse(Estimate.NONE);
                Estimate met = chain.map(known ->
                                known.onTheWay(supplier).share(importer).orElseThrow())
                        .orElse(Estimate.NONE);
                if (direct >= LEAST_SHARE || origin.value() >= LEAST_SHARE || met.value() >= LEAST_SHARE) {
                    pairs.add(new Pair(
                            codes.get(importer), codes.get(area), bought[importer][area], direct, origin, met));
                    origins.name(origin);
                } else if (direct > 0 || origin.high() > ROUNDING && chain.isPresent()) {
                    hasRest = true;
                    rest += bought[importer][area];
                    origins.add(origin);
                }
            }
            Estimate nobody = chain.map(known -> known.unknownOrigin(importer).orElseThrow())
                    .orElse(Estimate.NONE);
            boolean isUnknown = chain.isPresent() && nobody.high() > ROUNDING;
            if (isUnknown) {
                pairs.add(new Pair(codes.get(importer), unknown, 0, 0, nobody, Estimate.NONE));
                origins.name(nobody);
            }
            if (hasRest) {
                Estimate origin = chain.isPresent() ? origins.estimate() : Estimate.NONE;
                pairs.add(
                        new Pair(codes.get(importer), others, rest, Math.min(1, rest / total), origin, Estimate.NONE));
            }
            return pairs;
        }
    }
}
