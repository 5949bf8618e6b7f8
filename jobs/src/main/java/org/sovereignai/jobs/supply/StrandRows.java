package org.sovereignai.jobs.supply;

import static org.apache.spark.sql.functions.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Groups;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.SparkRow;
import org.sovereignai.jobs.tables.TradeBasis;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.trade.ImportReport;
import org.sovereignai.measures.trade.StrandTrade;
import org.sovereignai.measures.trade.SupplyChain;

/** Trade of one strand of goods in one year, read from the rows of its headings and of what customs report. */
public final class StrandRows {

    private static final StructType STRANDS = StructType.fromDDL("product_code STRING, strand STRING");

    private final SortedMap<String, ImportRows> headings = new TreeMap<>();
    private final Map<String, Map<String, ImportReport>> reports;

    private StrandRows(Map<String, Map<String, ImportReport>> reports) {
        this.reports = reports;
    }

    /** Completed imports of every heading, in groups of a strand and year; read by {@link #of}. */
    public static Groups groups(Inputs in) {
        return in.groups(
                in.table("trade_import")
                        .filter(in.years().include(col("year")))
                        .join(broadcast(strands(in)), new String[] {"product_code"})
                        .selectExpr(ImportRows.columns("strand")),
                "strand",
                "year");
    }

    /** Every heading with each strand that it makes up. */
    private static Dataset<Row> strands(Inputs in) {
        List<Row> rows = in.schemas().strands().goods().stream()
                .flatMap(strand -> strand.headings().stream().map(heading -> RowFactory.create(heading, strand.id())))
                .toList();
        return in.rows(rows, STRANDS);
    }

    /** What importers' customs report, by heading; read by {@link #read}. */
    private static Dataset<Row> reports(Inputs in) {
        return in.table("trade_flow")
                .filter(length(col("product_code"))
                        .equalTo(4)
                        .and(col("hs_revision").equalTo(TradeBasis.PANEL_REVISION))
                        .and(col("basis").equalTo(TradeBasis.IMPORTER_REPORT))
                        .and(col("country_code").notEqual(col("partner_code")))
                        .and(in.years().include(col("year"))))
                .join(broadcast(strands(in)), new String[] {"product_code"})
                .groupBy("strand", "year", "product_code", "country_code", "partner_code")
                .agg(sum("value_usd").cast("DOUBLE").as("amount"))
                .select("strand", "year", "product_code", "country_code", "partner_code", "amount");
    }

    /** What importers' customs report of each heading, likewise. */
    public static Groups groupsOfReports(Inputs in) {
        return in.groups(reports(in), "strand", "year");
    }

    /** Reads the rows of one strand and year: those of {@link #groups}, and those of {@link #groupsOfReports}. */
    public static StrandRows of(Iterator<Row> imports, Iterator<Row> reports) {
        StrandRows rows = new StrandRows(read(reports));
        imports.forEachRemaining(row -> ImportRows.add((SparkRow) row, rows.headings));
        return rows;
    }

    /** Whether there is any trade. */
    public boolean hasTrade() {
        return headings.size() > 0;
    }

    /** Whether the source may still change the year. */
    public String status() {
        return headings.get(headings.firstKey()).status();
    }

    /** All headings together. */
    public StrandTrade trade(String strand, Making making) {
        List<StrandTrade.Heading> trade = new ArrayList<>();
        headings.forEach((heading, rows) -> trade.add(StrandTrade.heading(
                SupplyChain.of(rows.matrix(), making.homeMade(strand, heading)),
                reports.getOrDefault(heading, Map.of()))));
        return StrandTrade.of(trade);
    }

    /** The same with China, Hong Kong and Macao as one nation; what their own customs report stays aside. */
    public StrandTrade merged(String strand, Making making) {
        List<StrandTrade.Heading> trade = new ArrayList<>();
        headings.forEach((heading, rows) -> trade.add(StrandTrade.heading(
                SupplyChain.of(
                        rows.matrix().merging(GreaterChina.MEMBERS, GreaterChina.CODE),
                        making.homeMade(strand, heading).withUnion(GreaterChina.CODE, GreaterChina.MEMBERS)),
                mergedReports(heading))));
        return StrandTrade.of(trade);
    }

    private Map<String, ImportReport> mergedReports(String heading) {
        Map<String, ImportReport> merged = new HashMap<>();
        reports.getOrDefault(heading, Map.of()).forEach((nation, report) -> {
            if (!GreaterChina.MEMBERS.contains(nation)) {
                merged.put(nation, report.merging(GreaterChina.MEMBERS, GreaterChina.CODE));
            }
        });
        return merged;
    }

    private static Map<String, Map<String, ImportReport>> read(Iterator<Row> rows) {
        Map<String, Map<String, Map<String, Double>>> amounts = new HashMap<>();
        rows.forEachRemaining(row -> amounts.computeIfAbsent(row.getString(2), heading -> new HashMap<>())
                .computeIfAbsent(row.getString(3), nation -> new HashMap<>())
                .merge(row.getString(4), row.getDouble(5), Double::sum));
        Map<String, Map<String, ImportReport>> reports = new HashMap<>();
        amounts.forEach((heading, nations) -> nations.forEach((nation, partners) -> {
            Double unnamed = partners.remove(Supplier.UNKNOWN);
            ImportReport report = new ImportReport(partners, unnamed == null ? 0 : unnamed);
            if (report.total() > 0) {
                reports.computeIfAbsent(heading, h -> new HashMap<>()).put(nation, report);
            }
        }));
        return reports;
    }
}
