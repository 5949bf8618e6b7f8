package org.sovereignai.measures.participation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sovereignai.measures.network.EconomicComplexity;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.participation.CodeYear.Dimension;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Known;
import org.sovereignai.measures.supply.Reason;

/**
 * Economic complexity of nations over programming languages in one year, as the authors of the measure look at them
 * (Juhász, Wachs, Kaminski, Hidalgo, "The Software Complexity of Nations", arXiv 2407.13880, 2024): over the 150 languages
 * with the most pushers.
 *
 * <p>The amount of a nation and language is the mean number of its pushers over the year's quarters; a quarter in which
 * the source shows none, because they are fewer than 100, counts as 0. Markup, data and prose are no programming
 * languages and left out. Nations of which the source shows fewer than the fewest languages are not compared: one or two
 * languages above its threshold would place them by their size alone.
 */
public final class SoftwareComplexity implements Family<CodeYear> {

    /** The rarest languages are few people's and say more of chance than of nations. */
    private static final int LANGUAGES = 150;

    @Override
    public Stream<Figure> figures(CodeYear year) {
        SortedMap<String, Pushers> nations = year.by(Dimension.PROGRAMMING_LANGUAGE);
        Map<String, Integer> columns = columns(nations.values());
        List<String> compared = nations.keySet().stream()
                .filter(nation -> !Known.LANGUAGES.isTooFew(languages(nations.get(nation), columns)))
                .toList();
        // Sums over the same number of quarters have the advantages of their means.
        EconomicComplexity complexity = EconomicComplexity.of(compared.stream()
                .map(nation -> amounts(nations.get(nation), columns))
                .toArray(double[][]::new));
        Quarters quarters = new Quarters();
        nations.values().forEach(pushers -> quarters.addAll(pushers.quarters()));
        List<Figure> figures = new ArrayList<>();
        nations.forEach((nation, pushers) -> {
            int place = compared.indexOf(nation);
            OptionalDouble index = place < 0 ? OptionalDouble.empty() : complexity.index(place);
            figures.add(year.about(nation, quarters)
                    .figure(
                            "software_complexity",
                            index.isPresent() ? Estimate.unbounded(index.getAsDouble()) : Estimate.NONE)
                    .basedOn(languages(pushers, columns))
                    .covering(quarters.coverage())
                    .unless(
                            place < 0
                                    ? Optional.of(Reason.TOO_FEW)
                                    : complexity.reason(place).map(SoftwareComplexity::reason))
                    .notingHub());
        });
        return figures.stream();
    }

    /** Places of the languages with the most pushers of all nations, in the order of their names. */
    private static Map<String, Integer> columns(Collection<Pushers> nations) {
        SortedMap<String, Long> world = new TreeMap<>();
        nations.forEach(
                pushers -> pushers.items().forEach((language, amount) -> world.merge(language, amount, Long::sum)));
        List<String> largest = world.keySet().stream()
                .sorted(Comparator.comparing((String language) -> world.get(language))
                        .reversed())
                .limit(LANGUAGES)
                .sorted()
                .toList();
        return IntStream.range(0, largest.size()).boxed().collect(Collectors.toMap(largest::get, Function.identity()));
    }

    private static double[] amounts(Pushers pushers, Map<String, Integer> columns) {
        double[] amounts = new double[columns.size()];
        pushers.items().forEach((language, amount) -> {
            if (columns.containsKey(language)) {
                amounts[columns.get(language)] = amount;
            }
        });
        return amounts;
    }

    private static long languages(Pushers pushers, Map<String, Integer> columns) {
        return pushers.number(columns::containsKey);
    }

    private static Reason reason(EconomicComplexity.Reason reason) {
        return reason == EconomicComplexity.Reason.NOT_SPECIALISED ? Reason.BELOW_THRESHOLD : Reason.DEGENERATE_MATRIX;
    }
}
