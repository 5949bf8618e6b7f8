package org.sovereignai.measures.supply;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.Validate;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.schemas.Strand;

/**
 * What a nation gets in a strand and year, and from whom. Immutable.
 *
 * @param nation who gets it
 * @param year calendar year
 * @param strand what it gets
 * @param suppliers every supplier once, sorted by code; none where nothing is known to be supplied
 * @param n units of known supplier
 * @param status how firm the year's data are
 * @param trade exports and imports, for goods
 * @param spread how imports spread over suppliers, for goods that are imported
 * @param madeTogether which share some nations made that are followed as one, by their id, for goods; none for their members
 */
public record Supply(
        Nation nation,
        int year,
        Strand strand,
        List<Supplier> suppliers,
        long n,
        Status status,
        Optional<Trade> trade,
        Optional<Spread> spread,
        Map<String, Estimate> madeTogether)
        implements Serializable {

    public Supply {
        suppliers =
                suppliers.stream().sorted(Comparator.comparing(Supplier::code)).toList();
        Validate.isTrue(
                suppliers.stream().map(Supplier::code).distinct().count() == suppliers.size(),
                "%s of %s in %s: a supplier stands twice in %s",
                strand.id(),
                nation.code(),
                year,
                suppliers);
    }

    /** Collects a supply. */
    public static Builder of(Nation nation, Strand strand, int year) {
        return new Builder(nation, strand, year);
    }

    /** What a figure about this supply is about. */
    public Subject subject() {
        return new Subject(nation, year, Optional.of(strand), status);
    }

    /** A figure about this supply. */
    public Figure figure(String measure, Estimate estimate) {
        return Figure.of(subject(), measure, estimate).basedOn(n);
    }

    /** Whether nothing of it has a supplier, known or not. */
    public boolean isEmpty() {
        return suppliers.stream().noneMatch(supplier -> supplier.direct().value() > 0);
    }

    /** Whether the nation is known to import nothing of the goods. */
    public boolean hasNoImports() {
        return trade.isPresent() && trade.get().imports() == 0;
    }

    /** That imports of the goods are too small to say anything, where they are. */
    public Optional<Reason> tooLittle() {
        return Reason.LITTLE_TRADE.when(trade.filter(Trade::isLittle).isPresent());
    }

    /** That who supplies most rests on the completion of the trade matrix more than on the lists, where it does. */
    public Optional<Reason> weaklyIdentified() {
        return Reason.WEAKLY_IDENTIFIED.when(
                spread.filter(Spread::isWeaklyIdentified).isPresent());
    }

    /** Suppliers abroad of a share above 0, together with small ones that are not told apart. */
    public Stream<Supplier> foreignSuppliers() {
        return suppliers.stream()
                .filter(this::isForeign)
                .filter(supplier -> supplier.direct().value() > 0);
    }

    /** Their shares. */
    public DoubleStream foreignShares() {
        return foreignSuppliers().mapToDouble(supplier -> supplier.direct().value());
    }

    /** Part that is supplied from abroad by known suppliers. */
    public double foreign() {
        return foreignShares().sum();
    }

    /** Part that the nation supplies itself. */
    public double domestic() {
        return supplier(nation.code()).map(own -> own.direct().value()).orElse(0.0);
    }

    /** Part whose supplier is not known. */
    public double unknown() {
        return supplier(Supplier.UNKNOWN)
                .map(unknown -> unknown.direct().value())
                .orElse(0.0);
    }

    /** Part of known supplier in all; NaN where there is no supply. */
    public double coverage() {
        double known = foreign() + domestic();
        return known / (known + unknown());
    }

    /** Part of known supplier in what is not the nation's own; NaN where all is its own. */
    public double foreignCoverage() {
        double foreign = foreign();
        return foreign / (foreign + unknown());
    }

    /**
     * Units of a known supplier abroad. Where units are models the nation's own are left out; partners and clusters are
     * not told apart.
     */
    public long foreignUnits() {
        double foreign = foreign();
        double known = foreign + domestic();
        return strand.isOfModels() && known > 0 ? Math.round(n * foreign / known) : n;
    }

    /** The supplier of that code, if it is one. */
    public Optional<Supplier> supplier(String code) {
        return suppliers.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    /** Whether a supplier is known to be abroad. */
    public boolean isForeign(Supplier supplier) {
        return !supplier.isUnknown() && !supplier.code().equals(nation.code());
    }

    /** Collects the suppliers of a supply, in any order. */
    public static final class Builder {
        private final Nation nation;
        private final Strand strand;
        private final int year;
        private final Collection<Supplier> suppliers = new ArrayList<>();
        private long n;
        private Status status = Status.FINAL;
        private Optional<Trade> trade = Optional.empty();
        private Optional<Spread> spread = Optional.empty();
        private final Map<String, Estimate> madeTogether = new TreeMap<>();

        private Builder(Nation nation, Strand strand, int year) {
            this.nation = nation;
            this.strand = strand;
            this.year = year;
        }

        /** One more supplier. */
        public Builder supplier(Supplier supplier) {
            suppliers.add(supplier);
            return this;
        }

        /** One more supplier of which the share alone is known. */
        public Builder supplier(String code, double share) {
            return supplier(Supplier.of(code, share));
        }

        /** Units of known supplier; the greatest number that is given counts. */
        public Builder units(long units) {
            n = Math.max(n, units);
            return this;
        }

        /** How firm the data are; the least firm that is given counts. */
        public Builder status(Status other) {
            status = status.and(other);
            return this;
        }

        /** Trade in goods; that of several headings adds up. */
        public Builder trade(Trade more) {
            trade = Optional.of(trade.map(one -> one.plus(more)).orElse(more));
            return this;
        }

        /** How imports spread over suppliers. */
        public Builder spread(Spread known) {
            spread = Optional.of(known);
            return this;
        }

        /** Which share some nations made that are followed as one. */
        public Builder madeTogether(String id, Estimate share) {
            madeTogether.put(id, share);
            return this;
        }

        /** The supply. */
        public Supply build() {
            return new Supply(
                    nation, year, strand, List.copyOf(suppliers), n, status, trade, spread, Map.copyOf(madeTogether));
        }
    }
}
