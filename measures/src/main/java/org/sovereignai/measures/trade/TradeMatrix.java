package org.sovereignai.measures.trade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.network.ShareMatrix;

/**
 * Who sold how much to whom, of one heading in one year: for every pair a value between bounds, in current USD, and what it
 * rests on.
 *
 * <p>Areas are places 0..n-1 in {@link #codes}. Values of a row sum to the exporter's exports, of a column to the importer's
 * imports. The value is an estimate where no list names the pair; the bounds hold for whatever the lists leave out. Immutable.
 */
public final class TradeMatrix {

    private static final double LEAST_PUBLISHED_SHARE = 0.0001;
    private static final double LEAST_PUBLISHED_HIGH = 0.01;

    private final int year;
    private final int size;
    private final List<String> codes;
    private final Map<String, Integer> places;
    private final double[] exports;
    private final double[] imports;

    /** By importer and exporter, as is most often asked for. */
    private final double[][] values;

    private final double[][] low;
    private final double[][] high;
    private final Basis[][] basis;

    /** Pairs by importer times the number of areas plus exporter. */
    private final BitSet listed;

    private final double[] listedImports;

    /** What the bounds of all suppliers of an importer add up to. */
    private final double[] lows;

    private final double[] highs;

    TradeMatrix(
            int year,
            List<String> codes,
            double[] exports,
            double[] imports,
            double[][] values,
            double[][] low,
            double[][] high,
            Basis[][] basis,
            BitSet listed,
            double[] listedImports) {
        this.year = year;
        this.size = codes.size();
        this.codes = List.copyOf(codes);
        this.places = new HashMap<>();
        codes.forEach(code -> places.put(code, places.size()));
        this.exports = exports;
        this.imports = imports;
        this.values = values;
        this.low = low;
        this.high = high;
        this.basis = basis;
        this.listed = listed;
        this.listedImports = listedImports;
        this.lows = sums(low);
        this.highs = sums(high);
    }

    private static double[] sums(double[][] matrix) {
        double[] sums = new double[matrix.length];
        for (int row = 0; row < sums.length; row++) {
            for (double cell : matrix[row]) {
                sums[row] += cell;
            }
        }
        return sums;
    }

    /**
     * The matrix of a panel.
     *
     * @param values current USD, exporters as rows
     */
    static TradeMatrix completed(TradePanel panel, PairBounds bounds, double[][] values) {
        int size = panel.size();
        Basis[][] basis = new Basis[size][size];
        BitSet listed = new BitSet();
        double[] listedImports = new double[size];
        for (int exporter = 0; exporter < size; exporter++) {
            for (int importer = 0; importer < size; importer++) {
                basis[importer][exporter] = bounds.basis(exporter, importer);
                if (bounds.isListed(exporter, importer)) {
                    listed.set(importer * size + exporter);
                    listedImports[importer] += values[exporter][importer];
                }
            }
        }
        return new TradeMatrix(
                panel.year(),
                panel.codes(),
                panel.exports(),
                panel.imports(),
                Projection.transposed(values),
                Projection.transposed(bounds.low),
                Projection.transposed(bounds.high),
                basis,
                listed,
                listedImports);
    }

    /**
     * A flow that is known.
     *
     * @param exporter code
     * @param importer code
     * @param value current USD
     */
    public record Flow(String exporter, String importer, double value) {}

    /**
     * The matrix of flows that know every pair, such as the official BACI files: all is reported, without width. What an area
     * sells itself is left out.
     */
    public static TradeMatrix ofFlows(int year, Collection<Flow> flows) {
        TreeSet<String> sorted = new TreeSet<>();
        flows.forEach(flow -> sorted.addAll(List.of(flow.exporter(), flow.importer())));
        List<String> codes = List.copyOf(sorted);
        Map<String, Integer> places = new HashMap<>();
        codes.forEach(code -> places.put(code, places.size()));
        int size = codes.size();
        double[][] values = new double[size][size];
        for (Flow flow : flows) {
            Validate.isTrue(
                    Double.isFinite(flow.value()) && flow.value() >= 0,
                    "The flow from %s to %s in %s must be an amount, not %s",
                    flow.exporter(),
                    flow.importer(),
                    year,
                    flow.value());
            if (!flow.exporter().equals(flow.importer())) {
                values[places.get(flow.importer())][places.get(flow.exporter())] += flow.value();
            }
        }
        return ofAmounts(year, codes, values);
    }

    /**
     * The same of amounts in order.
     *
     * @param codes sorted
     * @param values current USD, by importer and exporter, zeros in the diagonal
     */
    static TradeMatrix ofAmounts(int year, List<String> codes, double[][] values) {
        int size = codes.size();
        double[] exports = new double[size];
        double[] imports = new double[size];
        Basis[][] basis = new Basis[size][size];
        BitSet listed = new BitSet();
        for (int importer = 0; importer < size; importer++) {
            for (int exporter = 0; exporter < size; exporter++) {
                double value = values[importer][exporter];
                exports[exporter] += value;
                imports[importer] += value;
                basis[importer][exporter] = Basis.REPORTED;
                listed.set(importer * size + exporter, value > 0);
            }
        }
        return new TradeMatrix(year, codes, exports, imports, values, values, values, basis, listed, imports.clone());
    }

