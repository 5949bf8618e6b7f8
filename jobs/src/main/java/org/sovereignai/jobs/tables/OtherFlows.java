package org.sovereignai.jobs.tables;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.sovereignai.datasets.Crosswalk;
import org.sovereignai.datasets.FlowCursor;
import org.sovereignai.jobs.run.CheckException;

/**
 * What sources other than the full files say of trade: the extract of BACI's flows, the lists of largest partners, of which an
 * importer's own wins over its suppliers', and the reports of customs, to which lists give way. What the customs of a nation
 * publish themselves is believed before what it reported to the United Nations: its shares of a heading are applied to the
 * imports of the panel, which are free on board, so that how it values goods does not matter. It must agree with them in the
 * main, or it is of another unit, year or scope.
 */
final class OtherFlows {

    private static final BigDecimal BASIS_POINT = new BigDecimal("0.0001");
    private static final int CENT_PLACES = 2;
    private static final int HEADING_LENGTH = 4;

    /** Of shares times a whole, before the cents are rounded. */
    private static final int SHARE_PLACES = 9;

    private static final BigDecimal LARGEST_DIFFERENCE = new BigDecimal("0.2");

    /** Difference between two amounts of one trade that is none, as a part of them. */
    private static final BigDecimal ROUNDED = new BigDecimal("0.01");

    /** What is this many times what the panel has, or it that many times this, is in thousands or should be. */
    private static final double UNIT = 1_000;

    /** How many times more or less than a unit apart the two may be, that sum the same trade in their own ways. */
    private static final double ROOM = 3;

    /** Imports in dollars below which one delivery makes such a difference. */
    private static final double SMALL_IMPORTS = 1_000_000;

    /** Decimal places in which weights are added up, so that their order does not matter. */
    private static final int WEIGHT_PLACES = 15;

    private static final int SOURCES = -1;
    private static final String IMPORTER_LIST = "importer list";

    /** Kinds of rows, with the columns that they have, in their order. */
    enum Kind {
        /** Flows of BACI, by subheading. */
        RECONCILED("importer_code exporter_code year revision product_code value_usd quantity_t"),
        /** Exports and imports of an economy, by heading. */
        TOTAL("country_code year product_code export_value_usd import_value_usd"),
        /** Shares of its largest partners. */
        SHARE("country_code partner_code year product_code side share_bp"),
        /** Imports that the customs of a nation publish, by heading or subheading. */
        NATIONAL("reporter_code partner_code year product_code value_usd");

        private final String columns;

        Kind(String columns) {
            this.columns = columns;
        }

        String columns() {
            return columns;
        }
    }

    /** A row, and which columns it has. */
    record Found(Kind kind, Row row) implements Serializable {}

    /** A product of an economy in a year, in the revision of the panel. */
    private record Panel(String country, int year, String product) {}

    private record Total(BigDecimal exports, BigDecimal imports) {}

    private record Pair(OtherFlow.Imports imports, String partner) {}

    /** An amount by a list, and what a basis point of the whole is worth. */
    private record Listed(BigDecimal value, BigDecimal point) {

        boolean agrees(Listed other) {
            BigDecimal room = point.add(other.point).add(value.max(other.value).multiply(ROUNDED));
            return value.subtract(other.value).abs().compareTo(room) <= 0;
        }

        String dollars() {
            return value.setScale(0, RoundingMode.HALF_UP).toPlainString();
        }
    }

    private final Map<Pair, BigDecimal> values = new HashMap<>();
    private final Map<Pair, BigDecimal> tonnes = new HashMap<>();
    private final Map<Panel, Total> totals = new HashMap<>();
    private final List<Row> shares = new ArrayList<>();
    private final List<OtherFlow> reports = new ArrayList<>();

    /** Amounts by imports of a heading and partner: from rows of the heading, and from rows of its subheadings. */
    private final Map<OtherFlow.Imports, Map<String, BigDecimal>> headings = new HashMap<>();

    private final Map<OtherFlow.Imports, Map<String, BigDecimal>> subheadings = new HashMap<>();

    void take(Found found) {
        Row row = found.row();
        switch (found.kind()) {
            case RECONCILED -> add(row);
            case TOTAL ->
                totals.put(
                        new Panel(row.getString(0), row.getInt(1), row.getString(2)),
                        new Total(row.getDecimal(3), row.getDecimal(4)));
            case SHARE -> shares.add(row);
            case NATIONAL -> addNational(row);
            default -> throw new IllegalArgumentException("Rows of the kind " + found.kind() + " say nothing of trade");
        }
    }

    /** Takes a flow that customs report, see {@link CustomsReports}. */
    void take(OtherFlow report) {
        reports.add(report);
    }

    /** All that rows and reports say, in any order. */
    static Iterator<OtherFlow> all(Iterator<Found> rows, Iterator<FlowCursor> reports) {
        OtherFlows known = new OtherFlows();
        rows.forEachRemaining(known::take);
        reports.forEachRemaining(flows -> CustomsReports.read(flows, known::take));
        return known.all().iterator();
    }

