package org.sovereignai.jobs.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sovereignai.jobs.supply.GreaterChina;

/** Who takes part in open source most and least per head, and who rose and fell most since the first year. */
final class ParticipationMoves implements Question {

    private static final String PUSHES = "git_pushes_per_thousand";
    private static final int LISTED = 10;
    private static final int NAMED = 4;
    private static final String CHINA = "CHN";

    private static final String CAVEATS =
            "GitHub Innovation Graph: people are located by network address; Hong Kong and"
                    + " Singapore, inflated by exit addresses, are left out, and China falls as its people use such addresses."
                    + " Nations below the source's threshold are missing, not zero. n is the number of git pushes; in the line that"
                    + " sums up, value is the number of nations.";

    /** One nation in the newest year and, where it was there, in the first. */
    private record Move(Facts.Nation nation, double now, Double before, Long n, String beside) {

        double moved() {
            return now - before;
        }

        String level() {
            return Words.say("%s %.1f", nation.name(), now);
        }

        String fromTo() {
            return Words.say("%s from %.1f to %.1f%s", nation.name(), before, now, beside);
        }
    }

    /** A list in an order of its own. */
    private record Ranking(Topic topic, List<Move> nations, int first, int newest) {

        static Ranking of(
                String id, String question, List<Move> nations, ToDoubleFunction<Move> order, int first, int newest) {
            return new Ranking(
                    new Topic(id, question, CAVEATS),
                    nations.stream()
                            .sorted(Comparator.comparingDouble(order)
                                    .thenComparing(move -> move.nation().code()))
                            .toList(),
                    first,
                    newest);
        }

        String named(Function<Move, String> words) {
            return nations.stream().limit(NAMED).map(words).collect(Collectors.joining(", "));
        }

        /** The line that names the first few nations, and one line on each of the first ten. */
        Stream<Line> lines(String summary, Function<Move, String> each, ToDoubleFunction<Move> value) {
            if (nations.isEmpty()) {
                return Stream.empty();
            }
            List<Line> lines = new ArrayList<>();
            String evidence = Words.say(
                    "FROM indicator_value WHERE indicator = '%s' AND year IN (%d, %d)", PUSHES, first, newest);
            lines.add(topic.ofWorld(Line.SUMMARY, newest, summary, evidence)
                    .with(nations.size(), null)
                    .asHeadline());
            for (int place = 1; place <= Math.min(LISTED, nations.size()); place++) {
                Move move = nations.get(place - 1);
                String sentence = Words.say("%s (place %d of %d).", each.apply(move), place, nations.size());
                String rows = Words.say(
                        "FROM indicator_value WHERE indicator = '%s' AND country_code = '%s' AND year IN (%d, %d)",
                        PUSHES, move.nation().code(), first, newest);
                lines.add(topic.ofNation(move.nation().code(), newest, sentence, rows)
                        .with(value.applyAsDouble(move), move.n()));
            }
            return lines.stream();
        }
    }

    @Override
    public Needs needs() {
        return Needs.ofIndicators(PUSHES);
    }

    @Override
    public Stream<Line> answer(Facts facts) {
        Map<String, TreeMap<Integer, Facts.Value>> years = facts.known(PUSHES)
                .filter(Facts.Value::isClosed)
                .filter(value -> facts.noHub(value.nation()).isPresent())
                .collect(Collectors.groupingBy(
                        Facts.Value::nation,
                        TreeMap::new,
                        Collectors.toMap(Facts.Value::year, value -> value, (one, other) -> one, TreeMap::new)));
        if (years.isEmpty()) {
            return Stream.empty();
        }
        int first = years.values().stream().mapToInt(TreeMap::firstKey).min().orElseThrow();
        int newest = years.values().stream().mapToInt(TreeMap::lastKey).max().orElseThrow();
        List<Move> nations = new ArrayList<>();
        years.forEach((code, values) -> {
            Facts.Value now = values.get(newest);
            if (now != null) {
                Facts.Value before = values.get(first);
                nations.add(new Move(
                        facts.nation(code).orElseThrow(),
                        now.value(),
                        before == null ? null : before.value(),
                        now.n(),
                        code.equals(CHINA) ? beside(facts, first, newest) : ""));
            }
        });
        String leftOut = leftOut(facts, newest);
        return Stream.concat(levels(nations, newest, leftOut), moves(nations, first, newest, leftOut));
    }

