package org.sovereignai.jobs.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sovereignai.index.IndexResult;
import org.sovereignai.index.MethodComparison;
import org.sovereignai.index.Panel;
import org.sovereignai.index.Profile;
import org.sovereignai.index.RankDistribution;
import org.sovereignai.index.RankPair;
import org.sovereignai.index.Score;
import org.sovereignai.index.SensitivityIndex;
import org.sovereignai.index.UnitComparison;

/** The results of an index in a few lines of text, for people. */
final class IndexSummary {

    private static final int TOP = 15;
    private static final int SHOWN = 10;
    private static final double CERTAIN = 0.95;

    private final IndexRun.Outcome outcome;
    private final IndexResult result;
    private final List<String> lines = new ArrayList<>();

    IndexSummary(IndexRun.Outcome outcome) {
        this.outcome = outcome;
        this.result = outcome.result();
        result.scoreCodes().forEach(this::score);
        outcome.ranks()
                .ifPresentOrElse(
                        ranks -> say(
                                "%,d replications in %.1f s (%,.0f a second)",
                                ranks.replications(), outcome.seconds(), ranks.replications() / outcome.seconds()),
                        () -> say("No uncertain factors: the ranks have no intervals."));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    private void score(String score) {
        List<Score> ranked = outcome.ranked(score, outcome.latest());
        boolean hasYears = outcome.latest() != Panel.NO_YEAR;
        say("");
        say(
                "%s: %s, %s%s; %d ranked%s",
                score,
                counted(result.effectiveWeights(score).size(), "indicator"),
                hasYears ? counted(result.panel().years().size(), "year") + ", " : "",
                counted(result.panel().units().size(), "unit"),
                ranked.size(),
                hasYears ? " in " + outcome.latest() : "");
        ranked.stream().limit(SHOWN).forEach(unit -> say("%s", line(score, unit)));
        reasons(score).forEach((reason, count) -> say("  no rank: %d with %s", count, reason));
        outcome.ranks().ifPresent(ranks -> untold(score, ranks, ranked.size()));
        outcome.sensitivity().stream()
                .filter(index -> index.element().equals(score)
                        && index.year().isEmpty()
                        && index.unit().isEmpty())
                .forEach(this::sensitivity);
    }

    private static String counted(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    private String line(String score, Score unit) {
        String interval = outcome.ranks()
                .flatMap(ranks -> ranks.summary(score, unit.unit(), outcome.latest()))
                .map(ranks -> "ranks %d to %d".formatted(ranks.low(), ranks.high()))
                .orElse("");
        return String.format(
                Locale.ROOT,
                "  %3d %-12s %6.1f  %-16s coverage %3.0f %%  tier %s",
                unit.rank().getAsInt(),
                unit.unit(),
                unit.value().getAsDouble(),
                interval,
                100 * unit.coverage(),
                outcome.tier(unit));
    }

    private void untold(String score, RankDistribution ranks, int ranked) {
        List<RankPair> pairs = ranks.indistinguishable(score, outcome.latest(), TOP, CERTAIN);
        say(
                "  cannot be told apart among the first %d: %s",
                Math.min(TOP, ranked),
                pairs.isEmpty()
                        ? "none"
                        : pairs.stream()
                                .map(pair -> pair.unit() + "-" + pair.other())
                                .collect(Collectors.joining(", ")));
    }

    private void sensitivity(SensitivityIndex index) {
        say(
                "  %-28s %s",
                index.factor(),
                index.estimate()
                        .map(estimate -> String.format(
                                Locale.ROOT,
                                "total effect %.2f (%.2f to %.2f), first order %.2f (%.2f to %.2f)",
                                estimate.total(),
                                estimate.totalLow(),
                                estimate.totalHigh(),
                                estimate.firstOrder(),
                                estimate.firstLow(),
                                estimate.firstHigh()))
                        .orElse("nothing varies"));
    }

    /** Why units of the latest year have no rank, with their number. */
    private Map<String, Long> reasons(String score) {
        return result.scores(score).stream()
                .filter(unit -> unit.year() == outcome.latest() && unit.rank().isEmpty())
                .collect(Collectors.groupingBy(Score::note, TreeMap::new, Collectors.counting()));
    }

    /** Says how two units stand to each other, in the latest year. */
    void compare(String score, String first, String second, List<UnitComparison> elements) {
        say("");
        say("%s %d: %s and %s", score, outcome.latest(), first, second);
        elements.forEach(element -> say(
                "  %-44s %8s %8s %8s",
                element.element(), figure(element.first()), figure(element.second()), figure(element.difference())));
        bothRanked(score, first, second)
                .ifPresent(
                        above -> say("  %s is above %s in %.0f %% of the replications.", first, second, 100 * above));
    }

    private Optional<Double> bothRanked(String score, String first, String second) {
        boolean ranked = result.score(score, first, outcome.latest()).rank().isPresent()
                && result.score(score, second, outcome.latest()).rank().isPresent();
        return ranked
                ? outcome.ranks().map(ranks -> ranks.probabilityAbove(score, first, second, outcome.latest()))
                : Optional.empty();
    }

    /** Lists the strengths and weaknesses of a unit. */
    void profile(Profile profile) {
        say("");
        say(
                "%s %d: where %s counts most and least (rank of those known)",
                profile.element(), profile.year(), profile.unit());
        standings("strength", profile.strengths());
        standings("weakness", profile.weaknesses());
    }

    private void standings(String kind, List<Profile.Standing> standings) {
        standings.forEach(standing -> say(
                "  %-9s %-44s %12.4g  %d of %d",
                kind, standing.indicator(), standing.value(), standing.rank(), standing.of()));
    }

    /** Says how far the ranks of a score move under another index. */
    void against(String score, String other, MethodComparison comparison) {
        say("");
        say(
                "%s against %s: mean absolute rank change %.2f, largest %d, Spearman %s, Kendall %s",
                score,
                other,
                comparison.meanAbsoluteShift(),
                comparison.largestShift(),
                figure(comparison.spearman()),
                figure(comparison.kendall()));
    }

    private void say(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
    }

    private static String figure(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : "unknown";
    }
}
