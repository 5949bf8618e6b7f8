package org.sovereignai.atlas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.Validate;
import org.sovereignai.datasets.InputException;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.manifest.Manifest;
import org.sovereignai.schemas.manifest.ManifestFile;

/**
 * The site of a release: a map, charts and a page for every nation, as plain files that need no server and no network.
 *
 * <p>The pages show what the tables of the release hold and nothing else. Data go to {@code data/} as scripts that hand
 * themselves over, since browsers do not let a page from disk fetch files.
 */
public final class Atlas {

    /** Name of the atlas's folder in a release. */
    public static final String FOLDER = "atlas";

    private static final String JDBC = "jdbc:duckdb:";
    private static final List<String> SITE =
            List.of("atlas.css", "theme.js", "lib/charts.js", "lib/world.js", "lib/LICENCES.txt");
    /** Rows up to which a table is given as plain CSV within the release; copies elsewhere have all tables so. */
    private static final long ROWS_AS_CSV = 20_000;

    private final Path release;
    private final Manifest manifest;
    private final Optional<Manifest> previous;

    private Atlas(Path release, Manifest manifest, Optional<Manifest> previous) {
        this.release = release;
        this.manifest = manifest;
        this.previous = previous;
    }

    /**
     * The atlas of a release.
     *
     * @param release folder with the tables as Parquet files, on a local disk
     * @param manifest what the release says of itself
     */
    public static Atlas of(Path release, Manifest manifest) {
        Validate.isTrue(Files.isDirectory(release), "%s is no folder", release);
        return new Atlas(release, manifest, Optional.empty());
    }

    /** The same, with a list of what changed since an earlier release. */
    public Atlas comparedWith(Manifest earlierManifest) {
        return new Atlas(release, manifest, Optional.of(earlierManifest));
    }

    /** Whether Parquet can be read here: DuckDB is on the class path of {@code ./sovereign-ai}, not on a cluster's. */
    public static boolean isAvailable() {
        try {
            DriverManager.getDriver(JDBC);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Writes the atlas into {@value #FOLDER} of the release itself and links to the tables beside it.
     *
     * @return the files, relative to the release folder, in the order of their names
     * @throws InputException if a table that the atlas shows is missing
     */
    public List<String> writeIntoRelease() {
        Path target = release.resolve(FOLDER);
        write(target, "..", ROWS_AS_CSV);
        return files(target).stream()
                .map(file -> FOLDER + "/" + target.relativize(file).toString().replace('\\', '/'))
                .toList();
    }

    /**
     * Writes the atlas and every table, as Parquet and as CSV, into a folder that stands by itself, for a web server.
     *
     * @throws InputException if a table that the atlas shows, or a file that the manifest names, is missing
     */
    public void writeCopy(Path target) {
        write(target, "tables", Long.MAX_VALUE);
        try {
            Path tables = Files.createDirectories(target.resolve("tables"));
            for (ManifestFile published : manifest.resources()) {
                String file = published.path();
                if (!file.startsWith(FOLDER + "/")) {
                    Files.copy(release.resolve(file), tables.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (NoSuchFileException e) {
            throw new InputException(
                    "%s is not there; restore the release from a copy, or make it again.".formatted(e.getFile()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path target, String tables, long rowsAsCsv) {
        ReleaseFacts facts = new ReleaseFacts(manifest, previous, Schemas.load(), tables, rowsAsCsv);
        try (Extracts extracts = Extracts.open(release, facts.tables())) {
            extracts.writeTo(target.resolve("data"));
            extracts.writeCsv(target.resolve("csv"), facts.tablesAsCsv());
            extracts.writeCompressedCsv(target.resolve("csv"), facts.tablesAsCompressedCsv());
        }
        Extracts.writeData(target.resolve("data"), "release", facts.release());
        Extracts.writeData(target.resolve("data"), "tables", facts.tableList());
        Pages.write(target, manifest, tables);
        SITE.forEach(file -> copy(file, target));
        Pages.scripts().forEach(file -> copy(file, target));
    }

    private static void copy(String file, Path target) {
        try (InputStream in = Atlas.class.getResourceAsStream("site/" + file)) {
            Path copy = target.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) {
        try (var paths = Files.walk(folder)) {
            return new ArrayList<>(paths.filter(Files::isRegularFile).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
