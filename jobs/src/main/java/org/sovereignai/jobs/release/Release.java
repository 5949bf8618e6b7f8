package org.sovereignai.jobs.release;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.hadoop.fs.Path;
import org.sovereignai.atlas.Atlas;
import org.sovereignai.datasets.DataFolder;
import org.sovereignai.datasets.InputException;
import org.sovereignai.datasets.InputFile;
import org.sovereignai.datasets.Ledger;
import org.sovereignai.datasets.Pins;
import org.sovereignai.datasets.Resource;
import org.sovereignai.datasets.Sources;
import org.sovereignai.jobs.metadata.ReleasePages;
import org.sovereignai.jobs.run.Plan;
import org.sovereignai.jobs.run.Run;
import org.sovereignai.jobs.run.SourceChecks;
import org.sovereignai.jobs.run.TableRecord;
import org.sovereignai.jobs.store.CountedHash;
import org.sovereignai.jobs.store.OutputFolder;
import org.sovereignai.jobs.store.SpreadsheetText;
import org.sovereignai.jobs.store.Version;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.TableDescription;
import org.sovereignai.schemas.TableSchema;
import org.sovereignai.schemas.manifest.Lineage;
import org.sovereignai.schemas.manifest.Manifest;
import org.sovereignai.schemas.manifest.ManifestFile;

/**
 * Publishes kept tables as a release: one file per table, the account of every source record, the codebook, and last the
 * manifest, a Frictionless Data Package (v2) with size and SHA-256 of every file. {@code latest} moves after that.
 *
 * <p>Tables that hold data whose licence forbids redistribution, or that were made from such tables, stay out.
 */
public final class Release {

    /** The table that is also published as CSV. */
    public static final String INDICATOR_VALUE = "indicator_value";

    private static final String INDICATORS = "indicators.csv";
    private static final String QUALITY = "quality.json";
    private static final String QUALITY_REPORT = "quality.md";
    private static final String CHANGES = "changes.parquet";
    private static final String CHANGES_REPORT = "changes.md";
    private static final String FINDINGS = "findings.txt";
    private static final String CODEBOOK = "codebook.csv";

    private final Run run;
    private final Schemas schemas;
    private final Sources sources;
    private final DataFolder data;
    private final OutputFolder out;
    private final Version version;
    private final Optional<String> homepage;
    private final Path folder;

    /**
     * @param version its name
     * @param homepage absolute address of its folder, where it will be published; its metadata are relative without one
     */
    public Release(Run run, Version version, Optional<String> homepage) {
        this.run = run;
        this.schemas = run.schemas();
        this.sources = run.sources();
        this.data = run.data();
        this.out = run.out();
        this.version = version;
        this.homepage = homepage;
        this.folder = out.draft(version);
    }

    /** Whether a complete release has exactly the tables of the plan. */
    public static boolean holds(Manifest manifest, Plan plan, Set<String> restricted) {
        return manifest.fingerprints().equals(fingerprints(plan, restricted));
    }

    private static Map<String, String> fingerprints(Plan plan, Set<String> restricted) {
        Map<String, String> published = new LinkedHashMap<>(plan.fingerprints());
        published.keySet().removeAll(restricted);
        return published;
    }

    /**
     * Tables that are not published. The licence of a source may forbid it: for those that can only come from such sources,
     * those into which the data folder brings one, and those made from any of them. Others are only kept for the tables that
     * are made from them.
     */
    public static Set<String> restricted(Schemas schemas, Sources sources, DataFolder data) {
        Set<String> restricted = new LinkedHashSet<>();
        for (TableSchema table : schemas.tables()) {
            List<Resource> closed = table.sources().stream()
                    .map(sources::resource)
                    .filter(resource -> !resource.redistributable())
                    .toList();
            boolean own = !closed.isEmpty()
                    && (closed.size() == table.sources().size()
                            || closed.stream()
                                    .anyMatch(resource -> !data.files(resource).isEmpty()));
            if (own || table.inputs().stream().anyMatch(restricted::contains)) {
                restricted.add(table.name());
            }
        }
        schemas.tables().stream().filter(table -> !table.isPublished()).forEach(table -> restricted.add(table.name()));
        return restricted;
    }

    /** Where the indicators wait as CSV until they are published. */
    public static Path indicatorsToCopy(OutputFolder out) {
        return out.build(INDICATORS);
    }

    /** Where the changes since the previous release wait until they are published. */
    public static Path changesToCopy(OutputFolder out) {
        return out.build(CHANGES);
    }

    /** Where their report waits. */
    public static Path changesReportToCopy(OutputFolder out) {
        return out.build(CHANGES_REPORT);
    }

    /** What a release says, in sentences. */
    public static List<String> findings(OutputFolder out, Version version) {
        return out.readText(new Path(out.release(version), FINDINGS))
                .map(text -> text.lines().toList())
                .orElse(List.of());
    }

