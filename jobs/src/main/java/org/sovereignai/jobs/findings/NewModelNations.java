package org.sovereignai.jobs.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sovereignai.measures.models.Lineage;
import org.sovereignai.measures.models.Model;
import org.sovereignai.measures.models.Weights;

/**
 * Nations besides the United States and China that release large models of their own. Large is a billion parameters or
 * 10^23 operations of training; of its own is a model of this nation alone without a recorded base.
 */
final class NewModelNations implements Question {

    private static final double LARGE_PARAMETERS = 1e9;
    private static final double LARGE_FLOP = 1e23;
    private static final int YEARS = 3;
    private static final int NAMED = 4;
    private static final int LISTED = 25;
    private static final String LARGE =
            "nation_count = 1 AND (parameter_count >= 1e9 OR training_compute_flop >= 1e23)";
    private static final String CHINA = "CHN";
    private static final String UNITED_STATES = "USA";

    private static final Topic TOPIC = new Topic(
            "q2_foundation_models",
            "Which nations release their own foundation models, open or closed, and on whose base?",
            "Models that Epoch AI lists, of at least a billion parameters or 10^23 operations of training and of one nation"
                    + " alone. Epoch AI does not record every base, and not of every model whether its weights are open. The"
                    + " newest of the years is not complete. n is the number of large models; in the lines that sum up, value is"
                    + " the number of nations or of newcomers, and n that of their models or of the nations.");

    /** The large models of one nation: its own of any year, and all of the recent years. */
    private record Builder(Facts.Nation nation, List<Model> own, List<Model> recent, Lineage lineage) {

        int firstYear() {
            return own.stream()
                    .mapToInt(model -> model.year().orElseThrow())
                    .min()
                    .orElseThrow();
        }

        long recentOwn() {
            return ownThat(model -> true);
        }

        long ownThat(Predicate<Model> condition) {
            return recent.stream().filter(isOwn().and(condition)).count();
        }

        long based() {
            return recent.size() - recentOwn();
        }

        long foreign(Predicate<SortedSet<String>> condition) {
            return recent.stream()
                    .filter(isOwn().negate())
                    .map(lineage::rootNations)
                    .filter(roots -> !roots.isEmpty() && !roots.contains(nation.code()) && condition.test(roots))
                    .count();
        }

        String notKnown() {
            long unknown = ownThat(model -> model.weights() == Weights.UNKNOWN);
            return unknown > 0 ? Words.say(", %d not known", unknown) : "";
        }

        long open() {
            return ownThat(model -> model.weights() == Weights.OPEN);
        }
    }

    @Override
    public Stream<Line> answer(Facts facts) {
        List<Model> large = facts.all(Model.class)
                .filter(NewModelNations::isLarge)
                .filter(model -> model.nations().size() == 1 && model.year().isPresent())
                .toList();
        OptionalInt newest =
                large.stream().mapToInt(model -> model.year().orElseThrow()).max();
        if (newest.isEmpty()) {
            return Stream.empty();
        }
        // The newest year holds a few months only.
        int last = newest.getAsInt() - 1;
        int since = last - (YEARS - 1);
        List<Builder> nations = nations(facts, large, since, last);
        return nations.isEmpty() ? Stream.empty() : lines(nations, since, last);
    }

    private static boolean isLarge(Model model) {
        return model.parameters() != null && model.parameters() >= LARGE_PARAMETERS
                || model.trainingCompute() != null && model.trainingCompute() >= LARGE_FLOP;
    }

    private static Predicate<Model> isOwn() {
        return model -> model.bases().isEmpty();
    }

