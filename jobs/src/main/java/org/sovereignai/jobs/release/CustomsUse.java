package org.sovereignai.jobs.release;

import static org.apache.spark.sql.functions.*;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.datasets.Ledger;
import org.sovereignai.jobs.tables.TradeBasis;

/**
 * Checks that what the customs of importers report is in the shares of suppliers, and not in {@code trade_flow} alone: shares
 * are of headings of four digits in the revision of the Harmonized System of the panel, and neither subheadings nor another
 * revision add up to these.
 */
public final class CustomsUse {

    /** Name of the table that is checked. */
    public static final String TABLE = "trade_flow";

    private static final int HEADING_LENGTH = 4;
    private static final int MOST_EXAMPLES = 5;

    private CustomsUse() {}

    /**
     * Checks the rows of the table.
     *
     * @param headings the headings of all strands
     */
    public static Ledger.Check of(Dataset<Row> tradeFlow, Set<String> headings) {
        Column heading = substring(col("product_code"), 1, HEADING_LENGTH);
        Column isOfThePanel = col("hs_revision").equalTo(TradeBasis.PANEL_REVISION);
        List<Row> reports = tradeFlow
                .filter(col("basis").equalTo(TradeBasis.IMPORTER_REPORT).and(heading.isin(headings.toArray())))
                .groupBy(col("country_code"), col("year"), heading.as("heading"))
                .agg(
                        max(isOfThePanel.and(length(col("product_code")).equalTo(HEADING_LENGTH)))
                                .as("is_used"),
                        max(isOfThePanel).as("is_of_the_panel"),
                        sort_array(collect_set(col("hs_revision"))).as("revisions"))
                .orderBy("country_code", "year", "heading")
                .collectAsList();
        List<String> unused = reports.stream()
                .filter(report -> !report.getBoolean(3))
                .map(CustomsUse::text)
                .toList();
        return new Ledger.Check(
                "reports of customs are in the shares of suppliers",
                Ledger.Level.WARN,
                reports.size(),
                unused.size(),
                unused.stream().limit(MOST_EXAMPLES).toList());
    }

    private static String text(Row report) {
        return "%s in %d, heading %s: %s"
                .formatted(
                        report.getString(0),
                        report.getInt(1),
                        report.getString(2),
                        report.getBoolean(4)
                                ? "by subheading alone"
                                : "in %s, not %s"
                                        .formatted(
                                                String.join(", ", report.<String>getList(5)),
                                                TradeBasis.PANEL_REVISION));
    }
}
