package org.sovereignai.measures.trade;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.lang3.Validate;
import org.sovereignai.measures.network.Estimate;

/**
 * Supply of one or several headings together, added up in dollars; each heading is completed and traced by itself. Where a
 * nation's customs report what it bought, that stands for its part of the matrix, in shares of the report's own total.
 */
public final class StrandTrade {

    /**
     * One supplier of one nation; shares are of the nation's imports, 0..1.
     *
     * @param code the supplier
     * @param amount bought from it directly, current USD
     * @param direct share bought from it
     * @param basis what the direct share rests on
     * @param isListed whether a list, a report or a flow names the pair
     * @param origin share made by it, with bounds over the part of their exports that areas make
     * @param onTheWay share made by it or sold on by it at any step, with bounds likewise
     */
    public record Supplier(
            String code,
            double amount,
            Estimate direct,
            Basis basis,
            boolean isListed,
            Estimate origin,
            Estimate onTheWay) {}

    /**
     * What one nation buys and sells of the headings.
     *
     * @param code the nation
     * @param imports current USD
     * @param exports current USD
     * @param homeMade part of its exports that it makes itself; empty where it exports nothing
     * @param listed how many suppliers are listed
     * @param coverage share of imports that is listed
     * @param unnamed share of imports from partners that nobody names
     * @param concentration Herfindahl and Hirschman's index of suppliers; empty where it imports nothing
     * @param diversity exponential of the entropy of suppliers; empty where it imports nothing
     * @param top share of the largest supplier; empty where it imports nothing
     * @param largest the supplier that is the largest for certain
     */
    public record Nation(
            String code,
            double imports,
            double exports,
            Optional<Estimate> homeMade,
            int listed,
            double coverage,
            double unnamed,
            Optional<Estimate> concentration,
            Optional<Estimate> diversity,
            Optional<Estimate> top,
            Optional<String> largest) {

        /** Whether the bounds of the concentration are so wide that the largest supplier is not known. */
        public boolean isWeaklyIdentified() {
            return concentration
                    .filter(index -> index.high() - index.low() > HerfindahlBounds.WEAKLY_IDENTIFIED)
                    .isPresent();
        }
    }

    private final List<Heading> headings;
    private final List<String> codes;

    /** All who may supply: {@link #codes}, and those that a report alone names; sorted. */
    private final List<String> suppliers;

    private final Map<String, Integer> places = new HashMap<>();

    /** Of all headings, current USD, by nation. */
    private final Map<String, Double> imports = new HashMap<>();

    private StrandTrade(List<Heading> headings) {
        this.headings = headings;
        TreeSet<String> all = new TreeSet<>();
        headings.forEach(heading -> all.addAll(heading.matrix.codes()));
        this.codes = List.copyOf(all);
        headings.forEach(heading -> heading.reports
                .values()
                .forEach(report -> all.addAll(report.outside().keySet())));
        this.suppliers = List.copyOf(all);
        suppliers.forEach(code -> places.put(code, places.size()));
        headings.forEach(heading -> all.addAll(heading.reports.keySet()));
        all.forEach(nation -> imports.put(
                nation,
                headings.stream()
                        .mapToDouble(heading -> heading.imports(nation))
                        .sum()));
    }

    /** The supply of some headings. */
    public static StrandTrade of(Collection<Heading> headings) {
        Validate.isTrue(!headings.isEmpty(), "Supply needs one heading at least");
        return new StrandTrade(List.copyOf(headings));
    }

    /**
     * One heading of the supply.
     *
     * @param chain the completed matrix and its ways
     * @param reports by nation, of those whose customs report
     */
    public static Heading heading(SupplyChain chain, Map<String, ImportReport> reports) {
        return new Heading(chain, reports);
    }

    /** All areas of any heading, sorted. */
    public List<String> codes() {
        return codes;
    }

