package org.sovereignai.jobs.findings;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the supply of chips, models and compute is getting more concentrated on few nations: Herfindahl-Hirschman index
 * over exporters of goods, nations of models (a joint model in equal parts), and hosts of computing power.
 */
final class ConcentrationTrend implements Question {

    private static final int FIRST_YEAR = 2018;

    private static final Topic TOPIC = new Topic(
            "q5_concentration",
            "Is supply of chips, models and compute getting more or less concentrated?",
            "Herfindahl-Hirschman index over nations, 0 to 1. Goods: exports with re-exports. Models and clusters: those"
                    + " that Epoch AI lists, whose coverage changes over the years, with few clusters in the first. n is the"
                    + " number of nations that export, release or host in the last year. More and less compare the first year"
                    + " with the last; extremes between them are named.");

    /**
     * What is concentrated, and by which indicator.
     *
     * @param isOfGoods whether it is an index of the world's exports of a strand, which the item names
     */
    private record Subject(String item, String words, String indicator, boolean isOfGoods, boolean isHeadline) {}

    private static final List<Subject> SUBJECTS = List.of(
            new Subject("chips", "World exports of chips", "chips_world_supply_concentration", true, true),
            new Subject("models", "Releases of AI models", "model_releases_fractional", false, true),
            new Subject("compute", "Computing power for AI by host", "compute_h100e", false, true),
            new Subject(
                    "chip_equipment",
                    "World exports of chip-making equipment",
                    "chip_equipment_world_supply_concentration",
                    true,
                    false),
            new Subject("computers", "World exports of computers", "computers_world_supply_concentration", true, false),
            new Subject(
                    "energy_equipment",
                    "World exports of energy equipment",
                    "energy_equipment_world_supply_concentration",
                    true,
                    false));

    /** The concentration of one year over {@code n} nations. */
    private record Point(double value, long n) {}

    @Override
    public Needs needs() {
        return Needs.ofIndicators(SUBJECTS.stream().map(Subject::indicator).toArray(String[]::new))
                .andTrade(SUBJECTS.stream()
                        .filter(Subject::isOfGoods)
                        .map(Subject::item)
                        .toArray(String[]::new));
    }

    @Override
    public Stream<Line> answer(Facts facts) {
        return SUBJECTS.stream().flatMap(subject -> line(subject, points(subject, facts)).stream());
    }

    private static NavigableMap<Integer, Point> points(Subject subject, Facts facts) {
        NavigableMap<Integer, Point> points = new TreeMap<>();
        facts.known(subject.indicator())
                .filter(value -> value.year() >= FIRST_YEAR)
                .collect(Collectors.groupingBy(Facts.Value::year))
                .forEach((year, values) -> {
                    if (values.stream().allMatch(Facts.Value::isClosed)) {
                        (subject.isOfGoods() ? ofWorld(subject, year, values, facts) : overNations(values))
                                .ifPresent(point -> points.put(year, point));
                    }
                });
        return points;
    }

    /** An index of the world is the same in the rows of all nations. */
    private static Optional<Point> ofWorld(Subject subject, int year, List<Facts.Value> values, Facts facts) {
        long exporters = facts.exporters(subject.item(), year);
        return values.stream()
                .map(Facts.Value::value)
                .max(Comparator.naturalOrder())
                .filter(value -> exporters > 0)
                .map(value -> new Point(value, exporters));
    }

    private static Optional<Point> overNations(List<Facts.Value> values) {
        double[] amounts = values.stream()
                .filter(value -> value.value() > 0)
                .sorted(Comparator.comparing(Facts.Value::nation))
                .mapToDouble(Facts.Value::value)
                .toArray();
        double whole = 0;
        for (double amount : amounts) {
            whole += amount;
        }
        double squares = 0;
        for (double amount : amounts) {
            squares += amount / whole * (amount / whole);
        }
        return amounts.length == 0 ? Optional.empty() : Optional.of(new Point(squares, amounts.length));
    }

    private static Optional<Line> line(Subject subject, NavigableMap<Integer, Point> points) {
        if (points.isEmpty()) {
            return Optional.empty();
        }
        int first = points.firstKey();
        int last = points.lastKey();
        double before = points.get(first).value();
        Point now = points.get(last);
        Function<Integer, Double> value = year -> points.get(year).value();
        int lowest = points.keySet().stream().min(Comparator.comparing(value)).orElseThrow();
        int highest = points.keySet().stream()
                .max(Comparator.comparing(value).thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
        String sentence = Words.say(
                "%s: %s concentrated on few nations, HHI %.3f in %d, %.3f in %d (%d nations)%s%s.",
                subject.words(),
                now.value() > before ? "more" : "less",
                before,
                first,
                now.value(),
                last,
                now.n(),
                value.apply(lowest) < Math.min(before, now.value()) ? extreme("lowest", points, lowest) : "",
                value.apply(highest) > Math.max(before, now.value()) ? extreme("highest", points, highest) : "");
        String evidence = Words.say(
                "FROM indicator_value WHERE indicator = '%s' AND year BETWEEN %d AND %d",
                subject.indicator(), first, last);
        return Optional.of(TOPIC.ofWorld(subject.item(), last, sentence, evidence)
                .with(now.value(), now.n())
                .asHeadlineIf(subject.isHeadline()));
    }

    /** A turn of the series that its two ends do not show. */
    private static String extreme(String name, NavigableMap<Integer, Point> points, int year) {
        return Words.say("; %s %.3f in %d", name, points.get(year).value(), year);
    }
}
