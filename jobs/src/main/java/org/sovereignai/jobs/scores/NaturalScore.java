package org.sovereignai.jobs.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.jobs.run.Years;
import org.sovereignai.jobs.supply.GoodsByYear;
import org.sovereignai.jobs.supply.GreaterChina;
import org.sovereignai.jobs.tables.ModelRows;
import org.sovereignai.measures.models.Openness;
import org.sovereignai.measures.scores.Drawn;
import org.sovereignai.measures.scores.Goods;
import org.sovereignai.measures.scores.GoodsYear;
import org.sovereignai.measures.scores.Ranking;
import org.sovereignai.measures.scores.ScoreId;

/**
 * The scores in natural units and what they are made of, with ranks. All nations of a year are drawn and ranked in one task: the
 * newest year {@value #DRAWS_OF_NEWEST} times, each other year {@value #DRAWS} times.
 */
public final class NaturalScore implements TypedStep {

    /** Layer of the row of a score itself. */
    static final String WHOLE = "score";

    static final long SEED = 2026;
    static final int DRAWS = 200;
    static final int DRAWS_OF_NEWEST = 1000;

    /** In how many draws of the newest year of goods each thing that is not known is exchanged: each costs three draws. */
    private static final int EXCHANGES = 64;

    private static final String PEOPLE_UNKNOWN = "the number of its people is not known";

    private static final double SMALL_IMPORTS = 10e6;
    private static final double MUCH_ESTIMATED = 1.0 / 3;

    private static final List<String> COLUMNS = List.of(
            ("country_code year score_id layer score score_low score_high rank rank_low rank_high replicated_ranks"
                            + " exchanged_factors exchanged_ranks coverage import_value_usd actor_code data_status note")
                    .split(" "));

    @Override
    public String columns() {
        return String.join(" ", COLUMNS);
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return TypedRows.together(dependence(in), participation(in));
    }

    private static JavaRDD<InternalRow> dependence(Inputs in) {
        GoodsByYear goods = GoodsByYear.of(in);
        String setAside = in.schemas().strands().setAside();
        return GoodsByYear.rows(in).rows((year, rows) -> dependence(goods.read(year.getInt(0), rows), setAside));
    }

    private static Stream<InternalRow> dependence(GoodsByYear.Traded traded, String setAside) {
        GoodsYear year =
                traded.isNewest() ? traded.scores(DRAWS_OF_NEWEST, EXCHANGES, SEED) : traded.scores(DRAWS, 0, SEED);
        Map<String, String> reasons = new TreeMap<>(year.unscored());
        GreaterChina.MEMBERS.forEach(member -> reasons.put(member, "scored as one with others: " + GreaterChina.CODE));
        List<InternalRow> rows = new ArrayList<>(rows(year.scores(), setAside, traded.status()));
        reasons.forEach((nation, reason) -> Arrays.stream(ScoreId.values())
                .filter(score -> !score.isOfParticipation())
                .map(score -> unscored(nation, traded.year(), name(score, setAside), reason, traded.status()))
                .forEach(rows::add));
        return rows.stream();
    }

    private static JavaRDD<InternalRow> participation(Inputs in) {
        Years years = in.years();
        Openness openness = ModelRows.openness(in);
        return WorldRows.of(in).rows(rows -> {
            WorldRows world = rows.withModels(openness);
            return world.years().stream().filter(years::include).flatMap(year -> participation(world, year));
        });
    }

    private static Stream<InternalRow> participation(WorldRows world, int year) {
        String status = world.status(year);
        Optional<String> reason = world.missing(year);
        if (reason.isPresent()) {
            return world.known(year).stream()
                    .flatMap(nation -> Stream.of(ScoreId.PARTICIPATION, ScoreId.PARTICIPATION_INTENSITY)
                            .map(score -> unscored(nation, year, score.id(), reason.get(), status)));
        }
        int draws = world.isNewest(year) ? DRAWS_OF_NEWEST : DRAWS;
        List<Drawn> scores = world.scores(year, draws, SEED);
        SortedSet<String> uncounted = nations(scores, ScoreId.PARTICIPATION);
        uncounted.removeAll(nations(scores, ScoreId.PARTICIPATION_INTENSITY));
        return Stream.concat(
                rows(scores, "", status).stream(),
                uncounted.stream()
                        .map(nation ->
                                unscored(nation, year, ScoreId.PARTICIPATION_INTENSITY.id(), PEOPLE_UNKNOWN, status)));
    }

