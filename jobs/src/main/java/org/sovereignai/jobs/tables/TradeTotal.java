package org.sovereignai.jobs.tables;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/**
 * Exports and imports by heading: summed from the flows of the full BACI files where they are supplied, else from the
 * four-digit panel of the same release (CEPII, BACI HS17; Gaulier and Zignago 2010).
 */
public final class TradeTotal implements TypedStep {

    /** One heading in one year, by the revision of its code. */
    private record Heading(String revision, int year, String code) {}

    /** Current USD. */
    private record Amounts(BigDecimal exports, BigDecimal imports) {

        static Amounts ofExports(BigDecimal exports) {
            return new Amounts(exports, BigDecimal.ZERO);
        }

        static Amounts ofImports(BigDecimal imports) {
            return new Amounts(BigDecimal.ZERO, imports);
        }

        Amounts plus(Amounts other) {
            return new Amounts(exports.add(other.exports), imports.add(other.imports));
        }
    }

    @Override
    public String columns() {
        return "country_code year hs_revision product_code export_value_usd import_value_usd data_status";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Set<String> headings = in.schemas().strands().headings();
        return MixedRows.into(Known::new)
                .and(
                        in.records(
                                        "trade_flow",
                                        "hs_revision year product_code country_code partner_code value_usd basis")
                                .filter(flow -> flow.getString(6).equals(TradeBasis.RECONCILED)
                                        && headings.contains(flow.getString(2))),
                        Known::addFlow)
                .and(
                        in.records(
                                "baci/hs4_totals", "year product_code country_code export_value_usd import_value_usd"),
                        Known::addTotal)
                .rows(known -> rows(known.ofFlows, known.ofPanel));
    }

    private static final class Known {
        private final Map<Heading, Map<String, Amounts>> ofFlows = new HashMap<>();
        private final Map<Heading, Map<String, Amounts>> ofPanel = new HashMap<>();

        void addFlow(Row row) {
            Heading heading = new Heading(row.getString(0), row.getInt(1), row.getString(2));
            add(ofFlows, heading, row.getString(3), Amounts.ofImports(row.getDecimal(5)));
            add(ofFlows, heading, row.getString(4), Amounts.ofExports(row.getDecimal(5)));
        }

        void addTotal(Row row) {
            Heading heading = new Heading(TradeBasis.PANEL_REVISION, row.getInt(0), row.getString(1));
            add(ofPanel, heading, row.getString(2), new Amounts(row.getDecimal(3), row.getDecimal(4)));
        }
    }

    private static Stream<InternalRow> rows(
            Map<Heading, Map<String, Amounts>> ofFlows, Map<Heading, Map<String, Amounts>> ofPanel) {
        Map<Heading, Map<String, Amounts>> totals = new HashMap<>(ofPanel);
        // What all partners say together is more than a panel knows.
        totals.putAll(ofFlows);
        Map<String, Integer> newest = new HashMap<>();
        totals.keySet().forEach(heading -> newest.merge(heading.revision(), heading.year(), Math::max));
        return totals.entrySet().stream()
                .flatMap(heading -> heading.getValue().entrySet().stream()
                        .map(economy -> row(
                                economy.getKey(),
                                heading.getKey(),
                                economy.getValue(),
                                newest.get(heading.getKey().revision()))));
    }

    private static void add(
            Map<Heading, Map<String, Amounts>> totals, Heading heading, String economy, Amounts amounts) {
        totals.computeIfAbsent(heading, any -> new HashMap<>()).merge(economy, amounts, Amounts::plus);
    }

    private static InternalRow row(String economy, Heading heading, Amounts amounts, int newest) {
        return TypedRows.row(
                economy,
                heading.year(),
                heading.revision(),
                heading.code(),
                TypedRows.money(amounts.exports()),
                TypedRows.money(amounts.imports()),
                TradeBasis.status(heading.year(), newest));
    }
}
