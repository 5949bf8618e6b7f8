package org.sovereignai.jobs.supply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.commons.lang3.Validate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.SparkRow;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.measures.trade.Basis;
import org.sovereignai.measures.trade.ImporterTrade;
import org.sovereignai.measures.trade.TradeMatrix;

/** Rows of the table {@code trade_import}, written from a matrix and read back to the same matrix. */
public final class ImportRows {

    /** Read by place in {@link #byHeading}. */
    static final StructType TYPE = StructType.fromDDL("country_code STRING, year INT, product_code STRING,"
            + " exports_usd DOUBLE, imports_usd DOUBLE, supplier_codes ARRAY<STRING>, supplier_values_usd ARRAY<DOUBLE>,"
            + " supplier_lows_usd ARRAY<DOUBLE>, supplier_highs_usd ARRAY<DOUBLE>, supplier_bases ARRAY<STRING>,"
            + " data_status STRING");

    /** By their names in the column {@code supplier_bases}. */
    private static final Map<String, Basis> BASES =
            Stream.of(Basis.values()).collect(Collectors.toMap(ImportRows::name, basis -> basis));

    private final int year;
    private final String status;
    private final List<ImporterTrade> importers = new ArrayList<>();
    private TradeMatrix matrix;

    private ImportRows(int year, String status) {
        this.year = year;
        this.status = status;
    }

    /** The columns that {@link #byHeading} reads, in its order. */
    public static Dataset<Row> select(Dataset<Row> imports) {
        return imports.selectExpr(columns());
    }

    /** The columns that {@link #byHeading} reads, and more behind them. */
    static String[] columns(String... more) {
        return ArrayUtils.addAll(TYPE.fieldNames(), more);
    }

    static Stream<InternalRow> rows(String heading, TradeMatrix matrix, String status) {
        return matrix.importers().stream()
                .map(importer -> TypedRows.row(
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

    /** The rows of one year, see {@link #select}, by heading. */
    public static SortedMap<String, ImportRows> byHeading(Iterator<Row> rows) {
        SortedMap<String, ImportRows> headings = new TreeMap<>();
        rows.forEachRemaining(row -> add((SparkRow) row, headings));
        return headings;
    }

    static void add(SparkRow row, Map<String, ImportRows> headings) {
        ImportRows heading =
                headings.computeIfAbsent(row.getString(2), code -> new ImportRows(row.getInt(1), row.getString(10)));
        heading.importers.add(new ImporterTrade(
                code(row),
                row.getDouble(3),
                row.getDouble(4),
                row.getTexts(5),
                row.getDoubles(6),
                row.getDoubles(7),
                row.getDoubles(8),
                bases(row.getTexts(9))));
    }

    /** The matrix of the heading and year. */
    public TradeMatrix matrix() {
        if (matrix == null) {
            matrix = TradeMatrix.of(year, importers);
        }
        return matrix;
    }

    /** Whether the source may still change the year. */
    public String status() {
        return status;
    }

    private static List<Basis> bases(List<String> names) {
        Basis[] bases = new Basis[names.size()];
        for (int place = 0; place < bases.length; place++) {
            // Most rest on the same as the one before.
            bases[place] = place > 0 && names.get(place).equals(names.get(place - 1))
                    ? bases[place - 1]
                    : basis(names.get(place));
        }
        return Arrays.asList(bases);
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
