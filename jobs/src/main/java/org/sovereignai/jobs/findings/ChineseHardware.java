package org.sovereignai.jobs.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** How much of the computers and the energy equipment that nations import was made in China. */
final class ChineseHardware implements Question {

    private static final List<String> STRANDS = List.of("computers", "energy_equipment");
    private static final String COMPUTERS = "computers_exposure_china";
    private static final String ENERGY = "energy_equipment_exposure_china";
    private static final double HALF = 0.5;

    /** What counts as China, which is no importer from itself. */
    private static final Set<String> MAKER = Set.of("CHN", "HKG", "MAC");

    private static final int LISTED = 30;

    private static final Topic TOPIC = new Topic(
            "q6_chinese_hardware",
            "How much computer hardware and energy equipment comes from China, by nation and year?",
            "By origin, after re-exports; China with Hong Kong and Macao; central estimate with its bounds. The headings hold"
                    + " all computers and drives, transformers, converters and batteries, not servers and solar cells alone."
                    + " The hubs, nations that import less than 10 million US dollars of a strand, and those of which more than"
                    + " half of it is of unknown origin, are left out. Further years are in"
                    + " indicator_value.");

    /** What one nation gets from China. */
    private record Importer(Facts.Nation nation, Facts.Value computers, Facts.Value energy, double imports) {}

    @Override
    public Needs needs() {
        return Needs.ofIndicators(COMPUTERS, ENERGY).andTrade(STRANDS.toArray(String[]::new));
    }

    @Override
    public Stream<Line> answer(Facts facts) {
        OptionalInt newest =
                facts.known(COMPUTERS, ENERGY).mapToInt(Facts.Value::year).max();
        if (newest.isEmpty()) {
            return Stream.empty();
        }
        int year = newest.getAsInt();
        List<Importer> importers = importers(facts, year);
        if (importers.isEmpty()) {
            return Stream.empty();
        }
        List<Line> lines = new ArrayList<>();
        lines.add(summary(facts, year));
        importers.stream().limit(LISTED).map(importer -> line(importer, year)).forEach(lines::add);
        return lines.stream();
    }

    /** Nations of which both shares are known, the largest importers first. */
    private static List<Importer> importers(Facts facts, int year) {
        Map<String, Facts.Value> computers = of(facts, COMPUTERS, year);
        Map<String, Facts.Value> energy = of(facts, ENERGY, year);
        computers.keySet().retainAll(energy.keySet());
        computers.keySet().removeAll(MAKER);
        return computers.keySet().stream()
                .flatMap(code -> facts
                        .nation(code)
                        .filter(nation -> !nation.isHub())
                        .flatMap(nation -> facts.imports(code, year, STRANDS)
                                .map(imports -> new Importer(nation, computers.get(code), energy.get(code), imports)))
                        .stream())
                .sorted(Comparator.comparing(Importer::imports)
                        .reversed()
                        .thenComparing(importer -> importer.nation().code()))
                .toList();
    }

    private static Map<String, Facts.Value> of(Facts facts, String indicator, int year) {
        Map<String, Facts.Value> nations = new TreeMap<>();
        facts.known(indicator)
                .filter(value -> value.year() == year)
                .forEach(value -> nations.put(value.nation(), value));
        return nations;
    }

    /** Of each strand all nations of which its share is known; those of which one alone is known count in that one. */
    private static Line summary(Facts facts, int year) {
        List<Facts.Value> computers = counted(facts, COMPUTERS, year);
        List<Facts.Value> energy = counted(facts, ENERGY, year);
        String sentence = Words.say(
                "In %d China made by the central estimate more than half of the imported computers of %d of %d nations (by"
                        + " the lower bound of %d), and more than half of the imported energy equipment of %d of %d (%d).",
                year,
                number(computers, Facts.Value::value),
                computers.size(),
                number(computers, Facts.Value::low),
                number(energy, Facts.Value::value),
                energy.size(),
                number(energy, Facts.Value::low));
        String evidence = Words.say(
                "FROM indicator_value WHERE indicator IN ('%s', '%s') AND year = %d AND value IS NOT NULL",
                COMPUTERS, ENERGY, year);
        return new Line(
                TOPIC,
                Line.SUMMARY,
                Line.WORLD,
                year,
                sentence,
                true,
                (double) number(computers, Facts.Value::value),
                (long) computers.size(),
                evidence);
    }

    private static List<Facts.Value> counted(Facts facts, String indicator, int year) {
        return of(facts, indicator, year).values().stream()
                .filter(value -> !MAKER.contains(value.nation()))
                .filter(value -> facts.nation(value.nation())
                        .filter(nation -> !nation.isHub())
                        .isPresent())
                .toList();
    }

    private static long number(List<Facts.Value> values, Function<Facts.Value, Double> share) {
        return values.stream().filter(value -> share.apply(value) > HALF).count();
    }

    private static Line line(Importer importer, int year) {
        Facts.Value computers = importer.computers();
        Facts.Value energy = importer.energy();
        String sentence = Words.say(
                "%s: %s of its imported computers and %s of its imported energy equipment of %d were made in China.",
                importer.nation().name(),
                Words.percent(computers.value(), computers.low(), computers.high()),
                Words.percent(energy.value(), energy.low(), energy.high()),
                year);
        String evidence = Words.say(
                "FROM indicator_value WHERE indicator IN ('%s', '%s') AND country_code = '%s' AND year = %d",
                COMPUTERS, ENERGY, importer.nation().code(), year);
        return new Line(
                TOPIC,
                Line.NATION,
                importer.nation().code(),
                year,
                sentence,
                false,
                computers.value(),
                Math.max(computers.n(), energy.n()),
                evidence);
    }
}
