package org.sovereignai.datasets;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The flows of many files, each once and in order: by first economy, second economy, year, kind and product, a heading before
 * its subheadings. It stands before the first one at the beginning. What several codes of one economy have in the same flow
 * is added up, exactly and whatever the order of the files.
 */
public final class FlowCursor {

    private static final double THOUSANDTHS = 1_000;
    private static final double MOST_EXACT = 1L << 52;

    /** A run with how far it was read. */
    private static final class Head {
        private final FlowRun run;
        private int place;

        Head(FlowRun run) {
            this.run = run;
        }

        long key() {
            return run.keys()[place];
        }
    }

    private final String resource;
    private final FlowNames names;
    private final PriorityQueue<Head> heads;
    private long flow;
    private long cents;
    private double tonnes;

    FlowCursor(String resource, FlowNames names, List<FlowRun> runs) {
        this.resource = resource;
        this.names = names;
        this.heads = new PriorityQueue<>(
                Math.max(1, runs.size()),
                Comparator.comparingLong(Head::key)
                        .thenComparing(head -> head.run.file())
                        .thenComparingInt(head -> head.run.records()[head.place]));
        runs.stream().filter(run -> run.keys().length > 0).map(Head::new).forEach(heads::add);
    }

    /**
     * Goes to the next flow.
     *
     * @return false, if there is none
     * @throws InputException if two files report the same flow
     */
    public boolean next() {
        Head head = heads.poll();
        if (head == null) {
            return false;
        }
        flow = FlowKey.flow(head.key());
        cents = head.run.cents()[head.place];
        tonnes = head.run.tonnes()[head.place];
        long key = head.key();
        Head before = head;
        int placeBefore = head.place;
        advance(head);
        while (!heads.isEmpty() && FlowKey.flow(heads.peek().key()) == flow) {
            Head more = heads.poll();
            if (more.key() == key) {
                throw repeated(before.run, placeBefore, more.run, more.place);
            }
            cents = Math.addExact(cents, more.run.cents()[more.place]);
            tonnes = sum(tonnes, more.run.tonnes()[more.place]);
            key = more.key();
            before = more;
            placeBefore = more.place;
            advance(more);
        }
        return true;
    }

    /** Rank of the first economy among {@link FlowNames#first}. */
    public int first() {
        return FlowKey.first(flow << FlowKey.CODE_BITS);
    }

    /** Rank of the second economy among {@link FlowNames#second}. */
    public int second() {
        return FlowKey.second(flow << FlowKey.CODE_BITS);
    }

    /** Calendar year. */
    public int year() {
        return FlowKey.year(flow << FlowKey.CODE_BITS);
    }

    /** Place of the kind among {@link FlowNames#kinds}. */
    public int kind() {
        return FlowKey.kind(flow << FlowKey.CODE_BITS);
    }

    /** Code of the goods, of four or six digits, as {@link FlowNames#product} spells it out. */
    public int product() {
        return FlowKey.product(flow << FlowKey.CODE_BITS);
    }

    /** Whether the flow that comes next is of the same economies, year and kind. */
    public boolean isFollowedBySame() {
        Head head = heads.peek();
        return head != null && FlowKey.group(FlowKey.flow(head.key())) == FlowKey.group(flow);
    }

    /** Amount in cents of a US dollar. */
    public long cents() {
        return cents;
    }

    /** Weight in tonnes; NaN if none is known. */
    public double tonnes() {
        return tonnes;
    }

    /** Receives products that there are flows of. */
    public interface Products {
        void take(int year, int kind, int product);
    }

    /** Names every product of a kind in a year of which there are flows, each once; before the first {@link #next}. */
    public void forEachProduct(Products products) {
        Map<Long, BitSet> seen = new HashMap<>();
        for (Head head : heads) {
            long last = -1;
            BitSet known = new BitSet();
            for (long key : head.run.keys()) {
                int year = FlowKey.year(key);
                int kind = FlowKey.kind(key);
                int product = FlowKey.product(key);
                long group = (long) year * FlowKey.MOST_KINDS + kind;
                if (group != last) {
                    known = seen.computeIfAbsent(group, one -> new BitSet());
                    last = group;
                }
                if (!known.get(product)) {
                    known.set(product);
                    products.take(year, kind, product);
                }
            }
        }
    }

    /** What the numbers stand for. */
    public FlowNames names() {
        return names;
    }

    /**
     * The sum of two weights, of which either may be NaN for unknown; exact where both are known to the kilogram, so that it
     * does not depend on the order in which weights are added.
     */
    public static double sum(double one, double other) {
        if (Double.isNaN(one)) {
            return other;
        }
        if (Double.isNaN(other)) {
            return one;
        }
        double a = Math.rint(one * THOUSANDTHS);
        double b = Math.rint(other * THOUSANDTHS);
        return a / THOUSANDTHS == one && b / THOUSANDTHS == other && a + b < MOST_EXACT
                ? (a + b) / THOUSANDTHS
                : BigDecimal.valueOf(one).add(BigDecimal.valueOf(other)).doubleValue();
    }

    private void advance(Head head) {
        head.place++;
        if (head.place < head.run.keys().length) {
            heads.add(head);
        }
    }

    private InputException repeated(FlowRun one, int place, FlowRun other, int otherPlace) {
        return new InputException(
                "%s, record %d, and %s, record %d, report the same flow of %s (%s to %s, %d, %s); keep one of the files, or mend them."
                        .formatted(
                                one.file(),
                                one.records()[place],
                                other.file(),
                                other.records()[otherPlace],
                                resource,
                                names.second().get(second()),
                                names.first().get(first()),
                                year(),
                                names.product(product())));
    }
}
