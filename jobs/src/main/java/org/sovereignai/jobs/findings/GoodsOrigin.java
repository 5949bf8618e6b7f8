package org.sovereignai.jobs.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sovereignai.measures.supply.Supplier;

/** Where the chips and the chip-making equipment of the largest importers were made. */
final class GoodsOrigin implements Question {

    private static final int LISTED = 20;
    private static final double LEAST_KNOWN = 0.5;

    private static final String CAVEATS =
            "By origin, after re-exports; central estimate with the bounds that hold whatever"
                    + " exporters make themselves, at the trade matrix as completed (docs/trade.md). Nations of which less than half of the imports has a known origin, and the hubs, are"
                    + " left out. n is the number of listed direct suppliers.";

    /** Makers of a strand that the question asks for. */
    private record Goods(Topic topic, String strand, String words, List<Maker> makers) {}

    private record Maker(String code, String words) {}

    private static final List<Goods> GOODS = List.of(
            new Goods(
                    new Topic(
                            "q3_chip_origin",
                            "How much of each nation's chips comes, traced, from Taiwan, Korea, the US, China?",
                            CAVEATS),
                    "chips",
                    "chips",
                    List.of(
                            new Maker("TWN", "Taiwan"),
                            new Maker("KOR", "South Korea"),
                            new Maker("USA", "United States"),
                            new Maker("CHN", "China"))),
            new Goods(
                    new Topic(
                            "q3_equipment_origin",
                            "And its chip-making equipment from the Netherlands, Japan, the US?",
                            CAVEATS),
                    "chip_equipment",
                    "chip-making equipment",
                    List.of(
                            new Maker("NLD", "Netherlands"),
                            new Maker("JPN", "Japan"),
                            new Maker("USA", "United States"))));

    /** One importer with its suppliers by origin. */
    private record Importer(
            Facts.Nation nation, int year, Map<String, Facts.Origin> suppliers, double imports, double listed, long n) {

        double unknown() {
            return share(Supplier.UNKNOWN);
        }

        double share(String code) {
            return suppliers.containsKey(code) ? suppliers.get(code).share() : 0;
        }

        private double high(String code) {
            return suppliers.containsKey(code) ? suppliers.get(code).high() : 0;
        }

        /** How much of it is not in anybody's list, which is said first where it is much. */
        String estimated() {
            double rest = 1 - listed;
            return Words.isEstimated(listed)
                    ? Words.say(
                            " More than a third of its imports, %s, is on no list and estimated.", Words.percent(rest))
                    : "";
        }

        /** A maker without a row has a trifle, and what has no row or no known origin at the most. */
        String percent(Maker maker) {
            Facts.Origin origin = suppliers.get(maker.code());
            return origin == null
                    ? Words.percent(0, 0, Math.min(1, high(Supplier.UNKNOWN) + high(Supplier.OTHERS)))
                    : Words.percent(origin.share(), origin.low(), origin.high());
        }
    }

    @Override
    public Needs needs() {
        return Needs.NONE
                .andTrade(GOODS.stream().map(Goods::strand).toArray(String[]::new))
                .andOrigins(GOODS.stream().map(Goods::strand).toArray(String[]::new));
    }

    @Override
    public Stream<Line> answer(Facts facts) {
        return GOODS.stream().flatMap(goods -> lines(goods, facts));
    }

    private static Stream<Line> lines(Goods goods, Facts facts) {
        Map<String, List<Facts.Origin>> byNation = facts.newestOrigins(goods.strand()).stream()
                .collect(Collectors.groupingBy(Facts.Origin::nation, TreeMap::new, Collectors.toList()));
        List<Importer> importers = new ArrayList<>();
        byNation.forEach(
                (code, origins) -> importer(goods, code, origins, facts).ifPresent(importers::add));
        List<Line> lines = importers.stream()
                .sorted(Comparator.comparing(Importer::imports)
                        .reversed()
                        .thenComparing(importer -> importer.nation().code()))
                .limit(LISTED)
                .map(importer -> line(goods, importer))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!lines.isEmpty()) {
            lines.set(0, lines.get(0).asHeadline());
        }
        return lines.stream();
    }

    private static Optional<Importer> importer(Goods goods, String code, List<Facts.Origin> origins, Facts facts) {
        int year = origins.get(0).year();
        Map<String, Facts.Origin> suppliers = new TreeMap<>();
        origins.forEach(origin -> suppliers.put(origin.supplier(), origin));
        long n = origins.stream().mapToLong(Facts.Origin::n).max().orElse(0);
        return facts.noHub(code)
                .flatMap(nation -> facts.imports(code, year, List.of(goods.strand()))
                        .map(imports -> new Importer(
                                nation, year, suppliers, imports, facts.listed(code, year, goods.strand()), n)))
                .filter(importer -> importer.unknown() < 1 - LEAST_KNOWN);
    }

    private static Line line(Goods goods, Importer importer) {
        String shares = goods.makers().stream()
                .map(maker -> maker.words() + " " + importer.percent(maker))
                .collect(Collectors.joining(", "));
        String sentence = Words.say(
                "%s, %s imported in %d, by origin: %s; %s of unknown origin (%d listed %s, with %s of imports).%s",
                importer.nation().name(),
                goods.words(),
                importer.year(),
                shares,
                Words.percent(importer.unknown()),
                importer.n(),
                importer.n() == 1 ? "supplier" : "suppliers",
                Words.percent(importer.listed()),
                importer.estimated());
        String evidence = Words.say(
                "FROM dependence_edge WHERE strand = '%s' AND country_code = '%s' AND year = %d",
                goods.strand(), importer.nation().code(), importer.year());
        String nation = importer.nation().code();
        return new Line(goods.topic(), goods.strand(), nation, importer.year(), sentence, evidence)
                .with(importer.share(goods.makers().get(0).code()), importer.n());
    }
}
