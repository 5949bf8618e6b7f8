package org.sovereignai.jobs.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.datasets.InputException;
import org.sovereignai.jobs.store.CountedHash;
import org.sovereignai.jobs.store.OutputFolder;
import org.sovereignai.schemas.manifest.Lineage;
import org.sovereignai.schemas.manifest.Manifest;
import org.sovereignai.schemas.manifest.ManifestFile;
import org.sovereignai.schemas.manifest.TableColumns;

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
        Manifest manifest = manifest(folder, hadoop);
        Map<String, TableState> tables = new LinkedHashMap<>();
        manifest.tables().stream()
                .filter(file -> file.table().digest() != null)
                .forEach(file -> tables.put(file.name(), table(folder, file)));
        Map<String, String> inputs = new TreeMap<>();
        manifest.inputs().forEach(input -> inputs.put(input.path(), input.hash()));
        return new ReleaseState(
                Optional.of(manifest.version())
                        .filter(version -> !version.isEmpty())
                        .orElse(folder.getName()),
                tables,
                inputs,
                manifest.corrections().stream().map(AppliedCorrection::of).toList());
    }

    /**
     * Compares the files of tables with what the manifest says of them.
     *
     * @throws InputException naming the file that is not the one that was published
     */
    static void verify(Path folder, Configuration hadoop, Set<String> tables) {
        for (ManifestFile file : manifest(folder, hadoop).resources()) {
            if (tables.contains(file.name())
                    && !hash(new Path(folder, file.path()), hadoop).equals(file.sha256())) {
                throw new InputException(
                        "%s is not the file that the manifest of its release names; restore the release from a copy."
                                .formatted(new Path(folder, file.path())));
            }
        }
    }

    private static Manifest manifest(Path folder, Configuration hadoop) {
        Path file = new Path(folder, OutputFolder.MANIFEST);
        try (InputStream in = file.getFileSystem(hadoop).open(file)) {
            return Manifest.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
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

    private static TableState table(Path folder, ManifestFile file) {
        StructType type = new StructType();
        for (TableColumns.Column column : file.columns().fields()) {
            type = type.add(column.name(), DataType.fromDDL(column.sqlType()));
        }
        return new TableState(
                file.name(),
                new Path(folder, file.path()).toString(),
                file.table().rowCount(),
                file.table().digest(),
                file.columns().primaryKey(),
                type,
                Optional.ofNullable(file.table().lineage()).orElse(Lineage.UNKNOWN));
    }

    private static String hash(Path file, Configuration hadoop) {
        try (InputStream in = file.getFileSystem(hadoop).open(file)) {
            return CountedHash.of(in).sha256();
        } catch (IOException e) {
            throw new InputException(
                    "%s cannot be read: %s; restore the release from a copy.".formatted(file, e.getMessage()), e);
        }
    }
}
