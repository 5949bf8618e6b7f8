package org.sovereignai.jobs.findings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.use.Hosting;

/** What the findings are made from: rows of the published tables as values. */
final class Facts {

    /**
     * A nation.
     *
     * @param isHub whether its figures are those of others
     */
    record Nation(String code, String name, boolean isHub) {

        /** The name as the subject that begins a sentence: {@code Japan}, {@code The United Kingdom}. */
        String subject() {
            return name.matches("Netherlands|Philippines|United .*") ? "The " + name : name;
        }
    }

    /**
     * An indicator of a nation and year.
     *
     * @param value its value, or null
     * @param low lower bound, or null
     * @param high upper bound, or null
     * @param n units behind it, or null
     * @param isClosed whether the source has closed the year or only revises it
     */
    record Value(
            String nation,
            int year,
            String indicator,
            Double value,
            Double low,
            Double high,
            Long n,
            boolean isClosed) {

        boolean isKnown() {
            return value != null;
        }
    }

    /**
     * Trade of a nation with the world in one strand, in current US dollars; {@code listed} is the part of imports from
     * suppliers that somebody names.
     */
    record Trade(String nation, int year, String strand, double imports, double exports, double listed) {}

    /** Share of a supplier in a nation's imports by origin, with bounds; {@code n} known direct suppliers. */
    record Origin(
            String nation, int year, String strand, String supplier, double share, double low, double high, long n) {}

    /** What a nation would lose of a strand if one supplier stopped, and what of it nobody could take back. */
    record Loss(String nation, int year, String strand, String supplier, double lost, double irrevocable, long n) {}

    /** Ranks of a nation in one score in every replication of the index. */
    record Ranks(String nation, int year, String score, int[] replicated) {}

    /** A nation of a bloc, from a year on. */
    record Member(String bloc, String nation, int since) {}

    /**
     * The use of models of one nation's makers in one month on one router, or of all.
     *
     * @param maker code of the nation, {@code ALL} or {@code UNK}
     * @param share its share of the tokens, 0..1
     * @param openShare share of open weights in them, or null
     * @param isWhole whether every day of the month is there
     */
    record Usage(
            String month,
            int year,
            String maker,
            long days,
            boolean isWhole,
            long models,
            double share,
            double low,
            double high,
            Double openShare,
            double openLow,
            double openHigh) {}

    /** Whether a publisher of closed models lists a nation among those that may use them. */
    record Access(String nation, String publisher, boolean isListed) {}

    /** Share of DeepSeek in the use of such models in a nation; without a value where only its band is known. */
    record Adoption(String nation, int year, Estimate share) {}

    /** An open model of a known maker that some firm serves. */
    record Served(String name, Hosting.Model model) {}

    /** A share of the imports of a group of nations, of which {@code n} of its members have figures. */
    record Shared(
            String group,
            String name,
            int year,
            String strand,
            String measure,
            double share,
            double low,
            double high,
            long n,
            long members) {}

    private final Map<String, Nation> nations = new TreeMap<>();
    private final Map<Class<?>, List<Record>> facts = new HashMap<>();

    /** Adds a fact: one of the records here, or a {@link org.sovereignai.measures.models.Model}. */
    Facts with(Record fact) {
        if (fact instanceof Nation nation) {
            nations.put(nation.code(), nation);
        }
        facts.computeIfAbsent(fact.getClass(), kind -> new ArrayList<>()).add(fact);
        return this;
    }

    /** All facts of a kind, in the order in which they came. */
    <F extends Record> Stream<F> all(Class<F> kind) {
        return facts.getOrDefault(kind, List.of()).stream().map(kind::cast);
    }

    Optional<Nation> nation(String code) {
        return Optional.ofNullable(nations.get(code));
    }

    /** A nation whose figures are its own. */
    Optional<Nation> noHub(String code) {
        return nation(code).filter(nation -> !nation.isHub());
    }

    /** The name of a nation; the code where it has none. */
    String name(String code) {
        return nation(code).map(Nation::name).orElse(code);
    }

    /** Values of some indicators, known or not. */
    Stream<Value> values(Collection<String> indicators) {
        Set<String> wanted = Set.copyOf(indicators);
        return all(Value.class).filter(value -> wanted.contains(value.indicator()));
    }

    /** Known values of some indicators. */
    Stream<Value> known(String... indicators) {
        return values(List.of(indicators)).filter(Value::isKnown);
    }

    /** Imports of a nation in some strands together. */
    Optional<Double> imports(String nation, int year, Collection<String> strands) {
        return all(Trade.class)
                .filter(total ->
                        total.nation().equals(nation) && total.year() == year && strands.contains(total.strand()))
                .map(Trade::imports)
                .reduce(Double::sum);
    }

    /** Part of a nation's imports of a strand whose suppliers somebody names; the rest is estimated. */
    double listed(String nation, int year, String strand) {
        return all(Trade.class)
                .filter(total -> total.nation().equals(nation)
                        && total.year() == year
                        && total.strand().equals(strand))
                .mapToDouble(Trade::listed)
                .findFirst()
                .orElse(0);
    }

    /** Number of nations that export something of a strand. */
    long exporters(String strand, int year) {
        return all(Trade.class)
                .filter(total -> total.strand().equals(strand) && total.year() == year && total.exports() > 0)
                .map(Trade::nation)
                .distinct()
                .count();
    }

    /** What a supplier made of a strand in a year, by nation. */
    Map<String, Origin> madeBy(String supplier, String strand, int year) {
        return all(Origin.class)
                .filter(origin ->
                        origin.supplier().equals(supplier) && origin.strand().equals(strand) && origin.year() == year)
                .collect(Collectors.toMap(Origin::nation, origin -> origin));
    }

    /** Suppliers of a strand by origin, of its newest year. */
    List<Origin> newestOrigins(String strand) {
        List<Origin> ofStrand = all(Origin.class)
                .filter(origin -> origin.strand().equals(strand))
                .toList();
        OptionalInt newest = ofStrand.stream().mapToInt(Origin::year).max();
        return ofStrand.stream()
                .filter(origin -> origin.year() == newest.orElseThrow())
                .sorted(Comparator.comparing(Origin::nation).thenComparing(Origin::supplier))
                .toList();
    }

    Stream<Loss> losses(String strand, String supplier) {
        return all(Loss.class)
                .filter(loss -> loss.strand().equals(strand) && loss.supplier().equals(supplier));
    }

    Stream<Member> members(String bloc) {
        return all(Member.class).filter(member -> member.bloc().equals(bloc));
    }
}
