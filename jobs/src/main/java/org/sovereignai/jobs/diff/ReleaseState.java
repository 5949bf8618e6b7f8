package org.sovereignai.jobs.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.datasets.InputException;
import org.sovereignai.jobs.run.Lineage;
import org.sovereignai.jobs.store.CountedHash;
import org.sovereignai.jobs.store.OutputFolder;

/**
 * What a comparison needs to know of a release.
 *
 * @param name name for people
 * @param tables its tables, by name
 * @param inputs hash of every file that it was made from, by path
 * @param corrections corrections that it used
 */
public record ReleaseState(
        String name, Map<String, TableState> tables, Map<String, String> inputs, List<AppliedCorrection> corrections) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PARQUET = "parquet";

    public ReleaseState {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        corrections = List.copyOf(corrections);
    }

    /**
     * Reads the manifest of a release.
     *
     * @param folder the folder of the release
     * @throws InputException if there is no manifest, or it is none of ours
     */
    public static ReleaseState open(Path folder, Configuration hadoop) {
        JsonNode manifest = manifest(folder, hadoop);
        Map<String, TableState> tables = new LinkedHashMap<>();
        for (JsonNode resource : manifest.path("resources")) {
            if (resource.path("format").asText().equals(PARQUET) && resource.has("digest")) {
                TableState table = table(folder, resource);
                tables.put(table.name(), table);
            }
        }
        Map<String, String> inputs = new TreeMap<>();
        manifest.path("inputs")
                .forEach(input -> inputs.put(
                        input.path("path").asText(), input.path("hash").asText()));
        List<AppliedCorrection> corrections = new ArrayList<>();
        manifest.path("corrections").forEach(json -> corrections.add(correction(json)));
        return new ReleaseState(manifest.path("version").asText(folder.getName()), tables, inputs, corrections);
    }

    /**
     * Compares the files of tables with what the manifest says of them.
     *
     * @throws InputException naming the file that is not the one that was published
     */
    static void verify(Path folder, Configuration hadoop, Set<String> tables) {
        for (JsonNode resource : manifest(folder, hadoop).path("resources")) {
            String file = resource.path("path").asText();
            if (tables.contains(resource.path("name").asText())
                    && !hash(new Path(folder, file), hadoop)
                            .equals(resource.path("hash").asText())) {
                throw new InputException(
                        "%s is not the file that the manifest of its release names; restore the release from a copy."
                                .formatted(new Path(folder, file)));
            }
        }
    }

    private static JsonNode manifest(Path folder, Configuration hadoop) {
        Path file = new Path(folder, OutputFolder.MANIFEST);
        try (InputStream in = file.getFileSystem(hadoop).open(file)) {
            return JSON.readTree(in);
        } catch (FileNotFoundException e) {
            throw new InputException(
                    "%s holds no complete release: there is no %s; name a release or its folder."
                            .formatted(folder, OutputFolder.MANIFEST),
                    e);
        } catch (JsonProcessingException e) {
            throw new InputException(
                    "%s cannot be read: %s; the release is damaged, restore it from a copy."
                            .formatted(file, InputException.reason(e)),
                    e);
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(
                    "%s cannot be read: %s; check the file and its permissions.".formatted(file, e.getMessage()), e);
        }
    }

    private static TableState table(Path folder, JsonNode resource) {
        StructType type = new StructType();
        for (JsonNode field : resource.path("schema").path("fields")) {
            type = type.add(
                    field.path("name").asText(),
                    DataType.fromDDL(field.path("sql_type").asText()));
        }
        List<String> key = new ArrayList<>();
        resource.path("schema").path("primaryKey").forEach(column -> key.add(column.asText()));
        return new TableState(
                resource.path("name").asText(),
                new Path(folder, resource.path("path").asText()).toString(),
                resource.path("rows").asLong(),
                resource.path("digest").asText(),
                key,
                type,
                Lineage.fromJson(resource.path("lineage")));
    }

    private static AppliedCorrection correction(JsonNode json) {
        Map<String, String> key = new TreeMap<>();
        json.path("key")
                .properties()
                .forEach(column -> key.put(column.getKey(), column.getValue().asText()));
        return new AppliedCorrection(
                json.path("resource").asText(),
                key,
                json.path("column").asText(),
                json.path("from").asText(),
                json.path("to").asText());
    }

    private static String hash(Path file, Configuration hadoop) {
        try {
            FileSystem fileSystem = file.getFileSystem(hadoop);
            try (InputStream in = fileSystem.open(file)) {
                return "sha256:" + CountedHash.of(in).sha256();
            }
        } catch (IOException e) {
            throw new InputException(
                    "%s cannot be read: %s; restore the release from a copy.".formatted(file, e.getMessage()), e);
        }
    }
}
