package org.sovereignai.measures.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.sovereignai.measures.trade.Multipliers;

/**
 * How much of its imports of goods in one year each nation would lose if the largest single supplier withheld what it makes or
 * sells on, and the siblings of that score (see {@link ScoreId}).
 *
 * <p>A score is the mean over all strands that the nation needs, never over fewer, of natural units: shares of imports. It is
 * not normalised against other nations, so that years and nations compare. What is drawn: the completion of each importer's own
 * purchases; the part that nations make of what they sell, evenly within its bounds, each nation and heading by itself; weights
 * of the strands, Dirichlet with ten for each; spare capacity of others, 5 to 30 % of what they make. A draw has the same
 * weights, parts and capacity for all nations.
 *
 * <p>After hypothetical extraction (Dietzenbacher and Lahr, Economic Systems Research 25, 2013; Los, Timmer and de Vries,
 * American Economic Review 106, 2016). On strategic dependencies by natural shares: European Commission, SWD(2021) 352; Arjona,
 * Connell and Herghelegiu, 2023.
 */
public final class GoodsYear {

    private static final double WEIGHT_SHAPE = 10;
    private static final double LEAST_SLACK = 0.05;
    private static final double MOST_SLACK = 0.3;

    private final int year;
    private final long seed;
    private final int exchanges;
    private final List<Goods> strands;
    private final SortedMap<String, Set<String>> blocs;
    private final List<String> codes;
    private final double[][] weights;
    private final double[] slacks;
    private final Map<Heading, double[][]> soldOn = new IdentityHashMap<>();
    private final List<Replacement> replacements;
    private final Map<String, Integer> places = new TreeMap<>();

    /**
     * The goods of a year.
     *
     * @param blocs members of each bloc by its code
     * @param draws how many
     */
    public GoodsYear(int year, List<Goods> strands, SortedMap<String, Set<String>> blocs, int draws, long seed) {
        this(year, strands, blocs, draws, 0, seed);
    }

    /**
     * The goods of a year, to tell which of the things that are not known moves the ranks.
     *
     * @param blocs members of each bloc by its code
     * @param draws how many
     * @param exchanges in how many of them, the last excepted, each of these things is exchanged with that of the next draw as well
     */
    public GoodsYear(
            int year, List<Goods> strands, SortedMap<String, Set<String>> blocs, int draws, int exchanges, long seed) {
        this.year = year;
        this.exchanges = Math.min(exchanges, draws - 1);
        this.seed = seed;
        this.strands = List.copyOf(strands);
        this.blocs = blocs;
        TreeSet<String> all = new TreeSet<>();
        strands.forEach(goods -> goods.headings().values().forEach(heading -> all.addAll(heading.codes())));
        this.codes = List.copyOf(all);
        RandomGenerator random = new Well19937c(seed + year);
        GammaDistribution gamma =
                new GammaDistribution(random, WEIGHT_SHAPE, 1, GammaDistribution.DEFAULT_INVERSE_ABSOLUTE_ACCURACY);
        this.weights = new double[draws][strands.size()];
        this.slacks = new double[draws];
        for (int r = 0; r < draws; r++) {
            Arrays.setAll(weights[r], strand -> gamma.sample());
            slacks[r] = LEAST_SLACK + random.nextDouble() * (MOST_SLACK - LEAST_SLACK);
        }
        for (Goods goods : strands) {
            for (Heading heading : goods.headings().values()) {
                double[][] drawn = new double[draws][];
                Arrays.setAll(drawn, r -> heading.soldOn(random));
                soldOn.put(heading, drawn);
            }
        }
        strands.forEach(goods -> places.put(goods.strand(), places.size()));
        this.replacements = strands.stream().map(this::replacement).toList();
    }

    /**
     * Who would look for what if an actor withheld a strand, as assumed.
     *
     * @param lacking by actor, what all others lose beyond what they make themselves, current USD
     * @param made by actor, what all others make, current USD
     */
    record Replacement(double[] lacking, double[] made) {

