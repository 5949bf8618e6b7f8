package org.sovereignai.measures.participation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Known;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.supply.Subject;

/**
 * People of a nation who work on a building block of the stack, such as Linux, Python or PyTorch: the largest number of the
 * year's quarters, since people of several quarters are in part the same. Where the source had a nation in another year and
 * has it no longer, there are fewer than its threshold of 100, which is unknown and not zero.
 */
public final class StackPushers implements Family<Stack> {

    private static final double THRESHOLD = 100;

    private record Cell(String topic, String nation, int year) {}

    @Override
    public Stream<Figure> figures(Stack stack) {
        Map<Cell, Long> largest = new HashMap<>();
        Map<Integer, Set<Integer>> quarters = new HashMap<>();
        SortedSet<String> topics = new TreeSet<>();
        Map<String, SortedSet<String>> nations = new HashMap<>();
        stack.counts().forEach(count -> {
            largest.merge(new Cell(count.topic(), count.nation(), count.year()), count.people(), Math::max);
            quarters.computeIfAbsent(count.year(), year -> new HashSet<>()).add(count.quarter());
            topics.add(count.topic());
            nations.computeIfAbsent(count.topic(), topic -> new TreeSet<>()).add(count.nation());
        });
        List<Figure> figures = new ArrayList<>();
        for (String topic : topics) {
            for (String nation : nations.get(topic)) {
                quarters.forEach((year, there) -> figures.add(figure(
                        topic,
                        Optional.ofNullable(largest.get(new Cell(topic, nation, year))),
                        Subject.of(
                                Nation.of(nation),
                                year,
                                Known.QUARTERS.isTooFew(there.size()) ? Status.PARTIAL : Status.FINAL))));
            }
        }
        return figures.stream();
    }

    private static Figure figure(String topic, Optional<Long> people, Subject subject) {
        String measure = "stack_pushers_" + topic.replace('-', '_');
        return people.map(count -> subject.figure(measure, Estimate.unbounded(count)))
                .orElseGet(() -> subject.figure(measure, Estimate.between(0, THRESHOLD))
                        .unless(Optional.of(Reason.BELOW_THRESHOLD)));
    }
}
