package org.sovereignai.jobs.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.sovereignai.index.Tier;
import org.sovereignai.jobs.supply.EdgeRows;
import org.sovereignai.measures.scores.RankSensitivity;
import org.sovereignai.measures.scores.RankShift;
import org.sovereignai.measures.scores.Ranking;
import org.sovereignai.measures.scores.ScoreId;

/**
 * Scores in natural units in the form of the tables of an index. Nothing is treated, normalised or profiled there, and a median
 * rank is not split into its changes, so that the other tables have no rows of them. What moves the ranks is told by what is not
 * known, of goods in the newest year alone, and by what could be chosen otherwise: one part left out, a bloc in place of a nation.
 */
final class NaturalTables {

    /** The factor of one nation or a bloc that withholds. */
    private static final String ACTOR = "actor";

    /** Columns of a sensitivity that are about variance: its amount, and both effects with their bounds. */
    private static final int OF_VARIANCE = 7;

    private final List<Row> scores;
    private final Set<String> hubs;

    /**
     * @param scores rows of the table {@code natural_score}
     * @param hubs codes of the nations that are hubs
     */
    NaturalTables(List<Row> scores, Set<String> hubs) {
        this.scores = scores;
        this.hubs = hubs;
    }

    /** All rows, each made by its table's name and its cells. */
    Stream<Row> rows(BiFunction<String, Row, Row> of) {
        List<Row> ranked =
                scores.stream().filter(row -> !row.isNullAt(rank(row))).toList();
        return Stream.of(
                        scores.stream().filter(NaturalTables::isShown).map(row -> of.apply("index_score", score(row))),
                        ranked.stream().map(row -> of.apply("index_rank_probability", probability(row))),
                        pairs(ranked).map(row -> of.apply("index_rank_pair", row)),
                        Stream.concat(sensitivity(ranked), shifts(ranked))
                                .map(row -> of.apply("index_sensitivity", row)))
                .flatMap(rows -> rows);
    }

    private static int rank(Row row) {
        return row.fieldIndex("rank");
    }

    private static boolean isWhole(Row row) {
        return row.getAs("layer").equals(NaturalScore.WHOLE);
    }

    /** Strands are shown once: as parts of dependence. */
    private static boolean isShown(Row row) {
        String score = row.getAs("score_id");
        return isWhole(row) || score.equals(ScoreId.DEPENDENCE.id()) || score.equals(ScoreId.PARTICIPATION.id());
    }

    private Row score(Row row) {
        boolean isWhole = isWhole(row);
        Double value = row.getAs("score");
        Integer rank = row.getAs("rank");
        return RowFactory.create(
                row.getAs("country_code"),
                row.getAs("year"),
                isWhole ? row.getAs("score_id") : row.getAs("layer"),
                isWhole ? null : row.getAs("score_id"),
                value,
                row.getAs("score_low"),
                row.getAs("score_high"),
                rank,
                rank,
                row.getAs("rank_low"),
                row.getAs("rank_high"),
                row.getAs("coverage"),
                new String[0],
                tier(value, rank).name(),
                hubs.contains(row.<String>getAs("country_code")),
                row.getAs("data_status"),
                row.getAs("note"),
                row.getAs("actor_code"));
    }

    /** A: ranked. B: a value that is not ranked. C: none. */
    private static Tier tier(Double value, Integer rank) {
        return value == null ? Tier.C : rank == null ? Tier.B : Tier.A;
    }

    private static Row probability(Row row) {
        List<Integer> ranks = ranks(row);
        List<Object> cells = new ArrayList<>(List.of(
                row.getAs("country_code"),
                row.getAs("year"),
                row.getAs("score_id"),
                row.getAs("rank"),
                row.getAs("rank"),
                row.getAs("rank_low"),
                row.getAs("rank_high")));
        Ranking.Place place = place(row);
        for (int top : IndexTables.TOPS) {
            cells.add(place.probabilityAtMost(top));
        }
        cells.add(ranks.toArray(Integer[]::new));
        return RowFactory.create(cells.toArray());
    }

    private static List<Integer> ranks(Row row) {
        return row.getList(row.fieldIndex("replicated_ranks"));
    }

    private static Ranking.Place place(Row row) {
        return new Ranking.Place(
                row.getAs("rank"),
                row.getAs("rank_low"),
                row.getAs("rank_high"),
                ranks(row).stream().mapToInt(Integer::intValue).toArray(),
                exchanged(row));
    }

    /** Ranks of the first draws with one thing that is not known exchanged, one after the other in the row. */
    private static SortedMap<String, int[]> exchanged(Row row) {
        List<String> factors = row.getList(row.fieldIndex("exchanged_factors"));
        int[] ranks = row.<Integer>getList(row.fieldIndex("exchanged_ranks")).stream()
                .mapToInt(Integer::intValue)
                .toArray();
        SortedMap<String, int[]> exchanged = new TreeMap<>();
        for (int place = 0; place < factors.size(); place++) {
            int size = ranks.length / factors.size();
            exchanged.put(factors.get(place), Arrays.copyOfRange(ranks, place * size, (place + 1) * size));
        }
        return exchanged;
    }

