package org.sovereignai.jobs.supply;

import static org.apache.spark.sql.functions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.network.Remainder;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.trade.StrandTrade;

/**
 * Suppliers of the goods strands: direct, by origin, and who stands on the way.
 *
 * <p>One strand in one year is one group, of one or several headings, each a completed matrix of at most some 230 areas,
 * traced in one task; the next is read when it is done. What the customs of an importer report stands for its part of the
 * matrix. Areas stand in the order of their codes, so that the order of the rows changes nothing.
 */
final class GoodsEdges {

    private static final double LEAST_SHARE = 0.0001;
    private static final double LEAST_ON_THE_WAY = 0.01;
    private static final double ROUNDING = 1e-9;

    private GoodsEdges() {}

    /** Rows of {@code dependence_edge}. New goods can be withheld, so that all of them are revocable. */
    static JavaRDD<InternalRow> edges(Inputs in) {
        Making making = Making.of(in);
        return StrandRows.each(in, rows -> edges(rows, making));
    }

    /** Rows of one strand in one year, by who makes the goods. */
    static Stream<InternalRow> edges(StrandRows rows, Making making) {
        StrandTrade trade = rows.trade(making);
        return trade.codes().stream().flatMap(nation -> edges(rows, trade, nation).stream());
    }

    private static List<InternalRow> edges(StrandRows rows, StrandTrade trade, String code) {
        List<InternalRow> edges = new ArrayList<>();
        if (trade.imports(code) <= 0) {
            return edges;
        }
        List<StrandTrade.Supplier> suppliers = trade.suppliers(code);
        Importer nation = new Importer(
                code,
                trade.imports(code),
                suppliers.stream()
                        .filter(StrandTrade.Supplier::isListed)
                        .toList()
                        .size());
        double unnamedShare = trade.unnamed(code);
        Estimate unknownOrigin = trade.unknownOrigin(code).orElseThrow();
        Remainder direct = new Remainder(1);
        Remainder origin = new Remainder(1);
        for (StrandTrade.Supplier supplier : suppliers) {
            if (isNotable(supplier)) {
                edges.add(edge(
                        rows,
                        nation,
                        supplier.code(),
                        supplier.direct(),
                        supplier.basis() == null ? null : ImportRows.name(supplier.basis()),
                        supplier.origin(),
                        supplier.onTheWay()));
                direct.name(supplier.direct());
                origin.name(supplier.origin());
            } else {
                direct.add(supplier.direct());
                origin.add(supplier.origin());
            }
        }
        boolean isUnknown = unnamedShare > 0 || unknownOrigin.high() > ROUNDING;
        if (isUnknown) {
            Estimate unnamed = Estimate.exactly(Math.min(1, unnamedShare));
            edges.add(edge(rows, nation, Supplier.UNKNOWN, unnamed, null, unknownOrigin, Estimate.NONE));
            direct.name(unnamed);
            origin.name(unknownOrigin);
        }
        if (direct.isThere() || origin.isThere()) {
            edges.add(edge(
                    rows, nation, Supplier.OTHERS, direct.estimate(), "estimated", origin.estimate(), Estimate.NONE));
        }
        return edges;
    }

    /**
     * Whose edges these are.
     *
     * @param imports current USD
     * @param listed how many suppliers are listed
     */
    private record Importer(String code, double imports, long listed) {}

    private static boolean isNotable(StrandTrade.Supplier supplier) {
        return supplier.isListed()
                || supplier.direct().value() >= LEAST_SHARE
                || supplier.origin().value() >= LEAST_SHARE
                || supplier.onTheWay().value() >= LEAST_ON_THE_WAY;
    }

    private static InternalRow edge(
            StrandRows rows,
            Importer nation,
            String supplier,
            Estimate direct,
            String basis,
            Estimate origin,
            Estimate onTheWay) {
        return EdgeRows.row(
                nation.code(),
                rows.year(),
                rows.strand(),
                supplier,
                direct,
                basis,
                TypedRows.money(direct.value() * nation.imports()),
                origin,
                onTheWay,
                Estimate.exactly(1),
                nation.listed(),
                rows.status());
    }
}
