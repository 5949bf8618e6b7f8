package org.sovereignai.datasets;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/** Runs the checks that a resource declares across the records of one file, in the pass that reads it. */
final class RecordChecks {

    static final int MOST_EXAMPLES = 5;

    /** What holds where no record is gone that the known editions have. */
    static final String ENOUGH = "no fewer records than in the editions that are known";

    /** Series below which nothing can be said of the share of one. */
    private static final int FEWEST_SERIES = 20;

    /** Values below which nothing can be said of the one in the middle. */
    private static final int FEWEST_VALUES = 50;

    /** Texts below which nothing can be said of what most are. */
    private static final int FEWEST_TEXTS = 20;

    /** How far the one in the middle may be from that of the known editions; units are a hundred or a thousand apart. */
    private static final double FARTHEST_MIDDLE = 30;

    /** The least part of the records in which a column says what it says of most that have the same in another one. */
    private static final double FEWEST_TOGETHER = 0.8;

    /** More than there are quarters or months in a year. */
    private static final long PERIODS = 1_000;

    private final Resource resource;
    private final List<Sums> sums = new ArrayList<>();
    private final List<Series> series = new ArrayList<>();
    private final List<Limit> limits = new ArrayList<>();
    private final List<Partners> partners = new ArrayList<>();
    private final List<Growth> growth = new ArrayList<>();
    private final List<Constant> constants = new ArrayList<>();
    private final List<Middle> middles = new ArrayList<>();
    private final List<TextCheck> textChecks = new ArrayList<>();

    /** Rules that leave out what an aggregate is not made of, such as another product or a part of a flow. */
    private final Set<String> scopeRules;

    /** Whether each column has a value in a record that is used. */
    private final boolean[] filled;

    private long used;

    private final List<String> contradictions = new ArrayList<>();
    private long contradicted;
    private long records;

    RecordChecks(Resource resource) {
        this.resource = resource;
        this.filled = new boolean[resource.columns().size()];
        this.scopeRules = resource.scope().stream().map(Resource.Scope::rule).collect(Collectors.toSet());
        resource.sumChecks().forEach(check -> sums.add(new Sums(check)));
        resource.continuityChecks().forEach(check -> series.add(new Series(check)));
        resource.limitChecks().forEach(check -> limits.add(new Limit(check)));
        resource.partnerChecks().forEach(check -> partners.add(new Partners(check)));
        resource.growthChecks().forEach(check -> growth.add(new Growth(check)));
        resource.columns().stream()
                .filter(Column::constant)
                .forEach(column -> constants.add(new Constant(column.from())));
        resource.columns().stream()
                .filter(column -> column.middle() != null)
                .forEach(column -> middles.add(new Middle(column)));
        addTextChecks(column -> !column.goesWith().isEmpty(), Companions::new);
        addTextChecks(column -> column.mostly() != null, Likely::new);
        addTextChecks(column -> !column.oftener().isEmpty(), Oftener::new);
    }

    private void addTextChecks(Predicate<Column> isHeld, Function<Column, TextCheck> make) {
        resource.columns().stream().filter(isHeld).map(make).forEach(textChecks::add);
    }

    /** Takes a record, as it is after its corrections; what is quarantined proves nothing but that it is there. */
    void take(SourceRecord record, RowParser.Outcome outcome) {
        records++;
        if (outcome instanceof RowParser.Used row) {
            sums.forEach(check -> check.take(record.values(), row.values(), true));
            series.forEach(check -> check.take(record.values(), row.values()));
            limits.forEach(check -> check.take(record.values(), row.values()));
            partners.forEach(check -> check.take(record.values(), row.values(), false));
            growth.forEach(check -> check.take(row.values()));
            constants.forEach(check -> check.take(record.values()));
            middles.forEach(check -> check.take(row.values()));
            textChecks.forEach(check -> check.take(record.values()));
            used++;
            for (int i = 0; i < filled.length; i++) {
                filled[i] |= row.values()[i] != null;
            }
        } else if (outcome instanceof RowParser.OutOfScope left) {
            if (!scopeRules.contains(left.rule())) {
                sums.forEach(check -> check.take(record.values(), null, false));
            }
            if (left.rule().equals(RowParser.UNKNOWN_PARTNER)) {
                partners.forEach(check -> check.take(record.values(), null, true));
            }
        }
    }

