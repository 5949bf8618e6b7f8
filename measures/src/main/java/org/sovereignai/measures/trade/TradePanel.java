package org.sovereignai.measures.trade;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.lang3.Validate;

/**
 * What is published of one heading in one year: exports and imports of every area, and lists of the largest partners.
 * Areas and lists stand in the order of their codes, whatever order they came in.
 */
public final class TradePanel {

    /**
     * Exports and imports of one area.
     *
     * @param code the area
     * @param exports current USD
     * @param imports current USD
     */
    public record Totals(String code, double exports, double imports) {

        public Totals {
            Validate.isTrue(
                    Double.isFinite(exports) && exports >= 0 && Double.isFinite(imports) && imports >= 0,
                    "Exports %s and imports %s of %s must be amounts, 0 or more",
                    exports,
                    imports,
                    code);
        }
    }

    private final int year;
    private final List<String> codes;
    private final Map<String, Integer> places;
    private final double[] exports;
    private final double[] imports;
    private final List<PartnerList> lists;
    private final double world;

    private TradePanel(int year, SortedMap<String, Totals> totals, List<PartnerList> lists) {
        this.year = year;
        this.codes = List.copyOf(totals.keySet());
        this.places = new HashMap<>();
        codes.forEach(code -> places.put(code, places.size()));
        this.exports = totals.values().stream().mapToDouble(Totals::exports).toArray();
        this.imports = totals.values().stream().mapToDouble(Totals::imports).toArray();
        this.lists = lists;
        double all = 0;
        for (double amount : exports) {
            all += amount;
        }
        this.world = all;
    }

    /**
     * A panel. An area that stands in a list alone trades nothing by the totals.
     *
     * @param year calendar year
     * @param totals each area once
     * @param lists each area once at most
     */
    public static TradePanel of(int year, Collection<Totals> totals, Collection<PartnerList> lists) {
        SortedMap<String, Totals> byCode = new TreeMap<>();
        for (Totals area : totals) {
            Validate.isTrue(byCode.put(area.code(), area) == null, "%s has two totals in %s", area.code(), year);
        }
        SortedMap<String, PartnerList> byOwner = new TreeMap<>();
        for (PartnerList list : lists) {
            Validate.isTrue(byOwner.put(list.owner(), list) == null, "%s has two lists in %s", list.owner(), year);
            byCode.computeIfAbsent(list.owner(), code -> new Totals(code, 0, 0));
            list.entries().forEach(entry -> byCode.computeIfAbsent(entry.partner(), code -> new Totals(code, 0, 0)));
        }
        return new TradePanel(year, byCode, List.copyOf(byOwner.values()));
    }

    public int year() {
        return year;
    }

    /** Codes of the areas, sorted; a place in this list is the area's place in every matrix. */
    public List<String> codes() {
        return codes;
    }

    /** The lists, sorted by owner. */
    public List<PartnerList> lists() {
        return lists;
    }

    /** World trade in current USD: all exports together. */
    public double world() {
        return world;
    }

    int size() {
        return codes.size();
    }

    double exports(int area) {
        return exports[area];
    }

    double imports(int area) {
        return imports[area];
    }

    double[] exports() {
        return exports.clone();
    }

    double[] imports() {
        return imports.clone();
    }

    int place(String code) {
        return places.get(code);
    }

    boolean has(String code) {
        return places.containsKey(code);
    }

    /** The total that the shares of the list are of. */
    double total(PartnerList list) {
        int owner = place(list.owner());
        return list.side() == PartnerList.Side.SOURCES ? imports[owner] : exports[owner];
    }

    /** Other years from the nearest to the farthest, the later first where two are as near. */
    static Comparator<TradePanel> nearestTo(int year) {
        return Comparator.<TradePanel>comparingInt(panel -> Math.abs(panel.year - year))
                .thenComparing(panel -> -panel.year);
    }
}
