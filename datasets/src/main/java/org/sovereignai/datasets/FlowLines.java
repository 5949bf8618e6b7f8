package org.sovereignai.datasets;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/**
 * Makes flows of plain lines of trade, by the same rules as {@link RowParser}: a line is taken only when each of its cells
 * is of the usual form, so that a record which must be left out, set aside or looked at closely is never taken.
 */
final class FlowLines implements PlainRecords.Taker {

    private static final int LONGEST_YEAR = 4;

    /** Receives the flows. */
    interface Flows {
        boolean isFull();

        void add(long key, long cents, double tonnes, PlainLines line, long number);
    }

    private final Resource resource;
    private final FlowLayout layout;
    private final FlowCodes codes;
    private final Flows flows;
    private final PlainDecimal value;
    private final PlainDecimal quantity;
    private final long[][] missing;
    private final boolean differ;
    private final boolean isFilledUp;

    private int year;
    private int first;
    private int second;
    private int product;
    private int amount;
    private int weight = -1;
    private FlowKinds kinds;
    private boolean reads;
    private int firstYear;
    private int lastYear;
    private Pattern[] never;
    private byte[][] possible;

    FlowLines(Resource resource, FlowLayout layout, FlowCodes codes, Flows flows) {
        this.resource = resource;
        this.layout = layout;
        this.codes = codes;
        this.flows = flows;
        this.value = new PlainDecimal(resource.columns().get(layout.value()).factor());
        this.quantity = new PlainDecimal(
                layout.quantity() < 0
                        ? BigDecimal.ONE
                        : resource.columns().get(layout.quantity()).factor());
        this.missing = new long[resource.columns().size()][];
        this.isFilledUp = resource.columns().get(layout.product()).pad() > 0;
        this.differ = IntStream.of(layout.first(), layout.second())
                .anyMatch(place -> !resource.columns().get(place).differs().isEmpty());
    }

    @Override
    public void begin(CsvHeader header) {
        year = header.place(layout.year());
        first = header.place(layout.first());
        second = header.place(layout.second());
        product = header.place(layout.product());
        amount = header.place(layout.value());
        weight = layout.quantity() < 0 ? -1 : header.place(layout.quantity());
        kinds = new FlowKinds(layout, codes.kinds(), header);
        reads = IntStream.of(year, first, second, product, amount).allMatch(place -> place >= 0) && isUsual(header);
        readName(header);
        for (int i = 0; i < missing.length; i++) {
            missing[i] = missing(resource.columns().get(i));
        }
    }

    @Override
    public boolean take(PlainLines line, long number) {
        if (!reads || flows.isFull()) {
            return false;
        }
        int calendarYear = line.length(year) == LONGEST_YEAR ? Digits.number(line.word(year), LONGEST_YEAR) : -1;
        int goods = number(line, product);
        int kind = kinds.of(line);
        int one = code(line, first, codes.first());
        int other = code(line, second, codes.second());
        if (!isInRange(layout.year(), calendarYear)
                || calendarYear < firstYear
                || calendarYear > lastYear
                || calendarYear < FlowKey.FIRST_YEAR
                || calendarYear > FlowKey.LAST_YEAR
                || kind < 0
                || !codes.accepts(goods)
                || !isPossible(kind, goods)
                || one < 0
                || other < 0
                || differ && codes.isSame(one, other)) {
            return false;
        }
        if (!value.read(line, amount, 0, line.length(amount))
                || !value.isInHundredths()
                || !isInRange(layout.value(), value.value())) {
            return false;
        }
        double tonnes = weight < 0 ? Double.NaN : tonnes(line);
        if (tonnes < 0) {
            return false;
        }
        flows.add(FlowKey.of(one, other, calendarYear, kind, goods), value.hundredths(), tonnes, line, number);
        return true;
    }

    /** What the name of the file says of the years and the goods in it. */
    private void readName(CsvHeader header) {
        String named = resource.columns().get(layout.year()).named();
        firstYear = year(header.named().get(StringUtils.substringBefore(named, "..")), Integer.MIN_VALUE);
        lastYear = year(header.named().get(StringUtils.substringAfterLast(".." + named, "..")), Integer.MAX_VALUE);
        Column.Never rule = resource.columns().get(layout.product()).never();
        never = new Pattern[codes.kinds().size()];
        possible = new byte[never.length][];
        if (rule != null) {
            int by = layout.kinds().indexOf(resource.place(rule.by()));
            // What a column says that tells no kinds apart is left to the careful parser.
            reads &= by >= 0;
            for (int kind = 0; kind < never.length && by >= 0; kind++) {
                never[kind] = rule.texts().get(codes.kinds().get(kind).get(by));
            }
        }
    }

