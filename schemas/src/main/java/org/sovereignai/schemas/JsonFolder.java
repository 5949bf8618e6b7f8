package org.sovereignai.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The JSON descriptors that lie beside a class, in a folder or in a jar. A descriptor registers itself by being there:
 * there is no list to keep.
 */
public final class JsonFolder {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonFolder() {}

    /**
     * Reads one JSON resource.
     *
     * @throws IllegalStateException if it is missing or is not JSON
     */
    public static JsonNode read(Class<?> neighbour, String name) {
        try {
            return JSON.readTree(PackagedText.of(neighbour, name));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Descriptor " + name + " is not valid JSON: " + e.getMessage(), e);
        }
    }

    /** Reads every {@code *.json} of a folder beside a class; the key is the file name without its ending. */
    public static Map<String, JsonNode> readAll(Class<?> neighbour, String folder) {
        Map<String, JsonNode> found = new TreeMap<>();
        for (String file : fileNames(neighbour, folder)) {
            found.put(file.substring(0, file.length() - ".json".length()), read(neighbour, folder + "/" + file));
        }
        return found;
    }

    private static Iterable<String> fileNames(Class<?> neighbour, String folder) {
        URL url = neighbour.getResource(folder);
        if (url == null) {
            throw new IllegalStateException("Folder " + folder + " is missing beside " + neighbour.getName());
        }
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                String prefix = jar.getEntryName().endsWith("/") ? jar.getEntryName() : jar.getEntryName() + "/";
                return jar.getJarFile().stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.startsWith(prefix) && name.endsWith(".json"))
                        .map(name -> name.substring(prefix.length()))
                        .filter(name -> !name.contains("/"))
                        .sorted()
                        .toList();
            }
            try (Stream<Path> files = Files.list(Path.of(URI.create(url.toURI().toString())))) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".json"))
                        .sorted()
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
