package org.sovereignai.measures.compute;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sovereignai.measures.participation.Population;

/** All clusters of the world that the list has and that count. */
public final class Clusters {

    private final List<Cluster> clusters;
    private final Population population;

    private Clusters(List<Cluster> clusters, Population population) {
        this.clusters = clusters;
        this.population = population;
    }

    /** The clusters in any order, and the people of the nations in which they stand. */
    public static Clusters of(Collection<Cluster> clusters, Population population) {
        List<Cluster> sorted = clusters.stream()
                .sorted(Comparator.comparing(Cluster::host, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(Cluster::from)
                        .thenComparing(Cluster::power))
                .toList();
        return new Clusters(sorted, population);
    }

    /** The people of a nation in a year. */
    Optional<Population.People> people(String nation, int year) {
        return population.of(nation, year);
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
