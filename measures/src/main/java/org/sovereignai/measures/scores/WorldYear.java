package org.sovereignai.measures.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Which part of the world's open source each nation makes in one year: 100 times the mean of its shares of some layers, and the
 * same per share of the world's people. Groups of nations add up.
 *
 * <p>A census leaves out what is small: of a nation that it does not list in a quarter no more is known than that it has
 * between 0 and the least that is listed there; the central value is half of that. A nation that it never lists has no rank. A
 * list of models is what it is, and who
 * is not on it has no share of it; but it is short, so that in each draw as many models are drawn again, with replacement (Efron,
 * "Bootstrap methods: another look at the jackknife", Annals of Statistics 7, 1979).
 */
public final class WorldYear {

    /** In how many draws a layer is exchanged, to tell how much it moves the ranks. */
    private static final int EXCHANGES = 256;

    private static final double SCALE = 100;

    private final int year;
    private final List<Layer> layers;
    private final Map<String, Double> people;
    private final Set<String> hubs;
    private final int draws;
    private final long seed;

    /**
     * One layer.
     *
     * @param id name
     * @param kind what it is
     * @param items what the layer counts, each with its amount by nation: one item a quarter where it is a census, one a model
     *     where it is a list of models
     */
    public record Layer(String id, Kind kind, List<SortedMap<String, Double>> items) {

        /** What a layer is. */
        public enum Kind {
            /** All that there is, but what is small. */
            CENSUS,
            /** Some of what there is. */
            SAMPLE
        }

        public Layer {
            items = List.copyOf(items);
        }

        /** All flows of a census, by quarter and nation. */
        public static Layer census(String id, Collection<SortedMap<String, Double>> quarters) {
            return new Layer(id, Kind.CENSUS, List.copyOf(quarters));
        }

        /** A list, of each item what it counts for whom. */
        public static Layer sample(String id, List<SortedMap<String, Double>> items) {
            return new Layer(id, Kind.SAMPLE, items);
        }

        private Map<String, Double> shares(int[] drawn) {
            Map<String, Double> amounts = new TreeMap<>();
            for (int item : drawn) {
                items.get(item).forEach((nation, amount) -> amounts.merge(nation, amount, Double::sum));
            }
            double world =
                    amounts.values().stream().mapToDouble(Double::doubleValue).sum();
            amounts.replaceAll((nation, amount) -> world > 0 ? amount / world : 0);
            return amounts;
        }

        /** What is not known of some nations as one because a census left them out. */
        private Gap gap(Collection<String> nations) {
            double most = 0;
            double world = 0;
            int without = 0;
            for (SortedMap<String, Double> item : kind == Kind.CENSUS ? items : List.<SortedMap<String, Double>>of()) {
                if (nations.stream().noneMatch(item::containsKey)) {
                    most += item.values().stream()
                            .filter(amount -> amount > 0)
                            .min(Comparator.naturalOrder())
                            .orElse(0.0);
                    without++;
                }
                world += item.values().stream().mapToDouble(Double::doubleValue).sum();
            }
            return new Gap(world > 0 ? most / world : 0, without / (double) Math.max(1, items.size()));
        }

        private int[] all() {
            int[] all = new int[items.size()];
            Arrays.setAll(all, item -> item);
            return all;
        }

        private int[] drawn(RandomGenerator random) {
            int[] drawn = all();
            if (kind == Kind.SAMPLE) {
                Arrays.setAll(drawn, item -> random.nextInt(drawn.length));
            }
            return drawn;
        }
    }

    /**
     * What a census leaves out of a nation.
     *
     * @param most the most that it may have had in the quarters in which it is not listed, as a share of the world
     * @param part part of the quarters
     */
    private record Gap(double most, double part) {

        boolean isAll() {
            return part >= 1;
        }
    }

    /**
     * The layers of a year.
     *
     * @param people by nation
     * @param hubs nations that count others' developers, which have no rank
     */
    public WorldYear(int year, List<Layer> layers, Map<String, Double> people, Set<String> hubs, int draws, long seed) {
        this.year = year;
        this.layers = List.copyOf(layers);
        this.people = Map.copyOf(people);
        this.hubs = Set.copyOf(hubs);
        this.draws = draws;
        this.seed = seed;
    }