        /** The part of what a nation lacks that nobody replaces, where all look for it at once. */
        double unmet(int actor, double slack) {
            return lacking[actor] > 0 ? Math.max(0, 1 - slack * made[actor] / lacking[actor]) : 0;
        }
    }

    private Replacement replacement(Goods goods) {
        int size = codes.size();
        double[] own = new double[size];
        double[][] lost = new double[size][size];
        for (Heading heading : goods.headings().values()) {
            int[] union = heading.codes().stream().mapToInt(this::number).toArray();
            int[] all = IntStream.range(0, heading.size()).toArray();
            for (int nation : all) {
                own[union[nation]] += heading.part(nation).central() * heading.exports(nation);
                if (heading.imports(nation) > 0) {
                    double[] met = heading.met(nation);
                    for (int actor : all) {
                        lost[union[actor]][union[nation]] += met[actor] * heading.imports(nation);
                    }
                }
            }
        }
        double everything = Arrays.stream(own).sum();
        double[] lacking = new double[size];
        double[] made = new double[size];
        for (int actor = 0; actor < size; actor++) {
            made[actor] = everything - own[actor];
            for (int nation = 0; nation < size; nation++) {
                lacking[actor] += nation == actor ? 0 : Math.max(0, lost[actor][nation] - own[nation]);
            }
        }
        return new Replacement(lacking, made);
    }

    /** All scores of all nations that import what they need. */
    public List<Drawn> scores() {
        List<Drawn> scores = new ArrayList<>();
        for (String nation : codes) {
            List<Goods> needed =
                    strands.stream().filter(goods -> goods.isNeededBy(nation)).toList();
            if (needed.stream().allMatch(goods -> goods.imports(nation) > 0)) {
                scores.addAll(new NationLosses(this, nation, needed).scores());
            }
        }
        return scores;
    }

    /** Nations that import some of what they need and not all, with the reason why they have no score. */
    public SortedMap<String, String> unscored() {
        SortedMap<String, String> unscored = new TreeMap<>();
        for (String nation : codes) {
            List<Goods> needed =
                    strands.stream().filter(goods -> goods.isNeededBy(nation)).toList();
            List<String> missing = needed.stream()
                    .filter(goods -> goods.imports(nation) <= 0)
                    .map(Goods::strand)
                    .toList();
            if (!missing.isEmpty() && missing.size() < needed.size()) {
                unscored.put(nation, "no imports on record of " + String.join(" and ", missing));
            }
        }
        return unscored;
    }

    int year() {
        return year;
    }

    int draws() {
        return slacks.length;
    }

    int exchanges() {
        return exchanges;
    }

    /** A stream of the nation's own, so that other nations' data do not move its draws. */
    Multipliers multipliers(String nation) {
        return new Multipliers(31 * (31 * seed + year) + nation.hashCode());
    }

    double weight(int draw, Goods goods) {
        return weights[draw][places.get(goods.strand())];
    }

    double slack(int draw) {
        return slacks[draw];
    }

    double[] soldOn(Heading heading, int draw) {
        return soldOn.get(heading)[draw];
    }

    /**
     * Blocs that the nation is no member of, with those members that sit with it in no other bloc: Germany withholds nothing
     * from Austria for being an ally of the United States.
     */
    SortedMap<String, Set<String>> blocsAgainst(String nation) {
        Set<String> partners = new TreeSet<>();
        blocs.values().stream().filter(members -> members.contains(nation)).forEach(partners::addAll);
        SortedMap<String, Set<String>> against = new TreeMap<>();
        blocs.forEach((code, members) -> {
            Set<String> others = new TreeSet<>(members);
            others.removeAll(partners);
            if (!members.contains(nation) && !others.isEmpty()) {
                against.put(code, others);
            }
        });
        return against;
    }

    /** Whether any strand has headings that a variant leaves out. */
    boolean setsAside() {
        return strands.stream().anyMatch(goods -> !goods.setAside().isEmpty());
    }

    Replacement replacementOf(Goods goods) {
        return replacements.get(places.get(goods.strand()));
    }

    /** Number of a nation among all of the year. */
    int number(String nation) {
        return Collections.binarySearch(codes, nation);
    }
}