    /**
     * Writes the release from the kept tables, in a folder that nobody reads, gives it its name and makes it the latest.
     *
     * @param across results of the checks across a table, by table
     * @throws InputException if a release of that name is there by then, or a later one
     */
    public void publish(
            Plan plan, Set<String> restricted, List<String> findings, Map<String, List<Ledger.Check>> across) {
        out.deleteDrafts();
        List<TableRecord> records = TableRecord.of(plan, run.store());
        Map<String, TableRecord> recordOf =
                records.stream().collect(Collectors.toMap(TableRecord::table, Function.identity()));
        Map<String, Lineage> lineages = plan.lineages();
        List<ManifestFile> resources = new ArrayList<>(plan.tables().parallelStream()
                .filter(planned -> !restricted.contains(planned.name()))
                .map(planned -> {
                    TableSchema table = planned.schema();
                    TableRecord record = recordOf.get(table.name());
                    Lineage lineage = lineages.get(table.name());
                    out.copy(run.store().table(planned), new Path(folder, table.name() + ".parquet"));
                    requireKept(planned);
                    return ManifestFile.of(
                            table,
                            new ManifestFile.Content(record.bytes(), record.hash(), record.rows(), record.digest()),
                            origins(lineage),
                            lineage);
                })
                .toList());
        out.copy(indicatorsToCopy(out), new Path(folder, INDICATORS));
        resources.add(file(INDICATORS, "Table indicator_value for spreadsheets", "csv"));
        publishChanges(resources);
        QualityReport quality = new QualityReport(
                plan.tables().stream().map(Plan.PlannedTable::schema).toList(), records, restricted, across);
        out.writeJson(new Path(folder, QUALITY), quality.json());
        out.writeText(new Path(folder, QUALITY_REPORT), quality.text());
        writeQuarantine(SourceChecks.accounts(records).toList(), out.quarantine(version), out);
        List<TableSchema> published = run.tables().stream()
                .filter(table -> !restricted.contains(table.name()))
                .toList();
        out.writeText(new Path(folder, CODEBOOK), TableDescription.codebook(published));
        out.writeText(new Path(folder, FINDINGS), String.join("\n", findings) + "\n");
        resources.add(file(FINDINGS, "What the release says, in sentences", "txt"));
        resources.add(file(CODEBOOK, "Data dictionary: every column of every table", "csv"));
        resources.add(file(QUALITY, "Checks passed and the account of every source record", "json"));
        resources.add(file(QUALITY_REPORT, "Checks passed and the account of every source record, for people", "md"));
        Manifest manifest = manifest(plan, restricted, records).withResources(resources);
        for (ReleasePages.Page page : ReleasePages.of(manifest, published, schemas.warnings(), years())) {
            out.writeText(new Path(folder, page.file()), page.text());
            resources.add(file(page.file(), page.title(), page.format()));
        }
        // Hundreds of files to hash.
        resources.addAll(atlas(manifest.withResources(resources)).parallelStream()
                .map(file -> file(file, "Atlas", StringUtils.substringAfterLast(file, ".")))
                .toList());
        out.publish(folder, version, manifest.withResources(resources));
    }

