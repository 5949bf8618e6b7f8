package org.sovereignai.jobs.groups;

import static org.apache.spark.sql.functions.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.supply.ImportRows;
import org.sovereignai.jobs.supply.Making;
import org.sovereignai.jobs.tables.NationRows;
import org.sovereignai.measures.group.GroupSum;
import org.sovereignai.measures.group.MutualSupply;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.trade.GroupTrade;
import org.sovereignai.measures.trade.TradeMatrix;
import org.sovereignai.schemas.Strand;
import org.sovereignai.schemas.Strands;

/**
 * What groups of nations import, which part of it their members sell each other and could sell each other, and what their members have together: sums of
 * shares of the world, of use and of compute, means by people of values per head, and models of any member once.
 */
public final class GroupValue implements Step {

    private static final StructType YEAR = StructType.fromDDL("year INT");
    private static final StructType ROWS = StructType.fromDDL("group_id STRING, year INT, indicator_strand STRING,"
            + " measure STRING, value DOUBLE, low DOUBLE, high DOUBLE, unit STRING, n BIGINT, member_count BIGINT,"
            + " coverage DOUBLE, data_status STRING");
    private static final String NONE = "none";
    private static final String MEMBER = "a_member";
    private static final String VALUE = "a_value";
    private static final String PEOPLE = "people";
    private static final String MODEL = "a_model";

    /** Indicators that add up over nations. */
    private static final Set<String> ADDED = Set.of(
            "git_push_world_share",
            "model_use_share",
            "model_releases_fractional",
            "compute_h100e",
            "compute_world_share",
            "data_center_power");

    /** Indicators per head of the people. */
    private static final Set<String> PER_HEAD =
            Set.of("developers_per_thousand", "git_pushes_per_thousand", "repositories_per_thousand");

    /** Models of several members are one each. */
    private static final String UNION = "model_releases";

    private record Key(String nation, int year) {}

    private record Cell(Estimate estimate, Status status, String unit) {}

    @Override
    public Dataset<Row> build(Inputs in) {
        return trade(in).unionByName(together(in));
    }

    private static Dataset<Row> trade(Inputs in) {
        Strands strands = in.schemas().strands();
        Making making = Making.of(in);
        Dataset<Row> imports =
                ImportRows.select(in.table("trade_import")).filter(in.years().include(col("year")));
        Dataset<Row> members = GroupRows.members(in, imports.select("year"));
        return imports.groupBy("year")
                .as(Encoders.row(YEAR), Encoders.row(imports.schema()))
                .cogroup(
                        members.groupBy("year").as(Encoders.row(YEAR), Encoders.row(members.schema())),
                        (CoGroupFunction<Row, Row, Row, Row>) (year, rows, groups) ->
                                traded(year.getInt(0), rows, GroupRows.read(groups), strands, making),
                        Encoders.row(ROWS));
    }

    private static Iterator<Row> traded(
            int year, Iterator<Row> imports, GroupRows groups, Strands strands, Making making) {
        Map<String, List<Row>> headings = new TreeMap<>();
        imports.forEachRemaining(row -> headings.computeIfAbsent(ImportRows.heading(row), h -> new ArrayList<>())
                .add(row));
        Map<String, TradeMatrix> matrices = new HashMap<>();
        headings.forEach((heading, rows) -> matrices.put(heading, ImportRows.matrix(rows)));
        List<Row> rows = new ArrayList<>();
        groups.in(year)
                .forEach((group, members) -> strands.goods().forEach(strand -> {
                    List<GroupTrade> parts = strand.headings().stream()
                            .filter(matrices::containsKey)
                            .map(heading -> GroupTrade.of(matrices.get(heading), members))
                            .toList();
                    if (parts.stream().anyMatch(part -> part.imports() > 0)) {
                        Estimate mutual = strand.headings().stream()
                                .filter(matrices::containsKey)
                                .map(heading -> MutualSupply.of(
                                        matrices.get(heading), members, making.homeMade(strand.id(), heading)))
                                .reduce(Estimate.exactly(0), GroupValue::sum);
                        rows.addAll(
                                traded(group, year, strand, parts, mutual, members.size(), status(headings, strand)));
                    }
                }));
        return rows.iterator();
    }

    private static List<Row> traded(
            String group,
            int year,
            Strand strand,
            List<GroupTrade> parts,
            Estimate mutual,
            int members,
            Status status) {
        double whole = parts.stream().mapToDouble(GroupTrade::imports).sum();
        double own =
                parts.stream().mapToDouble(part -> part.fromMembers().value()).sum();
        double low =
                parts.stream().mapToDouble(part -> part.fromMembers().low()).sum();
        double high =
                parts.stream().mapToDouble(part -> part.fromMembers().high()).sum();
        double listed = parts.stream()
                .filter(part -> part.imports() > 0)
                .mapToDouble(part -> part.coverage() * part.imports())
                .sum();
        long known = parts.stream().mapToLong(GroupTrade::size).max().orElse(0);
        double coverage = Math.min(1, listed / whole);
        Estimate share = Estimate.ofRounded(own / whole, low / whole, Math.min(1, high / whole));
        return List.of(
                row(
                        group,
                        year,
                        strand.id(),
                        "imports_usd",
                        new Estimate(whole, whole, known < members ? Estimate.NO_HIGH : whole),
                        "USD",
                        known,
                        members,
                        coverage,
                        status),
                row(group, year, strand.id(), "from_members_share", share, "share", known, members, coverage, status),
                row(
                        group,
                        year,
                        strand.id(),
                        "could_be_from_members_share",
                        Estimate.ofRounded(mutual.value() / whole, mutual.low() / whole, mutual.high() / whole),
                        "share",
                        known,
                        members,
                        coverage,
                        status));
    }