    /** Nations with own models of the recent years, those with most first. */
    private static List<Builder> nations(Facts facts, List<Model> large, int since, int last) {
        Lineage lineage = Lineage.of(facts.all(Model.class).toList());
        Map<String, List<Model>> byNation = large.stream()
                .collect(Collectors.groupingBy(model -> model.nations().get(0), TreeMap::new, Collectors.toList()));
        byNation.keySet().removeAll(Set.of(UNITED_STATES, CHINA));
        List<Builder> nations = new ArrayList<>();
        byNation.forEach((code, models) -> facts.nation(code)
                .ifPresent(nation -> nations.add(new Builder(
                        nation,
                        models.stream().filter(isOwn()).toList(),
                        models.stream()
                                .filter(model -> model.year().orElseThrow() >= since
                                        && model.year().orElseThrow() <= last)
                                .toList(),
                        lineage))));
        return nations.stream()
                .filter(nation -> nation.recentOwn() > 0)
                .sorted(Comparator.comparing(Builder::recentOwn)
                        .reversed()
                        .thenComparing(nation -> nation.nation().code()))
                .toList();
    }

    /** A line on the leaders, one on the newcomers, and one on each nation. */
    private static Stream<Line> lines(List<Builder> nations, int since, int last) {
        long lastNamed = nations.get(Math.min(NAMED, nations.size()) - 1).recentOwn();
        String leaders = nations.stream()
                .filter(nation -> nation.recentOwn() >= lastNamed)
                .map(nation -> Words.say(
                        "%s %d (%d open%s)",
                        nation.nation().name(), nation.recentOwn(), nation.open(), nation.notKnown()))
                .collect(Collectors.joining(", "));
        List<Builder> newcomers = nations.stream()
                .filter(nation -> nation.firstYear() >= since)
                .sorted(Comparator.comparing(Builder::firstYear)
                        .thenComparing(nation -> nation.nation().name()))
                .toList();
        List<Line> lines = new ArrayList<>();
        lines.add(summary(
                "leaders",
                last,
                Words.say(
                        "Most large AI models of their own from %d to %d, besides the United States and China: %s"
                                + " (%d nations).",
                        since, last, leaders, nations.size()),
                nations.size(),
                nations.stream().mapToLong(Builder::recentOwn).sum(),
                since));
        if (!newcomers.isEmpty()) {
            lines.add(summary(
                    "newcomers",
                    last,
                    Words.say(
                            "First large AI model of their own, of those that Epoch AI lists with a known size, since"
                                    + " %d: %s.",
                            since,
                            newcomers.stream()
                                    .map(nation ->
                                            Words.say("%s (%d)", nation.nation().name(), nation.firstYear()))
                                    .collect(Collectors.joining(", "))),
                    newcomers.size(),
                    nations.size(),
                    since));
        }
        nations.stream().limit(LISTED).map(nation -> line(nation, since, last)).forEach(lines::add);
        return lines.stream();
    }

    private static Line summary(String item, int year, String sentence, long value, long n, int since) {
        String evidence = Words.say("FROM model_release WHERE %s AND year BETWEEN %d AND %d", LARGE, since, year);
        return TOPIC.ofWorld(item, year, sentence, evidence).with(value, n).asHeadline();
    }

    private static Line line(Builder nation, int since, int last) {
        String sentence = Words.say(
                "%s: %d large AI %s of its own from %d to %d (%d with open weights%s, the first in %d); %d more on a base, %d"
                        + " of them foreign (%d on Chinese, %d on US bases).",
                nation.nation().name(),
                nation.recentOwn(),
                nation.recentOwn() == 1 ? "model" : "models",
                since,
                last,
                nation.open(),
                nation.notKnown(),
                nation.firstYear(),
                nation.based(),
                nation.foreign(roots -> true),
                nation.foreign(roots -> roots.contains(CHINA)),
                nation.foreign(roots -> roots.contains(UNITED_STATES)));
        String evidence = Words.say(
                "FROM model_release WHERE %s AND country_codes[1] = '%s' AND year BETWEEN %d AND %d",
                LARGE, nation.nation().code(), since, last);
        return TOPIC.ofNation(nation.nation().code(), last, sentence, evidence)
                .with(nation.recentOwn(), nation.recent().size());
    }
}
