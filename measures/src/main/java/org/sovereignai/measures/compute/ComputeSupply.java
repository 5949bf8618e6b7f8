package org.sovereignai.measures.compute;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.supply.Supply;
import org.sovereignai.measures.supply.Units;
import org.sovereignai.schemas.Strand;

/**
 * On whom the computing power that stands in a nation depends: clusters in service at the end of the year, each weighed by
 * its power. Clusters of unknown nation are left out.
 */
public final class ComputeSupply {

    private ComputeSupply() {}

    /** By the nations of the owners. */
    public static Stream<Supply> byOwners(Clusters clusters, Strand strand) {
        return supplies(clusters, strand, Cluster::owners);
    }

    /** By the nation of the maker of the chips. */
    public static Stream<Supply> byMakers(Clusters clusters, Strand strand) {
        return supplies(clusters, strand, cluster -> cluster.maker().stream().toList());
    }

    private static Stream<Supply> supplies(
            Clusters clusters, Strand strand, Function<Cluster, Collection<String>> suppliers) {
        int last = clusters.years().max().orElse(0);
        return clusters.years().boxed().flatMap(year -> {
            // The list ends within its last year, and clusters of earlier years are still found.
            Status status = year >= last ? Status.PARTIAL : Status.PROVISIONAL;
            SortedMap<String, Units> hosts = new TreeMap<>();
            clusters.inServiceAtEndOf(year)
                    .filter(cluster -> cluster.host() != null)
                    .forEach(cluster -> hosts.computeIfAbsent(
                                    cluster.host(), host -> Units.of(Nation.of(host), strand, year, status))
                            .add(cluster.power(), suppliers.apply(cluster)));
            return hosts.values().stream().map(Units::supply);
        });
    }
}
