package org.sovereignai.jobs.supply;

import static org.apache.spark.sql.functions.*;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
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

    /** Makes rows of one strand in one year. */
    @FunctionalInterface
    public interface Maker extends Serializable {
        /** The rows; there is trade. */
        Stream<InternalRow> of(StrandRows rows);
    }

    private final String strand;
    private final int year;
    private final SortedMap<String, ImportRows> headings = new TreeMap<>();
    private final Map<String, Map<String, ImportReport>> reports;

    private StrandRows(String strand, int year, Map<String, Map<String, ImportReport>> reports) {
        this.strand = strand;
        this.year = year;
        this.reports = reports;
    }

    /** What a function makes of every strand in every year that has trade. */
    public static JavaRDD<InternalRow> each(Inputs in, Maker maker) {
        return imports(in).rows(reports(in), (key, imports, reports) -> made(key, imports, reports, maker));
    }

    /** The same of a function that knows a few other rows, see {@link Groups#rows(JavaRDD, Groups.KnowingFew)}. */
    public static <T> JavaRDD<InternalRow> each(Inputs in, JavaRDD<T> beside, Groups.KnowingFew<T, Maker> maker) {
        return imports(in).rows(reports(in), beside, few -> {
            Maker knowing = maker.of(few);
            return (key, imports, reports) -> made(key, imports, reports, knowing);
        });
    }

    private static Stream<InternalRow> made(Row key, Iterator<Row> imports, Iterator<Row> reports, Maker maker) {
        if (!imports.hasNext()) {
            return Stream.empty();
        }
        StrandRows rows = new StrandRows(key.getString(0), key.getInt(1), read(reports));
        imports.forEachRemaining(row -> ImportRows.add((SparkRow) row, rows.headings));
        return maker.of(rows);
    }

    /** Completed imports of every heading. */
    private static Groups imports(Inputs in) {
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

    /** What importers' customs report of each heading; read by {@link #read}. */
    private static Groups reports(Inputs in) {
        return in.groups(
                in.table("trade_flow")
                        .filter(length(col("product_code"))
                                .equalTo(4)
                                .and(col("hs_revision").equalTo(TradeBasis.PANEL_REVISION))
                                .and(col("basis").equalTo(TradeBasis.IMPORTER_REPORT))
                                .and(col("country_code").notEqual(col("partner_code")))
                                .and(in.years().include(col("year"))))
                        .join(broadcast(strands(in)), new String[] {"product_code"})
                        .groupBy("strand", "year", "product_code", "country_code", "partner_code")
                        .agg(sum("value_usd").cast("DOUBLE").as("amount"))
                        .select("strand", "year", "product_code", "country_code", "partner_code", "amount"),
                "strand",
                "year");
    }

    public String strand() {
        return strand;
    }

    public int year() {
        return year;
    }

    /** Whether the source may still change the year. */
    public String status() {
        return headings.get(headings.firstKey()).status();
    }

    /** All headings together. */
    public StrandTrade trade(Making making) {
        List<StrandTrade.Heading> trade = new ArrayList<>();
        headings.forEach((heading, rows) -> trade.add(StrandTrade.heading(
                SupplyChain.of(rows.matrix(), making.homeMade(strand, heading)),
                reports.getOrDefault(heading, Map.of()))));
        return StrandTrade.of(trade);
    }

    /** The same with China, Hong Kong and Macao as one nation; what their own customs report stays aside. */
    public StrandTrade merged(Making making) {
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