    /** What the nation buys and sells. */
    public Nation nation(String code) {
        double imports = 0;
        double exports = 0;
        for (Heading heading : headings) {
            imports += heading.imports(code);
            exports += heading.exports(code);
        }
        Estimate made = made(code);
        Optional<Estimate> homeMade = exports > 0
                ? Optional.of(new Estimate(made.value() / exports, made.low() / exports, made.high() / exports))
                : Optional.empty();
        if (imports <= 0) {
            return new Nation(
                    code,
                    0,
                    exports,
                    homeMade,
                    0,
                    0,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        Sums sums = new Sums();
        double coverage = 0;
        for (Heading heading : headings) {
            if (heading.imports(code) > 0) {
                heading.addDirect(sums, code, imports);
                coverage += heading.imports(code) / imports * heading.coverage(code);
            }
        }
        double unnamed = unnamed(code);
        int listed = 0;
        for (Sum sum : sums.met()) {
            listed += sum.isListed ? 1 : 0;
        }
        BoundedShares shares = shares(sums, unnamed);
        return new Nation(
                code,
                imports,
                exports,
                homeMade,
                listed,
                Math.min(1, coverage),
                unnamed,
                Optional.of(shares.herfindahl()),
                Optional.of(shares.diversity()),
                Optional.of(shares.top()),
                largest(sums));
    }

    /**
     * Who supplies the nation: all that have a share, direct or by origin, or could have one; sorted by code. None where it
     * imports nothing.
     */
    public List<Supplier> suppliers(String nation) {
        double total = imports(nation);
        Sums sums = new Sums();
        for (Heading heading : headings) {
            if (heading.imports(nation) > 0) {
                heading.addDirect(sums, nation, total);
                heading.addOrigin(sums, nation, total);
            }
        }
        return sums.met().stream().map(Sum::supplier).toList();
    }

    /**
     * What some suppliers have of one nation's imports as one, 0..1.
     *
     * @param direct bought from them
     * @param origin made by them, with bounds over the part of their exports that areas make
     * @param onTheWay made by them or sold on by them at any step, with bounds likewise
     */
    public record Joint(Estimate direct, Estimate origin, Estimate onTheWay) {}

    /** Some nations as one supplier. */
    public Together together(Collection<String> members) {
        return new Together(members);
    }

    /** Some nations as one supplier, to be asked for one nation after the other. */
    public final class Together {

        private final Set<String> members;

        /** By heading; nothing where none of them trades it. */
        private final List<Optional<SupplyChain.Together>> chains;

        private Together(Collection<String> members) {
            this.members = Set.copyOf(members);
            this.chains = headings.stream()
                    .map(heading -> heading.together(this.members))
                    .toList();
        }

        /** What they have of the nation's imports; empty where it imports nothing or is one of them. */
        public Optional<Joint> of(String nation) {
            double total = imports(nation);
            if (total <= 0 || members.contains(nation)) {
                return Optional.empty();
            }
            double[] direct = new double[3];
            double[] origin = new double[3];
            double[] onTheWay = new double[3];
            for (int place = 0; place < chains.size(); place++) {
                Heading heading = headings.get(place);
                double imports = heading.imports(nation);
                if (imports > 0) {
                    Joint joint = heading.joint(nation, members, chains.get(place));
                    add(direct, imports / total, joint.direct());
                    add(origin, imports / total, joint.origin());
                    add(onTheWay, imports / total, joint.onTheWay());
                }
            }
            return Optional.of(new Joint(estimate(direct), estimate(origin), estimate(onTheWay)));
        }
    }

    /** What the nation makes itself of what it sells, current USD. */
    public Estimate made(String nation) {
        double[] made = new double[3];
        for (Heading heading : headings) {
            add(made, heading.exports(nation), heading.homeMade(nation));
        }
        return new Estimate(made[0], made[1], made[2]);
    }

    /** How many suppliers of the nation are listed. */
    public int listed(String nation) {
        Set<String> listed = new HashSet<>();
        for (Heading heading : headings) {
            if (heading.imports(nation) > 0) {
                heading.addListed(listed, nation);
            }
        }
        return listed.size();
    }

    /** Share of the nation's imports from partners that nobody names; 0 where it imports nothing. */
    public double unnamed(String nation) {
        double total = imports(nation);
        double unnamed = 0;
        for (Heading heading : headings) {
            if (heading.imports(nation) > 0) {
                unnamed += heading.imports(nation) / total * heading.unnamed(nation);
            }
        }
        return unnamed;
    }

    /** Share of the nation's imports of which nobody can be shown to be the maker; empty where it imports nothing. */
    public Optional<Estimate> unknownOrigin(String nation) {
        double total = imports(nation);
        double[] unknown = new double[3];
        for (Heading heading : headings) {
            if (heading.imports(nation) > 0) {
                add(unknown, heading.imports(nation) / total, heading.unknownOrigin(nation));
            }
        }
        return total > 0 ? Optional.of(estimate(unknown)) : Optional.empty();
    }

    /** Imports of the nation, current USD. */
    public double imports(String nation) {
        return imports.getOrDefault(nation, 0.0);
    }

    /** Unnamed partners are taken to be like the named ones; for the bounds they may be anybody, alone or many. */
    private BoundedShares shares(Sums sums, double unnamed) {
        int others = unnamed > 0 ? codes.size() : 0;
        List<Sum> met = sums.met();
        double[] shares = new double[met.size() + others];
        double[] low = new double[shares.length];
        double[] high = new double[shares.length];
        int place = 0;
        for (Sum sum : met) {
            Estimate share = estimate(sum.direct);
            shares[place] = unnamed < 1 ? share.value() / (1 - unnamed) : 0;
            low[place] = share.low();
            high[place] = share.high();
            place++;
        }
        for (; place < shares.length; place++) {
            high[place] = unnamed;
        }
        return new BoundedShares(shares, low, high);
    }

    /** Shares that sum to 1, each between its bounds. */
    private record BoundedShares(double[] shares, double[] low, double[] high, double[] level) {

        BoundedShares(double[] shares, double[] low, double[] high) {
            this(shares, low, high, HerfindahlBounds.level(low, high));
        }

        Estimate herfindahl() {
            return HerfindahlBounds.of(shares, low, high, level);
        }

        Estimate diversity() {
            return DiversityBounds.of(shares, low, high, level);
        }

        /** No share is above every other's lower bound for certain, and none can be above its own upper bound. */
        Estimate top() {
            return Estimate.ofRounded(most(shares), most(level), most(high));
        }

        private static double most(double[] values) {
            return Math.min(1, Arrays.stream(values).max().orElseThrow());
        }
    }

    private static Optional<String> largest(Sums sums) {
        List<Sum> met = sums.met();
        return met.stream()
                .filter(one -> one.direct[1] > 0
                        && met.stream().allMatch(other -> other == one || other.direct[2] < one.direct[1]))
                .map(one -> one.code)
                .findFirst();
    }

    private static void add(double[] sum, double weight, Estimate estimate) {
        sum[0] += weight * estimate.value();
        sum[1] += weight * estimate.low();
        sum[2] += weight * estimate.high();
    }

    private static Estimate estimate(double[] sum) {
        return new Estimate(
                Math.min(1, sum[0]),
                Math.min(sum[1], Math.min(1, sum[0])),
                Math.max(Math.min(1, sum[2]), Math.min(1, sum[0])));
    }

    /** What adds up over headings, by supplier. */
    private final class Sums {
        private final Sum[] all = new Sum[suppliers.size()];

        Sum of(String code) {
            int place = places.get(code);
            if (all[place] == null) {
                all[place] = new Sum(code);
            }
            return all[place];
        }

        /** Those that were met, in the order of their codes. */
        List<Sum> met() {
            return Arrays.stream(all).filter(Objects::nonNull).toList();
        }
    }

    /** What adds up over headings for one supplier. */
    private static final class Sum {
        private final String code;
        private final double[] direct = new double[3];
        private final double[] origin = new double[3];
        private final double[] onTheWay = new double[3];
        private double amount;
        private Basis basis;
        private boolean isListed;

        Sum(String code) {
            this.code = code;
        }

        void add(double weight, double total, Estimate share, Basis of, boolean listed) {
            StrandTrade.add(direct, weight, share);
            double value = weight * share.value() * total;
            if (basis == null || amount == 0 && value > 0) {
                basis = of;
            } else if (value > 0 || amount == 0) {
                basis = basis.weaker(of);
            }
            amount += value;
            isListed |= listed;
        }

        Supplier supplier() {
            return new Supplier(code, amount, estimate(direct), basis, isListed, estimate(origin), estimate(onTheWay));
        }
    }

    /**
     * What the customs of one nation report, in shares of their total.
     *
     * @param total in the unit of the report
     * @param unnamed from partners that it does not name
     * @param sellers by place in the matrix
     * @param outside sellers outside the matrix; they sold nothing else and made what they sold
     */
    private record Reported(double total, double unnamed, double[] sellers, SortedMap<String, Double> outside) {

        static Reported of(String nation, ImportReport report, TradeMatrix matrix) {
            double total = report.total();
            double[] sellers = new double[matrix.size()];
            SortedMap<String, Double> outside = new TreeMap<>();
            report.amounts().forEach((partner, amount) -> {
                OptionalInt place = matrix.place(partner);
                if (place.isPresent()) {
                    sellers[place.getAsInt()] = partner.equals(nation) ? 0 : amount / total;
                } else if (amount > 0) {
                    outside.put(partner, amount / total);
                }
            });
            return new Reported(total, report.unnamed() / total, sellers, outside);
        }

        /** Anybody may be an unnamed partner. */
        private Estimate widened(Estimate share) {
            return new Estimate(share.value(), share.low(), Math.min(1, share.high() + unnamed));
        }
    }

    /** One heading with the reports of those whose customs report. */
    public static final class Heading {
        private final SupplyChain chain;
        private final TradeMatrix matrix;
        private final Map<String, Reported> reports = new HashMap<>();

        private Heading(SupplyChain chain, Map<String, ImportReport> reports) {
            this.chain = chain;
            this.matrix = chain.matrix();
            reports.forEach((nation, report) -> this.reports.put(nation, Reported.of(nation, report, matrix)));
        }

        private double exports(String nation) {
            OptionalInt place = matrix.place(nation);
            return place.isPresent() ? matrix.exports(place.getAsInt()) : 0;
        }

        private Estimate homeMade(String nation) {
            OptionalInt place = matrix.place(nation);
            return place.isPresent() ? chain.homeMade(place.getAsInt()) : Estimate.exactly(0);
        }

        private double imports(String nation) {
            Reported report = reports.get(nation);
            if (report != null) {
                return report.total();
            }
            OptionalInt place = matrix.place(nation);
            return place.isPresent() ? matrix.imports(place.getAsInt()) : 0;
        }

        /** The part of the nation's imports that a list or its customs name; of several as one, of what each of them buys. */
        private double coverage(String nation) {
            Reported report = reports.get(nation);
            if (report == null) {
                return matrix.coverage(matrix.place(nation).orElseThrow()).orElse(0);
            }
            double named = 0;
            for (double share : report.sellers()) {
                named += share;
            }
            for (double share : report.outside().values()) {
                named += share;
            }
            return named;
        }

        private double unnamed(String nation) {
            Reported report = reports.get(nation);
            return report == null ? 0 : report.unnamed();
        }

        private Estimate unknownOrigin(String nation) {
            Reported report = reports.get(nation);
            if (report == null) {
                return chain.unknownOrigin(matrix.place(nation).orElseThrow()).orElseThrow();
            }
            double[] sellers = report.sellers();
            double named = 0;
            double low = 0;
            double high = 0;
            for (int seller = 0; seller < sellers.length; seller++) {
                named += sellers[seller];
                Estimate unknown = chain.unknownBehind(seller);
                low += sellers[seller] * unknown.low();
                high += sellers[seller] * unknown.high();
            }
            double outside = 0;
            for (double share : report.outside().values()) {
                outside += share;
            }
            double made = outside;
            for (double share : chain.originOf(sellers)) {
                made += share;
            }
            double missing = Math.max(0, 1 - named - outside);
            double value = Math.max(0, 1 - made);
            return new Estimate(value, Math.min(value, low + missing), Math.min(1, Math.max(value, high + missing)));
        }

        private Optional<SupplyChain.Together> together(Set<String> members) {
            List<Integer> areas = members.stream()
                    .flatMapToInt(code -> matrix.place(code).stream())
                    .sorted()
                    .boxed()
                    .toList();
            return areas.isEmpty() ? Optional.empty() : Optional.of(chain.together(areas));
        }

        private Joint joint(String nation, Set<String> members, Optional<SupplyChain.Together> suppliers) {
            Estimate none = Estimate.exactly(0);
            Reported report = reports.get(nation);
            if (report == null) {
                int importer = matrix.place(nation).orElseThrow();
                return suppliers
                        .map(together -> new Joint(
                                together.direct(importer).orElseThrow(),
                                together.origin(importer).orElseThrow(),
                                together.onTheWay(importer).orElseThrow()))
                        .orElse(new Joint(none, none, none));
            }
            double[] sellers = report.sellers();
            double outside = 0;
            for (Map.Entry<String, Double> partner : report.outside().entrySet()) {
                outside += members.contains(partner.getKey()) ? partner.getValue() : 0;
            }
            double direct = suppliers.map(one -> one.directOf(sellers)).orElse(0.0);
            return new Joint(
                    report.widened(Estimate.exactly(direct + outside)),
                    report.widened(
                            plus(suppliers.map(one -> one.originOf(sellers)).orElse(none), outside)),
                    report.widened(
                            plus(suppliers.map(one -> one.onTheWayOf(sellers)).orElse(none), outside)));
        }

        private static Estimate plus(Estimate share, double more) {
            return new Estimate(share.value() + more, share.low() + more, share.high() + more);
        }

        /** Adds those who are listed as suppliers of the nation. */
        private void addListed(Set<String> listed, String nation) {
            Reported report = reports.get(nation);
            int importer = matrix.place(nation).orElse(-1);
            for (int area = 0; area < matrix.size(); area++) {
                boolean isSupplier = report == null
                        ? matrix.isListed(area, importer)
                                && matrix.amount(area, importer).high() > 0
                        : report.sellers()[area] > 0;
                if (isSupplier) {
                    listed.add(matrix.codes().get(area));
                }
            }
            if (report != null) {
                listed.addAll(report.outside().keySet());
            }
        }

        private void addDirect(Sums sums, String nation, double total) {
            double weight = imports(nation) / total;
            Reported report = reports.get(nation);
            if (report != null) {
                for (int area = 0; area < matrix.size(); area++) {
                    if (report.sellers()[area] > 0) {
                        Estimate share = report.widened(Estimate.exactly(report.sellers()[area]));
                        sums.of(matrix.codes().get(area)).add(weight, total, share, Basis.REPORTED, true);
                    }
                }
                report.outside()
                        .forEach((partner, share) -> sums.of(partner)
                                .add(weight, total, report.widened(Estimate.exactly(share)), Basis.REPORTED, true));
                return;
            }
            int importer = matrix.place(nation).orElseThrow();
            for (int area = 0; area < matrix.size(); area++) {
                Estimate share = matrix.share(area, importer).orElseThrow();
                if (share.high() > 0) {
                    sums.of(matrix.codes().get(area))
                            .add(weight, total, share, matrix.basis(area, importer), matrix.isListed(area, importer));
                }
            }
        }

        private void addOrigin(Sums sums, String nation, double total) {
            double weight = imports(nation) / total;
            Reported report = reports.get(nation);
            int importer = matrix.place(nation).orElse(-1);
            for (int area = 0; area < matrix.size(); area++) {
                Estimate made = report == null
                        ? chain.origin(importer, area).orElseThrow()
                        : report.widened(chain.originOf(report.sellers(), area));
                Estimate met = report == null
                        ? chain.onTheWay(area).share(importer).orElseThrow()
                        : report.widened(chain.onTheWayOf(report.sellers(), area));
                if (made.high() > 0 || met.high() > 0) {
                    Sum sum = sums.of(matrix.codes().get(area));
                    StrandTrade.add(sum.origin, weight, made);
                    StrandTrade.add(sum.onTheWay, weight, met);
                }
            }
            if (report != null) {
                report.outside().forEach((partner, share) -> {
                    Estimate all = report.widened(Estimate.exactly(share));
                    StrandTrade.add(sums.of(partner).origin, weight, all);
                    StrandTrade.add(sums.of(partner).onTheWay, weight, all);
                });
            }
        }
    }
}
