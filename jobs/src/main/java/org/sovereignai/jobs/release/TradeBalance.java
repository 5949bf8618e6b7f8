package org.sovereignai.jobs.release;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
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
 * neither world trade of a product nor that of a nation jumps from one year to the next, as it would if one file or one value
 * were in another unit, and a strand has all of its headings in each of its years: shares of a part of them would pass for
 * shares of the strand. A file in which exporters and importers are exchanged balances as well; China tells it. One query,
 * whose result has a row per nation, product and year.
 */
public final class TradeBalance {

    /** Name of the table that is checked. */
    public static final String TABLE = "trade_total";

    private static final BigDecimal HIGHEST_FACTOR = BigDecimal.valueOf(100);
    /** Of a nation's trade, which moves more than the world's: machines for Laos rose by 322 from 2022 to 2023. */
    private static final BigDecimal HIGHEST_NATION_FACTOR = BigDecimal.valueOf(400);

    /** Trade in dollars below which a nation may buy one plant in one year and none in the next. */
    private static final BigDecimal LARGE_TRADE = BigDecimal.valueOf(100_000_000);

    private static final BigDecimal LARGEST_DIFFERENCE = new BigDecimal("0.01");
    private static final int MOST_EXAMPLES = 5;

    /** Of computers China has sold several times what it bought, in each year of the panel. */
    private static final String SELLER = "CHN";

    private static final String SOLD = "8471";

    private TradeBalance() {}

    /**
     * Checks the rows of the table.
     *
     * @param strands the register
     */
    public static List<Ledger.Check> of(Dataset<Row> tradeTotal, Strands strands) {
        List<String> unbalanced = new ArrayList<>();
        List<String> farOff = new ArrayList<>();
        Map<String, TreeMap<Integer, BigDecimal>> products = new TreeMap<>();
        Map<Integer, Set<String>> headings = new TreeMap<>();
        Map<Heading, Total> totals = new TreeMap<>();
        Map<String, TreeMap<Integer, BigDecimal>> nations = new TreeMap<>();
        List<String> exchanged = new ArrayList<>();
        int sellers = 0;
        for (Row row : tradeTotal
                .select("hs_revision", "product_code", "year", "country_code", "export_value_usd", "import_value_usd")
                .collectAsList()) {
            Heading heading = new Heading(row.getString(0), row.getString(1), row.getInt(2));
            Total total = new Total(amount(row, 4), amount(row, 5));
            totals.merge(heading, total, Total::plus);
            if (heading.revision().equals(TradeBasis.PANEL_REVISION)) {
                String nation = row.getString(3) + " " + heading.product();
                series(nations, nation + " exports").put(heading.year(), total.exports());
                series(nations, nation + " imports").put(heading.year(), total.imports());
                if (nation.equals(SELLER + " " + heading.product())
                        && heading.code().equals(SOLD)
                        && total.exports().min(total.imports()).signum() > 0
                        && total.exports().max(total.imports()).compareTo(LARGE_TRADE) > 0) {
                    sellers++;
                    if (total.exports().compareTo(total.imports()) < 0) {
                        exchanged.add("%s in %d: exports %s, imports %s"
                                .formatted(
                                        nation,
                                        heading.year(),
                                        total.exports().toPlainString(),
                                        total.imports().toPlainString()));
                    }
                }
            }
        }
        totals.forEach((heading, total) -> {
            BigDecimal difference = total.exports().subtract(total.imports()).abs();
            if (difference.signum() > 0) {
                String text = "%s in %d: exports %s, imports %s"
                        .formatted(
                                heading.product(),
                                heading.year(),
                                total.exports().toPlainString(),
                                total.imports().toPlainString());
                unbalanced.add(text);
                if (difference.compareTo(total.imports().multiply(LARGEST_DIFFERENCE)) > 0) {
                    farOff.add(text);
                }
            }
            if (heading.revision().equals(TradeBasis.PANEL_REVISION)) {
                headings.computeIfAbsent(heading.year(), year -> new HashSet<>())
                        .add(heading.code());
            }
            series(products, heading.product()).put(heading.year(), total.imports());
        });
        List<String> jumps = jumps(products, HIGHEST_FACTOR, BigDecimal.ZERO);
        List<String> nationJumps = jumps(nations, HIGHEST_NATION_FACTOR, LARGE_TRADE);
        List<String> incomplete = new ArrayList<>();
        headings.forEach((year, present) -> strands.goods().forEach(strand -> {
            List<String> wanted = strand.headings();
            List<String> missing =
                    wanted.stream().filter(one -> !present.contains(one)).toList();
            if (!missing.isEmpty() && missing.size() < wanted.size()) {
                incomplete.add("%s in %d: without %s".formatted(strand.id(), year, String.join(", ", missing)));
            }
        }));
        List<Ledger.Check> checks = new ArrayList<>(List.of(
                check("the world exports what it imports, to the cent", Ledger.Level.WARN, totals.size(), unbalanced),
                check("the world exports what it imports, within 1 %", Ledger.Level.ERROR, totals.size(), farOff),
                check("no jump of world trade between years", Ledger.Level.ERROR, products.size(), jumps),
                check("no jump of a nation's trade between years", Ledger.Level.ERROR, nations.size(), nationJumps),
                check(
                        "a strand has all of its headings",
                        Ledger.Level.ERROR,
                        headings.size() * strands.goods().size(),
                        incomplete)));
        if (sellers > 0) {
            checks.add(check(
                    "China sells more computers than it buys, or exporters and importers are exchanged",
                    Ledger.Level.ERROR,
                    sellers,
                    exchanged));
        }
        return checks;
    }

    private static BigDecimal amount(Row row, int place) {
        return row.isNullAt(place) ? BigDecimal.ZERO : row.getDecimal(place);
    }

    private static TreeMap<Integer, BigDecimal> series(Map<String, TreeMap<Integer, BigDecimal>> all, String name) {
        return all.computeIfAbsent(name, one -> new TreeMap<>());
    }

    /** Neighbours in a series of which the larger is worth more than an amount and more than a multiple of the other, not 0. */
    private static List<String> jumps(
            Map<String, TreeMap<Integer, BigDecimal>> series, BigDecimal factor, BigDecimal amount) {
        List<String> jumps = new ArrayList<>();
        series.forEach((name, byYear) -> {
            BigDecimal last = null;
            for (Map.Entry<Integer, BigDecimal> entry : byYear.entrySet()) {
                BigDecimal value = entry.getValue();
                if (value.signum() == 0 && amount.signum() > 0) {
                    continue;
                }
                if (last != null
                        && last.max(value).compareTo(amount) > 0
                        && last.max(value).compareTo(last.min(value).multiply(factor)) > 0) {
                    jumps.add("%s: from %s to %s in %d"
                            .formatted(name, last.toPlainString(), value.toPlainString(), entry.getKey()));
                }
                last = value;
            }
        });
        return jumps;
    }

    /** A product of a revision of the Harmonized System in a year. */
    private record Heading(String revision, String code, int year) implements Comparable<Heading> {

        private static final Comparator<Heading> ORDER = Comparator.comparing(Heading::revision)
                .thenComparing(Heading::code)
                .thenComparingInt(Heading::year);

        String product() {
            return revision + " " + code;
        }

        @Override
        public int compareTo(Heading other) {
            return ORDER.compare(this, other);
        }
    }

    private record Total(BigDecimal exports, BigDecimal imports) {

        Total plus(Total other) {
            return new Total(exports.add(other.exports), imports.add(other.imports));
        }
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