    /** The first and the last year of the indicators, which the copy for spreadsheets has in its second column. */
    private Optional<ReleasePages.Years> years() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(out.read(new Path(folder, INDICATORS)), StandardCharsets.UTF_8))) {
            IntSummaryStatistics years = lines.lines()
                    .skip(1)
                    .mapToInt(line -> Integer.parseInt(line.split(",", 3)[1]))
                    .summaryStatistics();
            return years.getCount() == 0
                    ? Optional.empty()
                    : Optional.of(new ReleasePages.Years(years.getMin(), years.getMax()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is published under a digest is what was kept under it, to the byte. */
    private void requireKept(Plan.PlannedTable planned) {
        if (!run.store().isWhole(planned)) {
            throw new InputException(
                    "The kept table %s in %s was changed while it was published; nothing is published, run again."
                            .formatted(planned.name(), out.display()));
        }
    }

    private void publishChanges(List<ManifestFile> resources) {
        out.copy(changesReportToCopy(out), new Path(folder, CHANGES_REPORT));
        resources.add(file(CHANGES_REPORT, "What changed since the previous release", "md"));
        if (out.exists(changesToCopy(out))) {
            out.copy(changesToCopy(out), new Path(folder, CHANGES));
            resources.add(file(CHANGES, "Every change since the previous release", "parquet"));
        }
    }

    /** Why releases made here have no atlas, in one sentence; empty where they have one. */
    public static Optional<String> whyNoAtlas(OutputFolder out) {
        return whyNoAtlas(out, Atlas.isAvailable());
    }

    public static Optional<String> whyNoAtlas(OutputFolder out, boolean tablesCanBeRead) {
        if (!out.isLocal()) {
            return Optional.of(
                    "The release has no atlas, since %s is not on a local disk; copy it to one, and write the"
                                    .formatted(out.display())
                            + " atlas with ./sovereign-ai atlas --out COPY --to DIR.");
        }
        return tablesCanBeRead
                ? Optional.empty()
                : Optional.of("The release has no atlas, since DuckDB is not on the class path; write the atlas with"
                        + " ./sovereign-ai atlas --out %s --to DIR.".formatted(out.display()));
    }

    /** Writes the atlas into the release, where its tables can be read, and returns its files. */
    private List<String> atlas(Manifest manifest) {
        if (whyNoAtlas(out).isPresent()) {
            return List.of();
        }
        Optional<Version> previous = out.latest().filter(earlier -> !earlier.equals(version));
        Atlas atlas = Atlas.of(java.nio.file.Path.of(out.display(folder)), manifest);
        return previous.map(out::manifest)
                .map(atlas::comparedWith)
                .orElse(atlas)
                .writeIntoRelease();
    }

    private Manifest manifest(Plan plan, Set<String> restricted, List<TableRecord> records) {
        return new Manifest(
                "https://datapackage.org/profiles/2.0/datapackage.json",
                "sovereign-ai-indicators",
                "Sovereign AI Indicators",
                homepage.orElse(""),
                version.toString(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                "Yearly indicators of each nation's participation in open source and of its foreign dependence for"
                        + " artificial intelligence: chips, chip-making equipment, computers, energy equipment,"
                        + " foundation models, training hardware, computing power and code.",
                List.of(
                        "artificial intelligence",
                        "open source",
                        "trade dependence",
                        "semiconductors",
                        "composite indicators"),
                List.of(new Manifest.Contributor("Sovereign AI Indicators contributors", List.of("creator"))),
                List.of(Manifest.Licence.CC_BY),
                sources.all().stream()
                        .filter(source -> source.redistributable() && data.holds(source.name()))
                        .map(source -> new Manifest.Origin(
                                source.title(),
                                source.homepage(),
                                source.publisher(),
                                source.licence(),
                                source.citation(),
                                source.vintage(),
                                source.vintage()))
                        .toList(),
                inputs(),
                fingerprints(plan, restricted),
                restricted.stream()
                        .filter(table -> schemas.table(table).orElseThrow().isPublished())
                        .toList(),
                schemas.warnings(),
                List.of(),
                QualityReport.corrections(SourceChecks.accounts(records).toList()));
    }

    /** The publishers' data sets that a table is made from, through whatever tables. */
    private List<Manifest.Origin> origins(Lineage lineage) {
        return lineage.sources().keySet().stream()
                .map(id -> sources.resource(id).source())
                .distinct()
                .sorted()
                .filter(data::holds)
                .map(name -> sources.source(name).orElseThrow())
                .map(source -> new Manifest.Origin(
                        source.title(), source.homepage(), "", source.licence(), "", "", source.vintage()))
                .toList();
    }

    private static Stream<InputFile> files(Sources sources, DataFolder data) {
        return sources.all().stream()
                .flatMap(source -> source.resources().stream())
                .flatMap(resource -> data.files(resource).stream());
    }

    /** Hash of every file that is read, by path. */
    public static Map<String, String> inputHashes(Sources sources, DataFolder data) {
        Map<String, String> hashes = new TreeMap<>();
        files(sources, data).forEach(file -> hashes.put(file.path(), "sha256:" + data.sha256(file)));
        return hashes;
    }

    /** Every file that was read, with its hash and whether that is the pinned one. */
    private List<Manifest.Input> inputs() {
        Pins pins = Pins.load();
        Map<String, Manifest.Input> inputs = new LinkedHashMap<>();
        files(sources, data)
                .forEach(file -> inputs.computeIfAbsent(file.path(), path -> {
                    String hash = data.sha256(file);
                    String state = pins.state(file, hash).name().toLowerCase(Locale.ROOT);
                    return new Manifest.Input(path, file.bytes(), "sha256:" + hash, state);
                }));
        return List.copyOf(inputs.values());
    }

    private ManifestFile file(String file, String title, String format) {
        CountedHash content = out.hash(new Path(folder, file));
        return ManifestFile.of(file, title, format, content.bytes(), content.sha256());
    }

    /** Writes every record that was set aside, with the reason. */
    public static void writeQuarantine(List<Ledger.Account> accounts, Path target, OutputFolder out) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("resource", "file", "record", "reason", "raw");
            for (Ledger.Account account : accounts) {
                for (Ledger.Quarantined row : account.quarantined()) {
                    csv.writeRecord(
                            account.resource(),
                            SpreadsheetText.safe(account.file()),
                            String.valueOf(row.record()),
                            SpreadsheetText.safe(row.reason()),
                            SpreadsheetText.safe(row.raw()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.writeText(target, text.toString());
    }
}