    private static Estimate sum(Estimate one, Estimate other) {
        return new Estimate(one.value() + other.value(), one.low() + other.low(), one.high() + other.high());
    }

    private static Status status(Map<String, List<Row>> headings, Strand strand) {
        return Status.leastFirm(strand.headings().stream()
                .filter(headings::containsKey)
                .map(heading ->
                        Status.of(ImportRows.status(headings.get(heading).get(0))))
                .toList());
    }

    private static Dataset<Row> together(Inputs in) {
        Set<String> wanted = new HashSet<>(ADDED);
        wanted.addAll(PER_HEAD);
        wanted.add(UNION);
        Column isWanted =
                col("indicator").isInCollection(wanted).and(col("value").isNotNull());
        return MixedRows.of(
                        MEMBER,
                        GroupRows.members(in),
                        col("group_id"),
                        col("member_code"),
                        col("since_year"),
                        col("until_year"))
                .and(PEOPLE, NationRows.people(in))
                .and(
                        MODEL,
                        in.table("model_release_nation").filter(col("year").isNotNull()),
                        col("country_code"),
                        col("year"),
                        col("model_name"))
                .and(
                        VALUE,
                        in.table("indicator_value").filter(isWanted),
                        col("indicator"),
                        col("country_code"),
                        col("year"),
                        col("value"),
                        col("low"),
                        col("high"),
                        col("data_status"),
                        col("unit"))
                .rows()
                .coalesce(1)
                .mapPartitions(
                        (MapPartitionsFunction<Row, Row>)
                                mixed -> Members.read(mixed).rows(),
                        Encoders.row(ROWS));
    }

    /** What is known of the members of all groups. */
    private static final class Members {
        private final GroupRows groups = new GroupRows();
        private final Map<Key, Long> people = new HashMap<>();
        private final Map<Key, Set<String>> models = new HashMap<>();
        private final SortedMap<String, Map<Key, Cell>> values = new TreeMap<>();

        static Members read(Iterator<Row> mixed) {
            Members read = new Members();
            MixedRows.read(mixed, (kind, row) -> {
                switch (kind) {
                    case MEMBER -> read.groups.add(row);
                    case PEOPLE -> read.people.put(key(row, 0), row.getLong(2));
                    case MODEL ->
                        read.models
                                .computeIfAbsent(key(row, 0), key -> new HashSet<>())
                                .add(row.getString(2));
                    default ->
                        read.values
                                .computeIfAbsent(row.getString(0), indicator -> new HashMap<>())
                                .put(key(row, 1), cell(row));
                }
            });
            return read;
        }

        private static Key key(Row row, int place) {
            return new Key(row.getString(place), row.getInt(place + 1));
        }

        private static Cell cell(Row row) {
            double value = row.getDouble(3);
            Estimate estimate = new Estimate(
                    value,
                    row.isNullAt(4) ? Estimate.NO_LOW : Math.min(value, row.getDouble(4)),
                    row.isNullAt(5) ? Estimate.NO_HIGH : Math.max(value, row.getDouble(5)));
            return new Cell(estimate, Status.of(row.getString(6)), row.getString(7));
        }

        Iterator<Row> rows() {
            List<Row> rows = new ArrayList<>();
            values.forEach((indicator, cells) -> cells.keySet().stream()
                    .map(Key::year)
                    .distinct()
                    .sorted()
                    .forEach(year -> groups.in(year)
                            .forEach((group, members) ->
                                    row(group, year, indicator, members, cells).ifPresent(rows::add))));
            return rows.iterator();
        }

        private Optional<Row> row(
                String group, int year, String indicator, List<String> members, Map<Key, Cell> cells) {
            List<Key> keys =
                    members.stream().map(member -> new Key(member, year)).toList();
            List<Cell> known =
                    keys.stream().map(cells::get).filter(Objects::nonNull).toList();
            boolean isPerHead = PER_HEAD.contains(indicator);
            GroupSum sum = GroupSum.of(keys.stream()
                    .map(key -> new GroupSum.Part(
                            Optional.ofNullable(cells.get(key)).map(Cell::estimate),
                            isPerHead ? people.getOrDefault(key, 0L) : 1))
                    .toList());
            Optional<Estimate> value = indicator.equals(UNION) && known.size() > 0
                    ? Optional.of(Estimate.unbounded(union(keys)))
                    : isPerHead ? sum.mean() : sum.sum();
            return value.map(estimate -> GroupValue.row(
                    group,
                    year,
                    NONE,
                    indicator,
                    estimate,
                    known.get(0).unit(),
                    sum.known(),
                    members.size(),
                    sum.coverage(),
                    Status.leastFirm(known.stream().map(Cell::status).toList())));
        }

        private int union(List<Key> keys) {
            return keys.stream()
                    .flatMap(key -> models.getOrDefault(key, Set.of()).stream())
                    .collect(Collectors.toSet())
                    .size();
        }
    }

    private static Row row(
            String group,
            int year,
            String strand,
            String measure,
            Estimate estimate,
            String unit,
            long known,
            long members,
            double coverage,
            Status status) {
        return RowFactory.create(
                group,
                year,
                strand,
                measure,
                estimate.value(),
                finite(estimate.low()),
                finite(estimate.high()),
                unit,
                known,
                members,
                coverage,
                status.cell());
    }

    /** A bound that there is not is an empty cell. */
    private static Double finite(double bound) {
        return Double.isFinite(bound) ? bound : null;
    }
}