    private static int year(String text, int otherwise) {
        return text == null ? otherwise : Integer.parseInt(text);
    }

    /** Whether there can be goods among flows of a kind. */
    private boolean isPossible(int kind, int goods) {
        if (never[kind] == null) {
            return true;
        }
        if (possible[kind] == null) {
            possible[kind] = new byte[FlowKey.PRODUCTS];
        }
        if (possible[kind][goods] == 0) {
            possible[kind][goods] =
                    (byte) (never[kind].matcher(FlowKey.text(goods)).matches() ? 2 : 1);
        }
        return possible[kind][goods] == 1;
    }

    /** Whether the declaration asks nothing of the columns that is not looked at here. */
    private boolean isUsual(CsvHeader header) {
        Column yearColumn = resource.columns().get(layout.year());
        List<Integer> looked = new ArrayList<>(layout.kinds());
        looked.addAll(List.of(
                layout.year(), layout.first(), layout.second(), layout.product(), layout.value(), layout.quantity()));
        return resource.corrections().isEmpty()
                && resource.sumChecks().isEmpty()
                && resource.continuityChecks().isEmpty()
                && resource.limitChecks().isEmpty()
                && yearColumn.factor().compareTo(BigDecimal.ONE) == 0
                && IntStream.of(layout.year(), layout.first(), layout.second(), layout.product(), layout.value())
                        .mapToObj(resource.columns()::get)
                        .allMatch(column ->
                                column.missing().isEmpty() && column.allowed().isEmpty())
                && IntStream.range(0, resource.columns().size())
                        .allMatch(place -> looked.contains(place) || isJudged(place, header));
    }

    /** Whether nothing is read of a column but what a rule of scope says of it, or the name of the file. */
    private boolean isJudged(int place, CsvHeader header) {
        Column column = resource.columns().get(place);
        return header.place(place) < 0
                || !column.required()
                        && column.type() == Column.Type.TEXT
                        && column.argument().isEmpty()
                        && column.allowed().isEmpty()
                        && resource.scope().stream()
                                .anyMatch(rule -> rule.keeps()
                                        && !rule.prefixes()
                                        && rule.from().equals(column.from()));
    }

    /** Number of the product of a field of six digits, or of four that are not filled up; -1 for anything else. */
    private int number(PlainLines line, int field) {
        int length = line.length(field);
        int digits = length == 6 || length == 4 && !isFilledUp ? Digits.number(line.word(field), length) : -1;
        return digits < 0 ? -1 : FlowKey.product(digits, length);
    }

    private static int code(PlainLines line, int field, EconomyCodes scheme) {
        return line.length(field) <= Long.BYTES ? scheme.find(line.word(field)) : EconomyCodes.NONE;
    }

    private boolean isInRange(int column, double number) {
        Column declared = resource.columns().get(column);
        return number >= declared.minimum() && number <= declared.maximum();
    }

    /** The weight; NaN where none is known, and -1 where the cell is unusual. */
    private double tonnes(PlainLines line) {
        int from = 0;
        int to = line.length(weight);
        if (resource.columns().get(layout.quantity()).trim()) {
            while (from < to && line.at(weight, from) == ' ') {
                from++;
            }
            while (from < to && line.at(weight, to - 1) == ' ') {
                to--;
            }
        }
        if (isMissing(line, from, to)) {
            return Double.NaN;
        }
        boolean isNumber = quantity.read(line, weight, from, to) && isInRange(layout.quantity(), quantity.value());
        return isNumber ? quantity.value() : -1;
    }

    private boolean isMissing(PlainLines line, int from, int to) {
        if (from == to) {
            return true;
        }
        if (to - from <= Long.BYTES) {
            long word = line.word(weight, from, to);
            for (long one : missing[layout.quantity()]) {
                if (one == word) {
                    return true;
                }
            }
        }
        return false;
    }

    private long[] missing(Column column) {
        return Stream.concat(column.missing().stream(), resource.dialect().missing().stream())
                .filter(PlainLines::fitsWord)
                .mapToLong(PlainLines::word)
                .toArray();
    }
}