    /** Takes the amount of a record that was used and of which nothing else is checked, in cents. */
    void takeAmount(long cents) {
        for (Partners check : partners) {
            check.cents = Math.addExact(check.cents, cents);
        }
    }

    /** Takes two records that report one flow with different amounts: which of them is right cannot be known. */
    void takeContradiction(long number, long earlier) {
        contradicted++;
        if (contradictions.size() < MOST_EXAMPLES) {
            contradictions.add("record %d has another amount than record %d".formatted(number, earlier));
        }
    }

    /** The results, once the file has been read to its end. */
    List<Ledger.Check> results() {
        List<Ledger.Check> results = new ArrayList<>();
        sums.stream().filter(check -> !check.check.sparse()).forEach(check -> results.add(check.result()));
        series.forEach(check -> results.addAll(check.results()));
        limits.forEach(check -> results.add(check.result()));
        partners.forEach(check -> results.add(check.result()));
        growth.forEach(check -> results.add(check.result()));
        constants.forEach(check -> results.add(check.result()));
        List<Middle> told = middles.stream().filter(Middle::isTold).toList();
        told.forEach(check -> results.add(check.result()));
        if (told.size() > 1) {
            results.add(exchanged(told));
        }
        textChecks.stream().filter(TextCheck::isTold).forEach(check -> results.add(check.result()));
        if (resource.fewest() > 0) {
            results.add(enough());
            if (used >= FEWEST_VALUES) {
                results.add(filled());
            }
        }
        if (contradicted > 0) {
            results.add(new Ledger.Check(
                    "a flow has one amount", Ledger.Level.ERROR, contradicted, contradicted, contradictions));
        }
        return results;
    }

    /** What was found of aggregates whose members may be in other files, see {@link SumCheck.Found}. */
    List<SumCheck.Found> sums() {
        return sums.stream()
                .filter(check -> check.check.sparse())
                .map(check -> check.found)
                .toList();
    }

    /** Whether there are as many records as there were. */
    private Ledger.Check enough() {
        return result(
                ENOUGH,
                Ledger.Level.WARN,
                1,
                records >= resource.fewest()
                        ? List.of()
                        : List.of("%d records, where there were %d".formatted(records, resource.fewest())));
    }

    /** Whether each column says anything, as it does in the known editions; one that is empty is as good as missing. */
    private Ledger.Check filled() {
        List<String> empty = new ArrayList<>();
        for (int i = 0; i < filled.length; i++) {
            if (!filled[i] && !resource.columns().get(i).optional()) {
                empty.add(resource.columns().get(i).from());
            }
        }
        return result("no column is empty in all records", levelOfTheWhole(), filled.length, empty);
    }

    /** Whether two columns of numbers have changed places: each is then more like the other one of the known editions. */
    private Ledger.Check exchanged(List<Middle> told) {
        List<String> failures = new ArrayList<>();
        for (Middle one : told) {
            for (Middle other : told.subList(told.indexOf(one) + 1, told.size())) {
                double kept = one.distance(one) + other.distance(other);
                double changed = one.distance(other) + other.distance(one);
                if (2 * changed < kept) {
                    failures.add(
                            "half of the values of %s are below %s and half of those of %s below %s, where it was %s and %s"
                                    .formatted(
                                            one.column.from(),
                                            RowParser.plain(one.found()),
                                            other.column.from(),
                                            RowParser.plain(other.found()),
                                            RowParser.plain(one.column.middle()),
                                            RowParser.plain(other.column.middle())));
                }
            }
        }
        return result("no two columns have changed places", levelOfTheWhole(), told.size(), failures);
    }

