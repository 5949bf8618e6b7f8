package org.sovereignai.measures.group;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Status;

/**
 * What the members of groups have together: sums of shares of the world, of use and of compute, means by people of values per
 * head, and models of any member once. See {@link GroupSum} for members without a value.
 */
public final class MemberValues {

    /** Indicators that add up over nations. */
    private static final Set<String> ADDED = Set.of(
            "git_push_world_share",
            "model_use_share",
            "model_releases_fractional",
            "compute_h100e",
            "compute_world_share",
            "data_center_power");

    /** Indicators per head of the people. */
    private static final Set<String> PER_HEAD =
            Set.of("developers_per_thousand", "git_pushes_per_thousand", "repositories_per_thousand");

    /** What members have beyond what is listed of each comes out of one rest of the world, the same for all. */
    private static final String OF_ONE_REST = "compute_h100e";

    /** Models of several members are one each. */
    private static final String UNION = "model_releases";

    private record Key(String nation, int year) {}

    private record Value(Estimate estimate, Status status, String unit) {}

    private final Map<Key, Long> people = new HashMap<>();
    private final Map<Key, Set<String>> models = new HashMap<>();
    private final SortedMap<String, Map<Key, Value>> values = new TreeMap<>();

    /** Indicators of which a group has a figure. */
    public static SortedSet<String> indicators() {
        return Stream.of(ADDED, PER_HEAD, Set.of(UNION))
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Adds the people of a nation in a year. */
    public MemberValues people(String nation, int year, long number) {
        people.put(new Key(nation, year), number);
        return this;
    }

    /** Adds a model of a nation. */
    public MemberValues model(String nation, int year, String name) {
        models.computeIfAbsent(new Key(nation, year), key -> new HashSet<>()).add(name);
        return this;
    }

    /** Adds the value of one of the {@link #indicators}. */
    public MemberValues value(
            String indicator, String nation, int year, Estimate estimate, Status status, String unit) {
        values.computeIfAbsent(indicator, one -> new HashMap<>())
                .put(new Key(nation, year), new Value(estimate, status, unit));
        return this;
    }

    /** Years in which any nation has a value. */
    public SortedSet<Integer> years() {
        return values.values().stream()
                .flatMap(nations -> nations.keySet().stream())
                .map(Key::year)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The figures of a group, one for each indicator of which any member has a value. */
    public Stream<GroupFigure> figures(Collection<String> members, int year) {
        List<Key> keys = members.stream().map(member -> new Key(member, year)).toList();
        return values.entrySet().stream()
                .flatMap(indicator -> figure(indicator.getKey(), keys, indicator.getValue()).stream());
    }

    private Optional<GroupFigure> figure(String indicator, List<Key> members, Map<Key, Value> nations) {
        List<Value> known =
                members.stream().map(nations::get).filter(Objects::nonNull).toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        boolean isPerHead = PER_HEAD.contains(indicator);
        GroupSum sum = GroupSum.of(members.stream()
                .map(member -> new GroupSum.Part(
                        Optional.ofNullable(nations.get(member)).map(Value::estimate),
                        isPerHead ? people.getOrDefault(member, 0L) : 1))
                .toList());
        Optional<Estimate> together = indicator.equals(UNION)
                ? Optional.of(Estimate.unbounded(union(members)))
                : isPerHead ? sum.mean() : sum.sum();
        return together.map(estimate -> new GroupFigure(
                indicator,
                indicator.equals(OF_ONE_REST) ? withOneRest(estimate.value(), known) : estimate,
                known.get(0).unit(),
                sum.known(),
                members.size(),
                sum.coverage(),
                Status.leastFirm(known.stream().map(Value::status).toList())));
    }

    private static Estimate withOneRest(double sum, List<Value> known) {
        double rest = known.stream()
                .map(Value::estimate)
                .mapToDouble(one -> one.high() - one.value())
                .max()
                .orElseThrow();
        return new Estimate(sum, sum, sum + rest);
    }

    private long union(List<Key> members) {
        return members.stream()
                .flatMap(member -> models.getOrDefault(member, Set.of()).stream())
                .distinct()
                .count();
    }
}
