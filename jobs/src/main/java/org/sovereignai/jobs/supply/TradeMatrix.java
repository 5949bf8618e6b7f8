package org.sovereignai.jobs.supply;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.network.Remainder;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.trade.Basis;

/**
 * The pairs of the trade matrix that are worth a row: listed, or worth a basis point of the importer's imports, or possibly
 * worth a hundredth. What each importer bought from all others is one row, so that its rows sum to its imports.
 */
public final class TradeMatrix implements TypedStep {

    @Override
    public String columns() {
        return "country_code supplier_code year product_code value_usd low_usd high_usd supplier_basis "
                + "data_status";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return in.groups(ImportRows.select(in.table("trade_import")), "product_code", "year")
                .rows((key, rows) ->
                        ImportRows.byHeading(rows).values().stream().flatMap(trade -> pairs(key, trade)));
    }

    private static Stream<InternalRow> pairs(Row key, ImportRows rows) {
        var matrix = rows.matrix();
        List<InternalRow> pairs = new ArrayList<>();
        for (int importer = 0; importer < matrix.size(); importer++) {
            String nation = matrix.codes().get(importer);
            Remainder others = new Remainder(matrix.imports(importer));
            for (int exporter = 0; exporter < matrix.size(); exporter++) {
                Estimate amount = matrix.amount(exporter, importer);
                if (matrix.isNotable(exporter, importer)) {
                    others.name(amount);
                    pairs.add(pair(
                            key,
                            nation,
                            matrix.codes().get(exporter),
                            amount,
                            matrix.basis(exporter, importer),
                            rows.status()));
                } else {
                    others.add(amount);
                }
            }
            if (others.isThere()) {
                pairs.add(pair(key, nation, Supplier.OTHERS, others.estimate(), Basis.ESTIMATED, rows.status()));
            }
        }
        return pairs.stream();
    }

    private static InternalRow pair(
            Row key, String importer, String exporter, Estimate amount, Basis basis, String status) {
        return TypedRows.row(
                importer,
                exporter,
                key.getInt(1),
                key.getString(0),
                TypedRows.money(amount.value()),
                TypedRows.money(amount.low()),
                TypedRows.money(amount.high()),
                ImportRows.name(basis),
                status);
    }
}