    /** How bad it is when a file is not like the known editions as a whole: part of one may well be otherwise. */
    private Ledger.Level levelOfTheWhole() {
        return records < resource.fewest() ? Ledger.Level.WARN : Ledger.Level.ERROR;
    }

    private int[] places(List<String> columns) {
        return columns.stream().mapToInt(resource::place).toArray();
    }

    private static List<String> texts(String[] values, int[] places) {
        return Arrays.stream(places)
                .mapToObj(place -> values[place] == null ? "" : values[place].strip())
                .toList();
    }

    static Ledger.Check result(String name, Ledger.Level level, long groups, List<String> failures) {
        return new Ledger.Check(
                name,
                level,
                groups,
                failures.size(),
                failures.stream().limit(MOST_EXAMPLES).toList());
    }

    /**
     * The number that is used, in our unit and as large as its scale says; null if there is none.
     *
     * @param place of the number
     * @param scale place of the power of ten, or -1
     * @param texts of the record
     * @param values of the record, or null if it is not used
     */
    private BigDecimal number(int place, int scale, String[] texts, Object[] values) {
        BigDecimal number;
        if (values != null) {
            number = values[place] == null ? null : new BigDecimal(values[place].toString());
        } else {
            number = number(texts[place]);
            number = number == null
                    ? null
                    : number.multiply(resource.columns().get(place).factor());
        }
        BigDecimal power = scale < 0 ? BigDecimal.ZERO : number(texts[scale]);
        return number == null || power == null ? null : number.scaleByPowerOfTen(power.intValue());
    }

    /** A day or a number of a period as something that both can be put in order by. */
    private static long ordinal(Object period) {
        return period instanceof LocalDate day ? day.toEpochDay() : ((Number) period).longValue();
    }

    private int scalePlace(String column) {
        return column.isEmpty() ? -1 : resource.place(column);
    }

