package org.sovereignai.schemas.manifest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sovereignai.schemas.TableSchema;

/**
 * One file of a release: a resource of its data package.
 *
 * @param name name of the table, or one made of the path
 * @param path place in the folder of the release
 * @param title one line for people
 * @param format its format
 * @param licences its licence
 * @param bytes its size; -1 where the release does not say
 * @param hash {@code sha256:} and its SHA-256
 * @param table what tables alone have; empty in other files
 */
public record ManifestFile(
        String name,
        String path,
        String title,
        String format,
        @JsonProperty("licenses") List<Manifest.Licence> licences,
        Long bytes,
        String hash,
        @JsonUnwrapped TableFacts table) {

    /** Media type of Parquet. */
    public static final String PARQUET_TYPE = "application/vnd.apache.parquet";

    private static final String SHA256 = "sha256:";

    public ManifestFile {
        bytes = bytes == null ? Long.valueOf(-1) : bytes;
        table = table == null ? TableFacts.NONE : table;
    }

    /** A file that is no table. */
    public static ManifestFile of(String path, String title, String format, long bytes, String sha256) {
        return new ManifestFile(
                path.toLowerCase(Locale.ROOT).replaceAll("[./]", "-"),
                path,
                title,
                format,
                List.of(Manifest.Licence.CC_BY),
                bytes,
                SHA256 + sha256,
                TableFacts.NONE);
    }

    /**
     * The Parquet file of a table.
     *
     * @param content its size, hash, rows and digest
     * @param sources publishers' data sets that it is made from
     */
    public static ManifestFile of(TableSchema table, Content content, List<Manifest.Origin> sources, Lineage lineage) {
        return new ManifestFile(
                table.name(),
                table.name() + ".parquet",
                table.title(),
                "parquet",
                List.of(Manifest.Licence.CC_BY),
                content.bytes(),
                SHA256 + content.sha256(),
                new TableFacts(
                        "table",
                        PARQUET_TYPE,
                        table.description() + " One row: " + table.row() + ".",
                        content.rows(),
                        content.digest(),
                        table.origins(),
                        // The register of strands and lists of the project's own have no publisher but the project.
                        sources.isEmpty() ? null : sources,
                        lineage,
                        table.warnings(),
                        TableColumns.of(table)));
    }

    /** Size, SHA-256, number of rows and digest of the content of a table's file. */
    public record Content(long bytes, String sha256, long rows, String digest) {}

    /** Whether the file is a table of the contract. */
    @JsonIgnore
    public boolean isTable() {
        return table.schema() != null;
    }

    /** The SHA-256 alone. */
    @JsonIgnore
    public String sha256() {
        return withoutAlgorithm(hash);
    }

    /** The licence of the file; without name and address where the release says none. */
    @JsonIgnore
    public Manifest.Licence licence() {
        return licences.isEmpty() ? new Manifest.Licence("", "", "") : licences.get(0);
    }

    /** Columns and keys of a table; none of other files. */
    @JsonIgnore
    public TableColumns columns() {
        return Optional.ofNullable(table.schema()).orElse(TableColumns.NONE);
    }

    static String withoutAlgorithm(String hash) {
        return hash.startsWith(SHA256) ? hash.substring(SHA256.length()) : hash;
    }
}
