package org.sovereignai.jobs.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.sovereignai.jobs.supply.GreaterChina;

/** How much of the computers and the energy equipment that nations import was made in China. */
final class ChineseHardware implements Question {

    private static final String COMPUTERS = "computers";
    private static final String ENERGY = "energy_equipment";
    private static final List<String> STRANDS = List.of(COMPUTERS, ENERGY);

    /** The indicator of each strand that says of which nations the suppliers are known. */
    private static final String IS_KNOWN = "%s_exposure_china";

    private static final double HALF = 0.5;

    private static final int LISTED = 30;

    private static final Topic TOPIC = new Topic(
            "q6_chinese_hardware",
            "How much computer hardware and energy equipment comes from China, by nation and year?",
            "By origin, after re-exports; China with Hong Kong and Macao as one nation before anything is traced; central estimate"
                    + " with the bounds that hold whatever exporters make themselves, at the trade matrix as completed (docs/trade.md)."
                    + " The headings hold"
                    + " all computers and drives, transformers, converters and batteries, not servers and solar cells alone."
                    + " The hubs, nations that import less than 10 million US dollars of a strand, and those of which more than"
                    + " half of it is of unknown origin, are left out. Further years are in"
                    + " cutoff_exposure.");

    /** What one nation gets from China. */
    private record Importer(
            Facts.Nation nation, Facts.Origin computers, Facts.Origin energy, double imports, String estimated) {}

    @Override
    public Needs needs() {
        String[] strands = STRANDS.toArray(String[]::new);
        return Needs.ofIndicators(STRANDS.stream().map(IS_KNOWN::formatted).toArray(String[]::new))
                .andTrade(strands)
                .andChina(strands);
    }

    @Override
    public Stream<Line> answer(Facts facts) {
        OptionalInt newest = facts.known(needs().indicators().toArray(String[]::new))
                .mapToInt(Facts.Value::year)
                .max();
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

    private static String estimated(Facts facts, String nation, int year) {
        Map<String, Double> listed = new LinkedHashMap<>();
        listed.put("computers", facts.listed(nation, year, COMPUTERS));
        listed.put("energy equipment", facts.listed(nation, year, ENERGY));
        return Words.estimated(listed);
    }

    /** Nations of which both shares are known, the largest importers first. */
    private static List<Importer> importers(Facts facts, int year) {
        Map<String, Facts.Origin> computers = of(facts, COMPUTERS, year);
        Map<String, Facts.Origin> energy = of(facts, ENERGY, year);
        computers.keySet().retainAll(energy.keySet());
        computers.keySet().removeAll(GreaterChina.MEMBERS);
        return computers.keySet().stream()
                .flatMap(code -> facts
                        .noHub(code)
                        .flatMap(nation -> facts.imports(code, year, STRANDS)
                                .map(imports -> new Importer(
                                        nation,
                                        computers.get(code),
                                        energy.get(code),
                                        imports,
                                        estimated(facts, code, year))))
                        .stream())
                .sorted(Comparator.comparing(Importer::imports)
                        .reversed()
                        .thenComparing(importer -> importer.nation().code()))
                .toList();
    }

    /** Of nations of which the suppliers of a strand are known what China made, nothing where it has no part in it. */
    private static Map<String, Facts.Origin> of(Facts facts, String strand, int year) {
        Map<String, Facts.Origin> made = facts.madeBy(GreaterChina.CODE, strand, year);
        Map<String, Facts.Origin> nations = new TreeMap<>();
        facts.known(IS_KNOWN.formatted(strand))
                .filter(value -> value.year() == year)
                .forEach(value -> nations.put(
                        value.nation(),
                        made.getOrDefault(
                                value.nation(),
                                new Facts.Origin(
                                        value.nation(), year, strand, GreaterChina.CODE, 0, 0, 0, value.n()))));
        return nations;
    }

    /** Of each strand all nations of which its share is known; those of which one alone is known count in that one. */
    private static Line summary(Facts facts, int year) {
        List<Facts.Origin> computers = counted(facts, COMPUTERS, year);
        List<Facts.Origin> energy = counted(facts, ENERGY, year);
        String sentence = Words.say(
                "In %d China made by the central estimate more than half of the imported computers of %d of %d nations (by"
                        + " the lower bound of %d), and more than half of the imported energy equipment of %d of %d (%d).",
                year,
                number(computers, Facts.Origin::share),
                computers.size(),
                number(computers, Facts.Origin::low),
                number(energy, Facts.Origin::share),
                energy.size(),
                number(energy, Facts.Origin::low));
        String evidence = Words.say(
                "FROM cutoff_exposure WHERE actor_code = '%s' AND strand IN ('%s', '%s') AND year = %d",
                GreaterChina.CODE, COMPUTERS, ENERGY, year);
        return TOPIC.ofWorld(Line.SUMMARY, year, sentence, evidence)
                .with(number(computers, Facts.Origin::share), computers.size())
                .asHeadline();
    }

    private static List<Facts.Origin> counted(Facts facts, String strand, int year) {
        return of(facts, strand, year).values().stream()
                .filter(value -> !GreaterChina.MEMBERS.contains(value.nation()))
                .filter(value -> facts.noHub(value.nation()).isPresent())
                .toList();
    }

    private static long number(List<Facts.Origin> values, ToDoubleFunction<Facts.Origin> share) {
        return values.stream()
                .filter(value -> share.applyAsDouble(value) > HALF)
                .count();
    }

    private static Line line(Importer importer, int year) {
        Facts.Origin computers = importer.computers();
        Facts.Origin energy = importer.energy();
        String sentence = Words.say(
                "%s: %s of its imported computers and %s of its imported energy equipment of %d were made in China.%s",
                importer.nation().name(),
                Words.percent(computers.share(), computers.low(), computers.high()),
                Words.percent(energy.share(), energy.low(), energy.high()),
                year,
                importer.estimated());
        String evidence = Words.say(
                "FROM cutoff_exposure WHERE actor_code = '%s' AND strand IN ('%s', '%s') AND country_code = '%s' AND year = %d",
                GreaterChina.CODE, COMPUTERS, ENERGY, importer.nation().code(), year);
        return TOPIC.ofNation(importer.nation().code(), year, sentence, evidence)
                .with(computers.share(), Math.max(computers.n(), energy.n()));
    }
}
