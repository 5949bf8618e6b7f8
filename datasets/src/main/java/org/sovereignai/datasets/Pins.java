package org.sovereignai.datasets;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.lang3.Validate;
import org.sovereignai.schemas.JsonFolder;

/**
 * The editions of the public files that the project was made and checked with: SHA-256 and size of each, and of each file
 * of the starter extract. They are in {@code pins.json}, which {@code datasets/make-starter} writes.
 *
 * @param pinned publishers' files, by path below the data folder
 * @param extract files of the starter extract likewise
 */
public record Pins(SortedMap<String, Pin> pinned, SortedMap<String, Pin> extract) {

    /** What a file is to the pins. */
    public enum State {
        /** The publisher's file, in the edition that the project was checked with. */
        PINNED,
        /** A file of the starter extract, as it was shipped. */
        EXTRACT,
        /** A file with another content than its pin, or without one. */
        UNPINNED
    }

    /**
     * One pinned file.
     *
     * @param sha256 hash of the content, in lower-case hexadecimal
     * @param bytes its size
     */
    public record Pin(String sha256, long bytes) {

        public Pin {
            Validate.notBlank(sha256, "A pinned file has a sha256");
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public Pins {
        pinned = sorted(pinned);
        extract = sorted(extract);
    }

    /** Reads the pins on the class path. */
    public static Pins load() {
        return JSON.convertValue(JsonFolder.read(Pins.class, "pins.json"), Pins.class);
    }

    /**
     * Reads pins from a file.
     *
     * @throws InputException if it cannot be read
     */
    public static Pins load(Path file) {
        try {
            Pins pins = JSON.readValue(file.toFile(), Pins.class);
            if (pins == null) {
                throw new IOException("it says null");
            }
            return pins;
        } catch (IOException e) {
            throw new InputException(
                    "The pins in %s cannot be read: %s; name another file with --pins."
                            .formatted(file, InputException.reason(e)),
                    e);
        }
    }

    /** The pins of all files of two data folders: one with the publishers' files, one with the extract of them. */
    static Pins of(DataFolder publishers, DataFolder starter) {
        return new Pins(pins(publishers), pins(starter));
    }

    /**
     * What a file is to the pins.
     *
     * @param sha256 its hash, as {@link DataFolder#sha256} gives it
     */
    public State state(InputFile file, String sha256) {
        if (isOf(extract, file, sha256)) {
            return State.EXTRACT;
        }
        return isOf(pinned, file, sha256) ? State.PINNED : State.UNPINNED;
    }

    private static boolean isOf(Map<String, Pin> pins, InputFile file, String sha256) {
        Pin pin = pins.get(file.path());
        return pin != null && pin.sha256().equals(sha256);
    }

    /** Whether a file can be a pinned one, as far as that can be told without reading it. */
    public boolean hasSizeOf(InputFile file) {
        return Stream.of(pinned, extract)
                .map(pins -> pins.get(file.path()))
                .anyMatch(pin -> pin != null && pin.bytes() == file.bytes());
    }

    /**
     * Publishers' files of a resource that have a pin and are not in the folder, though others of the source are: what is
     * made from the source then lacks them. None where an extract or an archive stands for the files, nor for a resource
     * that an extract of its source may not hold.
     *
     * @return their paths below the data folder, sorted
     */
    public List<String> missing(Resource resource, DataFolder data) {
        List<InputFile> there = data.files(resource);
        String folder = resource.source() + "/";
        if (!data.holds(resource.source())
                || there.stream()
                        .anyMatch(file -> file.extract() || !file.member().isEmpty())
                || !resource.redistributable() && isExtract(folder, data)) {
            return List.of();
        }
        return pinned.keySet().stream()
                .filter(path -> path.startsWith(folder)
                        && resource.files().stream()
                                .anyMatch(name -> name.matcher(path.substring(folder.length()))
                                        .matches()))
                .filter(path -> there.stream().noneMatch(file -> file.path().equals(path)))
                .toList();
    }

    private static boolean isExtract(String folder, DataFolder data) {
        return data.paths().stream().anyMatch(path -> path.startsWith(folder) && path.endsWith(Resource.EXTRACT));
    }

    /** The pin of a publisher's file, by its path below the data folder. */
    public Optional<Pin> publishers(String path) {
        return Optional.ofNullable(pinned.get(path));
    }

    /** These pins, with those of some publishers' files replaced or added. */
    public Pins with(Map<String, Pin> newer) {
        SortedMap<String, Pin> all = new TreeMap<>(pinned);
        all.putAll(newer);
        return new Pins(all, extract);
    }

    /** Writes the pins, sorted by path. */
    public void write(Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(this).replace("\r", "") + "\n");
    }

    private static SortedMap<String, Pin> pins(DataFolder folder) {
        SortedMap<String, Pin> pins = new TreeMap<>();
        folder.paths().forEach(path -> pins.put(path, new Pin(folder.sha256(path), folder.bytes(path))));
        return pins;
    }

    private static SortedMap<String, Pin> sorted(Map<String, Pin> pins) {
        return pins == null ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(new TreeMap<>(pins));
    }
}
