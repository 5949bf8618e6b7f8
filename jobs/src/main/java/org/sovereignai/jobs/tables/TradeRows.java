package org.sovereignai.jobs.tables;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction2;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.sovereignai.datasets.FlowCursor;
import org.sovereignai.datasets.FlowNames;

/**
 * The rows of {@link TradeFlow}, in the order of their key: flows of the full files, by subheading and by heading, together
 * with the rows of other sources where the full files do not have their product and year. Flows stay numbers up to here.
 */
final class TradeRows implements FlatMapFunction2<Iterator<Row>, Iterator<FlowCursor>, Row> {

    static final String REVISION = "revision";
    private static final int CENT_PLACES = 2;

    /** Places of the columns of the rows that come and go; the first eight are those of the rows of other sources. */
    private static final int COUNTRY = 0;

    private static final int PARTNER = 1;
    private static final int YEAR = 2;
    private static final int HS_REVISION = 3;
    private static final int PRODUCT = 4;
    private static final int VALUE = 5;
    private static final int QUANTITY = 6;
    private static final int BASIS = 7;

    private static final Comparator<Row> BY_KEY = Comparator.<Row, String>comparing(row -> row.getString(COUNTRY))
            .thenComparing(row -> row.getString(PARTNER))
            .thenComparingInt(row -> row.getInt(YEAR))
            .thenComparing(row -> row.getString(HS_REVISION))
            .thenComparing(row -> row.getString(PRODUCT))
            .thenComparing(row -> row.getString(BASIS));

    @Override
    public Iterator<Row> call(Iterator<Row> others, Iterator<FlowCursor> flows) {
        return new Merge(others, flows.next());
    }

    /** A product of a revision in a year, of which reconciled flows are known or not. */
    private record Cell(String revision, int year, String product) {}

    /** Both kinds of rows, one after the other in the order of their key. */
    private static final class Merge implements Iterator<Row> {

        private final FlowCursor flows;
        private final FlowNames names;
        private final String[] revisions;
        private final Map<Integer, String> products = new HashMap<>();
        private final Map<Integer, String> strands = new HashMap<>();
        private final Map<Integer, Boolean> headings = new HashMap<>();
        private final Map<String, Integer> newest = new HashMap<>();
        private final Deque<Row> others = new ArrayDeque<>();
        private final Deque<Row> ready = new ArrayDeque<>();
        private boolean more;

        Merge(Iterator<Row> rows, FlowCursor flows) {
            this.flows = flows;
            this.names = flows.names();
            this.revisions = new String[names.kinds().size()];
            for (int kind = 0; kind < revisions.length; kind++) {
                revisions[kind] = names.kind(kind, REVISION);
            }
            Set<Cell> reconciled = new HashSet<>();
            flows.forEachProduct((year, kind, product) -> {
                newest.merge(revisions[kind], year, Math::max);
                reconciled.add(new Cell(revisions[kind], year, product(product)));
                if (isHeadingWanted(product)) {
                    reconciled.add(new Cell(revisions[kind], year, product(names.heading(product))));
                }
            });
            List<Row> kept = new ArrayList<>();
            rows.forEachRemaining(kept::add);
            kept.forEach(row -> {
                newest.merge(row.getString(HS_REVISION), row.getInt(YEAR), Math::max);
                if (row.getString(BASIS).equals(StrandGoods.RECONCILED)) {
                    reconciled.add(cell(row));
                }
            });
            kept.removeIf(
                    row -> !row.getString(BASIS).equals(StrandGoods.RECONCILED) && reconciled.contains(cell(row)));
            kept.removeIf(row -> StrandGoods.strandOf(row.getString(PRODUCT)) == null);
            kept.sort(BY_KEY);
            others.addAll(kept);
            more = flows.next();
        }

        @Override
        public boolean hasNext() {
            return !ready.isEmpty() || more || !others.isEmpty();
        }

        @Override
        public Row next() {
            if (ready.isEmpty() && more) {
                takeGroup();
            }
            boolean isOther = !others.isEmpty() && (ready.isEmpty() || BY_KEY.compare(others.peek(), ready.peek()) < 0);
            return isOther ? finished(others.poll()) : ready.poll();
        }

        /** Takes the flows between two economies in one year: subheadings, and the headings that they add up to. */
        private void takeGroup() {
            int first = flows.first();
            int second = flows.second();
            int year = flows.year();
            int kind = flows.kind();
            List<Row> subheadings = new ArrayList<>();
            int heading = -1;
            long cents = 0;
            double tonnes = Double.NaN;
            boolean same = true;
            while (same) {
                int product = flows.product();
                int of = names.heading(product);
                if (of != heading) {
                    putHeading(first, second, year, kind, heading, cents, tonnes, subheadings);
                    heading = of;
                    cents = 0;
                    tonnes = Double.NaN;
                }
                cents = Math.addExact(cents, flows.cents());
                tonnes = FlowCursor.sum(tonnes, flows.tonnes());
                if (strand(product) != null) {
                    subheadings.add(row(first, second, year, kind, product, flows.cents(), flows.tonnes()));
                }
                same = flows.isFollowedBySame();
                more = flows.next();
            }
            putHeading(first, second, year, kind, heading, cents, tonnes, subheadings);
        }

        private void putHeading(
                int first,
                int second,
                int year,
                int kind,
                int heading,
                long cents,
                double tonnes,
                List<Row> subheadings) {
            if (heading >= 0 && isHeadingWanted(heading)) {
                ready.add(row(first, second, year, kind, heading, cents, tonnes));
            }
            ready.addAll(subheadings);
            subheadings.clear();
        }

        private String product(int number) {
            return products.computeIfAbsent(number, names::product);
        }

        /** The strand of goods, or null. */
        private String strand(int product) {
            return strands.computeIfAbsent(product, number -> StrandGoods.strandOf(product(number)));
        }

        private boolean isHeadingWanted(int product) {
            return headings.computeIfAbsent(names.heading(product), heading -> StrandGoods.isHeading(product(heading)));
        }

        private String status(String revision, int year) {
            return StrandGoods.status(year, newest.get(revision));
        }

        private static Cell cell(Row row) {
            return new Cell(row.getString(HS_REVISION), row.getInt(YEAR), row.getString(PRODUCT));
        }

        private Row row(int first, int second, int year, int kind, int product, long cents, double tonnes) {
            return RowFactory.create(
                    names.first().get(first),
                    names.second().get(second),
                    year,
                    revisions[kind],
                    product(product),
                    BigDecimal.valueOf(cents, CENT_PLACES),
                    Double.isNaN(tonnes) ? null : (Object) tonnes,
                    StrandGoods.RECONCILED,
                    strand(product),
                    status(revisions[kind], year));
        }

        private Row finished(Row row) {
            return RowFactory.create(
                    row.get(COUNTRY),
                    row.get(PARTNER),
                    row.get(YEAR),
                    row.get(HS_REVISION),
                    row.get(PRODUCT),
                    row.get(VALUE),
                    row.get(QUANTITY),
                    row.get(BASIS),
                    StrandGoods.strandOf(row.getString(PRODUCT)),
                    status(row.getString(HS_REVISION), row.getInt(YEAR)));
        }
    }
}
