package org.sovereignai.jobs.supply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.measures.trade.HeadingTrade;
import org.sovereignai.measures.trade.PartnerList;
import org.sovereignai.measures.trade.Region;
import org.sovereignai.measures.trade.TradeMatrix;
import org.sovereignai.measures.trade.TradePanel;

/**
 * All that is known of one heading, read from rows of one shape: totals of an area (exports, imports, region), entries of a
 * list (owner, partner, basis points), and flows (exporter, importer, US dollars).
 */
final class HeadingRows {

    static final String TOTALS = "totals";
    static final String SOURCE = "source";
    static final String DESTINATION = "destination";
    static final String FLOW = "flow";

    /** Read by place in {@link #add}. */
    static final StructType TYPE = StructType.fromDDL(
            "product_code STRING, year INT, is_wanted BOOLEAN, kind STRING,"
                    + " owner STRING, partner STRING, amount DOUBLE, imports DOUBLE, region_name STRING, subregion_name STRING");

    private final SortedMap<Integer, Map<String, TradePanel.Totals>> totals = new TreeMap<>();
    private final SortedMap<Integer, Map<String, Map<PartnerList.Side, List<PartnerList.Entry>>>> lists =
            new TreeMap<>();
    private final SortedMap<Integer, List<TradeMatrix.Flow>> flows = new TreeMap<>();
    private final Map<String, Region> regions = new HashMap<>();
    private final SortedSet<Integer> wanted = new TreeSet<>();
    private final SortedSet<Integer> years = new TreeSet<>();

    private HeadingRows() {}

    static HeadingRows of(Iterator<Row> rows) {
        HeadingRows read = new HeadingRows();
        rows.forEachRemaining(read::add);
        return read;
    }

    private void add(Row row) {
        int year = row.getInt(1);
        years.add(year);
        if (row.getBoolean(2)) {
            wanted.add(year);
        }
        String owner = row.getString(4);
        String partner = row.getString(5);
        double amount = row.getDouble(6);
        switch (row.getString(3)) {
            case TOTALS -> {
                totals.computeIfAbsent(year, y -> new HashMap<>())
                        .put(owner, new TradePanel.Totals(owner, amount, row.getDouble(7)));
                if (!row.isNullAt(8) && !row.isNullAt(9)) {
                    regions.put(owner, new Region(row.getString(8), row.getString(9)));
                }
            }
            case SOURCE ->
                entries(year, owner, PartnerList.Side.SOURCES).add(new PartnerList.Entry(partner, (int) amount));
            case DESTINATION ->
                entries(year, owner, PartnerList.Side.DESTINATIONS).add(new PartnerList.Entry(partner, (int) amount));
            default ->
                flows.computeIfAbsent(year, y -> new ArrayList<>()).add(new TradeMatrix.Flow(owner, partner, amount));
        }
    }

    private List<PartnerList.Entry> entries(int year, String owner, PartnerList.Side side) {
        return lists.computeIfAbsent(year, y -> new HashMap<>())
                .computeIfAbsent(owner, o -> new TreeMap<>())
                .computeIfAbsent(side, s -> new ArrayList<>());
    }

    /** The matrices of the wanted years, one after the other. */
    Stream<TradeMatrix> matrices() {
        HeadingTrade heading =
                HeadingTrade.of(totals.keySet().stream().map(this::panel).toList(), regions);
        return wanted.stream()
                .filter(year -> flows.containsKey(year) || totals.containsKey(year))
                .map(year ->
                        flows.containsKey(year) ? TradeMatrix.ofFlows(year, flows.get(year)) : heading.matrix(year));
    }

    /** The newest year of a release is provisional. */
    String status(int year) {
        return year == years.last() ? "provisional" : "final";
    }

    private TradePanel panel(int year) {
        List<PartnerList> ofYear = new ArrayList<>();
        lists.getOrDefault(year, Map.of())
                .forEach((owner, sides) ->
                        sides.forEach((side, entries) -> ofYear.add(new PartnerList(owner, side, entries))));
        return TradePanel.of(year, totals.get(year).values(), ofYear);
    }
}
