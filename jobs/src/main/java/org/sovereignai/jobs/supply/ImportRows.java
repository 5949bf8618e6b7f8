package org.sovereignai.jobs.supply;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.Validate;
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

    /** By their names in the column {@code supplier_bases}. */
    private static final Map<String, Basis> BASES =
            Stream.of(Basis.values()).collect(Collectors.toMap(ImportRows::name, basis -> basis));

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
                        importer.suppliers().toArray(String[]::new),
                        importer.values(),
                        importer.lows(),
                        importer.highs(),
                        importer.bases().stream().map(ImportRows::name).toArray(String[]::new),
                        status));
    }

    /** The matrix of the rows of one heading and year, see {@link #select}. */
    public static TradeMatrix matrix(List<Row> rows) {
        return TradeMatrix.of(
                rows.get(0).getInt(1),
                rows.stream()
                        .map(row -> new ImporterTrade(
                                row.getString(0),
                                row.getDouble(3),
                                row.getDouble(4),
                                texts(row, 5),
                                numbers(row, 6),
                                numbers(row, 7),
                                numbers(row, 8),
                                bases(row, 9)))
                        .toList());
    }

    private static List<String> texts(Row row, int place) {
        scala.collection.Seq<String> cells = row.getSeq(place);
        String[] texts = new String[cells.size()];
        for (int cell = 0; cell < texts.length; cell++) {
            texts[cell] = cells.apply(cell);
        }
        return Arrays.asList(texts);
    }

    private static List<Basis> bases(Row row, int place) {
        scala.collection.Seq<String> cells = row.getSeq(place);
        Basis[] bases = new Basis[cells.size()];
        String last = "";
        for (int cell = 0; cell < bases.length; cell++) {
            // Most rest on the same as the one before.
            String name = cells.apply(cell);
            bases[cell] = cell > 0 && name.equals(last) ? bases[cell - 1] : basis(name);
            last = name;
        }
        return Arrays.asList(bases);
    }

    private static double[] numbers(Row row, int place) {
        scala.collection.Seq<Double> cells = row.getSeq(place);
        double[] numbers = new double[cells.size()];
        for (int cell = 0; cell < numbers.length; cell++) {
            numbers[cell] = cells.apply(cell);
        }
        return numbers;
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
        Basis basis = BASES.get(name);
        Validate.isTrue(basis != null, "The basis of a supplier is one of %s, not %s", BASES.keySet(), name);
        return basis;
    }
}