    /** All of them, in any order. */
    List<OtherFlow> all() {
        List<OtherFlow> all = national();
        Set<OtherFlow.Imports> national = new HashSet<>();
        all.forEach(flow -> national.add(flow.imports()));
        requireUnitOfReports();
        CustomsReports.believed(reports).stream()
                .filter(report -> !national.contains(report.imports()))
                .forEach(all::add);
        Set<OtherFlow.Imports> reported = new HashSet<>();
        all.forEach(flow -> reported.add(flow.imports()));
        lists().filter(listed -> !reported.contains(listed.imports())).forEach(all::add);
        values.forEach((pair, value) -> {
            BigDecimal weight = tonnes.get(pair);
            all.add(flow(
                    pair.imports(),
                    pair.partner(),
                    value,
                    weight == null ? null : (Double) weight.doubleValue(),
                    TradeBasis.RECONCILED));
        });
        return all;
    }

    /** Codes of one economy add up. */
    private void add(Row row) {
        Pair pair = new Pair(
                new OtherFlow.Imports(row.getString(0), row.getInt(2), row.getString(3), row.getString(4)),
                row.getString(1));
        values.merge(pair, row.getDecimal(5), BigDecimal::add);
        if (!row.isNullAt(6)) {
            tonnes.merge(
                    pair,
                    BigDecimal.valueOf(row.getDouble(6)).setScale(WEIGHT_PLACES, RoundingMode.HALF_UP),
                    BigDecimal::add);
        }
    }

    private void addNational(Row row) {
        String country = row.getString(0);
        String partner = row.getString(1);
        String product = row.getString(3);
        if (country.equals(partner)) {
            return;
        }
        boolean isHeading = product.length() == HEADING_LENGTH;
        OtherFlow.Imports imports = new OtherFlow.Imports(
                country, row.getInt(2), TradeBasis.PANEL_REVISION, product.substring(0, HEADING_LENGTH));
        (isHeading ? headings : subheadings)
                .computeIfAbsent(imports, i -> new TreeMap<>())
                .merge(partner, row.getDecimal(4), BigDecimal::add);
    }

    /** Shares of what the customs of nations publish, of the imports of the panel; of their own total where it has none. */
    private List<OtherFlow> national() {
        headings.forEach((imports, amounts) -> requireOneLevel(imports, amounts.keySet()));
        Map<OtherFlow.Imports, Map<String, BigDecimal>> published = new HashMap<>(subheadings);
        published.putAll(headings);
        List<OtherFlow> flows = new ArrayList<>();
        published.forEach((imports, amounts) -> {
            BigDecimal own = amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            Total total = totals.get(new Panel(imports.country(), imports.year(), imports.product()));
            if (own.signum() == 0) {
                return;
            }
            BigDecimal whole = total == null ? own : total.imports();
            requireAgreement(imports, own, whole);
            amounts.forEach((partner, amount) -> flows.add(flow(
                    imports,
                    partner,
                    amount.multiply(whole).divide(own, SHARE_PLACES, RoundingMode.HALF_UP),
                    null,
                    TradeBasis.IMPORTER_REPORT)));
        });
        return flows;
    }

    /**
     * Rows of the heading stand for all of it, and a partner that has none of them would be left out, unless it is among
     * those that the rows of the heading do not name.
     */
    private void requireOneLevel(OtherFlow.Imports imports, Set<String> partners) {
        subheadings.getOrDefault(imports, Map.of()).keySet().stream()
                .filter(partner -> !partners.contains(partner) && !partners.contains(Crosswalk.UNNAMED))
                .findFirst()
                .ifPresent(partner -> {
                    throw new CheckException(
                            "The customs of %s publish imports of heading %s in %d from %s by subheading alone, and from others by heading; give every partner by heading, or all by subheading alone."
                                    .formatted(imports.country(), imports.product(), imports.year(), partner));
                });
    }

    private static void requireAgreement(OtherFlow.Imports imports, BigDecimal own, BigDecimal whole) {
        if (own.subtract(whole).abs().compareTo(whole.multiply(LARGEST_DIFFERENCE)) > 0) {
            throw new CheckException(
                    "The customs of %s publish imports of %s dollars of heading %s in %d, and the trade of all nations has %s, more than 20 %% off; look at the unit, the year, the heading and whether every partner is there."
                            .formatted(
                                    imports.country(),
                                    own.toPlainString(),
                                    imports.product(),
                                    imports.year(),
                                    whole.toPlainString()));
        }
    }