    /** The number that a text is; null if it is none or there is no text. */
    private static BigDecimal number(String text) {
        try {
            return text == null ? null : new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Published aggregates and the sums of their members, by group. */
    private final class Sums {
        private final SumCheck check;
        private final Set<String> members;
        private final int[] by;
        private final int column;
        private final int value;
        private final int scale;
        private final SumCheck.Found found;

        Sums(SumCheck check) {
            this.check = check;
            this.found = new SumCheck.Found(check, new TreeMap<>(), new TreeMap<>());
            this.members = new HashSet<>(check.members());
            this.by = places(check.by());
            this.column = resource.place(check.column());
            this.value = resource.place(check.value());
            this.scale = scalePlace(check.scale());
        }

        void take(String[] texts, Object[] values, boolean used) {
            String code = RowParser.code(texts[column]);
            boolean aggregate = check.aggregate().equals(code);
            boolean member = members.isEmpty() ? used : members.contains(code);
            BigDecimal amount = aggregate || member ? number(value, scale, texts, values) : null;
            if (amount != null) {
                String group = String.join(
                        " ", texts(texts, by).stream().map(RowParser::code).toList());
                (aggregate ? found.published() : found.summed()).merge(group, amount, BigDecimal::add);
            }
        }

        Ledger.Check result() {
            List<String> failures = found.failures(found);
            addAbsent(failures);
            return RecordChecks.result(
                    check.name(), Ledger.Level.ERROR, found.published().size(), failures);
        }

        /** Adds the groups without an aggregate, where most of their like have one. */
        private void addAbsent(List<String> failures) {
            Map<String, Long> groups = new TreeMap<>();
            Map<String, Long> with = new TreeMap<>();
            found.summed().keySet().forEach(group -> groups.merge(kind(group), 1L, Long::sum));
            found.published().keySet().forEach(group -> with.merge(kind(group), 1L, Long::sum));
            found.summed().keySet().stream()
                    .filter(group -> !found.published().containsKey(group))
                    .filter(group -> 2 * with.getOrDefault(kind(group), 0L) > groups.get(kind(group)))
                    .forEach(group -> failures.add("%s %s: %s is not there, though it is for its like"
                            .formatted(check.by(), group, check.aggregate())));
        }

        private String kind(String group) {
            return by.length == 1 ? "" : StringUtils.substringBefore(group, " ");
        }
    }

    /** Sums of parts, by the whole that they are parts of. */
    private final class Limit {
        private final LimitCheck check;
        private final int[] by;
        private final int value;
        private final Map<String, BigDecimal> sums = new TreeMap<>();

        Limit(LimitCheck check) {
            this.check = check;
            this.by = places(check.by());
            this.value = resource.place(check.value());
        }

        void take(String[] texts, Object[] values) {
            BigDecimal amount = number(value, -1, texts, values);
            if (amount != null) {
                sums.merge(String.join(" ", texts(texts, by)), amount, BigDecimal::add);
            }
        }

        Ledger.Check result() {
            List<String> failures = new ArrayList<>();
            sums.forEach((group, sum) -> {
                if (sum.doubleValue() > check.most()) {
                    failures.add("%s %s: the parts sum to %s, %s is the most"
                            .formatted(
                                    check.by(),
                                    group,
                                    sum.toPlainString(),
                                    BigDecimal.valueOf(check.most())
                                            .stripTrailingZeros()
                                            .toPlainString()));
                }
            });
            return RecordChecks.result(check.name(), Ledger.Level.ERROR, sums.size(), failures);
        }
    }

    /** What is traded with partners that nobody knows. */
    private final class Partners {
        private final PartnerCheck check;
        private final int column;
        private final int value;
        private final Map<String, BigDecimal> unknown = new TreeMap<>();
        private BigDecimal sum = BigDecimal.ZERO;
        private long cents;

        Partners(PartnerCheck check) {
            this.check = check;
            this.column = resource.place(check.column());
            this.value = resource.place(check.value());
        }

        void take(String[] texts, Object[] values, boolean isUnknown) {
            BigDecimal amount = number(value, -1, texts, values);
            if (amount != null) {
                sum = sum.add(amount);
                if (isUnknown) {
                    unknown.merge(RowParser.code(texts[column]), amount, BigDecimal::add);
                }
            }
        }

        /** A trifle with somebody unknown is told; more than that may not be left out. */
        Ledger.Check result() {
            sum = sum.add(BigDecimal.valueOf(cents, 2));
            cents = 0;
            BigDecimal all = unknown.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            boolean isTrifle = all.compareTo(sum.multiply(BigDecimal.valueOf(check.most()))) <= 0;
            List<String> failures = new ArrayList<>();
            unknown.forEach((code, amount) -> failures.add("%s %s, which economy_codes.csv does not have: %s of %s"
                    .formatted(check.column(), code, amount.toPlainString(), sum.toPlainString())));
            return RecordChecks.result(
                    "partners are known",
                    isTrifle ? Ledger.Level.WARN : Ledger.Level.ERROR,
                    unknown.size() + 1L,
                    failures);
        }
    }

    /** Running totals of every series by period. */
    private final class Growth {
        private final GrowthCheck check;
        private final int[] names;
        private final int period;
        private final int value;
        private final Map<String, TreeMap<Long, Double>> totals = new TreeMap<>();
        private final Map<Long, String> labels = new TreeMap<>();

        Growth(GrowthCheck check) {
            this.check = check;
            this.names = places(check.series());
            this.period = resource.place(check.period());
            this.value = resource.place(check.value());
        }

        void take(Object[] values) {
            if (values[period] == null || values[value] == null) {
                return;
            }
            long at = ordinal(values[period]);
            labels.put(at, String.valueOf(values[period]));
            String series = Arrays.stream(names)
                    .mapToObj(place -> String.valueOf(values[place]))
                    .collect(Collectors.joining(" "));
            totals.computeIfAbsent(series, name -> new TreeMap<>()).put(at, ((Number) values[value]).doubleValue());
        }

        Ledger.Check result() {
            List<String> failures = new ArrayList<>();
            totals.forEach((series, byPeriod) -> {
                Map.Entry<Long, Double> last = null;
                for (Map.Entry<Long, Double> entry : byPeriod.entrySet()) {
                    if (last != null && entry.getValue() < last.getValue()) {
                        failures.add("%s %s: the running total falls from %s to %s in %s"
                                .formatted(
                                        check.series(),
                                        series,
                                        last.getValue(),
                                        entry.getValue(),
                                        labels.get(entry.getKey())));
                    }
                    last = entry;
                }
                labels.keySet().stream()
                        .filter(at -> at > byPeriod.firstKey() && at < byPeriod.lastKey())
                        .filter(at -> !byPeriod.containsKey(at))
                        .forEach(at -> failures.add("%s %s is not there in %s, but before and after"
                                .formatted(check.series(), series, labels.get(at))));
            });
            return RecordChecks.result(check.name(), Ledger.Level.ERROR, totals.size(), failures);
        }
    }

    /** The texts of a column that has one in all records of a file. */
    private final class Constant {
        private final String column;
        private final int place;
        private final Set<String> texts = new TreeSet<>();

        Constant(String column) {
            this.column = column;
            this.place = resource.place(column);
        }

        void take(String[] values) {
            texts.add(values[place] == null ? "" : values[place].strip());
        }

        Ledger.Check result() {
            return RecordChecks.result(
                    column + " is the same in all records",
                    Ledger.Level.ERROR,
                    1,
                    texts.size() <= 1 ? List.of() : List.of(String.join(" and ", texts)));
        }
    }

    /** The values of a column, of which the one in the middle tells the unit of the file, whatever single ones are. */
    private final class Middle {
        private final Column column;
        private final int place;
        private double[] values = new double[FEWEST_VALUES];
        private int count;

        Middle(Column column) {
            this.column = column;
            this.place = resource.place(column.from());
        }

        void take(Object[] used) {
            if (used[place] == null) {
                return;
            }
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count] = ((Number) used[place]).doubleValue();
            count++;
        }

        /** Whether there are enough values to tell. */
        boolean isTold() {
            return count >= FEWEST_VALUES;
        }

        double found() {
            Arrays.sort(values, 0, count);
            return values[count / 2];
        }

        /** How far it is from what a column of the known editions has in the middle; signs and zeros are far from all. */
        double distance(Middle known) {
            return Math.abs(Math.log(Math.max(found(), Double.MIN_NORMAL) / known.column.middle()));
        }

        Ledger.Check result() {
            double found = found();
            boolean isFar = Math.max(found, column.middle()) > FARTHEST_MIDDLE * Math.min(found, column.middle());
            return RecordChecks.result(
                    column.from() + " is in the unit of the known editions",
                    levelOfTheWhole(),
                    1,
                    isFar
                            ? List.of("half of the values are below %s, where half were below %s"
                                    .formatted(RowParser.plain(found), RowParser.plain(column.middle())))
                            : List.of());
        }
    }

    /** What the texts of a column are in all records that are used. */
    private abstract class TextCheck {
        final Column column;
        final int place;

        TextCheck(Column column) {
            this.column = column;
            this.place = resource.place(column.from());
        }

        abstract void take(String[] texts);

        /** Whether there are enough texts to tell. */
        abstract boolean isTold();

        abstract Ledger.Check result();
    }

    /** What a column says in the records that have the same in another one. */
    private final class Companions extends TextCheck {
        private final int with;
        private final Map<String, Map<String, Integer>> counts = new HashMap<>();

        Companions(Column column) {
            super(column);
            this.with = resource.place(column.goesWith());
        }

        @Override
        void take(String[] texts) {
            if (StringUtils.isNoneBlank(texts[place], texts[with])) {
                counts.computeIfAbsent(texts[with].strip(), text -> new HashMap<>())
                        .merge(texts[place].strip(), 1, Integer::sum);
            }
        }

        private long records() {
            return repeated().mapToLong(this::records).sum();
        }

        private Stream<Map<String, Integer>> repeated() {
            return counts.values().stream().filter(group -> records(group) > 1);
        }

        private long records(Map<String, Integer> group) {
            return group.values().stream().mapToLong(Integer::longValue).sum();
        }

        @Override
        boolean isTold() {
            return records() >= FEWEST_VALUES;
        }

        @Override
        Ledger.Check result() {
            long together = repeated()
                    .mapToLong(group -> Collections.max(group.values()))
                    .sum();
            return RecordChecks.result(
                    "%s goes with %s".formatted(column.from(), column.goesWith()),
                    Ledger.Level.ERROR,
                    1,
                    together >= FEWEST_TOGETHER * records()
                            ? List.of()
                            : List.of("%d of %d records have the %s that most with their %s have"
                                    .formatted(together, records(), column.from(), column.goesWith())));
        }
    }

    /** In which of two columns of one kind a text stands, which tells one from the other. */
    private final class Oftener extends TextCheck {
        private final int other;
        private long here;
        private long there;

        Oftener(Column column) {
            super(column);
            this.other = resource.place(column.differs());
        }

        @Override
        void take(String[] texts) {
            here += column.oftener().equals(RowParser.code(texts[place])) ? 1 : 0;
            there += column.oftener().equals(RowParser.code(texts[other])) ? 1 : 0;
        }

        @Override
        boolean isTold() {
            return here + there >= FEWEST_VALUES;
        }

        @Override
        Ledger.Check result() {
            return RecordChecks.result(
                    "%s is %s more often than %s".formatted(column.oftener(), column.from(), column.differs()),
                    levelOfTheWhole(),
                    1,
                    here >= there
                            ? List.of()
                            : List.of("%s is %s in %d records and %s in %d; these columns may be exchanged"
                                    .formatted(column.oftener(), column.from(), here, column.differs(), there)));
        }
    }

    /** The texts of a column, most of which are of a kind. */
    private final class Likely extends TextCheck {
        private long count;
        private long ofTheKind;

        Likely(Column column) {
            super(column);
        }

        @Override
        void take(String[] texts) {
            if (StringUtils.isNotBlank(texts[place])) {
                count++;
                ofTheKind += column.mostly().matcher(texts[place]).find() ? 1 : 0;
            }
        }

        @Override
        boolean isTold() {
            return count >= FEWEST_TEXTS;
        }

        @Override
        Ledger.Check result() {
            return RecordChecks.result(
                    column.from() + " is mostly what it was in the known editions",
                    Ledger.Level.ERROR,
                    1,
                    2 * ofTheKind > count
                            ? List.of()
                            : List.of("%d of %d have one of %s".formatted(ofTheKind, count, column.mostly())));
        }
    }

    /** Values of every series by period. */
    private final class Series {
        private final ContinuityCheck check;
        private final int[] names;
        private final int[] periods;
        private final int value;
        private final int scale;
        private final Map<String, TreeMap<Long, Double>> values = new TreeMap<>();

        Series(ContinuityCheck check) {
            this.check = check;
            this.names = places(check.series());
            this.periods = places(check.period());
            this.value = resource.place(check.value());
            this.scale = scalePlace(check.scale());
        }

        void take(String[] texts, Object[] used) {
            BigDecimal amount = number(value, scale, texts, used);
            if (amount != null && amount.signum() > 0) {
                long period = 0;
                for (int place : periods) {
                    period = period * PERIODS + ordinal(used[place]);
                }
                values.computeIfAbsent(String.join(" ", texts(texts, names)), name -> new TreeMap<>())
                        .put(period, amount.doubleValue());
            }
        }

        List<Ledger.Check> results() {
            return check.gap() == Double.POSITIVE_INFINITY && check.hole() == Double.POSITIVE_INFINITY
                    ? List.of(jumps())
                    : List.of(jumps(), gaps());
        }

        /** Series that are not there in a period, though they are beside it and too large to come and go. */
        private Ledger.Check gaps() {
            TreeMap<Long, Double> totals = new TreeMap<>();
            values.values()
                    .forEach(series -> series.forEach((period, amount) -> totals.merge(period, amount, Double::sum)));
            List<String> failures = new ArrayList<>();
            values.forEach((name, series) -> totals.keySet().stream()
                    .filter(period -> !series.containsKey(period))
                    .forEach(period -> {
                        double before = amount(series, totals.lowerKey(period));
                        double after = amount(series, totals.higherKey(period));
                        double share = Math.max(
                                share(before, totals, totals.lowerKey(period)),
                                share(after, totals, totals.higherKey(period)));
                        if (values.size() >= FEWEST_SERIES && share > check.gap()
                                || Math.min(before, after) > check.hole()) {
                            failures.add("%s %s is not there in %s, but is beside it"
                                    .formatted(check.series(), name, label(period)));
                        }
                    }));
            return RecordChecks.result(
                    "no large series stops for a period", Ledger.Level.ERROR, values.size(), failures);
        }

        private static double amount(Map<Long, Double> series, Long period) {
            return period == null ? 0 : series.getOrDefault(period, 0.0);
        }

        private static double share(double amount, Map<Long, Double> totals, Long period) {
            return amount > 0 ? amount / totals.get(period) : 0;
        }

        private Ledger.Check jumps() {
            List<String> failures = new ArrayList<>();
            values.forEach((name, byPeriod) -> {
                Map.Entry<Long, Double> last = null;
                for (Map.Entry<Long, Double> entry : byPeriod.entrySet()) {
                    if (last != null && isJump(last.getValue(), entry.getValue())) {
                        failures.add("%s %s: from %s to %s in %s"
                                .formatted(
                                        check.series(),
                                        name,
                                        last.getValue(),
                                        entry.getValue(),
                                        label(entry.getKey())));
                    }
                    last = entry;
                }
                addSpikes(name, byPeriod, failures);
            });
            return RecordChecks.result(check.name(), Ledger.Level.ERROR, values.size(), failures);
        }

        /** Adds the values that are far above both of their neighbours, or far below, and no jump by themselves. */
        private void addSpikes(String name, TreeMap<Long, Double> byPeriod, List<String> failures) {
            byPeriod.forEach((period, amount) -> {
                Map.Entry<Long, Double> before = byPeriod.lowerEntry(period);
                Map.Entry<Long, Double> after = byPeriod.higherEntry(period);
                if (before == null || after == null) {
                    return;
                }
                double high = Math.max(before.getValue(), after.getValue());
                double low = Math.min(before.getValue(), after.getValue());
                boolean isSpike = amount > check.spike() * high || low > check.spike() * amount;
                if (isSpike && !isJump(before.getValue(), amount) && !isJump(amount, after.getValue())) {
                    failures.add("%s %s: %s in %s, between %s and %s"
                            .formatted(
                                    check.series(), name, amount, label(period), before.getValue(), after.getValue()));
                }
            });
        }

        private boolean isJump(double before, double after) {
            return Math.max(before, after) > check.factor() * Math.min(before, after);
        }

        private String label(long period) {
            if (periods.length == 1) {
                boolean isDay = resource.columns().get(periods[0]).type() == Column.Type.DATE;
                return isDay ? LocalDate.ofEpochDay(period).toString() : String.valueOf(period);
            }
            return period / PERIODS + "/" + period % PERIODS;
        }
    }
}
