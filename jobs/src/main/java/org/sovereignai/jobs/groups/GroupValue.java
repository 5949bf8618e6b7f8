package org.sovereignai.jobs.groups;

import static org.apache.spark.sql.functions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;
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
import org.sovereignai.schemas.Strand;
import org.sovereignai.schemas.Strands;

/**
 * What groups of nations import, which part of it their members sell and could sell each other, and what their members have
 * together, see {@link GroupImports}, {@link MutualSupply} and {@link MemberValues}.
 */
public final class GroupValue implements TypedStep {

    private static final String NONE = "none";

    @Override
    public String columns() {
        return "group_id year indicator_strand measure value low high unit n member_count coverage data_status";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return TypedRows.together(trade(in), together(in));
    }

    private static JavaRDD<InternalRow> trade(Inputs in) {
        Strands strands = in.schemas().strands();
        Making making = Making.of(in);
        Dataset<Row> imports =
                ImportRows.select(in.table("trade_import")).filter(in.years().include(col("year")));
        return in.groups(imports, "year").rows(GroupRows.members(in), members -> {
            GroupRows groups = GroupRows.read(members);
            return (year, rows) -> traded(year.getInt(0), ImportRows.byHeading(rows), groups, strands, making);
        });
    }

    private static Stream<InternalRow> traded(
            int year, SortedMap<String, ImportRows> headings, GroupRows groups, Strands strands, Making making) {
        List<InternalRow> rows = new ArrayList<>();
        groups.in(year)
                .forEach((group, members) -> strands.goods().forEach(strand -> {
                    List<GroupTrade> parts = strand.headings().stream()
                            .filter(headings::containsKey)
                            .map(heading -> GroupTrade.of(headings.get(heading).matrix(), members))
                            .toList();
                    List<Estimate> mutual = strand.headings().stream()
                            .filter(headings::containsKey)
                            .map(heading -> MutualSupply.of(
                                    headings.get(heading).matrix(), members, making.homeMade(strand.id(), heading)))
                            .toList();
                    GroupImports.figures(parts, mutual, members.size(), status(headings, strand))
                            .forEach(figure -> rows.add(row(group, year, strand.id(), figure)));
                }));
        return rows.stream();
    }

    private static Status status(Map<String, ImportRows> headings, Strand strand) {
        return Status.leastFirm(strand.headings().stream()
                .filter(headings::containsKey)
                .map(heading -> Status.of(headings.get(heading).status()))
                .toList());
    }

    private static JavaRDD<InternalRow> together(Inputs in) {
        Column isWanted = col("indicator")
                .isInCollection(MemberValues.indicators())
                .and(col("value").isNotNull());
        return MixedRows.into(Together::new)
                .and(GroupRows.members(in), (all, row) -> all.groups.add(row))
                .and(
                        NationRows.people(in),
                        (all, row) -> all.values.people(row.getString(0), row.getInt(1), row.getLong(2)))
                .and(
                        in.records("model_release_nation", "country_code year model_name")
                                .filter(row -> !row.isNullAt(1)),
                        (all, row) -> all.values.model(row.getString(0), row.getInt(1), row.getString(2)))
                .and(
                        in.table("indicator_value")
                                .filter(isWanted)
                                .selectExpr("indicator country_code year value low high data_status unit".split(" ")),
                        (all, row) -> all.values.value(
                                row.getString(0),
                                row.getString(1),
                                row.getInt(2),
                                estimate(row),
                                Status.of(row.getString(6)),
                                row.getString(7)))
                .rows(Together::rows);
    }

    /** Groups, and what their members have together. */
    private static final class Together {
        private final GroupRows groups = GroupRows.empty();
        private final MemberValues values = new MemberValues();

        Stream<InternalRow> rows() {
            return values.years().stream()
                    .flatMap(year -> groups.in(year).entrySet().stream()
                            .flatMap(group -> values.figures(group.getValue(), year)
                                    .map(figure -> row(group.getKey(), year, NONE, figure))));
        }
    }

    private static Estimate estimate(Row row) {
        double value = row.getDouble(3);
        return new Estimate(
                value,
                row.isNullAt(4) ? Estimate.NO_LOW : Math.min(value, row.getDouble(4)),
                row.isNullAt(5) ? Estimate.NO_HIGH : Math.max(value, row.getDouble(5)));
    }

    private static InternalRow row(String group, int year, String strand, GroupFigure figure) {
        return EdgeRows.row(
                group,
                year,
                strand,
                figure.measure(),
                figure.estimate(),
                figure.unit(),
                figure.known(),
                figure.members(),
                figure.coverage(),
                figure.status().cell());
    }
}