    /** Which nations are no part of what a sentence says is most: hubs that are known; nothing where there are none. */
    private static String leftOut(Facts facts, int year) {
        List<String> hubs = facts.known(PUSHES)
                .filter(value -> value.isClosed() && value.year() == year)
                .flatMap(value -> facts.nation(value.nation()).stream())
                .filter(Facts.Nation::isHub)
                .map(Facts.Nation::name)
                .sorted()
                .toList();
        return hubs.isEmpty() ? "" : ", without " + Words.listed(hubs);
    }

    private static Stream<Line> levels(List<Move> nations, int newest, String leftOut) {
        Function<Move, String> each = move -> Words.say(
                "%s: %.1f git pushes per 1,000 people in %d", move.nation().name(), move.now(), newest);
        Ranking most = Ranking.of(
                "q4_most_participation",
                "Who takes part in open source most, per head?",
                nations,
                move -> -move.now(),
                newest,
                newest);
        Ranking least = Ranking.of(
                "q4_least_participation",
                "Who takes part in open source least, per head?",
                nations,
                Move::now,
                newest,
                newest);
        return Stream.concat(
                most.lines(
                        Words.say(
                                "Most git pushes per 1,000 people in %d%s: %s (%d nations).",
                                newest, leftOut, most.named(Move::level), nations.size()),
                        each,
                        Move::now),
                least.lines(
                        Words.say(
                                "Fewest git pushes per 1,000 people in %d, of the nations above the source's"
                                        + " threshold: %s (%d nations).",
                                newest, least.named(Move::level), nations.size()),
                        each,
                        Move::now));
    }

    private static Stream<Line> moves(List<Move> nations, int first, int newest, String leftOut) {
        List<Move> movers =
                nations.stream().filter(move -> move.before() != null).toList();
        List<Move> risen = movers.stream().filter(move -> move.moved() > 0).toList();
        List<Move> fallen = movers.stream().filter(move -> move.moved() < 0).toList();
        Ranking risers = Ranking.of(
                "q4_risers",
                "Who rose most in open-source participation, per head?",
                risen,
                move -> -move.moved(),
                first,
                newest);
        Ranking fallers = Ranking.of(
                "q4_fallers",
                "Who fell most in open-source participation, per head?",
                fallen,
                Move::moved,
                first,
                newest);
        return Stream.of(risers, fallers)
                .flatMap(ranking -> ranking.lines(
                        Words.say(
                                "Nations whose git pushes per 1,000 people %s from %d to %d%s: %d of %d%s %s.",
                                ranking == risers ? "rose" : "fell",
                                first,
                                newest,
                                leftOut,
                                ranking.nations().size(),
                                movers.size(),
                                ranking.nations().size() == 1 ? ":" : "; most of all",
                                ranking.named(Move::fromTo)),
                        move -> Words.say(
                                "%s: from %.1f git pushes per 1,000 people in %d to %.1f in %d%s",
                                move.nation().name(), move.before(), first, move.now(), newest, move.beside()),
                        Move::moved));
    }

    /** How China with Hong Kong and Macao moved, where all three are known in both years. */
    private static String beside(Facts facts, int first, int newest) {
        Optional<Double> before = jointChina(facts, first);
        Optional<Double> now = jointChina(facts, newest);
        return before.isEmpty() || now.isEmpty()
                ? ""
                : Words.say(
                        " (with Hong Kong and Macao, by whose addresses people in China also appear, from %.1f to %.1f)",
                        before.get(), now.get());
    }

    private static Optional<Double> jointChina(Facts facts, int year) {
        List<Facts.Value> parts = facts.known(PUSHES)
                .filter(value ->
                        value.isClosed() && value.year() == year && GreaterChina.MEMBERS.contains(value.nation()))
                .sorted(Comparator.comparing(Facts.Value::nation))
                .toList();
        double pushes = parts.stream().mapToDouble(Facts.Value::n).sum();
        double thousands =
                parts.stream().mapToDouble(part -> part.n() / part.value()).sum();
        return parts.size() == GreaterChina.MEMBERS.size() && thousands > 0
                ? Optional.of(pushes / thousands)
                : Optional.empty();
    }
}
