package org.sovereignai.jobs.groups;

import static org.apache.spark.sql.functions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.jobs.supply.EdgeRows;
import org.sovereignai.jobs.supply.GroupRows;
import org.sovereignai.jobs.supply.ImportRows;
import org.sovereignai.jobs.supply.Making;
import org.sovereignai.measures.group.GroupSuppliers;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.trade.GroupTrade;
import org.sovereignai.schemas.Strand;
import org.sovereignai.schemas.Strands;

/**
 * Who supplies a group of nations from outside, what its members sell each other being home supply: as traded, and in the
 * newest year by origin with the group as one nation.
 */
public final class GroupEdge implements TypedStep {

    private static final String CLOSED = "final";

    @Override
    public String columns() {
        return "group_id year strand product_code supplier_code amount_usd amount_low_usd "
                + "amount_high_usd direct_share direct_low direct_high origin_share origin_low "
                + "origin_high data_status";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Strands strands = in.schemas().strands();
        Making making = Making.of(in);
        Dataset<Row> imports =
                ImportRows.select(in.table("trade_import")).filter(in.years().include(col("year")));
        return in.groups(imports, "product_code", "year").rows(GroupRows.members(in), members -> {
            GroupRows groups = GroupRows.read(members);
            return (key, trade) -> edges(key.getInt(1), ImportRows.byHeading(trade), groups, strands, making);
        });
    }

    private static Stream<InternalRow> edges(
            int year, SortedMap<String, ImportRows> headings, GroupRows groups, Strands strands, Making making) {
        List<InternalRow> rows = new ArrayList<>();
        headings.forEach((heading, trade) -> groups.in(year).forEach((group, members) -> {
            GroupTrade one = GroupTrade.of(trade.matrix(), members);
            for (Strand strand : strands.ofHeading(heading)) {
                List<GroupSuppliers.Supplier> suppliers = trade.status().equals(CLOSED)
                        ? GroupSuppliers.direct(one)
                        : GroupSuppliers.traced(one, making.homeMade(strand.id(), heading));
                suppliers.forEach(
                        supplier -> rows.add(row(group, year, strand.id(), heading, supplier, trade.status())));
            }
        }));
        return rows.stream();
    }

    private static InternalRow row(
            String group, int year, String strand, String heading, GroupSuppliers.Supplier supplier, String status) {
        return EdgeRows.row(
                group,
                year,
                strand,
                heading,
                supplier.code(),
                TypedRows.money(supplier.amount().value()),
                TypedRows.money(supplier.amount().low()),
                TypedRows.money(supplier.amount().high()),
                supplier.direct().orElse(Estimate.NONE),
                supplier.origin().orElse(Estimate.NONE),
                status);
    }
}
