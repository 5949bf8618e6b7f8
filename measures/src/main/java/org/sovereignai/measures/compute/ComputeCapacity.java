package org.sovereignai.measures.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.participation.Population.People;
import org.sovereignai.measures.supply.Blocs;
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
 * <p>The list has a fraction of the world's chips, so that what it has is a lower bound. In a nation can stand no more than all
 * that was sold to anybody in the world (Epoch AI, "AI chip owners", 95th percentile of the sum over its makers and owners),
 * less what the list has elsewhere; where that is not known, and where chips of makers are used that it leaves out, nothing
 * bounds it from above. A nation of which the list has no cluster has bounds and no value: that is not zero.
 */
public final class ComputeCapacity implements Family<Clusters> {

    private static final double MILLION = 1e6;

    /** Where chips of Chinese makers are used, whose sales are not estimated. */
    private static final Set<String> WITH_OTHER_CHIPS = Set.copyOf(Blocs.GREATER_CHINA);

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
        double known = hosts.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Cluster::power)
                .sum();
        OptionalDouble sold = clusters.soldByEndOf(year);
        // The list ends within its last year, and clusters of earlier years are still found.
        Status status = year >= last ? Status.PARTIAL : Status.PROVISIONAL;
        clusters.nations(year).forEach(nation -> hosts.putIfAbsent(nation, List.of()));
        return hosts.entrySet().stream().flatMap(host -> {
            List<Cluster> listed = host.getValue();
            double power = power(listed);
            double most = sold.isPresent() && !WITH_OTHER_CHIPS.contains(host.getKey())
                    ? Math.max(power, sold.getAsDouble() - (known - power))
                    : Estimate.NO_HIGH;
            return figures(
                            Subject.of(Nation.of(host.getKey()), year, status),
                            new Estimate(power, power, most),
                            world,
                            clusters.people(host.getKey(), year))
                    .map(figure ->
                            figure.basedOn(listed.size()).unless(Reason.NO_LISTED_CLUSTER.when(listed.isEmpty())));
        });
    }

    private static Stream<Figure> figures(Subject subject, Estimate power, double world, Optional<People> people) {
        return Stream.of(
                subject.figure("compute_h100e", power).noting(Optional.of(Reason.LOWER_BOUND)),
                subject.figure(
                                "compute_h100e_per_million",
                                people.map(are -> power.times(MILLION / are.number()))
                                        .orElse(Estimate.NONE))
                        .unless(Reason.NO_POPULATION.when(people.isEmpty()))
                        .noting(Reason.POPULATION_CARRIED.when(
                                people.filter(People::isCarried).isPresent()))
                        .noting(Optional.of(Reason.LOWER_BOUND)),
                subject.figure("compute_world_share", Estimate.unbounded(power.value() / world)));
    }

    private static double power(List<Cluster> clusters) {
        return clusters.stream().mapToDouble(Cluster::power).sum();
    }
}
