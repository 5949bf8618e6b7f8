package org.sovereignai.jobs.tables;

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
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.sovereignai.datasets.FlowCursor;
import org.sovereignai.datasets.FlowNames;
import org.sovereignai.schemas.Strands;

/**
 * The rows of {@link TradeFlow}, in the order of their key: flows of the full files, by subheading and by heading, together
 * with the rows of other sources where the full files do not have their product and year. Flows stay numbers up to here.
 */
final class TradeRows implements FlatMapFunction2<Iterator<OtherFlow>, Iterator<FlowCursor>, InternalRow> {

    private static final long serialVersionUID = 1L;

    private static final int COUNTRY = 0;
    private static final int PARTNER = 1;
    private static final int YEAR = 2;
    private static final int HS_REVISION = 3;
    private static final int PRODUCT = 4;
    private static final int VALUE = 5;
    private static final int QUANTITY = 6;
    private static final int BASIS = 7;
    private static final int STATUS = 8;
    private static final int WIDTH = 9;

    private static final int FIRST_YEAR = 1900;
    private static final int YEARS = 256;

    private static final int VALUE_DIGITS = 18;
    private static final int CENT_PLACES = 2;

    private static final Comparator<InternalRow> BY_KEY = Comparator.<InternalRow, UTF8String>comparing(
                    row -> row.getUTF8String(COUNTRY))
            .thenComparing(row -> row.getUTF8String(PARTNER))
            .thenComparingInt(row -> row.getInt(YEAR))
            .thenComparing(row -> row.getUTF8String(HS_REVISION))
            .thenComparing(row -> row.getUTF8String(PRODUCT))
            .thenComparing(row -> row.getUTF8String(BASIS));

    private final Strands strands;

    /**
     * @param strands whose trade is kept
     */
    TradeRows(Strands strands) {
        this.strands = strands;
    }

    @Override
    public Iterator<InternalRow> call(Iterator<OtherFlow> others, Iterator<FlowCursor> flows) {
        return new Merge(strands, others, flows.next());
    }

    /** A product of a revision in a year, of which reconciled flows are known or not. */
    private record Cell(String revision, int year, String product) {}

    /** Both kinds of rows, one after the other in the order of their key. */
    private static final class Merge implements Iterator<InternalRow> {

        private final Strands strands;
        private final Set<String> headings;
        private final Map<String, Boolean> kept = new HashMap<>();
        private final FlowCursor flows;
        private final FlowNames names;
        private final UTF8String[] firstCodes;
        private final UTF8String[] secondCodes;
        private final String[] revisions;
        private final UTF8String[] revisionTexts;
        private final UTF8String reconciledText = UTF8String.fromString(TradeBasis.RECONCILED);
        private final Product[] products;
        private final UTF8String[][] statuses;
        private final Map<String, Integer> newest = new HashMap<>();
        private final Map<String, UTF8String> texts = new HashMap<>();
        private final Deque<InternalRow> others = new ArrayDeque<>();
        private final Deque<InternalRow> ready = new ArrayDeque<>();
        private boolean more;

        /** What is asked of a product again and again. */
        private record Product(UTF8String code, boolean isKept, boolean isHeading) {}

        Merge(Strands strands, Iterator<OtherFlow> found, FlowCursor flows) {
            this.strands = strands;
            this.headings = strands.headings();
            this.flows = flows;
            this.names = flows.names();
            this.firstCodes = names.first().stream().map(UTF8String::fromString).toArray(UTF8String[]::new);
            this.secondCodes =
                    names.second().stream().map(UTF8String::fromString).toArray(UTF8String[]::new);
            this.products = new Product[names.products()];
            this.revisions = new String[names.kinds().size()];
            this.statuses = new UTF8String[revisions.length][YEARS];
            this.revisionTexts = new UTF8String[revisions.length];
            for (int kind = 0; kind < revisions.length; kind++) {
                revisions[kind] = names.kind(kind, TradeFlow.REVISION);
                revisionTexts[kind] = UTF8String.fromString(revisions[kind]);
            }
            Set<Cell> reconciled = new HashSet<>();
            flows.forEachProduct((year, kind, product) -> {
                newest.merge(revisions[kind], year, Math::max);
                reconciled.add(new Cell(revisions[kind], year, names.product(product)));
                int heading = names.heading(product);
                if (product(heading).isHeading()) {
                    reconciled.add(new Cell(revisions[kind], year, names.product(heading)));
                }
            });
            addOthers(found, reconciled);
            more = flows.next();
        }