    /** Both scores of all nations that some layer lists, and of areas that count as one nation. */
    public List<Drawn> scores(Collection<String> members, String union) {
        List<Map<String, Double>> central =
                layers.stream().map(layer -> layer.shares(layer.all())).toList();
        TreeSet<String> nations = new TreeSet<>();
        central.forEach(shares -> nations.addAll(shares.keySet()));
        RandomGenerator random = new Well19937c(31 * seed + year);
        List<List<Map<String, Double>>> drawn = new ArrayList<>();
        for (int draw = 0; draw < draws; draw++) {
            drawn.add(layers.stream()
                    .map(layer -> layer.kind() == Layer.Kind.CENSUS
                            ? central.get(layers.indexOf(layer))
                            : layer.shares(layer.drawn(random)))
                    .toList());
        }
        List<Drawn> scores = new ArrayList<>();
        for (String nation : nations) {
            Optional<String> reason = hubs.contains(nation)
                    ? Optional.of(
                            "developers of other nations who come through its addresses count as those of the hub")
                    : members.contains(nation) ? Optional.of("ranked as one with others: " + union) : Optional.empty();
            scores.addAll(scores(nation, Set.of(nation), central, drawn, reason));
        }
        if (members.stream().anyMatch(nations::contains)) {
            scores.addAll(scores(union, new TreeSet<>(members), central, drawn, Optional.empty()));
        }
        return scores;
    }

    private List<Drawn> scores(
            String code,
            Set<String> parts,
            List<Map<String, Double>> central,
            List<List<Map<String, Double>>> drawn,
            Optional<String> given) {
        RandomGenerator random = new Well19937c(31 * (31 * seed + year) + code.hashCode());
        double[][] shares = new double[layers.size()][draws];
        double[] assumed = new double[layers.size()];
        List<Gap> gaps = layers.stream().map(layer -> layer.gap(parts)).toList();
        List<String> unlisted = new ArrayList<>();
        for (int layer = 0; layer < assumed.length; layer++) {
            Gap gap = gaps.get(layer);
            if (gap.isAll()) {
                unlisted.add(layers.get(layer).id());
            }
            assumed[layer] = sum(central.get(layer), parts) + gap.most() / 2;
            for (int draw = 0; draw < draws; draw++) {
                shares[layer][draw] = sum(drawn.get(draw).get(layer), parts)
                        + (gap.part() > 0 ? random.nextDouble() * gap.most() : 0);
            }
        }
        double[] weights = new double[draws];
        Arrays.setAll(
                weights,
                draw -> SCALE
                        * Arrays.stream(shares)
                                .mapToDouble(layer -> layer[draw])
                                .sum()
                        / assumed.length);
        SortedMap<String, double[]> exchanged = exchanged(shares, weights);
        double weight = SCALE * Arrays.stream(assumed).sum() / assumed.length;
        List<Drawn.Part> layersOf = new ArrayList<>();
        for (int layer = 0; layer < assumed.length; layer++) {
            layersOf.add(Drawn.Part.of(
                    layers.get(layer).id(),
                    SCALE * assumed[layer],
                    Arrays.stream(shares[layer]).map(share -> SCALE * share).toArray(),
                    Optional.empty(),
                    1 - gaps.get(layer).part(),
                    1));
        }
        Optional<String> unranked = given.isPresent() || unlisted.isEmpty()
                ? given
                : Optional.of("too small for the source, which leaves it out of " + String.join(" and ", unlisted));
        double coverage = 1 - gaps.stream().mapToDouble(Gap::part).average().orElse(0);
        Drawn participation = new Drawn(
                ScoreId.PARTICIPATION,
                code,
                year,
                weight,
                weights,
                weights,
                Optional.empty(),
                layersOf,
                coverage,
                unranked,
                exchanged);
        boolean isKnown = parts.stream().allMatch(people::containsKey);
        if (!isKnown) {
            return List.of(participation);
        }
        double world = people.values().stream().mapToDouble(Double::doubleValue).sum();
        double part = sum(people, parts) / world;
        double[] intensities =
                Arrays.stream(weights).map(value -> value / SCALE / part).toArray();
        SortedMap<String, double[]> relative = new TreeMap<>();
        exchanged.forEach((layer, values) -> relative.put(
                layer, Arrays.stream(values).map(value -> value / SCALE / part).toArray()));
        return List.of(
                participation,
                new Drawn(
                        ScoreId.PARTICIPATION_INTENSITY,
                        code,
                        year,
                        weight / SCALE / part,
                        intensities,
                        intensities,
                        Optional.empty(),
                        List.of(),
                        coverage,
                        unranked,
                        relative));
    }

    /** By layer that is a sample, the weight of the first draws with the layer's items of the draw after. */
    private SortedMap<String, double[]> exchanged(double[][] shares, double[] weights) {
        SortedMap<String, double[]> exchanged = new TreeMap<>();
        int exchanges = Math.min(EXCHANGES, draws - 1);
        for (int layer = 0; layer < shares.length && exchanges > 0; layer++) {
            if (layers.get(layer).kind() == Layer.Kind.SAMPLE) {
                double[] of = shares[layer];
                double[] values = new double[exchanges];
                Arrays.setAll(values, draw -> weights[draw] + SCALE * (of[draw + 1] - of[draw]) / shares.length);
                exchanged.put(layers.get(layer).id(), values);
            }
        }
        return exchanged;
    }

    private static double sum(Map<String, Double> amounts, Set<String> nations) {
        return nations.stream()
                .mapToDouble(nation -> amounts.getOrDefault(nation, 0.0))
                .sum();
    }
}
