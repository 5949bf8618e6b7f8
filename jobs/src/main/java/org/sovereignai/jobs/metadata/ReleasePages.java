package org.sovereignai.jobs.metadata;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sovereignai.jobs.store.Json;
import org.sovereignai.schemas.TableDescription;
import org.sovereignai.schemas.TableSchema;
import org.sovereignai.schemas.manifest.Manifest;

/** The files of a release that describe it, beside its manifest. */
public final class ReleasePages {

    private ReleasePages() {}

    /**
     * One file to be written.
     *
     * @param file its name in the release
     * @param title one line for the manifest
     * @param format its format, as the manifest names it
     * @param text its content
     */
    public record Page(String file, String title, String format, String text) {}

    /** The years that a release tells of, from the first to the last. */
    public record Years(int first, int last) {}

    /**
     * Every description of a release.
     *
     * @param manifest the Frictionless Data Package of the release, with the files that hold data
     * @param tables the tables that the release holds
     * @param warnings what the codes of warnings mean
     * @param years those of its indicators; none where no indicator has a row
     */
    public static List<Page> of(
            Manifest manifest, List<TableSchema> tables, Map<String, String> warnings, Optional<Years> years) {
        return List.of(
                new Page("CITATION.txt", "How to cite this release", "txt", Citation.text(manifest)),
                new Page("croissant.json", "Croissant 1.1", "json", Json.page(Croissant.of(manifest, tables))),
                new Page("dcat.jsonld", "DCAT 3", "jsonld", Json.page(Dcat.of(manifest, years))),
                new Page(
                        "dictionary.md",
                        "Data dictionary for people",
                        "md",
                        TableDescription.dictionary(tables, warnings)),
                new Page("tables.sql", "Tables of a Spark catalog", "sql", SparkTables.sql(manifest, tables)));
    }
}
