package org.sovereignai.jobs.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.index.Group;
import org.sovereignai.index.Indicator;
import org.sovereignai.index.Profile;
import org.sovereignai.index.RankChange;
import org.sovereignai.index.RankDistribution;
import org.sovereignai.index.RankSummary;
import org.sovereignai.index.Score;
import org.sovereignai.index.SensitivityIndex;
import org.sovereignai.index.SobolIndices;
import org.sovereignai.index.Tier;
import org.sovereignai.index.TreatedCell;

/**
 * The tables of an index, the same for a release and for the command {@code index}. A unit stands in {@code
 * country_code} whatever it is.
 */
final class IndexTables {

    /** Columns of every table, by its name. */
    static final Map<String, StructType> TYPES = """
            index_score: country_code STRING, year INT, score_id STRING, parent_score_id STRING, score DOUBLE, \
            score_low DOUBLE, score_high DOUBLE, rank INT, rank_median INT, rank_low INT, rank_high INT, \
            coverage DOUBLE, missing_indicators ARRAY<STRING>, tier STRING, is_hub BOOLEAN, data_status STRING, \
            note STRING, actor_code STRING
            index_rank_probability: country_code STRING, year INT, score_id STRING, rank INT, rank_median INT, \
            rank_low INT, rank_high INT, top_1_probability DOUBLE, top_3_probability DOUBLE, \
            top_5_probability DOUBLE, top_10_probability DOUBLE, top_20_probability DOUBLE, \
            replicated_ranks ARRAY<INT>
            index_rank_pair: score_id STRING, year INT, country_code STRING, other_code STRING, rank INT, \
            other_rank INT, above_probability DOUBLE, is_order_certain BOOLEAN
            index_rank_change: country_code STRING, year INT, score_id STRING, previous_year INT, rank INT, \
            previous_rank INT, data_rank_change DOUBLE, others_rank_change DOUBLE, method_rank_change DOUBLE
            index_sensitivity: score_id STRING, year INT, factor STRING, rank_shift_variance DOUBLE, \
            first_order DOUBLE, first_order_low DOUBLE, first_order_high DOUBLE, total_effect DOUBLE, \
            total_effect_low DOUBLE, total_effect_high DOUBLE, mean_rank_shift DOUBLE, ranked_count INT
            index_treatment: score_id STRING, indicator STRING, country_code STRING, year INT, treatment STRING, \
            value_before DOUBLE, value_after DOUBLE
            index_profile: country_code STRING, year INT, score_id STRING, indicator STRING, standing STRING, \
            standing_place INT, value DOUBLE, better_share DOUBLE
            """.lines().map(table -> table.split(": ")).collect(Collectors.toMap(
            table -> table[0], table -> StructType.fromDDL(table[1]), (one, other) -> one, LinkedHashMap::new));

    static final int[] TOPS = {1, 3, 5, 10, 20};
    /** Ranks of which every pair is set side by side. */
    static final int PAIRED = 15;

    private static final double CERTAIN = 0.95;
    private static final int STANDINGS = 3;

    private final IndexRun.Outcome outcome;

    IndexTables(IndexRun.Outcome outcome) {
        this.outcome = outcome;
    }

    /** Every table. */
    List<IndexTable> all() {
        return List.of(
                table("index_score", scores()),
                table("index_rank_probability", ranks(this::probability)),
                table("index_rank_pair", outcome.ranks().stream().flatMap(this::pairs)),
                table("index_rank_change", changes()),
                table("index_sensitivity", sensitivity()),
                table(
                        "index_treatment",
                        outcome.result().treatedCells().stream().map(this::treated)),
                table("index_profile", profiles()));
    }

    private static IndexTable table(String name, Stream<Row> rows) {
        return new IndexTable(name, TYPES.get(name), rows.toList());
    }

    /** The rows of nations in years that are not scored. */
    static Stream<Row> unscored(String score, PublishedIndex index, Set<String> hubs) {
        return index.unscored().stream().map(place -> {
            Object[] cells = new Object[TYPES.get("index_score").size()];
            cells[0] = place.unit();
            cells[1] = place.year();
            cells[2] = score;
            cells[13] = Tier.C.name();
            cells[14] = hubs.contains(place.unit());
            cells[15] = place.isPartial() ? "partial" : "final";
            cells[16] = note(score, place.reason(), hubs.contains(place.unit()));
            return RowFactory.create(cells);
        });
    }

