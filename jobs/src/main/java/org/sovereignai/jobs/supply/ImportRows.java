package org.sovereignai.jobs.supply;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.measures.trade.Basis;
import org.sovereignai.measures.trade.ImporterTrade;
import org.sovereignai.measures.trade.TradeMatrix;

/** Rows of the table {@code trade_import}, written from a matrix and read back to the same matrix. */
public final class ImportRows {

    /** Read by place in {@link #matrix}. */
    static final StructType TYPE = StructType.fromDDL("country_code STRING, year INT, product_code STRING,"
            + " exports_usd DOUBLE, imports_usd DOUBLE, supplier_codes ARRAY<STRING>, supplier_values_usd ARRAY<DOUBLE>,"
            + " supplier_lows_usd ARRAY<DOUBLE>, supplier_highs_usd ARRAY<DOUBLE>, supplier_bases ARRAY<STRING>,"
            + " data_status STRING");

    private static final Column[] COLUMNS =
            Arrays.stream(TYPE.fieldNames()).map(name -> col(name)).toArray(Column[]::new);

    private ImportRows() {}

    /** The columns that {@link #matrix} reads, in its order. */
    public static Dataset<Row> select(Dataset<Row> imports) {
        return imports.select(COLUMNS);
    }

    /** The columns that {@link #matrix} reads, and more behind them. */
    static Column[] columns(String... more) {
        return Stream.concat(Arrays.stream(COLUMNS), Arrays.stream(more).map(name -> col(name)))
                .toArray(Column[]::new);
    }

    static Stream<Row> rows(String heading, TradeMatrix matrix, String status) {
        return matrix.importers().stream()
                .map(importer -> RowFactory.create(
                        importer.code(),
                        matrix.year(),
                        heading,
                        importer.exports(),
                        importer.imports(),
                        importer.suppliers().stream()
                                .map(ImporterTrade.Supplied::code)
                                .toArray(String[]::new),
                        importer.suppliers().stream()
                                .mapToDouble(ImporterTrade.Supplied::value)
                                .toArray(),
                        importer.suppliers().stream()
                                .mapToDouble(ImporterTrade.Supplied::low)
                                .toArray(),
                        importer.suppliers().stream()
                                .mapToDouble(ImporterTrade.Supplied::high)
                                .toArray(),
                        importer.suppliers().stream()
                                .map(pair -> name(pair.basis()))
                                .toArray(String[]::new),
                        status));
    }

    /** The matrix of the rows of one heading and year, see {@link #select}. */
    public static TradeMatrix matrix(List<Row> rows) {
        List<ImporterTrade> importers = new ArrayList<>();
        for (Row row : rows) {
            Iterator<String> codes = row.<String>getList(5).iterator();
            Iterator<Double> values = row.<Double>getList(6).iterator();
            Iterator<Double> lows = row.<Double>getList(7).iterator();
            Iterator<Double> highs = row.<Double>getList(8).iterator();
            Iterator<String> bases = row.<String>getList(9).iterator();
            List<ImporterTrade.Supplied> suppliers = new ArrayList<>();
            while (codes.hasNext()) {
                suppliers.add(new ImporterTrade.Supplied(
                        codes.next(), values.next(), lows.next(), highs.next(), basis(bases.next())));
            }
            importers.add(new ImporterTrade(row.getString(0), row.getDouble(3), row.getDouble(4), suppliers));
        }
        return TradeMatrix.of(rows.get(0).getInt(1), importers);
    }

    /** Whether the source may still change the year of the row. */
    public static String status(Row row) {
        return row.getString(10);
    }

    /** Heading of the row. */
    public static String heading(Row row) {
        return row.getString(2);
    }

    /** The importer of the row. */
    static String code(Row row) {
        return row.getString(0);
    }

    /** As the column {@code supplier_basis} has it. */
    static String name(Basis basis) {
        return basis.name().toLowerCase(Locale.ROOT);
    }

    private static Basis basis(String name) {
        return Basis.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
