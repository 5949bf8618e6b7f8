package org.sovereignai.schemas.manifest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.sovereignai.schemas.TableSchema;

/**
 * One file of a release: a resource of its data package. What only tables have is missing in other files.
 *
 * @param name name of the table, or one made of the path
 * @param path place in the folder of the release
 * @param title one line for people
 * @param format its format
 * @param licences its licence
 * @param bytes its size; -1 where the release does not say
 * @param hash {@code sha256:} and its SHA-256
 * @param type {@code table}, or nothing
 * @param mediatype media type of IANA
 * @param description what it holds and what one row is
 * @param rows number of rows
 * @param digest digest of its content, whatever the order of rows and the version of Parquet
 * @param madeFrom source resources and tables that it is made from
 * @param sources publishers' data sets that it is made from, through whatever tables
 * @param lineage what its content depends on
 * @param warnings codes of what to beware of
 * @param schema its columns and keys
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "name",
    "path",
    "title",
    "format",
    "licenses",
    "bytes",
    "hash",
    "type",
    "mediatype",
    "description",
    "rows",
    "digest",
    "madeFrom",
    "sources",
    "lineage",
    "warnings",
    "schema"
})
public record ManifestFile(
        String name,
        String path,
        String title,
        String format,
        @JsonProperty("licenses") List<Manifest.Licence> licences,
        Long bytes,
        String hash,
        String type,
        String mediatype,
        String description,
        Long rows,
        String digest,
        List<String> madeFrom,
        List<Manifest.Origin> sources,
        Lineage lineage,
        List<String> warnings,
        TableColumns schema) {

    /** Media type of Parquet. */
    public static final String PARQUET_TYPE = "application/vnd.apache.parquet";

    private static final String SHA256 = "sha256:";

    public ManifestFile {
        name = Manifest.text(name);
        path = Manifest.text(path);
        title = Manifest.text(title);
        format = Manifest.text(format);
        licences = Manifest.list(licences);
        bytes = bytes == null ? Long.valueOf(-1) : bytes;
        hash = Manifest.text(hash);
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
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
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
                TableColumns.of(table));
    }

    /** Size, SHA-256, number of rows and digest of the content of a table's file. */
    public record Content(long bytes, String sha256, long rows, String digest) {}

    /** Whether the file is a table of the contract. */
    @JsonIgnore
    public boolean isTable() {
        return schema != null;
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

    /** Number of rows of a table. */
    @JsonIgnore
    public long rowCount() {
        return Objects.requireNonNullElse(rows, 0L);
    }

    /** What a table is made from: source resources, then tables. */
    @JsonIgnore
    public List<String> origins() {
        return Manifest.list(madeFrom);
    }

    /** What to beware of, by code. */
    @JsonIgnore
    public List<String> warningCodes() {
        return Manifest.list(warnings);
    }

    /** Columns and keys of a table; none of other files. */
    @JsonIgnore
    public TableColumns columns() {
        return Optional.ofNullable(schema).orElse(TableColumns.NONE);
    }

    static String withoutAlgorithm(String hash) {
        return hash.startsWith(SHA256) ? hash.substring(SHA256.length()) : hash;
    }
}