    /** What a report to the United Nations sums to is, by and large, what the panel has, which is made of such reports. */
    private void requireUnitOfReports() {
        Map<OtherFlow.Imports, BigDecimal> sums = new HashMap<>();
        reports.stream()
                .filter(report -> report.basis().equals(TradeBasis.IMPORTER_REPORT)
                        && report.imports().revision().equals(TradeBasis.PANEL_REVISION))
                .forEach(report -> sums.merge(report.imports(), report.value(), BigDecimal::add));
        sums.entrySet().stream()
                .filter(sum -> isInAnotherUnit(sum.getKey(), sum.getValue()))
                .map(Map.Entry::getKey)
                .min(Comparator.comparing(OtherFlow.Imports::country)
                        .thenComparing(OtherFlow.Imports::year)
                        .thenComparing(OtherFlow.Imports::product))
                .ifPresent(imports -> {
                    throw new CheckException(
                            "The customs of %s report imports of %s dollars of heading %s in %d to the United Nations, and the trade of all nations has %s; write the reports in dollars."
                                    .formatted(
                                            imports.country(),
                                            sums.get(imports).toPlainString(),
                                            imports.product(),
                                            imports.year(),
                                            whole(imports).toPlainString()));
                });
    }

    private boolean isInAnotherUnit(OtherFlow.Imports imports, BigDecimal own) {
        double whole = whole(imports).doubleValue();
        double larger = Math.max(own.doubleValue(), whole);
        double times = larger / Math.min(own.doubleValue(), whole);
        return larger > SMALL_IMPORTS && times > UNIT / ROOM && times < UNIT * ROOM;
    }

    /** What the panel has; zero where it has none, as of subheadings. */
    private BigDecimal whole(OtherFlow.Imports imports) {
        Total total = totals.get(new Panel(imports.country(), imports.year(), imports.product()));
        return total == null ? BigDecimal.ZERO : total.imports();
    }

    /** Turns shares into flows. */
    private Stream<OtherFlow> lists() {
        List<OtherFlow> listed = new ArrayList<>();
        Map<Pair, Listed> byImporters = new HashMap<>();
        Map<Pair, Listed> byExporters = new HashMap<>();
        Set<OtherFlow.Imports> own = new HashSet<>();
        for (Row row : shares) {
            String owner = row.getString(0);
            String partner = row.getString(1);
            int year = row.getInt(2);
            String product = row.getString(3);
            Total total = totals.get(new Panel(owner, year, product));
            if (owner.equals(partner) || total == null) {
                continue;
            }
            boolean isOwn = row.getInt(4) == SOURCES;
            BigDecimal whole = isOwn ? total.imports() : total.exports();
            OtherFlow.Imports imports =
                    new OtherFlow.Imports(isOwn ? owner : partner, year, TradeBasis.PANEL_REVISION, product);
            String exporter = isOwn ? partner : owner;
            BigDecimal value = whole.multiply(BigDecimal.valueOf(row.getInt(5))).multiply(BASIS_POINT);
            listed.add(flow(imports, exporter, value, null, isOwn ? IMPORTER_LIST : "exporter list"));
            (isOwn ? byImporters : byExporters)
                    .put(new Pair(imports, exporter), new Listed(value, whole.multiply(BASIS_POINT)));
            if (isOwn) {
                own.add(imports);
            }
        }
        requireOneTrade(byImporters, byExporters);
        return listed.stream().filter(flow -> flow.basis().equals(IMPORTER_LIST) || !own.contains(flow.imports()));
    }

    /** What both partners list is one trade of one panel: the two amounts differ by the rounding of their shares alone. */
    private static void requireOneTrade(Map<Pair, Listed> byImporters, Map<Pair, Listed> byExporters) {
        List<Pair> contrary = byExporters.keySet().stream()
                .filter(pair ->
                        byImporters.containsKey(pair) && !byImporters.get(pair).agrees(byExporters.get(pair)))
                .sorted(Comparator.comparing((Pair pair) -> pair.imports().year())
                        .thenComparing(pair -> pair.imports().product())
                        .thenComparing(pair -> pair.imports().country())
                        .thenComparing(Pair::partner))
                .toList();
        if (!contrary.isEmpty()) {
            Pair first = contrary.get(0);
            throw new CheckException(
                    "By baci/hs4_totals and baci/hs4_routes %s exported %s dollars of heading %s to %s in %d, and %s imported %s dollars from there (%d of %d such pairs contradict each other); give both as published."
                            .formatted(
                                    first.partner(),
                                    byExporters.get(first).dollars(),
                                    first.imports().product(),
                                    first.imports().country(),
                                    first.imports().year(),
                                    first.imports().country(),
                                    byImporters.get(first).dollars(),
                                    contrary.size(),
                                    byExporters.keySet().stream()
                                            .filter(byImporters::containsKey)
                                            .count()));
        }
    }

    private static OtherFlow flow(
            OtherFlow.Imports imports, String partner, BigDecimal value, Double tonnes, String basis) {
        return new OtherFlow(
                imports.country(),
                partner,
                imports.year(),
                imports.revision(),
                imports.product(),
                value.setScale(CENT_PLACES, RoundingMode.HALF_UP),
                tonnes,
                basis);
    }
}