    private static SortedSet<String> nations(List<Drawn> scores, ScoreId id) {
        return scores.stream()
                .filter(score -> score.score() == id)
                .map(Drawn::nation)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(ScoreId id, String setAside) {
        return id == ScoreId.DEPENDENCE_WITHOUT ? id.id() + "_" + setAside : id.id();
    }

    private static List<InternalRow> rows(List<Drawn> scores, String setAside, String status) {
        Map<ScoreId, List<Drawn>> byScore = scores.stream().collect(Collectors.groupingBy(Drawn::score));
        List<InternalRow> rows = new ArrayList<>();
        byScore.forEach((id, nations) -> {
            Ranking ranking = Ranking.of(nations);
            for (Drawn score : nations) {
                rows.add(row(score, name(id, setAside), ranking.of(score.nation()), status));
                score.parts().forEach(part -> rows.add(row(score, part, status)));
            }
        });
        return rows;
    }

    private static InternalRow row(Drawn score, String name, Optional<Ranking.Place> place, String status) {
        return TypedRows.row(
                score.nation(),
                score.year(),
                name,
                WHOLE,
                score.value(),
                score.low(),
                score.high(),
                place.map(Ranking.Place::rank).orElse(null),
                place.map(Ranking.Place::low).orElse(null),
                place.map(Ranking.Place::high).orElse(null),
                place.map(ranks -> ranks.draws()).orElse(null),
                place.map(ranks -> ranks.exchanged().keySet().toArray(String[]::new))
                        .orElse(null),
                place.map(ranks -> ranks.exchanged().values().stream()
                                .flatMapToInt(Arrays::stream)
                                .toArray())
                        .orElse(null),
                score.coverage(),
                null,
                score.actor().orElse(null),
                status,
                score.unranked().orElse(null));
    }

    private static InternalRow row(Drawn score, Drawn.Part part, String status) {
        boolean isOfGoods = !score.score().isOfParticipation();
        List<Object> cells = new ArrayList<>(List.of(
                score.nation(), score.year(), score.score().id(), part.id(), part.value(), part.low(), part.high()));
        leaveEmptyUpTo("coverage", cells);
        cells.add(part.coverage());
        cells.add(isOfGoods ? TypedRows.money(part.amount()) : null);
        cells.add(part.actor().orElse(null));
        cells.add(status);
        cells.add(isOfGoods ? doubt(part) : null);
        return TypedRows.row(cells.toArray());
    }

    /** What makes a part weak: little is imported, or much of it is estimated. */
    private static String doubt(Drawn.Part part) {
        List<String> doubts = new ArrayList<>();
        if (part.amount() < SMALL_IMPORTS) {
            doubts.add("imports are worth %s only, and weigh as those of other strands"
                    .formatted(Goods.words(part.amount())));
        }
        if (1 - part.coverage() > MUCH_ESTIMATED) {
            doubts.add(String.format(
                    Locale.ROOT, "the suppliers of %.0f %% of imports are estimated", 100 * (1 - part.coverage())));
        }
        return doubts.size() == 0 ? null : String.join("; ", doubts);
    }

    private static InternalRow unscored(String nation, int year, String score, String reason, String status) {
        List<Object> cells = new ArrayList<>(List.of(nation, year, score, WHOLE));
        leaveEmptyUpTo("data_status", cells);
        cells.add(status);
        cells.add(reason);
        return TypedRows.row(cells.toArray());
    }

    /** What a row without a rank, or without a score, does not say. */
    private static void leaveEmptyUpTo(String column, List<Object> cells) {
        cells.addAll(Collections.nCopies(COLUMNS.indexOf(column) - cells.size(), null));
    }
}
