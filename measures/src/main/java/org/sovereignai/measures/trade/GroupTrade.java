package org.sovereignai.measures.trade;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sovereignai.measures.network.Estimate;

/**
 * A group of nations as one importer: what its members sell to each other is home supply. What they sell each other is not
 * what they make, since some pass goods on; {@link #asOne} has the group as one area, to be traced to origins.
 */
public final class GroupTrade {

    private final TradeMatrix matrix;
    private final BitSet members;
    private final double imports;
    private final Estimate fromMembers;

    private GroupTrade(TradeMatrix matrix, BitSet members) {
        this.matrix = matrix;
        this.members = members;
        this.imports = members.stream().mapToDouble(matrix::imports).sum();
        this.fromMembers = within(members);
    }

    /**
     * The trade of a group. The trade of members of which the matrix knows nothing is part of none of the figures.
     *
     * @param nations codes of its members in the year of the matrix
     */
    public static GroupTrade of(TradeMatrix matrix, Collection<String> nations) {
        BitSet members = new BitSet();
        nations.forEach(nation -> matrix.place(nation).ifPresent(members::set));
        return new GroupTrade(matrix, members);
    }

    /** How many members the matrix knows. */
    public int size() {
        return members.cardinality();
    }

    /** Imports of all members, from each other too, in current USD. */
    public double imports() {
        return imports;
    }

    /** What the members bought from each other, in current USD. */
    public Estimate fromMembers() {
        return fromMembers;
    }

    /** What the group bought from outside, in current USD. */
    public Estimate fromOutside() {
        return Estimate.ofRounded(
                imports - fromMembers.value(),
                Math.max(0, imports - fromMembers.high()),
                Math.max(0, imports - fromMembers.low()));
    }

    /** Part of the members' imports whose supplier a list names, 0..1; NaN where they import nothing. */
    public double coverage() {
        double listed = members.stream()
                .mapToDouble(member -> matrix.coverage(member).orElse(0) * matrix.imports(member))
                .sum();
        return listed / imports;
    }

    /** All areas outside the group, whether they sold it something or not. */
    public List<String> outside() {
        List<String> outside = new ArrayList<>();
        for (int area = 0; area < matrix.size(); area++) {
            if (!members.get(area)) {
                outside.add(matrix.codes().get(area));
            }
        }
        return outside;
    }

    /** Suppliers outside the group that sold it something, or could have. */
    public List<String> suppliers() {
        return outside().stream()
                .filter(supplier -> amount(supplier).high() > 0)
                .toList();
    }

    /** What a supplier outside sold the group, in current USD. */
    public Estimate amount(String supplier) {
        OptionalInt place = matrix.place(supplier);
        return place.isPresent() ? amount(place.getAsInt()) : Estimate.exactly(0);
    }

    /** A supplier's part of what the group bought from outside; empty where it bought nothing there. */
    public Optional<Estimate> share(String supplier) {
        Estimate whole = fromOutside();
        Estimate amount = amount(supplier);
        return whole.value() > 0
                ? Optional.of(Estimate.ofRounded(
                        amount.value() / whole.value(),
                        amount.low() / whole.high(),
                        whole.low() > 0 ? Math.min(1, amount.high() / whole.low()) : 1))
                : Optional.empty();
    }

    /**
     * The matrix with the group as one area, before anything is traced.
     *
     * @param code code of the group in it
     */
    public TradeMatrix asOne(String code) {
        return matrix.merging(members(), code);
    }

    /** Codes of the members that the matrix knows. */
    public List<String> members() {
        return members.stream().mapToObj(matrix.codes()::get).toList();
    }

    private Estimate amount(int supplier) {
        double value = 0;
        double low = 0;
        double high = 0;
        for (int member = members.nextSetBit(0); member >= 0; member = members.nextSetBit(member + 1)) {
            Estimate amount = matrix.amount(supplier, member);
            value += amount.value();
            low += amount.low();
            high += amount.high();
        }
        double all = matrix.exports(supplier);
        return Estimate.ofRounded(value, Math.min(low, value), Math.max(value, Math.min(high, all)));
    }

    /** By what each member buys and by what each member sells: the tighter of the two. */
    private Estimate within(BitSet group) {
        double value = 0;
        double bought = 0;
        double boughtAtMost = 0;
        double sold = 0;
        double soldAtMost = 0;
        for (int member = group.nextSetBit(0); member >= 0; member = group.nextSetBit(member + 1)) {
            double[] buys = new double[4];
            double[] sells = new double[4];
            for (int other = 0; other < matrix.size(); other++) {
                int side = group.get(other) ? 0 : 2;
                Estimate from = matrix.amount(other, member);
                Estimate to = matrix.amount(member, other);
                value += side == 0 ? from.value() : 0;
                buys[side] += from.low();
                buys[side + 1] += from.high();
                sells[side] += to.low();
                sells[side + 1] += to.high();
            }
            bought += Math.max(buys[0], matrix.imports(member) - buys[3]);
            boughtAtMost += Math.min(buys[1], matrix.imports(member) - buys[2]);
            sold += Math.max(sells[0], matrix.exports(member) - sells[3]);
            soldAtMost += Math.min(sells[1], matrix.exports(member) - sells[2]);
        }
        double low = Math.max(bought, sold);
        double high = Math.min(boughtAtMost, soldAtMost);
        return new Estimate(value, Math.min(low, value), Math.max(high, value));
    }
}
