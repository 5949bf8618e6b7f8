package org.sovereignai.datasets;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Runs the checks that a resource declares across the records of one file, in the pass that reads it. */
final class RecordChecks {

    private static final int MOST_EXAMPLES = 5;

    /** More than there are quarters or months in a year. */
    private static final long PERIODS = 1_000;

    private final Resource resource;
    private final List<Sums> sums = new ArrayList<>();
    private final List<Series> series = new ArrayList<>();

    RecordChecks(Resource resource) {
        this.resource = resource;
        resource.sumChecks().forEach(check -> sums.add(new Sums(check)));
        resource.continuityChecks().forEach(check -> series.add(new Series(check)));
    }

    /** Takes a record that was used or left out, as it is after its corrections; what is quarantined proves nothing. */
    void take(SourceRecord record, RowParser.Outcome outcome) {
        boolean used = outcome instanceof RowParser.Used;
        if (used || outcome instanceof RowParser.OutOfScope) {
            sums.forEach(check -> check.take(record.values(), used));
            if (used) {
                series.forEach(check -> check.take(record.values()));
            }
        }
    }

    /** The results, once the file has been read to its end. */
    List<Ledger.Check> results() {
        List<Ledger.Check> results = new ArrayList<>();
        sums.forEach(check -> results.add(check.result()));
        series.forEach(check -> results.add(check.result()));
        return results;
    }

    private int[] places(List<String> columns) {
        return columns.stream().mapToInt(resource::place).toArray();
    }

    private static List<String> texts(String[] values, int[] places) {
        return Arrays.stream(places).mapToObj(place -> values[place]).toList();
    }

    private static Ledger.Check result(String name, Ledger.Level level, long groups, List<String> failures) {
        return new Ledger.Check(
                name,
                level,
                groups,
                failures.size(),
                failures.stream().limit(MOST_EXAMPLES).toList());
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
        private final Map<String, BigDecimal> published = new TreeMap<>();
        private final Map<String, BigDecimal> summed = new TreeMap<>();

        Sums(SumCheck check) {
            this.check = check;
            this.members = new HashSet<>(check.members());
            this.by = places(check.by());
            this.column = resource.place(check.column());
            this.value = resource.place(check.value());
        }

        void take(String[] values, boolean used) {
            String code = values[column];
            boolean aggregate = check.aggregate().equals(code);
            boolean member = members.isEmpty() ? used : members.contains(code);
            BigDecimal amount = aggregate || member ? number(values[value]) : null;
            if (amount != null) {
                String group = String.join(" ", texts(values, by));
                if (aggregate) {
                    published.merge(group, amount, BigDecimal::add);
                } else {
                    summed.merge(group, amount, BigDecimal::add);
                }
            }
        }

        Ledger.Check result() {
            List<String> failures = new ArrayList<>();
            published.forEach((group, amount) -> {
                BigDecimal sum = summed.getOrDefault(group, BigDecimal.ZERO);
                BigDecimal allowed = amount.abs().multiply(BigDecimal.valueOf(check.tolerance()));
                if (sum.subtract(amount).abs().compareTo(allowed) > 0) {
                    failures.add("%s %s: %s is %s, its members sum to %s"
                            .formatted(
                                    check.by(), group, check.aggregate(), amount.toPlainString(), sum.toPlainString()));
                }
            });
            return RecordChecks.result(check.name(), check.level(), published.size(), failures);
        }
    }

    /** Values of every series by period. */
    private final class Series {
        private final ContinuityCheck check;
        private final int[] names;
        private final int[] periods;
        private final int value;
        private final Map<String, TreeMap<Long, Double>> values = new TreeMap<>();

        Series(ContinuityCheck check) {
            this.check = check;
            this.names = places(check.series());
            this.periods = places(check.period());
            this.value = resource.place(check.value());
        }

        void take(String[] texts) {
            BigDecimal amount = number(texts[value]);
            if (amount != null && amount.signum() > 0) {
                long period = 0;
                for (int place : periods) {
                    period = period * PERIODS + number(texts[place]).longValue();
                }
                values.computeIfAbsent(String.join(" ", texts(texts, names)), name -> new TreeMap<>())
                        .put(period, amount.doubleValue());
            }
        }

        Ledger.Check result() {
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
            });
            return RecordChecks.result(check.name(), check.level(), values.size(), failures);
        }

        private boolean isJump(double before, double after) {
            return Math.max(before, after) > check.factor() * Math.min(before, after);
        }

        private String label(long period) {
            return periods.length == 1 ? String.valueOf(period) : period / PERIODS + "/" + period % PERIODS;
        }
    }
}
