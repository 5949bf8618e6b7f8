package org.sovereignai.atlas;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.TableSchema;
import org.sovereignai.schemas.manifest.Manifest;
import org.sovereignai.schemas.manifest.ManifestFile;
import org.sovereignai.schemas.manifest.TableColumns;

/**
 * What the manifest of a release says about it, for the pages.
 *
 * @param manifest what the release says of itself
 * @param previous the same of the release before, if there is one
 * @param schemas texts of notes and warnings
 * @param path where the tables are, seen from the pages
 * @param rowsAsCsv rows up to which a table is given as CSV; larger ones as compressed CSV
 */
record ReleaseFacts(Manifest manifest, Optional<Manifest> previous, Schemas schemas, String path, long rowsAsCsv) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The table that releases have as CSV anyway. */
    private static final String INDICATORS = "indicators.csv";

    private record ReleaseEntry(
            String version,
            String created,
            Manifest.Licence licence,
            List<Manifest.Origin> sources,
            Map<String, String> notes,
            Map<String, String> tables,
            Map<String, List<SourceEntry>> tableSources) {}

    private record SourceEntry(String title, String licence) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Tables(
            String path,
            List<String> withheld,
            List<FileEntry> files,
            Map<String, String> warnings,
            String previous,
            List<TableEntry> tables,
            List<String> gone) {}

    private record FileEntry(String path, String title) {}

    /** A table; {@code change} and {@code rows_before} are there when an earlier release is, and has it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record TableEntry(
            String name,
            String title,
            String description,
            String path,
            long bytes,
            String hash,
            long rows,
            List<String> warnings,
            String csv,
            List<TableColumns.Column> columns,
            List<String> key,
            String change,
            @JsonProperty("rows_before") Long rowsBefore) {}

    List<String> tables() {
        return tables(rows -> true);
    }

    /** Tables to be given as CSV. */
    List<String> tablesAsCsv() {
        return tables(rows -> rows <= rowsAsCsv);
    }

    /** Tables to be given as compressed CSV. */
    List<String> tablesAsCompressedCsv() {
        return tables(rows -> rows > rowsAsCsv).stream()
                .filter(name -> !hasCsv(name))
                .toList();
    }

    private List<String> tables(LongPredicate rows) {
        return shown(manifest).stream()
                .filter(table -> rows.test(table.table().rowCount()))
                .map(ManifestFile::name)
                .toList();
    }

    /** Version, licence, sources, titles and sources of the tables, and the texts of the codes. */
    String release() {
        Map<String, String> titles = new LinkedHashMap<>();
        Map<String, List<SourceEntry>> sources = new LinkedHashMap<>();
        for (ManifestFile table : shown(manifest)) {
            titles.put(table.name(), table.title());
            sources.put(
                    table.name(),
                    table.table().publishers().stream()
                            .map(source -> new SourceEntry(source.title(), source.licence()))
                            .toList());
        }
        return json(new ReleaseEntry(
                manifest.version(),
                manifest.day(),
                manifest.licence(),
                manifest.sources(),
                schemas.notes(),
                titles,
                sources));
    }

    /** Every table with its columns, where to load it, and what changed. */
    String tableList() {
        Map<String, ManifestFile> before = previous.map(this::shown).orElse(List.of()).stream()
                .collect(Collectors.toMap(ManifestFile::name, Function.identity()));
        List<String> now = tables();
        return json(new Tables(
                path,
                manifest.withheld(),
                manifest.resources().stream()
                        .filter(file -> !file.isTable() && !file.path().contains("/"))
                        .map(file -> new FileEntry(file.path(), file.title()))
                        .toList(),
                schemas.warnings(),
                previous.map(Manifest::version).orElse(null),
                shown(manifest).stream()
                        .map(table -> table(table, Optional.ofNullable(before.get(table.name()))))
                        .toList(),
                before.keySet().stream()
                        .filter(name -> !now.contains(name))
                        .sorted()
                        .toList()));
    }

    private TableEntry table(ManifestFile table, Optional<ManifestFile> before) {
        return new TableEntry(
                table.name(),
                table.title(),
                table.table().description(),
                table.path(),
                table.bytes(),
                table.hash(),
                table.table().rowCount(),
                table.table().warningCodes(),
                csv(table.name(), table.table().rowCount()),
                table.columns().fields(),
                table.columns().primaryKey(),
                previous.map(earlier -> before.map(kept -> change(kept, table)).orElse("new"))
                        .orElse(null),
                before.map(kept -> kept.table().rowCount()).orElse(null));
    }

    private static String change(ManifestFile before, ManifestFile now) {
        return Objects.equals(before.table().digest(), now.table().digest()) ? "same" : "changed";
    }

    /** Where a table is as CSV, seen from the pages. */
    private String csv(String table, long rows) {
        if (rows <= rowsAsCsv) {
            return "csv/" + table + ".csv";
        }
        return hasCsv(table) ? path + "/" + INDICATORS : "csv/" + table + ".csv.gz";
    }

    /** Whether the release has the table as CSV anyway. */
    private boolean hasCsv(String table) {
        return table.equals("indicator_value")
                && manifest.resources().stream().anyMatch(file -> file.path().equals(INDICATORS));
    }

    /** The tables of a release, without those that are made for somebody who asks for them: they can be very large. */
    private List<ManifestFile> shown(Manifest release) {
        return release.tables().stream()
                .filter(table -> schemas.table(table.name())
                        .filter(TableSchema::isOptional)
                        .isEmpty())
                .toList();
    }

    private static String json(Object facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
