package org.sovereignai.jobs.findings;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** China against the United States, year by year: releases with open weights, and models that others built on theirs. */
final class OpenWeights implements Question {

    private static final String OPEN = "open_model_releases";
    private static final String LINEAGE = "exported_lineage";
    private static final String CHINA = "CHN";
    private static final String UNITED_STATES = "USA";

    private static final Topic RELEASES = new Topic(
            "q1_open_weight_releases",
            "Is the share of open-weight releases from China rising against the United States?",
            "Models that Epoch AI lists; accessibility is not known for all; a joint model counts for each nation. The two"
                    + " newest years are not complete.");
    private static final Topic BASES = new Topic(
            "q1_models_on_foreign_bases",
            "Of models built by others, how many stand on Chinese and how many on US bases?",
            "Models that Epoch AI lists, not the derivatives on model hubs; roots of recorded lineage only. Chinese models"
                    + " on US bases are counted, and US models on Chinese ones. The two newest years are not complete.");

    /** The two nations in one year. */
    private record Pair(Facts.Value china, Facts.Value unitedStates, boolean isClosed) {

        static double share(Facts.Value value) {
            return value.value() / value.n();
        }

        String status() {
            return isClosed ? "" : " (year not complete)";
        }
    }

    @Override
    public Needs needs() {
        return Needs.ofIndicators(OPEN, LINEAGE);
    }

    @Override
    public Stream<Line> answer(Facts facts) {
        NavigableMap<Integer, Pair> releases = pairs(facts, OPEN);
        releases.values()
                .removeIf(pair -> pair.china().n() == 0 || pair.unitedStates().n() == 0);
        NavigableMap<Integer, Pair> bases = pairs(facts, LINEAGE);
        bases.values()
                .removeIf(pair -> pair.china().value() + pair.unitedStates().value() == 0);
        return Stream.concat(
                lines(releases, year -> releases(releases, year)), lines(bases, year -> bases(bases.get(year), year)));
    }

    /** The newest year first; the newest that is complete is the headline. */
    private static Stream<Line> lines(NavigableMap<Integer, Pair> pairs, IntFunction<Line> wording) {
        Optional<Integer> newestClosed = pairs.keySet().stream()
                .filter(year -> pairs.get(year).isClosed())
                .max(Comparator.naturalOrder());
        return pairs.descendingKeySet().stream()
                .map(year -> wording.apply(year).asHeadlineIf(newestClosed.equals(Optional.of(year))));
    }

    private static Line releases(NavigableMap<Integer, Pair> pairs, int year) {
        Pair pair = pairs.get(year);
        Pair before = pairs.get(year - 1);
        String sentence = Words.say(
                "In %d %s of China's AI models of known accessibility had open weights (%.0f of %d), against %s of those"
                        + " of the United States (%.0f of %d)%s%s.",
                year,
                Words.percent(Pair.share(pair.china())),
                pair.china().value(),
                pair.china().n(),
                Words.percent(Pair.share(pair.unitedStates())),
                pair.unitedStates().value(),
                pair.unitedStates().n(),
                before == null
                        ? ""
                        : Words.say(
                                "; the year before %s against %s",
                                Words.percent(Pair.share(before.china())),
                                Words.percent(Pair.share(before.unitedStates()))),
                pair.status());
        return line(
                RELEASES, year, sentence, Pair.share(pair.china()), pair.china().n(), OPEN);
    }

    private static Line bases(Pair pair, int year) {
        String sentence = Words.say(
                "Of the AI models of %d, %.0f released outside China %s from a Chinese base, %.0f released outside the"
                        + " United States from one of the United States%s.",
                year,
                pair.china().value(),
                pair.china().value() == 1 ? "descends" : "descend",
                pair.unitedStates().value(),
                pair.status());
        long both = (long) (pair.china().value() + pair.unitedStates().value());
        return line(BASES, year, sentence, pair.china().value(), both, LINEAGE);
    }

    private static Line line(Topic topic, int year, String sentence, double value, long n, String indicator) {
        String evidence = Words.say(
                "FROM indicator_value WHERE indicator = '%s' AND year = %d AND country_code IN %s",
                indicator, year, Words.in(List.of(CHINA, UNITED_STATES)));
        return topic.ofNation(CHINA, year, sentence, evidence).with(value, n);
    }

    private static NavigableMap<Integer, Pair> pairs(Facts facts, String indicator) {
        NavigableMap<Integer, Pair> pairs = new TreeMap<>();
        for (Facts.Value value : facts.known(indicator).toList()) {
            Pair pair = pairs.getOrDefault(value.year(), new Pair(null, null, true));
            pairs.put(
                    value.year(),
                    new Pair(
                            value.nation().equals(CHINA) ? value : pair.china(),
                            value.nation().equals(UNITED_STATES) ? value : pair.unitedStates(),
                            pair.isClosed() && value.isClosed()));
        }
        pairs.values().removeIf(pair -> pair.china() == null || pair.unitedStates() == null);
        return pairs;
    }
}
