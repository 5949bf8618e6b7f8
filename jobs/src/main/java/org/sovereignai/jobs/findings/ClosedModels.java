package org.sovereignai.jobs.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.use.BandComparison;

/** Who is shut out of closed models, and how much DeepSeek is used there against where they are offered. */
final class ClosedModels implements Question {

    /** Publishers whose lists hold everywhere; the third is known for nations that are on no list. */
    private static final List<String> COMPARED = List.of("OpenAI", "Anthropic");

    private static final List<String> ALL = List.of("OpenAI", "Anthropic", "Google");

    private static final Topic TOPIC = new Topic(
            "q10_shut_out",
            "Who is shut out of closed models, and do people there use DeepSeek instead?",
            "Lists of places from which an API may be used, undated and older than 2026; Google's is out of date, and used only"
                    + " for the nations that are on no list. DeepSeek's share is Microsoft's, in bands; what it is a share of the"
                    + " source does not say, and no colour on its map is not zero. Bands are compared pair by pair, never by"
                    + " their middles. Who is shut out differs in more than this: no effect of it is shown. value is the part of"
                    + " pairs in which the share is higher for certain, n the number of nations that are not served and have a"
                    + " share.");

    @Override
    public Stream<Line> answer(Facts facts) {
        Map<String, Facts.Adoption> shares = new TreeMap<>();
        facts.all(Facts.Adoption.class).forEach(adoption -> shares.put(adoption.nation(), adoption));
        if (shares.isEmpty()) {
            return Stream.empty();
        }
        int year = shares.values().iterator().next().year();
        List<Line> lines = new ArrayList<>();
        List<String> shutOut = shutOut(facts);
        if (!shutOut.isEmpty()) {
            lines.add(shutOut(facts, shutOut, shares, year));
        }
        for (String publisher : COMPARED) {
            List<Estimate> without = shares(facts, publisher, false, shares);
            List<Estimate> with = shares(facts, publisher, true, shares);
            if (!without.isEmpty() && !with.isEmpty()) {
                lines.add(compared(publisher, without, with, year));
            }
        }
        return lines.stream();
    }

    private static List<Estimate> shares(
            Facts facts, String publisher, boolean isListed, Map<String, Facts.Adoption> shares) {
        return facts.all(Facts.Access.class)
                .filter(access -> access.publisher().equals(publisher)
                        && access.isListed() == isListed
                        && shares.containsKey(access.nation()))
                .map(access -> shares.get(access.nation()).share())
                .toList();
    }

    /** Nations that none of the three lists. */
    private static List<String> shutOut(Facts facts) {
        Map<String, Set<String>> refusing = new TreeMap<>();
        facts.all(Facts.Access.class)
                .filter(access -> !access.isListed())
                .forEach(access -> refusing.computeIfAbsent(access.nation(), nation -> new TreeSet<>())
                        .add(access.publisher()));
        return refusing.entrySet().stream()
                .filter(nation -> nation.getValue().containsAll(ALL))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Line shutOut(Facts facts, List<String> nations, Map<String, Facts.Adoption> shares, int year) {
        String known = nations.stream()
                .filter(shares::containsKey)
                .sorted(Comparator.comparing(
                                (String nation) -> shares.get(nation).share().low())
                        .reversed()
                        .thenComparing(nation -> nation))
                .map(nation -> Words.say(
                        "%s %s", facts.name(nation), band(shares.get(nation).share())))
                .collect(Collectors.joining(", "));
        long n = nations.stream().filter(shares::containsKey).count();
        String sentence = Words.say(
                "On the lists of none of OpenAI, Anthropic and Google stand %s; DeepSeek's share in %d: %s of them in which it is"
                        + " known: %s.",
                nations.stream().map(facts::name).collect(Collectors.joining(", ")),
                year,
                n,
                known.isEmpty() ? "none" : known);
        String evidence = Words.say(
                "FROM model_access LEFT JOIN model_adoption USING (country_code) WHERE country_code IN %s",
                Words.in(nations));
        return TOPIC.ofWorld(Line.SUMMARY, year, sentence, evidence)
                .with(nations.size(), n)
                .asHeadline();
    }

    private static Line compared(String publisher, List<Estimate> without, List<Estimate> with, int year) {
        BandComparison comparison = BandComparison.of(without, with);
        String sentence = Words.say(
                "DeepSeek's share in %d in nations that %s does not list (%d; the middle one %s) against those that it lists"
                        + " (%d; the middle one %s): of all pairs higher for certain in %s, overlapping bands in %s, lower in %s.",
                year,
                publisher,
                comparison.first(),
                band(BandComparison.middle(without)),
                comparison.second(),
                band(BandComparison.middle(with)),
                Words.percent(comparison.higher()),
                Words.percent(comparison.overlapping()),
                Words.percent(comparison.lower()));
        String evidence = Words.say(
                "FROM model_adoption JOIN model_access USING (country_code) WHERE publisher_name = '%s' ORDER BY"
                        + " is_listed, use_share_low DESC",
                publisher);
        return TOPIC.ofWorld(publisher.toLowerCase(Locale.ROOT), year, sentence, evidence)
                .with(comparison.higher(), comparison.first());
    }

    private static String band(Estimate share) {
        return share.low() == share.high()
                ? Words.percent(share.low())
                : Words.say("%.0f to %.0f %%", share.low() * 100, share.high() * 100);
    }
}
