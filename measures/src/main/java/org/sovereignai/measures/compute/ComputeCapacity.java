package org.sovereignai.measures.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.participation.Population.People;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.supply.Subject;

/**
 * Computing power for AI that stands in a nation and is in service at the end of the year, whoever owns it. Clusters of
 * unknown nation are part of the world.
 *
 * <p>The list has a fraction of the world's chips, so that what it has is a lower bound and nothing bounds it from above.
 */
public final class ComputeCapacity implements Family<Clusters> {

    private static final double MILLION = 1e6;

    @Override
    public Stream<Figure> figures(Clusters clusters) {
        int last = clusters.years().max().orElse(0);
        return clusters.years().boxed().flatMap(year -> ofYear(year, last, clusters));
    }

    private static Stream<Figure> ofYear(int year, int last, Clusters clusters) {
        double world =
                clusters.inServiceAtEndOf(year).mapToDouble(Cluster::power).sum();
        SortedMap<String, List<Cluster>> hosts = new TreeMap<>();
        clusters.inServiceAtEndOf(year)
                .filter(cluster -> cluster.host() != null)
                .forEach(cluster -> hosts.computeIfAbsent(cluster.host(), code -> new ArrayList<>())
                        .add(cluster));
        // The list ends within its last year, and clusters of earlier years are still found.
        Status status = year >= last ? Status.PARTIAL : Status.PROVISIONAL;
        return hosts.entrySet().stream()
                .flatMap(host -> figures(
                        Subject.of(Nation.of(host.getKey()), year, status),
                        host.getValue(),
                        world,
                        clusters.people(host.getKey(), year)));
    }

    private static Stream<Figure> figures(
            Subject subject, List<Cluster> clusters, double world, Optional<People> people) {
        double power = clusters.stream().mapToDouble(Cluster::power).sum();
        return Stream.of(
                        subject.figure("compute_h100e", atLeast(power)).noting(Optional.of(Reason.LOWER_BOUND)),
                        subject.figure(
                                        "compute_h100e_per_million",
                                        people.map(are -> atLeast(power * MILLION / are.number()))
                                                .orElse(Estimate.NONE))
                                .unless(Reason.NO_POPULATION.when(people.isEmpty()))
                                .noting(Reason.POPULATION_CARRIED.when(
                                        people.filter(People::isCarried).isPresent()))
                                .noting(Optional.of(Reason.LOWER_BOUND)),
                        subject.figure("compute_world_share", Estimate.unbounded(power / world)))
                .map(figure -> figure.basedOn(clusters.size()));
    }

    private static Estimate atLeast(double amount) {
        return new Estimate(amount, amount, Estimate.NO_HIGH);
    }
}
