package org.sovereignai.jobs.groups;

import static org.apache.spark.sql.functions.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.sovereignai.jobs.supply.EdgeRows;
import org.sovereignai.jobs.supply.GroupRows;
import org.sovereignai.jobs.supply.ImportRows;
import org.sovereignai.jobs.supply.Making;
import org.sovereignai.jobs.tables.NationRows;
import org.sovereignai.measures.group.GroupFigure;
import org.sovereignai.measures.group.GroupImports;
import org.sovereignai.measures.group.MemberValues;
import org.sovereignai.measures.group.MutualSupply;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.trade.GroupTrade;
import org.sovereignai.measures.trade.TradeMatrix;
import org.sovereignai.schemas.Strand;
import org.sovereignai.schemas.Strands;

/**
 * What groups of nations import, which part of it their members sell and could sell each other, and what their members have
 * together, see {@link GroupImports}, {@link MutualSupply} and {@link MemberValues}.
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
                    List<Estimate> mutual = strand.headings().stream()
                            .filter(matrices::containsKey)
                            .map(heading -> MutualSupply.of(
                                    matrices.get(heading), members, making.homeMade(strand.id(), heading)))
                            .toList();
                    GroupImports.figures(parts, mutual, members.size(), status(headings, strand))
                            .forEach(figure -> rows.add(row(group, year, strand.id(), figure)));
                }));
        return rows.iterator();
    }

    private static Status status(Map<String, List<Row>> headings, Strand strand) {
        return Status.leastFirm(strand.headings().stream()
                .filter(headings::containsKey)
                .map(heading ->
                        Status.of(ImportRows.status(headings.get(heading).get(0))))
                .toList());
    }

    private static Dataset<Row> together(Inputs in) {
        Column isWanted = col("indicator")
                .isInCollection(MemberValues.indicators())
                .and(col("value").isNotNull());
        return MixedRows.of(MEMBER, GroupRows.members(in))
                .and(PEOPLE, NationRows.people(in))
                .and(
                        MODEL,
                        in.table("model_release_nation")
                                .filter(col("year").isNotNull())
                                .select("country_code", "year", "model_name"))
                .and(
                        VALUE,
                        in.table("indicator_value")
                                .filter(isWanted)
                                .select(
                                        "indicator",
                                        "country_code",
                                        "year",
                                        "value",
                                        "low",
                                        "high",
                                        "data_status",
                                        "unit"))
                .rows()
                .coalesce(1)
                .mapPartitions((MapPartitionsFunction<Row, Row>) GroupValue::together, Encoders.row(ROWS));
    }

    private static Iterator<Row> together(Iterator<Row> mixed) {
        GroupRows groups = GroupRows.empty();
        MemberValues values = new MemberValues();
        MixedRows.read(mixed, (kind, row) -> {
            switch (kind) {
                case MEMBER -> groups.add(row);
                case PEOPLE -> values.people(row.getString(0), row.getInt(1), row.getLong(2));
                case MODEL -> values.model(row.getString(0), row.getInt(1), row.getString(2));
                case VALUE ->
                    values.value(
                            row.getString(0),
                            row.getString(1),
                            row.getInt(2),
                            estimate(row),
                            Status.of(row.getString(6)),
                            row.getString(7));
                default -> throw new IllegalStateException("There is no fact of the kind " + kind);
            }
        });
        return values.years().stream()
                .flatMap(year -> groups.in(year).entrySet().stream()
                        .flatMap(group -> values.figures(group.getValue(), year)
                                .map(figure -> row(group.getKey(), year, NONE, figure))))
                .iterator();
    }

    private static Estimate estimate(Row row) {
        double value = row.getDouble(3);
        return new Estimate(
                value,
                row.isNullAt(4) ? Estimate.NO_LOW : Math.min(value, row.getDouble(4)),
                row.isNullAt(5) ? Estimate.NO_HIGH : Math.max(value, row.getDouble(5)));
    }

    private static Row row(String group, int year, String strand, GroupFigure figure) {
        List<Object> cells = new ArrayList<>(List.of(group, year, strand, figure.measure()));
        EdgeRows.add(cells, figure.estimate());
        cells.addAll(List.of(
                figure.unit(),
                figure.known(),
                figure.members(),
                figure.coverage(),
                figure.status().cell()));
        return RowFactory.create(cells.toArray());
    }
}
