package org.sovereignai.measures.group;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sovereignai.measures.network.Estimate;

/**
 * A measure of a group of nations from those of its members. Members without a value are missing, not zero: the figure is that
 * of the others, its coverage says how many these are, and as the missing may be of any size there is no upper bound then.
 */
public final class GroupSum {

    /**
     * A member's part.
     *
     * @param value its value with bounds, where it has one; not negative
     * @param weight what the value is relative to, such as its people
     */
    public record Part(Optional<Estimate> value, double weight) {

        private boolean isKnown() {
            return value.filter(Estimate::isKnown).isPresent();
        }
    }

    private final List<Part> members;
    private final List<Part> known;

    private GroupSum(List<Part> members) {
        this.members = members;
        this.known = members.stream().filter(Part::isKnown).toList();
    }

    /** Of all members, those without a value too. */
    public static GroupSum of(Collection<Part> members) {
        return new GroupSum(List.copyOf(members));
    }

    /** How many members have a value. */
    public int known() {
        return known.size();
    }

    /** The part of the members that have a value, 0..1. */
    public double coverage() {
        return members.isEmpty() ? 0 : (double) known.size() / members.size();
    }

    /** The sum over the members, for shares of the world and counts; empty where no member has a value. */
    public Optional<Estimate> sum() {
        if (known.isEmpty()) {
            return Optional.empty();
        }
        double value = 0;
        double low = 0;
        double high = 0;
        for (Part part : known) {
            Estimate own = part.value().orElseThrow();
            value += own.value();
            low += own.low();
            high += own.high();
        }
        return Optional.of(bounded(value, low, high));
    }

    /** The mean by weight, for values per head; empty where those with a value weigh nothing. */
    public Optional<Estimate> mean() {
        double weight = known.stream().mapToDouble(Part::weight).sum();
        if (weight <= 0) {
            return Optional.empty();
        }
        double all = members.stream().mapToDouble(Part::weight).sum();
        double value = 0;
        double low = 0;
        double high = 0;
        for (Part part : known) {
            Estimate own = part.value().orElseThrow();
            if (part.weight() > 0) {
                value += part.weight() / weight * own.value();
                low += part.weight() / all * own.low();
                high += part.weight() / weight * own.high();
            }
        }
        return Optional.of(bounded(value, low, high));
    }

    private Estimate bounded(double value, double low, double high) {
        return Estimate.ofRounded(
                value, Math.min(low, value), known.size() < members.size() ? Estimate.NO_HIGH : Math.max(high, value));
    }
}