        private void addOthers(Iterator<OtherFlow> found, Set<Cell> reconciled) {
            List<OtherFlow> all = new ArrayList<>();
            found.forEachRemaining(all::add);
            all.forEach(flow -> {
                newest.merge(flow.revision(), flow.year(), Math::max);
                if (flow.isReconciled()) {
                    reconciled.add(cell(flow));
                }
            });
            all.stream()
                    .filter(flow -> flow.isReconciled() || !reconciled.contains(cell(flow)))
                    .filter(flow -> kept.computeIfAbsent(flow.product(), strands::isKept))
                    .map(this::finished)
                    .sorted(BY_KEY)
                    .forEach(others::add);
        }

        @Override
        public boolean hasNext() {
            return !ready.isEmpty() || more || !others.isEmpty();
        }

        @Override
        public InternalRow next() {
            while (ready.isEmpty() && more) {
                takeGroup();
            }
            boolean isOther = !others.isEmpty() && (ready.isEmpty() || BY_KEY.compare(others.peek(), ready.peek()) < 0);
            return isOther ? others.remove() : ready.remove();
        }

        /** Takes the flows between two economies in one year: subheadings, and the headings that they add up to. */
        private void takeGroup() {
            int first = flows.first();
            int second = flows.second();
            int year = flows.year();
            int kind = flows.kind();
            List<InternalRow> subheadings = new ArrayList<>();
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
                if (product(product).isKept()) {
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
                List<InternalRow> subheadings) {
            if (heading >= 0 && product(heading).isHeading()) {
                ready.add(row(first, second, year, kind, heading, cents, tonnes));
            }
            ready.addAll(subheadings);
            subheadings.clear();
        }

        private Product product(int number) {
            if (products[number] == null) {
                String code = names.product(number);
                products[number] =
                        new Product(UTF8String.fromString(code), strands.isKept(code), headings.contains(code));
            }
            return products[number];
        }

        private InternalRow row(int first, int second, int year, int kind, int product, long cents, double tonnes) {
            Object[] values = new Object[WIDTH];
            values[COUNTRY] = firstCodes[first];
            values[PARTNER] = secondCodes[second];
            values[YEAR] = year;
            values[HS_REVISION] = revisionTexts[kind];
            values[PRODUCT] = product(product).code();
            values[VALUE] = Decimal.apply(cents, VALUE_DIGITS, CENT_PLACES);
            values[QUANTITY] = Double.isNaN(tonnes) ? null : tonnes;
            values[BASIS] = reconciledText;
            values[STATUS] = status(kind, year);
            return new GenericInternalRow(values);
        }

        private InternalRow finished(OtherFlow flow) {
            Object[] values = new Object[WIDTH];
            values[COUNTRY] = text(flow.country());
            values[PARTNER] = text(flow.partner());
            values[YEAR] = flow.year();
            values[HS_REVISION] = text(flow.revision());
            values[PRODUCT] = text(flow.product());
            values[VALUE] = Decimal.apply(flow.value().unscaledValue().longValueExact(), VALUE_DIGITS, CENT_PLACES);
            values[QUANTITY] = flow.tonnes();
            values[BASIS] = text(flow.basis());
            values[STATUS] = status(flow.revision(), flow.year());
            return new GenericInternalRow(values);
        }

        private UTF8String status(int kind, int year) {
            int place = year - FIRST_YEAR;
            if (statuses[kind][place] == null) {
                statuses[kind][place] = status(revisions[kind], year);
            }
            return statuses[kind][place];
        }

        private UTF8String status(String revision, int year) {
            return text(TradeBasis.status(year, newest.get(revision)));
        }

        private UTF8String text(String text) {
            return texts.computeIfAbsent(text, UTF8String::fromString);
        }

        private static Cell cell(OtherFlow flow) {
            return new Cell(flow.revision(), flow.year(), flow.product());
        }
    }
}