    /** The matrix that {@link #importers} gave, as far as pairs can trade at all. */
    public static TradeMatrix of(int year, Collection<ImporterTrade> importers) {
        List<ImporterTrade> sorted = importers.stream()
                .sorted(Comparator.comparing(ImporterTrade::code))
                .toList();
        List<String> codes = sorted.stream().map(ImporterTrade::code).toList();
        String[] areas = codes.toArray(String[]::new);
        Map<String, Integer> places = new HashMap<>();
        codes.forEach(code -> places.put(code, places.size()));
        int size = codes.size();
        Validate.isTrue(places.size() == size, "An area of %s stands twice among %s", year, codes);
        double[][] values = new double[size][size];
        double[][] low = new double[size][size];
        double[][] high = new double[size][size];
        Basis[][] basis = new Basis[size][size];
        for (Basis[] row : basis) {
            Arrays.fill(row, Basis.ESTIMATED);
        }
        BitSet listed = new BitSet();
        double[] listedImports = new double[size];
        for (int importer = 0; importer < size; importer++) {
            ImporterTrade trade = sorted.get(importer);
            List<String> suppliers = trade.suppliers();
            int exporter = 0;
            for (int place = 0; place < suppliers.size(); place++, exporter++) {
                String code = suppliers.get(place);
                // Suppliers are sorted as areas are, so that the next area is mostly the next supplier.
                if (exporter == size || !areas[exporter].equals(code)) {
                    Integer known = places.get(code);
                    Validate.isTrue(
                            known != null, "%s sold to %s in %s but has no totals", code, codes.get(importer), year);
                    exporter = known;
                }
                values[importer][exporter] = trade.values()[place];
                low[importer][exporter] = trade.lows()[place];
                high[importer][exporter] = trade.highs()[place];
                basis[importer][exporter] = trade.bases().get(place);
                if (trade.bases().get(place) != Basis.ESTIMATED) {
                    listed.set(importer * size + exporter);
                    listedImports[importer] += trade.values()[place];
                }
            }
        }
        return new TradeMatrix(
                year,
                codes,
                sorted.stream().mapToDouble(ImporterTrade::exports).toArray(),
                sorted.stream().mapToDouble(ImporterTrade::imports).toArray(),
                values,
                low,
                high,
                basis,
                listed,
                listedImports);
    }

    /** Every area with all who could have sold to it. */
    public List<ImporterTrade> importers() {
        List<ImporterTrade> importers = new ArrayList<>();
        for (int importer = 0; importer < size; importer++) {
            double[] value = values[importer];
            double[] least = low[importer];
            double[] most = high[importer];
            Basis[] rests = basis[importer];
            int[] suppliers =
                    IntStream.range(0, size).filter(area -> most[area] > 0).toArray();
            importers.add(new ImporterTrade(
                    codes.get(importer),
                    exports[importer],
                    imports[importer],
                    Arrays.stream(suppliers).mapToObj(codes::get).toList(),
                    Arrays.stream(suppliers).mapToDouble(area -> value[area]).toArray(),
                    Arrays.stream(suppliers).mapToDouble(area -> least[area]).toArray(),
                    Arrays.stream(suppliers).mapToDouble(area -> most[area]).toArray(),
                    Arrays.stream(suppliers).mapToObj(area -> rests[area]).toList()));
        }
        return importers;
    }

    public int year() {
        return year;
    }

    /** Codes of the areas, sorted. */
    public List<String> codes() {
        return codes;
    }

    /** Number of areas. */
    public int size() {
        return size;
    }

