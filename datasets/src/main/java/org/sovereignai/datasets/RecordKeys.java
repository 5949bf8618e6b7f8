package org.sovereignai.datasets;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The keys of the used records of a file or of a part of one, each as a hash of 64 bits with the number of its record:
 * what is needed to tell, once all files of a resource are read, whether two records have one key.
 */
final class RecordKeys {

    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final long MULTIPLIER = 0xFF51AFD7ED558CCDL;
    private static final int FIRST_SIZE = 256;

    /**
     * The keys of one declaration.
     *
     * @param hashes of the keys, in the order of the records
     * @param records numbers of the records
     */
    record Found(long[] hashes, long[] records) implements Serializable {}

    private final Resource resource;
    private final List<Collector> collectors = new ArrayList<>();

    RecordKeys(Resource resource) {
        this.resource = resource;
        resource.keys().forEach(key -> collectors.add(new Collector(key)));
    }

    /**
     * Takes a record that is used.
     *
     * @param record the record as it is after its corrections
     * @param values its values, in the order of the columns
     */
    void take(SourceRecord record, Object[] values) {
        for (Collector collector : collectors) {
            collector.take(record, values);
        }
    }

    /** What was found, in the order of the declarations. */
    List<Found> found() {
        return collectors.stream().map(Collector::found).toList();
    }

    private final class Collector {
        private final int[] places;
        private final int[] placesOfUnless;
        private final List<List<String>> unless;
        private long[] hashes = new long[FIRST_SIZE];
        private long[] records = new long[FIRST_SIZE];
        private int count;

        Collector(RecordKey key) {
            this.places = key.columns().stream().mapToInt(resource::place).toArray();
            this.placesOfUnless =
                    key.unless().keySet().stream().mapToInt(resource::place).toArray();
            this.unless = List.copyOf(key.unless().values());
        }

        void take(SourceRecord record, Object[] values) {
            for (int i = 0; i < placesOfUnless.length; i++) {
                if (unless.get(i).contains(String.valueOf(values[placesOfUnless[i]]))) {
                    return;
                }
            }
            if (count == hashes.length) {
                hashes = Arrays.copyOf(hashes, 2 * count);
                records = Arrays.copyOf(records, 2 * count);
            }
            long hash = SEED;
            for (int place : places) {
                hash = mixed(hash, part(record, values, place));
            }
            hashes[count] = hash;
            records[count] = record.number();
            count++;
        }

        /** Partners without a name are many, so that the publisher's code tells them apart. */
        private Object part(SourceRecord record, Object[] values, int place) {
            Object value = values[place];
            return Crosswalk.UNNAMED.equals(value) ? record.values()[place].strip() : value;
        }

        Found found() {
            return new Found(Arrays.copyOf(hashes, count), Arrays.copyOf(records, count));
        }
    }

    private static long mixed(long hash, Object value) {
        long mixed = hash;
        if (value instanceof Object[] list) {
            for (Object item : list) {
                mixed = mixed(mixed, item);
            }
            return mixed(mixed, list.length);
        }
        String text = Objects.toString(value);
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * MULTIPLIER;
            mixed ^= mixed >>> 29;
        }
        // What follows belongs to another column.
        mixed = (mixed ^ 0x1_0000) * MULTIPLIER;
        return mixed ^ mixed >>> 32;
    }

    /**
     * The keys of all parts of a resource together.
     *
     * @param found what each part has of one declaration, in the order of the parts
     * @return repeated records, each with the part it is in and the record that it repeats; by the place of the part
     */
    static List<Repeat> repeats(List<Found> found) {
        int total = found.stream().mapToInt(part -> part.hashes().length).sum();
        long[] sorted = new long[total];
        int filled = 0;
        for (Found part : found) {
            System.arraycopy(part.hashes(), 0, sorted, filled, part.hashes().length);
            filled += part.hashes().length;
        }
        Arrays.parallelSort(sorted);
        Map<Long, Place> repeated = new HashMap<>();
        for (int i = 1; i < total; i++) {
            if (sorted[i] == sorted[i - 1]) {
                repeated.put(sorted[i], Place.NOT_YET);
            }
        }
        if (repeated.isEmpty()) {
            return List.of();
        }
        List<Repeat> repeats = new ArrayList<>();
        for (int part = 0; part < found.size(); part++) {
            addRepeats(found.get(part), part, repeated, repeats);
        }
        return repeats;
    }

    private static void addRepeats(Found found, int part, Map<Long, Place> first, List<Repeat> repeats) {
        for (int i = 0; i < found.hashes().length; i++) {
            Place before = first.get(found.hashes()[i]);
            if (before != null) {
                Place here = new Place(part, found.records()[i]);
                if (before.equals(Place.NOT_YET)) {
                    first.put(found.hashes()[i], here);
                } else {
                    repeats.add(new Repeat(here, before));
                }
            }
        }
    }

    /**
     * Where a record is.
     *
     * @param part place of its part among those that were compared
     * @param record its number in its file
     */
    record Place(int part, long record) {

        private static final Place NOT_YET = new Place(-1, -1);
    }

    /** A record that has the key of an earlier one. */
    record Repeat(Place here, Place first) {}
}
