package org.sovereignai.datasets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * Holds the resources against one another, as far as descriptors say that two of them list the same. A file that ends between
 * two records is a file like any other; only the other one tells.
 */
public final class References {

    private final Sources sources;
    private final DataFolder data;

    public References(Sources sources, DataFolder data) {
        this.sources = sources;
        this.data = data;
    }

    /**
     * The first thing that is in one resource and not in the other, as a sentence; none if all is in both.
     *
     * @param resources names of those that are looked at, as {@code source/resource}, each with those that it refers to and
     *     those that refer to it; one without files proves nothing
     */
    public Optional<String> missing(Collection<String> resources) {
        Set<String> wanted = new HashSet<>(resources);
        return sources.all().stream()
                .flatMap(source -> source.resources().stream())
                .flatMap(resource -> resource.references().stream()
                        .filter(reference -> wanted.contains(resource.id()) || wanted.contains(reference.to()))
                        .flatMap(reference -> missing(resource, reference).stream()))
                .findFirst();
    }

    private Optional<String> missing(Resource from, Reference reference) {
        Resource to = sources.resource(reference.to());
        if (data.files(from).isEmpty() || data.files(to).isEmpty()) {
            return Optional.empty();
        }
        Map<String, Long> named = new TreeMap<>();
        Map<String, Long> counted = new TreeMap<>();
        int yes = reference.counted().isEmpty() ? -1 : from.place(reference.counted());
        Ledger ofFrom = read(from, row -> {
            String key = key(row, from, reference.columns());
            named.merge(key, 1L, Long::sum);
            if (yes < 0 || Boolean.TRUE.equals(row.get(yes))) {
                counted.merge(key, 1L, Long::sum);
            }
        });
        Map<String, Long> listed = new TreeMap<>();
        int count = reference.count().isEmpty() ? -1 : to.place(reference.count());
        Ledger ofTo = read(
                to,
                row -> listed.put(
                        key(row, to, reference.toColumns()), count < 0 ? 0 : ((Number) row.get(count)).longValue()));
        reference.unless().forEach(known -> {
            named.remove(known);
            listed.remove(known);
        });
        List<String> wrong = new ArrayList<>();
        named.keySet().stream()
                .filter(key -> !listed.containsKey(key))
                .forEach(key -> wrong.add(absent(from, reference.columns(), key, to, ofTo)));
        listed.keySet().stream()
                .filter(key -> reference.both() && !named.containsKey(key))
                .forEach(key -> wrong.add(absent(to, reference.toColumns(), key, from, ofFrom)));
        listed.forEach((key, number) -> {
            if (count >= 0 && counted.getOrDefault(key, 0L) != number.longValue()) {
                wrong.add("%s has %d records of %s '%s', where %s of %s says %d"
                        .formatted(
                                label(from),
                                counted.getOrDefault(key, 0L),
                                String.join(", ", reference.columns()),
                                key,
                                reference.count(),
                                label(to),
                                number));
            }
        });
        return wrong.stream()
                .findFirst()
                .map(first -> "%s%s; mend the file, take the publisher's, or name it in the descriptor of %s."
                        .formatted(
                                first,
                                wrong.size() == 1 ? "" : ", and %d more of this kind".formatted(wrong.size() - 1),
                                from.source()));
    }

    private String absent(Resource in, List<String> columns, String key, Resource other, Ledger ofOther) {
        return "%s of %s is '%s', which %s does not have%s"
                .formatted(String.join(", ", columns), label(in), key, label(other), setAside(ofOther));
    }

    /** What explains that a file lacks something: records of it that cannot be used. */
    private static String setAside(Ledger ledger) {
        return ledger.accounts().stream()
                .filter(account -> account.quarantinedCount() > 0)
                .findFirst()
                .map(account -> " (%d of its records cannot be used, the first, record %d: %s)"
                        .formatted(
                                account.quarantinedCount(),
                                account.quarantined().get(0).record(),
                                account.quarantined().get(0).reason()))
                .orElse("");
    }

    private String label(Resource resource) {
        return data.files(resource).get(0).label();
    }

    private static String key(Row row, Resource resource, List<String> columns) {
        return columns.stream()
                .map(column -> String.valueOf(row.get(resource.place(column))))
                .collect(Collectors.joining(" "));
    }

    private Ledger read(Resource resource, Consumer<Row> rows) {
        RowParser parser = new RowParser(resource, Crosswalk.load());
        Ledger ledger = new Ledger();
        for (FileSplit split : data.splits(resource)) {
            try (FileScan scan = new FileScan(split, resource, parser, ledger, data.settings())) {
                scan.forEachRemaining(rows);
            }
        }
        return ledger;
    }
}
