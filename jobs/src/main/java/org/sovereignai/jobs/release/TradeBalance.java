package org.sovereignai.jobs.release;

import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.datasets.Ledger;
import org.sovereignai.jobs.tables.TradeBasis;
import org.sovereignai.schemas.Strands;

/**
 * Checks the table {@code trade_total} as a whole: what the world exports of a product in a year is what it imports,
 * world trade of a product does not jump from one year to the next, as it would if one file were in another unit, and a
 * strand has all of its headings in each of its years: shares of a part of them would pass for shares of the strand. One
 * query, whose result has a row per product and year.
 */
public final class TradeBalance {

    /** Name of the table that is checked. */
    public static final String TABLE = "trade_total";

    private static final BigDecimal HIGHEST_FACTOR = BigDecimal.valueOf(100);
    private static final BigDecimal LARGEST_DIFFERENCE = new BigDecimal("0.01");
    private static final int MOST_EXAMPLES = 5;

    private TradeBalance() {}

    /**
     * Checks the rows of the table.
     *
     * @param strands the register
     */
    public static List<Ledger.Check> of(Dataset<Row> tradeTotal, Strands strands) {
        List<String> unbalanced = new ArrayList<>();
        List<String> farOff = new ArrayList<>();
        List<String> jumps = new ArrayList<>();
        Map<String, TreeMap<Integer, BigDecimal>> products = new TreeMap<>();
        Map<Integer, Set<String>> headings = new TreeMap<>();
        List<Row> totals = tradeTotal
                .groupBy("hs_revision", "product_code", "year")
                .agg(sum("export_value_usd"), sum("import_value_usd"))
                .collectAsList();
        for (Row row : totals) {
            String product = row.getString(0) + " " + row.getString(1);
            BigDecimal exports = row.isNullAt(3) ? BigDecimal.ZERO : row.getDecimal(3);
            BigDecimal imports = row.isNullAt(4) ? BigDecimal.ZERO : row.getDecimal(4);
            BigDecimal difference = exports.subtract(imports).abs();
            if (difference.signum() > 0) {
                String text = "%s in %d: exports %s, imports %s"
                        .formatted(product, row.getInt(2), exports.toPlainString(), imports.toPlainString());
                unbalanced.add(text);
                if (difference.compareTo(imports.multiply(LARGEST_DIFFERENCE)) > 0) {
                    farOff.add(text);
                }
            }
            if (row.getString(0).equals(TradeBasis.PANEL_REVISION)) {
                headings.computeIfAbsent(row.getInt(2), year -> new HashSet<>()).add(row.getString(1));
            }
            products.computeIfAbsent(product, p -> new TreeMap<>()).put(row.getInt(2), imports);
        }
        products.forEach((product, byYear) -> {
            BigDecimal last = null;
            for (Map.Entry<Integer, BigDecimal> entry : byYear.entrySet()) {
                BigDecimal value = entry.getValue();
                if (last != null && last.max(value).compareTo(last.min(value).multiply(HIGHEST_FACTOR)) > 0) {
                    jumps.add("%s: from %s to %s in %d"
                            .formatted(product, last.toPlainString(), value.toPlainString(), entry.getKey()));
                }
                last = value;
            }
        });
        List<String> incomplete = new ArrayList<>();
        headings.forEach((year, present) -> strands.goods().forEach(strand -> {
            List<String> wanted = strand.headings();
            List<String> missing =
                    wanted.stream().filter(one -> !present.contains(one)).toList();
            if (!missing.isEmpty() && missing.size() < wanted.size()) {
                incomplete.add("%s in %d: without %s".formatted(strand.id(), year, String.join(", ", missing)));
            }
        }));
        return List.of(
                check("the world exports what it imports, to the cent", Ledger.Level.WARN, totals.size(), unbalanced),
                check("the world exports what it imports, within 1 %", Ledger.Level.ERROR, totals.size(), farOff),
                check("no jump of world trade between years", Ledger.Level.ERROR, products.size(), jumps),
                check(
                        "a strand has all of its headings",
                        Ledger.Level.ERROR,
                        headings.size() * strands.goods().size(),
                        incomplete));
    }

    private static Ledger.Check check(String name, Ledger.Level level, int groups, List<String> failures) {
        return new Ledger.Check(
                name,
                level,
                groups,
                failures.size(),
                failures.stream().sorted().limit(MOST_EXAMPLES).toList());
    }
}