    /** The place of an area; empty where it is not in the matrix. */
    public OptionalInt place(String code) {
        Integer place = places.get(code);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /** Exports of the area to all others, current USD. */
    public double exports(int area) {
        return exports[area];
    }

    /** Imports of the area from all others, current USD. */
    public double imports(int area) {
        return imports[area];
    }

    /** What the exporter sold the importer, in current USD, with bounds. */
    public Estimate amount(int exporter, int importer) {
        return new Estimate(values[importer][exporter], low[importer][exporter], high[importer][exporter]);
    }

    /** The exporter's share of the importer's imports, 0..1, with bounds; empty where it imports nothing. */
    public Optional<Estimate> share(int exporter, int importer) {
        double total = imports[importer];
        return total > 0
                ? Optional.of(new Estimate(
                        values[importer][exporter] / total,
                        low[importer][exporter] / total,
                        high[importer][exporter] / total))
                : Optional.empty();
    }

    /**
     * What some exporters have of the importer's imports together, 0..1; empty where it imports nothing. Bounds of a sum are tighter
     * than the sum of bounds, since all suppliers add up to 1.
     */
    Optional<Estimate> share(BitSet exporters, int importer) {
        double total = imports[importer];
        if (total <= 0) {
            return Optional.empty();
        }
        double value = 0;
        double least = 0;
        double most = 0;
        for (int exporter = exporters.nextSetBit(0); exporter >= 0; exporter = exporters.nextSetBit(exporter + 1)) {
            value += values[importer][exporter] / total;
            least += low[importer][exporter] / total;
            most += high[importer][exporter] / total;
        }
        double leastOfRest = lows[importer] / total - least;
        double mostOfRest = highs[importer] / total - most;
        return Optional.of(new Estimate(
                value,
                Math.min(value, Math.max(least, 1 - mostOfRest)),
                Math.max(value, Math.min(most, 1 - leastOfRest))));
    }

    /** What the amount of the pair rests on. */
    public Basis basis(int exporter, int importer) {
        return basis[importer][exporter];
    }

    /** Whether a list or a flow names the pair. */
    public boolean isListed(int exporter, int importer) {
        return listed.get(importer * size + exporter);
    }

    /**
     * Whether the pair is worth a row of its own: it is listed, or worth a basis point of the importer's imports, or could be
     * worth a hundredth of them.
     */
    public boolean isNotable(int exporter, int importer) {
        double total = imports[importer];
        return total > 0
                && (isListed(exporter, importer)
                        || values[importer][exporter] >= LEAST_PUBLISHED_SHARE * total
                        || high[importer][exporter] >= LEAST_PUBLISHED_HIGH * total);
    }

    /** The part of the importer's imports from listed suppliers, 0..1; empty where it imports nothing. */
    public OptionalDouble coverage(int importer) {
        return imports[importer] > 0
                ? OptionalDouble.of(Math.min(1, listedImports[importer] / imports[importer]))
                : OptionalDouble.empty();
    }

    /** Values as shares of each importer's imports. */
    public ShareMatrix shares() {
        double[][] amounts = new double[size][];
        double[] totals = new double[size];
        for (int importer = 0; importer < size; importer++) {
            amounts[importer] = values[importer];
            for (double amount : amounts[importer]) {
                totals[importer] += amount;
            }
            if (imports[importer] == 0) {
                amounts[importer] = new double[size];
                totals[importer] = 0;
            }
        }
        return ShareMatrix.ofAmounts(amounts, totals);
    }

    /** What the importer's completion leaves open, ready to be drawn from. */
    public ImportDraws draws(int importer) {
        BitSet known = new BitSet();
        for (int exporter = 0; exporter < size; exporter++) {
            known.set(exporter, isListed(exporter, importer));
        }
        return new ImportDraws(values[importer], low[importer], high[importer], known, imports[importer]);
    }

    /**
     * The matrix with some areas as one nation: what they sell each other is taken out, the rest is added up. The nation
     * stands among the others in the order of codes. A pair rests on the least firm of the parts that have a value.
     *
     * @param members codes; those without trade may be missing in the matrix
     * @param code of the nation that they make up
     */
    public TradeMatrix merging(Collection<String> members, String code) {
        Merging merging = Merging.of(codes, members, code);
        int mergedSize = merging.codes().size();
        double[][] mergedValues = new double[mergedSize][mergedSize];
        double[][] mergedLow = new double[mergedSize][mergedSize];
        double[][] mergedHigh = new double[mergedSize][mergedSize];
        Basis[][] mergedBasis = new Basis[mergedSize][mergedSize];
        BitSet mergedListed = new BitSet();
        double[] mergedListedImports = new double[mergedSize];
        double[] mergedExports = new double[mergedSize];
        double[] mergedImports = new double[mergedSize];
        for (int area = 0; area < size; area++) {
            mergedExports[merging.place(area)] += exports[area];
            mergedImports[merging.place(area)] += imports[area];
        }
        for (int exporter = 0; exporter < size; exporter++) {
            int from = merging.place(exporter);
            for (int importer = 0; importer < size; importer++) {
                if (merging.place(importer) == from) {
                    mergedExports[from] -= values[importer][exporter];
                    mergedImports[from] -= values[importer][exporter];
                }
            }
        }
        for (int importer = 0; importer < size; importer++) {
            int to = merging.place(importer);
            for (int exporter = 0; exporter < size; exporter++) {
                int from = merging.place(exporter);
                if (from != to) {
                    double value = values[importer][exporter];
                    Basis before = mergedBasis[to][from];
                    boolean isFirst = before == null || mergedValues[to][from] == 0 && value > 0;
                    boolean counts = value > 0 || mergedValues[to][from] == 0;
                    mergedBasis[to][from] = isFirst
                            ? basis[importer][exporter]
                            : counts ? before.weaker(basis[importer][exporter]) : before;
                    mergedValues[to][from] += value;
                    mergedLow[to][from] += low[importer][exporter];
                    mergedHigh[to][from] += high[importer][exporter];
                    if (isListed(exporter, importer)) {
                        mergedListed.set(to * mergedSize + from);
                        mergedListedImports[to] += value;
                    }
                }
            }
        }
        return new TradeMatrix(
                year,
                merging.codes(),
                mergedExports,
                mergedImports,
                mergedValues,
                mergedLow,
                mergedHigh,
                mergedBasis,
                mergedListed,
                mergedListedImports);
    }
}