    /** What is ranked on its own. */
    private record ScoreYear(String score, int year) implements Comparable<ScoreYear> {

        @Override
        public int compareTo(ScoreYear other) {
            return Comparator.comparing(ScoreYear::score)
                    .thenComparing(ScoreYear::year)
                    .compare(this, other);
        }
    }

    private static SortedMap<ScoreYear, List<Row>> byScoreAndYear(Stream<Row> rows) {
        return rows.collect(Collectors.groupingBy(
                row -> new ScoreYear(row.getAs("score_id"), row.getAs("year")), TreeMap::new, Collectors.toList()));
    }

    private static Stream<Row> sensitivity(List<Row> ranked) {
        return byScoreAndYear(ranked.stream()).values().stream()
                .flatMap(nations -> RankSensitivity.of(
                                nations.stream().map(NaturalTables::place).toList())
                        .stream()
                        .map(sensitivity -> sensitivity(nations, sensitivity)));
    }

    private static Row sensitivity(List<Row> nations, RankSensitivity sensitivity) {
        List<Object> cells = new ArrayList<>(List.of(
                nations.get(0).getAs("score_id"),
                nations.get(0).getAs("year"),
                sensitivity.factor(),
                sensitivity.variance()));
        EdgeRows.add(cells, sensitivity.firstOrder());
        EdgeRows.add(cells, sensitivity.totalEffect());
        cells.add(null);
        cells.add(nations.size());
        return RowFactory.create(cells.toArray());
    }

    /** By score and year how far ranks move without one of its parts, and if blocs could withhold in place of nations. */
    private Stream<Row> shifts(List<Row> ranked) {
        SortedMap<ScoreYear, List<Row>> nations = byScoreAndYear(ranked.stream());
        SortedMap<ScoreYear, List<Row>> parts = byScoreAndYear(scores.stream().filter(row -> !isWhole(row)));
        return nations.entrySet().stream().flatMap(entry -> {
            ScoreYear key = entry.getKey();
            Map<String, Double> values = values(entry.getValue(), "country_code");
            Map<String, List<Row>> ofNations = parts.getOrDefault(key, List.of()).stream()
                    .filter(row -> values.containsKey(row.<String>getAs("country_code")))
                    .collect(Collectors.groupingBy(row -> row.getAs("country_code")));
            Stream<RankShift> withoutEach =
                    RankShift.withoutEach(ofNations.values().stream()
                                    .map(rows -> values(rows, "layer"))
                                    .toList())
                            .stream();
            Stream<RankShift> byBloc = key.score().equals(ScoreId.DEPENDENCE.id())
                    ? RankShift.between(
                            ACTOR,
                            values,
                            values(
                                    nations.getOrDefault(
                                            new ScoreYear(ScoreId.DEPENDENCE_BLOC.id(), key.year()), List.of()),
                                    "country_code"))
                            .stream()
                    : Stream.empty();
            return Stream.concat(withoutEach, byBloc).map(shift -> shift(key, shift));
        });
    }

    /** Central values by what a column says. */
    private static Map<String, Double> values(List<Row> rows, String column) {
        Map<String, Double> values = new TreeMap<>();
        rows.forEach(row -> values.put(row.getAs(column), row.getAs("score")));
        return values;
    }

    private static Row shift(ScoreYear of, RankShift shift) {
        List<Object> cells = new ArrayList<>(List.of(of.score(), of.year(), shift.factor()));
        cells.addAll(Collections.nCopies(OF_VARIANCE, null));
        cells.add(shift.mean());
        cells.add(shift.ranked());
        return RowFactory.create(cells.toArray());
    }

    /** Every pair among the first fifteen of a score in a year. */
    private static Stream<Row> pairs(List<Row> ranked) {
        return byScoreAndYear(ranked.stream()
                        .filter(row -> row.<Integer>getAs("rank") <= IndexTables.PAIRED)
                        .sorted(Comparator.comparingInt((Row row) -> row.getAs("rank"))
                                .thenComparing(row -> row.<String>getAs("country_code"))))
                .values()
                .stream()
                .flatMap(NaturalTables::pairsOf);
    }

    private static Stream<Row> pairsOf(List<Row> nations) {
        List<Ranking.Place> places = nations.stream().map(NaturalTables::place).toList();
        return IntStream.range(0, nations.size())
                .boxed()
                .flatMap(i -> IntStream.range(i + 1, nations.size()).mapToObj(j -> {
                    double above = places.get(i).probabilityAbove(places.get(j));
                    return RowFactory.create(
                            nations.get(i).getAs("score_id"),
                            nations.get(i).getAs("year"),
                            nations.get(i).getAs("country_code"),
                            nations.get(j).getAs("country_code"),
                            places.get(i).rank(),
                            places.get(j).rank(),
                            above,
                            IndexTables.isCertain(above));
                }));
    }
}
