package org.sovereignai.jobs.indicators;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.tables.ModelRows;
import org.sovereignai.jobs.tables.ServedRows;
import org.sovereignai.measures.compute.Sites;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.participation.Stack;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.use.Hosting;
import org.sovereignai.measures.use.ModelUse;
import org.sovereignai.measures.use.ModelYear;
import org.sovereignai.measures.use.Reach;

/**
 * All families that look at whose models are used, who serves them, who may use them, where they run, and who works on the
 * stack below them. The lists have some thousand entries each and are read whole.
 */
final class UseIndicators {

    private static final int DAYS_OF_A_YEAR = 365;

    /** Year of the list of hosts. */
    private static final int YEAR_OF_HOSTS = 2026;

    /** Year of the map of use; the lists of places are undated and from before 2026. */
    private static final int YEAR_OF_REACH = 2025;

    /** How many publishers of closed models a nation was looked for on, and how many do not list it. */
    private record Lists(long known, long refusing) {

        Lists and(boolean isListed) {
            return new Lists(known + 1, refusing + (isListed ? 0 : 1));
        }
    }

    private final SortedMap<Integer, Map<LocalDate, List<ModelUse.Line>>> tokens = new TreeMap<>();
    private final List<Hosting.Model> hosted = new ArrayList<>();
    private final SortedMap<String, Lists> access = new TreeMap<>();
    private final SortedMap<String, Estimate> deepSeek = new TreeMap<>();
    private final SortedMap<String, SortedMap<LocalDate, Row>> levels = new TreeMap<>();
    private final List<Stack.Count> topics = new ArrayList<>();

    private UseIndicators() {}

    static JavaRDD<InternalRow> rows(Inputs in, Catalogue catalogue) {
        return read(in).rows(lists -> catalogue.rows(Stream.of(
                        catalogue.figures(ModelYear.class, lists.years()),
                        catalogue.figures(Hosting.class, Stream.of(new Hosting(YEAR_OF_HOSTS, lists.hosted))),
                        catalogue.figures(Reach.class, Stream.of(lists.reach())),
                        catalogue.figures(Sites.class, Stream.of(lists.sites())),
                        catalogue
                                .figures(Stack.class, Stream.of(new Stack(lists.topics)))
                                .filter(catalogue::hasMeasure))
                .flatMap(figures -> figures)));
    }

    /** What all rows say: the one place where their columns are selected, by name, and read, by place. */
    private static MixedRows<UseIndicators> read(Inputs in) {
        Set<String> building =
                in.list("stack_topic").stream().map(topic -> topic.get("item")).collect(Collectors.toSet());
        return MixedRows.into(UseIndicators::new)
                .and(
                        in.records("model_usage", "day model_slug developer_code has_open_weights token_count"),
                        UseIndicators::addTokens)
                .and(ServedRows.models(in), (lists, row) -> lists.hosted.add(ServedRows.model(row)))
                .and(
                        in.records("model_access", "country_code is_listed").filter(row -> !row.isNullAt(1)),
                        (lists, row) -> lists.access.merge(
                                row.getString(0),
                                new Lists(0, 0).and(row.getBoolean(1)),
                                (before, one) -> before.and(row.getBoolean(1))))
                .and(
                        in.records("model_adoption", "country_code use_share use_share_low use_share_high"),
                        (lists, row) -> lists.deepSeek.put(row.getString(0), ModelRows.estimate(row, 1)))
                .and(
                        in.records(
                                "data_center_level",
                                "site_name level_date country_code site_owner_code power_mw h100_equivalents vintage"),
                        (lists, row) -> lists.levels
                                .computeIfAbsent(row.getString(0), site -> new TreeMap<>())
                                .put(row.getAs(1), row))
                .and(
                        in.records("open_source_pusher", "country_code year quarter item pusher_count dimension")
                                .filter(row -> row.getString(5).equals("topic") && building.contains(row.getString(3))),
                        (lists, row) -> lists.topics.add(new Stack.Count(
                                row.getString(0), row.getInt(1), row.getInt(2), row.getString(3), row.getLong(4))));
    }

    private void addTokens(Row row) {
        LocalDate day = row.getAs(0);
        tokens.computeIfAbsent(day.getYear(), year -> new TreeMap<>())
                .computeIfAbsent(day, d -> new ArrayList<>())
                .add(ModelUse.Line.of(
                        row.getString(1), row.getString(2), Optional.ofNullable(row.getAs(3)), row.getLong(4)));
    }

    private Stream<ModelYear> years() {
        return tokens.entrySet().stream()
                .map(year -> new ModelYear(
                        year.getKey(),
                        year.getValue().size() < DAYS_OF_A_YEAR ? Status.PARTIAL : Status.PROVISIONAL,
                        ModelUse.of(year.getValue().values().stream()
                                .flatMap(List::stream)
                                .toList())));
    }

    private Reach reach() {
        return new Reach(
                YEAR_OF_REACH,
                Stream.concat(access.keySet().stream(), deepSeek.keySet().stream())
                        .distinct()
                        .sorted()
                        .map(nation -> new Reach.Entry(
                                nation,
                                Optional.ofNullable(access.get(nation)).map(Lists::refusing),
                                Optional.ofNullable(access.get(nation))
                                        .map(Lists::known)
                                        .orElse(0L),
                                Optional.ofNullable(deepSeek.get(nation))))
                        .toList());
    }

    private Sites sites() {
        return new Sites(
                levels.values().stream()
                        .flatMap(days -> days.values().stream())
                        .map(level -> LocalDate.parse(level.getString(6)))
                        .max(Comparator.naturalOrder())
                        .orElse(LocalDate.EPOCH),
                levels.values().stream().map(UseIndicators::site).toList());
    }

    private static Sites.Site site(SortedMap<LocalDate, Row> days) {
        Row any = days.get(days.firstKey());
        return new Sites.Site(
                Optional.ofNullable(any.getString(2)),
                Optional.ofNullable(any.getString(3)),
                days.entrySet().stream()
                        .map(day -> level(day.getKey(), day.getValue()))
                        .toList());
    }

    private static Sites.Level level(LocalDate from, Row row) {
        return new Sites.Level(from, row.isNullAt(4) ? 0 : row.getDouble(4), Optional.ofNullable(row.<Double>getAs(5)));
    }
}
