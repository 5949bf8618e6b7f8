package org.sovereignai.jobs.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.use.HostSpread;
import org.sovereignai.measures.use.Hosting;

/** How many independent firms in how many nations serve open models, so that no single one can take them back. */
final class OpenModelServers implements Question {

    private static final int LISTED = 10;

    /** As elsewhere, shares of fewer models than this are not published. */
    private static final int FEWEST = 5;

    /** It says of which year the list is. */
    private static final String SERVED_ABROAD = "open_models_served_abroad_share";

    private static final Topic TOPIC = new Topic(
            "q13_who_serves_open_models",
            "How many firms in how many nations serve open models, so that no single one can take them back?",
            "Providers that models.dev lists, at one time in 2026; firms that serve models themselves, each once, without"
                    + " resellers and routers. Nations are seats of firms from a list of our own; where a seat is unknown the"
                    + " upper bound counts a nation for each. Spellings of one model that the source does not join make counts"
                    + " too low. Models of unknown makers are left out. value is the share that somebody outside the maker's"
                    + " nation serves, n the number of models, of a single model its firms.");

    @Override
    public Needs needs() {
        return Needs.ofIndicators(SERVED_ABROAD);
    }

    @Override
    public Stream<Line> answer(Facts facts) {
        List<Facts.Served> served = facts.all(Facts.Served.class).toList();
        OptionalInt listed =
                facts.values(List.of(SERVED_ABROAD)).mapToInt(Facts.Value::year).max();
        if (served.isEmpty() || listed.isEmpty()) {
            return Stream.empty();
        }
        int year = listed.getAsInt();
        List<Line> lines = new ArrayList<>();
        Set<String> items = new HashSet<>();
        lines.add(world(served, year));
        served.stream()
                .collect(Collectors.groupingBy(one -> one.model().maker(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .filter(maker -> maker.getValue().size() >= FEWEST)
                .sorted(Comparator.comparing(maker -> -maker.getValue().size()))
                .map(maker -> nation(facts, maker.getKey(), maker.getValue(), year))
                .forEach(lines::add);
        served.stream()
                .sorted(Comparator.comparing((Facts.Served one) -> -one.model().nations())
                        .thenComparing(one -> -one.model().hosts())
                        .thenComparing(Facts.Served::name))
                .limit(LISTED)
                .map(one -> model(facts, one, year))
                .filter(line -> items.add(line.item()))
                .forEach(lines::add);
        return lines.stream();
    }

    private static HostSpread spread(List<Facts.Served> served) {
        return HostSpread.of(served.stream().map(Facts.Served::model).toList());
    }

    private static Line world(List<Facts.Served> served, int year) {
        HostSpread spread = spread(served);
        String sentence = Words.say(
                "Of the %d open models with a known maker that some firm serves, somebody outside the maker's nation serves %s; %d"
                        + " are served in two nations or more, the middle one by %s in %s.",
                spread.models(),
                share(spread.servedAbroad()),
                spread.inSeveral(),
                counted(spread.hosts(), "independent firm"),
                counted(spread.nations(), "nation"));
        return line(Line.SUMMARY, Line.WORLD, year, sentence, spread, "developer_code IS NOT NULL")
                .asHeadline();
    }

    private static Line nation(Facts facts, String maker, List<Facts.Served> served, int year) {
        HostSpread spread = spread(served);
        String sentence = Words.say(
                "%s: of its %d open models that some firm serves, somebody outside it serves %s; %d are served in two nations or"
                        + " more, the middle one by %s in %s.",
                facts.name(maker),
                spread.models(),
                share(spread.servedAbroad()),
                spread.inSeveral(),
                counted(spread.hosts(), "independent firm"),
                counted(spread.nations(), "nation"));
        return line(Line.NATION, maker, year, sentence, spread, Words.say("developer_code = '%s'", maker));
    }

    private static Line line(String item, String nation, int year, String sentence, HostSpread spread, String wanted) {
        String evidence = Words.say("FROM model_availability WHERE is_open AND host_count > 0 AND %s", wanted);
        return new Line(TOPIC, item, nation, year, sentence, evidence)
                .with(known(spread.servedAbroad()), spread.models());
    }

    private static Line model(Facts facts, Facts.Served served, int year) {
        Hosting.Model model = served.model();
        String sentence = Words.say(
                "%s (%s): served by %d independent firms in %s.",
                served.name(),
                facts.name(model.maker()),
                model.hosts(),
                counted(Estimate.between(model.nations(), model.nationsAtMost()), "nation"));
        String evidence = Words.say("FROM model_availability WHERE served_model = '%s'", served.name());
        return new Line(TOPIC, Words.item("model", served.name()), model.maker(), year, sentence, evidence)
                .with(model.isServedAbroad().map(isAbroad -> isAbroad ? 1 : 0).orElse(null), model.hosts());
    }

    private static String share(Estimate share) {
        return Words.share(known(share), share.low(), share.high());
    }

    private static Double known(Estimate share) {
        return share.isKnown() ? (Double) share.value() : null;
    }

    /** {@code 1 nation}, {@code 2 to 3 nations}. */
    private static String counted(Estimate count, String thing) {
        Function<Double, String> whole = number -> Words.say("%.0f", number);
        String number = count.low() == count.high()
                ? whole.apply(count.low())
                : whole.apply(count.low()) + " to " + whole.apply(count.high());
        return number + " " + thing + (count.high() == 1 ? "" : "s");
    }
}
