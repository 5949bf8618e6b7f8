package org.sovereignai.measures.dependence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Blocs;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.NationYear;
import org.sovereignai.measures.supply.Spread;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.supply.StrandYear;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.supply.Supply;
import org.sovereignai.measures.supply.Trade;
import org.sovereignai.schemas.Indicator;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.Strand;

/** Supplies of many nations and years, written down as rows. */
final class World {

    private static final double BILLION = 1e9;
    private static final Schemas SCHEMAS = Schemas.load();

    private final Set<String> hubs = new HashSet<>();
    private final Map<String, Supply.Builder> supplies = new TreeMap<>();
    private final Map<String, Status> statuses = new HashMap<>();
    private final Set<Blocs.Membership> memberships = new HashSet<>();

    static Object[] row(Object... cells) {
        return cells;
    }

    World hub(String code) {
        hubs.add(code);
        return this;
    }

    World member(String bloc, String code, int since, int until) {
        memberships.add(new Blocs.Membership(bloc, code, since, until));
        return this;
    }

    /** Of all supplies of a strand in a year; to be said before them. */
    World status(String strand, int year, String status) {
        statuses.put(strand + year, Status.of(status));
        return this;
    }

    /** Edges with the columns country_code, year, strand, supplier_code, direct_share, n and any others. */
    World edges(String columns, Object[]... rows) {
        for (Object[] cells : rows) {
            Map<String, Object> row = named(columns, cells);
            supply(row).supplier(supplier(row)).units(((Number) row.get("n")).longValue());
        }
        return this;
    }

    /** How the imports of a strand of goods spread over suppliers. */
    World spread(String code, int year, String strand, Spread spread) {
        supply(Map.of("country_code", code, "year", year, "strand", strand)).spread(spread);
        return this;
    }

    /** Which share of the imports of a strand of goods some nations made that are followed as one. */
    World madeTogether(String code, int year, String strand, String id, Estimate share) {
        supply(Map.of("country_code", code, "year", year, "strand", strand)).madeTogether(id, share);
        return this;
    }

    /**
     * Trade with the columns country_code, year, strand, export_value_usd, import_value_usd and perhaps data_status; amounts
     * in billion USD.
     */
    World trade(String columns, Object[]... rows) {
        for (Object[] cells : rows) {
            Map<String, Object> row = named(columns, cells);
            Supply.Builder supply = supply(row)
                    .trade(new Trade(
                            BILLION * number(row, "export_value_usd", 0),
                            BILLION * number(row, "import_value_usd", 0)));
            if (row.get("data_status") != null) {
                supply.status(Status.of((String) row.get("data_status")));
            }
        }
        return this;
    }

    Map<String, Published> ofSupply(Family<Supply> family) {
        return published(built().stream().flatMap(family::figures));
    }

    Map<String, Published> ofStrand(Family<StrandYear> family) {
        return published(
                built().stream()
                        .collect(Collectors.groupingBy(supply -> supply.strand().id() + supply.year()))
                        .values()
                        .stream()
                        .map(group -> new StrandYear(
                                group.get(0).strand(), group.get(0).year(), group, Blocs.of(memberships)))
                        .flatMap(family::figures));
    }

    Map<String, Published> ofNation(Family<NationYear> family) {
        return published(
                built().stream()
                        .collect(Collectors.groupingBy(supply -> supply.nation().code() + supply.year()))
                        .values()
                        .stream()
                        .map(group -> new NationYear(
                                group.get(0).nation(), group.get(0).year(), group, SCHEMAS.strands()))
                        .flatMap(family::figures));
    }

    List<Supply> built() {
        return supplies.values().stream().map(Supply.Builder::build).toList();
    }

    /** By key, such as {@code DEU 2020 chips_supplier_concentration}; an indicator that nothing describes is left out. */
    private static Map<String, Published> published(Stream<Figure> figures) {
        Map<String, Published> published = new TreeMap<>();
        figures.forEach(figure -> id(figure).ifPresent(id -> {
            String key =
                    figure.subject().nation().code() + " " + figure.subject().year() + " " + id;
            if (published.put(key, cells(figure)) != null) {
                throw new IllegalStateException("Two figures for " + key);
            }
        }));
        return published;
    }

    private static Optional<String> id(Figure figure) {
        String strand = figure.subject().strand().map(Strand::id).orElse("none");
        return SCHEMAS.indicators().values().stream()
                .filter(one ->
                        one.measure().equals(figure.measure()) && one.strand().equals(strand))
                .map(Indicator::id)
                .findFirst();
    }

    private static Published cells(Figure figure) {
        Estimate estimate = figure.estimate();
        return new Published(
                cell(estimate.value()),
                figure.n().isPresent() ? (Long) figure.n().getAsLong() : null,
                figure.coverage().isPresent() ? (Double) figure.coverage().getAsDouble() : null,
                cell(estimate.low()),
                cell(estimate.high()),
                figure.subject().status().cell(),
                figure.noteCode().orElse(null));
    }

    private static Double cell(double number) {
        return Double.isFinite(number) ? (Double) number : null;
    }

    private Supply.Builder supply(Map<String, Object> row) {
        String code = (String) row.get("country_code");
        String strand = (String) row.get("strand");
        int year = (Integer) row.get("year");
        return supplies.computeIfAbsent(
                strand + " " + year + " " + code,
                key -> Supply.of(
                                new Nation(code, hubs.contains(code)),
                                SCHEMAS.strands().of(strand),
                                year)
                        .status(statuses.getOrDefault(strand + year, Status.FINAL)));
    }

    private static Supplier supplier(Map<String, Object> row) {
        double direct = number(row, "direct_share", 0);
        Supplier supplier = Supplier.of((String) row.get("supplier_code"), direct)
                .within(number(row, "direct_low", direct), number(row, "direct_high", direct));
        if (row.containsKey("revocable_low")) {
            supplier = supplier.revoking(estimate(row, "revocable_share", "revocable_low", "revocable_high"));
        }
        if (row.get("on_way_share") != null) {
            supplier = supplier.passing(estimate(row, "on_way_share", "on_way_low", "on_way_high"));
        }
        return row.get("traced_share") == null
                ? supplier
                : supplier.making(estimate(row, "traced_share", "traced_low", "traced_high"));
    }

    private static Estimate estimate(Map<String, Object> row, String value, String low, String high) {
        return new Estimate(number(row, value, Double.NaN), number(row, low, 0), number(row, high, 1));
    }

    private static double number(Map<String, Object> row, String column, double otherwise) {
        return row.get(column) == null ? otherwise : ((Number) row.get(column)).doubleValue();
    }

    private static Map<String, Object> named(String columns, Object[] cells) {
        List<String> names = Arrays.asList(columns.split(" "));
        Map<String, Object> row = new HashMap<>();
        for (int column = 0; column < cells.length; column++) {
            row.put(names.get(column), cells[column]);
        }
        return row;
    }
}
