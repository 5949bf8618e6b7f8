package org.sovereignai.measures.participation;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.participation.CodeYear.Activity;
import org.sovereignai.measures.participation.Population.People;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.Status;

/**
 * Open-source activity of a nation, relative to its people and to the world.
 *
 * <p>Stocks (developers, repositories, organizations) count as they stand at the last quarter of the year that is there,
 * flows (git pushes) are summed over the quarters that are there and never scaled up. A year with fewer than four
 * quarters is partial; one whose people are not counted yet is provisional, as the figure will change with them.
 */
public final class OpenSourceActivityPerHead implements Family<CodeYear> {

    @Override
    public Stream<Figure> figures(CodeYear year) {
        return Stream.concat(
                Arrays.stream(Activity.values()).flatMap(what -> perHead(what, year)),
                worldShares(Activity.GIT_PUSHES, year));
    }

    private static Stream<Figure> perHead(Activity what, CodeYear year) {
        int scale = what == Activity.ORGANIZATIONS ? 1_000_000 : 1_000;
        String measure = what.id() + (what == Activity.ORGANIZATIONS ? "_per_million" : "_per_thousand");
        return year.of(what).entrySet().stream().map(nation -> {
            long count = count(what, nation.getValue());
            Optional<People> people = year.people(nation.getKey());
            boolean isCarried = people.filter(People::isCarried).isPresent();
            return year.about(nation.getKey(), nation.getValue(), isCarried ? Status.PROVISIONAL : Status.FINAL)
                    .figure(
                            measure,
                            people.map(are -> Estimate.unbounded((double) count * scale / are.number()))
                                    .orElse(Estimate.NONE))
                    .basedOn(count)
                    .covering(nation.getValue().coverage())
                    .unless(Reason.NO_POPULATION.when(people.isEmpty()))
                    // One note is published: what was measured says more than that it is a hub.
                    .noting(Reason.LOCATION_DISPUTED.when(year.lists().isDisputed(nation.getKey())))
                    .notingHub()
                    .noting(Reason.POPULATION_CARRIED.when(isCarried));
        });
    }

    private static Stream<Figure> worldShares(Activity flow, CodeYear year) {
        double world = year.of(flow).values().stream().mapToLong(Quarters::sum).sum();
        return world == 0
                ? Stream.empty()
                : year.of(flow).entrySet().stream()
                        .map(nation -> year.about(nation.getKey(), nation.getValue())
                                .figure(
                                        "git_push_world_share",
                                        Estimate.unbounded(nation.getValue().sum() / world))
                                .basedOn(nation.getValue().sum())
                                .covering(nation.getValue().coverage())
                                .notingHub());
    }

    private static long count(Activity what, Quarters quarters) {
        return what == Activity.GIT_PUSHES ? quarters.sum() : quarters.last();
    }
}
