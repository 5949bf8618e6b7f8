package org.sovereignai.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sovereignai.schemas.JsonFolder;

/**
 * The editions of the public files that the project was made and checked with: SHA-256 and size of each, and of each file
 * of the starter extract. They are in {@code pins.json}, which {@code datasets/make-starter} writes.
 */
public final class Pins {

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
     * @param state which kind of file it is
     */
    public record Pin(String sha256, long bytes, State state) {}

    private final Map<String, Pin> pins;

    private Pins(Map<String, Pin> pins) {
        this.pins = pins;
    }

    /** Reads the pins on the class path. */
    public static Pins load() {
        return of(JsonFolder.read(Pins.class, "pins.json"));
    }

    /**
     * Reads pins from a file.
     *
     * @throws InputException if it cannot be read
     */
    public static Pins load(Path file) {
        try {
            return of(new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new InputException(
                    "The pins in %s cannot be read: %s; name another file with --pins."
                            .formatted(file, InputException.reason(e)),
                    e);
        }
    }

    private static Pins of(JsonNode json) {
        Map<String, Pin> pins = new TreeMap<>();
        for (State state : new State[] {State.PINNED, State.EXTRACT}) {
            json.path(state.name().toLowerCase(Locale.ROOT))
                    .properties()
                    .forEach(file -> pins.put(
                            file.getKey(),
                            new Pin(
                                    file.getValue().path("sha256").asText(),
                                    file.getValue().path("bytes").asLong(),
                                    state)));
        }
        return new Pins(pins);
    }

    /** The pins of all files of two data folders: one with the publishers' files, one with the extract of them. */
    static Pins of(DataFolder publishers, DataFolder starter) {
        Map<String, Pin> pins = new TreeMap<>();
        publishers.paths().forEach(path -> pins.put(path, pin(publishers, path, State.PINNED)));
        starter.paths().forEach(path -> pins.put(path, pin(starter, path, State.EXTRACT)));
        return new Pins(pins);
    }

    /**
     * What a file is to the pins.
     *
     * @param sha256 its hash, as {@link DataFolder#sha256} gives it
     */
    public State state(InputFile file, String sha256) {
        Pin pin = pins.get(file.path());
        return pin != null && pin.sha256().equals(sha256) ? pin.state() : State.UNPINNED;
    }

    /** Whether a file can be the pinned one, as far as that can be told without reading it. */
    public boolean hasSizeOf(InputFile file) {
        Pin pin = pins.get(file.path());
        return pin != null && pin.bytes() == file.bytes();
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
        return pins.entrySet().stream()
                .filter(pin -> pin.getValue().state() == State.PINNED)
                .map(Map.Entry::getKey)
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
        return Optional.ofNullable(pins.get(path)).filter(pin -> pin.state() == State.PINNED);
    }

    /** These pins, with those of some publishers' files replaced or added. */
    public Pins with(Map<String, Pin> newer) {
        Map<String, Pin> all = new TreeMap<>(pins);
        all.putAll(newer);
        return new Pins(all);
    }

    /** Writes the pins, sorted by path. */
    public void write(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode json = mapper.createObjectNode();
        for (State state : new State[] {State.PINNED, State.EXTRACT}) {
            ObjectNode files = json.putObject(state.name().toLowerCase(Locale.ROOT));
            pins.forEach((path, pin) -> {
                if (pin.state() == state) {
                    files.putObject(path).put("sha256", pin.sha256()).put("bytes", pin.bytes());
                }
            });
        }
        Files.writeString(file, mapper.writeValueAsString(json).replace("\r", "") + "\n");
    }

    private static Pin pin(DataFolder folder, String path, State state) {
        return new Pin(folder.sha256(path), folder.bytes(path), state);
    }
}