    private Stream<Row> scores() {
        // In a table of all indicators a unit of which a score knows nothing in a year is not among its units then.
        return outcome.result().scores().stream()
                .filter(score ->
                        score.coverage() > 0 || outcome.subject().published().isEmpty())
                .map(this::row);
    }

    private Row row(Score score) {
        Optional<RankSummary> ranks = outcome.result().scoreCodes().contains(score.element())
                ? outcome.ranks().flatMap(r -> r.summary(score.element(), score.unit(), score.year()))
                : Optional.empty();
        return RowFactory.create(
                score.unit(),
                score.year(),
                score.element(),
                parent(score.element()),
                onScale(score.value()),
                onScale(score.low()),
                onScale(score.high()),
                orNull(score.rank()),
                ranks.map(RankSummary::median).orElse(null),
                ranks.map(RankSummary::low).orElse(null),
                ranks.map(RankSummary::high).orElse(null),
                score.coverage(),
                score.missing().toArray(String[]::new),
                outcome.tier(score).name(),
                outcome.subject().hubs().contains(score.unit()),
                status(score),
                note(score),
                null);
    }

    private String parent(String element) {
        return outcome.result().descriptor().groups().stream()
                .filter(group -> group.code().equals(element))
                .map(Group::parent)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whether a value may still be revised, which a table of the user's own does not say. */
    private String status(Score score) {
        return outcome.subject()
                .published()
                .map(index -> index.isProvisional(score.unit(), score.year()) ? "provisional" : "final")
                .orElse(null);
    }

    private String note(Score score) {
        boolean isHubWithoutRank =
                outcome.subject().hubs().contains(score.unit()) && score.rank().isEmpty();
        return note(score.element(), StringUtils.defaultIfEmpty(score.note(), null), isHubWithoutRank);
    }

    private static String note(String score, String reason, boolean isHubWithoutRank) {
        return isHubWithoutRank && reason != null && score.equals("participation")
                ? "developers of other nations count as those of the hub, and are left out; " + reason
                : reason;
    }

    private Stream<Row> ranks(Function<RankSummary, Row> row) {
        return outcome.ranks().stream()
                .flatMap(ranks -> ranks.summaries().stream())
                .map(row);
    }

    private Row probability(RankSummary summary) {
        RankDistribution ranks = outcome.ranks().orElseThrow();
        List<Object> cells = new ArrayList<>(List.of(
                summary.unit(),
                summary.year(),
                summary.element(),
                summary.rank(),
                summary.median(),
                summary.low(),
                summary.high()));
        for (int top : TOPS) {
            cells.add(ranks.probabilityAtMost(summary.element(), summary.unit(), summary.year(), top));
        }
        cells.add(ranks.eachReplication(summary.element(), summary.unit(), summary.year())
                .map(each -> Arrays.stream(each).boxed().toArray(Integer[]::new))
                .orElse(null));
        return RowFactory.create(cells.toArray());
    }

    /** Every pair among the first fifteen of a score in a year, and of units of one's own in the latest year all. */
    private Stream<Row> pairs(RankDistribution ranks) {
        List<Row> rows = new ArrayList<>();
        for (String score : outcome.result().scoreCodes()) {
            for (int year : outcome.result().panel().years()) {
                boolean all = outcome.subject().published().isEmpty() && year == outcome.latest();
                List<Score> units = outcome.ranked(score, year).stream()
                        .filter(unit -> all || unit.rank().getAsInt() <= PAIRED)
                        .toList();
                for (int i = 0; i < units.size(); i++) {
                    for (int j = i + 1; j < units.size(); j++) {
                        rows.add(pair(ranks, units.get(i), units.get(j)));
                    }
                }
            }
        }
        return rows.stream();
    }

    private static Row pair(RankDistribution ranks, Score unit, Score other) {
        double above = ranks.probabilityAbove(unit.element(), unit.unit(), other.unit(), unit.year());
        return RowFactory.create(
                unit.element(),
                unit.year(),
                unit.unit(),
                other.unit(),
                unit.rank().getAsInt(),
                other.rank().getAsInt(),
                above,
                isCertain(above));
    }

    /** Whether which of two is first is beyond doubt. */
    static boolean isCertain(double above) {
        return above >= CERTAIN || above <= 1 - CERTAIN;
    }

    private Stream<Row> changes() {
        List<Integer> years = outcome.result().panel().years();
        return outcome.result().scoreCodes().stream()
                .flatMap(score -> IntStream.range(1, years.size())
                        .mapToObj(at -> RankChange.between(outcome.result(), score, years.get(at - 1), years.get(at)))
                        .flatMap(List::stream)
                        .map(change -> RowFactory.create(
                                change.unit(),
                                change.yearAfter(),
                                score,
                                change.yearBefore(),
                                change.rankAfter(),
                                change.rankBefore(),
                                change.ownData(),
                                change.others(),
                                change.method())));
    }

    private Stream<Row> sensitivity() {
        boolean isPublished = outcome.subject().published().isPresent();
        return outcome.sensitivity().stream()
                .filter(index -> index.unit().isEmpty())
                .filter(index -> index.year().isPresent() || !isPublished)
                .map(IndexTables::row);
    }

    private static Row row(SensitivityIndex index) {
        List<Object> cells = new ArrayList<>();
        cells.add(index.element());
        cells.add(orNull(index.year()));
        cells.add(index.factor());
        cells.addAll(indices(index));
        cells.add(null);
        cells.add(index.ranked());
        return RowFactory.create(cells.toArray());
    }

    /** Variance, indices and their limits. */
    static List<Object> indices(SensitivityIndex index) {
        Optional<SobolIndices.Estimate> estimate = index.estimate();
        List<Object> cells = new ArrayList<>(List.of(index.variance()));
        Stream.<Function<SobolIndices.Estimate, Double>>of(
                        SobolIndices.Estimate::firstOrder,
                        SobolIndices.Estimate::firstLow,
                        SobolIndices.Estimate::firstHigh,
                        SobolIndices.Estimate::total,
                        SobolIndices.Estimate::totalLow,
                        SobolIndices.Estimate::totalHigh)
                .forEach(part -> cells.add(estimate.map(part).orElse(null)));
        return cells;
    }

    private Row treated(TreatedCell cell) {
        return RowFactory.create(
                scoreOf(cell.indicator()),
                cell.indicator(),
                cell.unit(),
                cell.year(),
                cell.treatment().name().toLowerCase(Locale.ROOT),
                cell.before(),
                cell.after());
    }

    /** The score that an indicator counts in. */
    private String scoreOf(String indicator) {
        String element = outcome.result().descriptor().indicators().stream()
                .filter(each -> each.code().equals(indicator))
                .map(Indicator::parent)
                .findFirst()
                .orElseThrow();
        for (String parent = parent(element); parent != null; parent = parent(element)) {
            element = parent;
        }
        return element;
    }

    private Stream<Row> profiles() {
        return outcome.result().scoreCodes().stream()
                .flatMap(score -> outcome.ranked(score, outcome.latest()).stream())
                .map(unit -> Profile.of(outcome.result(), unit.element(), unit.unit(), unit.year(), STANDINGS))
                .flatMap(this::standings);
    }

    /** The profile calls strong what counts much in the score, which in a score of dependence is no strength. */
    private Stream<Row> standings(Profile profile) {
        boolean turned = outcome.subject().published().isPresent() && PublishedIndex.isFirstWorst(profile.element());
        return Stream.concat(
                standings(profile, "strength", turned ? profile.weaknesses() : profile.strengths(), turned),
                standings(profile, "weakness", turned ? profile.strengths() : profile.weaknesses(), turned));
    }

    private static Stream<Row> standings(
            Profile profile, String standing, List<Profile.Standing> indicators, boolean turned) {
        List<Row> rows = new ArrayList<>();
        for (Profile.Standing indicator : indicators) {
            rows.add(RowFactory.create(
                    profile.unit(),
                    profile.year(),
                    profile.element(),
                    indicator.indicator(),
                    standing,
                    rows.size() + 1,
                    indicator.value(),
                    turned ? 1 - indicator.ahead() : indicator.ahead()));
        }
        return rows.stream();
    }

    /** A score; a sum of weights may miss the ends of the scale by its rounding. */
    private static Double onScale(OptionalDouble value) {
        if (value.isEmpty()) {
            return null;
        }
        double score = value.getAsDouble();
        double end = Math.min(100, Math.max(0, score));
        return Math.abs(score - end) < 1e-9 ? end : score;
    }

    static Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    static Integer orNull(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
