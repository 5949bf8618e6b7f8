package org.sovereignai.jobs.supply;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.trade.Basis;

/**
 * The pairs of the trade matrix that are worth a row: listed, or worth a basis point of the importer's imports, or possibly
 * worth a hundredth. What each importer bought from all others is one row, so that its rows sum to its imports.
 */
public final class TradeMatrix implements Step {

    private static final StructType KEY = StructType.fromDDL("product_code STRING, year INT");
    private static final StructType ROWS = StructType.fromDDL("country_code STRING, supplier_code STRING, year INT,"
            + " product_code STRING, value_usd DECIMAL(18,2), low_usd DECIMAL(18,2), high_usd DECIMAL(18,2),"
            + " supplier_basis STRING, data_status STRING");

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> imports = ImportRows.select(in.table("trade_import"));
        return imports.groupBy("product_code", "year")
                .as(Encoders.row(KEY), Encoders.row(imports.schema()))
                .flatMapGroups((FlatMapGroupsFunction<Row, Row, Row>) TradeMatrix::pairs, Encoders.row(ROWS));
    }

    private static Iterator<Row> pairs(Row key, Iterator<Row> group) {
        List<Row> rows = new ArrayList<>();
        group.forEachRemaining(rows::add);
        var matrix = ImportRows.matrix(rows);
        String status = ImportRows.status(rows.get(0));
        List<Row> pairs = new ArrayList<>();
        for (int importer = 0; importer < matrix.size(); importer++) {
            String nation = matrix.codes().get(importer);
            double value = 0;
            double low = 0;
            double high = 0;
            double named = 0;
            for (int exporter = 0; exporter < matrix.size(); exporter++) {
                Estimate amount = matrix.amount(exporter, importer);
                if (matrix.isNotable(exporter, importer)) {
                    named += amount.low();
                    pairs.add(pair(
                            key,
                            nation,
                            matrix.codes().get(exporter),
                            amount,
                            matrix.basis(exporter, importer),
                            status));
                } else {
                    value += amount.value();
                    low += amount.low();
                    high += amount.high();
                }
            }
            double most = Math.max(value, Math.min(high, matrix.imports(importer) - named));
            if (high > 0) {
                pairs.add(pair(key, nation, Supplier.OTHERS, new Estimate(value, low, most), Basis.ESTIMATED, status));
            }
        }
        return pairs.iterator();
    }

    private static Row pair(Row key, String importer, String exporter, Estimate amount, Basis basis, String status) {
        return RowFactory.create(
                importer,
                exporter,
                key.getInt(1),
                key.getString(0),
                Cents.of(amount.value()),
                Cents.of(amount.low()),
                Cents.of(amount.high()),
                ImportRows.name(basis),
                status);
    }
}
