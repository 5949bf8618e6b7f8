package org.sovereignai.measures.compute;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.supply.Subject;

/**
 * Power and computing power of the listed large data centers that stand in a nation or belong to its firms, at the end of each
 * year, and what is announced. A site counts with the level of the last day: levels never add up over time. What stands in a
 * nation that no list names is not zero but unknown, so that a figure is a lower bound.
 */
public final class SitePower implements Family<Sites> {

    private static final LocalDate END_OF_PLANS = LocalDate.of(2100, 1, 1);

    @Override
    public Stream<Figure> figures(Sites sites) {
        SortedSet<String> nations = new TreeSet<>();
        sites.sites().forEach(site -> {
            site.host().ifPresent(nations::add);
            site.owner().ifPresent(nations::add);
        });
        int first = sites.sites().stream()
                .flatMap(site -> site.levels().stream())
                .mapToInt(level -> level.from().getYear())
                .min()
                .orElse(sites.vintage().getYear());
        return IntStream.rangeClosed(first, sites.vintage().getYear())
                .boxed()
                .flatMap(year -> nations.stream().flatMap(nation -> figures(sites, nation, year)));
    }

    private static Stream<Figure> figures(Sites sites, String nation, int year) {
        boolean isLast = year == sites.vintage().getYear();
        LocalDate day = isLast ? sites.vintage() : LocalDate.of(year, 12, 31);
        Subject subject = Subject.of(Nation.of(nation), year, Status.PARTIAL);
        List<Sites.Site> all = sites.sites().stream()
                .filter(site -> site.host().filter(nation::equals).isPresent())
                .toList();
        List<Sites.Site> hosted =
                all.stream().filter(site -> site.on(day).isPresent()).toList();
        List<Sites.Site> owned = sites.sites().stream()
                .filter(site -> site.owner().filter(nation::equals).isPresent())
                .filter(site -> site.on(day).isPresent())
                .toList();
        List<Figure> figures = new ArrayList<>();
        if (!hosted.isEmpty()) {
            figures.add(stock(subject, "data_center_power", hosted, day, Sites.Level::megawatts));
            figures.add(stock(subject, "data_center_h100e", hosted, day, SitePower::knownChips));
        }
        if (!owned.isEmpty()) {
            figures.add(stock(subject, "data_center_owned_power", owned, day, Sites.Level::megawatts));
            figures.add(stock(subject, "data_center_owned_h100e", owned, day, SitePower::knownChips));
        }
        if (isLast) {
            if (!all.isEmpty()) {
                figures.add(planned(subject, "data_center_announced_power", all, day, Sites.Level::megawatts));
            }
            // What is not known of one of the days is no difference between them.
            List<Sites.Site> counted = all.stream()
                    .filter(site -> Stream.of(day, END_OF_PLANS)
                            .flatMap(one -> site.on(one).stream())
                            .allMatch(level -> level.h100Equivalents().isPresent()))
                    .toList();
            if (!counted.isEmpty()) {
                figures.add(planned(subject, "data_center_announced_h100e", counted, day, SitePower::knownChips));
            }
        }
        return figures.stream();
    }

    private static double knownChips(Sites.Level level) {
        return level.h100Equivalents().orElse(0.0);
    }

    private static Figure planned(
            Subject subject,
            String measure,
            List<Sites.Site> sites,
            LocalDate day,
            ToDoubleFunction<Sites.Level> amount) {
        double planned = total(sites, END_OF_PLANS, amount) - total(sites, day, amount);
        return subject.figure(measure, Estimate.unbounded(planned)).basedOn(sites.size());
    }

    private static Figure stock(
            Subject subject,
            String measure,
            List<Sites.Site> sites,
            LocalDate day,
            ToDoubleFunction<Sites.Level> amount) {
        double value = total(sites, day, amount);
        return subject.figure(measure, new Estimate(value, value, Estimate.NO_HIGH))
                .basedOn(sites.size());
    }

    private static double total(List<Sites.Site> sites, LocalDate day, ToDoubleFunction<Sites.Level> amount) {
        return sites.stream()
                .flatMap(site -> site.on(day).stream())
                .mapToDouble(amount)
                .sum();
    }
}
