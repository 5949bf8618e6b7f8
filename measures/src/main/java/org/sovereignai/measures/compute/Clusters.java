package org.sovereignai.measures.compute;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sovereignai.measures.participation.Population;

/** All clusters of the world that the list has and that count, and what can be in use at most where that is known. */
public final class Clusters {

    private final List<Cluster> clusters;
    private final Population population;
    private final Map<Integer, Double> sold;

    private Clusters(List<Cluster> clusters, Population population, Map<Integer, Double> sold) {
        this.clusters = clusters;
        this.population = population;
        this.sold = sold;
    }

    /** The clusters in any order, and the people of the nations in which they stand. */
    public static Clusters of(Collection<Cluster> clusters, Population population) {
        List<Cluster> sorted = clusters.stream()
                .sorted(Comparator.comparing(Cluster::host, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(Cluster::from)
                        .thenComparing(Cluster::power))
                .toList();
        return new Clusters(sorted, population, Map.of());
    }

    /**
     * The same, knowing what all owners of the world have been sold.
     *
     * @param powers by year, computing power sold up to its end at the most, in H100 equivalents
     */
    public Clusters knowingSold(Map<Integer, Double> powers) {
        return new Clusters(clusters, population, Map.copyOf(powers));
    }

    /** What all owners of the world have been sold up to the end of a year at the most, in H100 equivalents. */
    OptionalDouble soldByEndOf(int year) {
        Double power = sold.get(year);
        return power == null ? OptionalDouble.empty() : OptionalDouble.of(power);
    }

    /** The people of a nation in a year. */
    Optional<Population.People> people(String nation, int year) {
        return population.of(nation, year);
    }

    /** The nations of which the people are known in a year, sorted. */
    SortedSet<String> nations(int year) {
        return population.nations(year);
    }

    /** Years from the first in which a cluster opened to the last: later years would show what has not closed. */
    public IntStream years() {
        OptionalInt last = openings().max();
        return last.isEmpty()
                ? IntStream.empty()
                : IntStream.rangeClosed(openings().min().getAsInt(), last.getAsInt());
    }

    /** The clusters in service at the end of a year. */
    public Stream<Cluster> inServiceAtEndOf(int year) {
        return clusters.stream().filter(cluster -> cluster.isInServiceAtEndOf(year));
    }

    private IntStream openings() {
        return clusters.stream().mapToInt(cluster -> cluster.from().getYear());
    }
}
