package org.sovereignai.jobs.cli;

import static org.apache.spark.sql.functions.col;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.sovereignai.atlas.Atlas;
import org.sovereignai.datasets.ContentMemory;
import org.sovereignai.datasets.Crosswalk;
import org.sovereignai.datasets.DataFolder;
import org.sovereignai.datasets.InputException;
import org.sovereignai.datasets.InputFile;
import org.sovereignai.datasets.Ledger;
import org.sovereignai.datasets.SourceReader;
import org.sovereignai.datasets.Sources;
import org.sovereignai.jobs.diff.ReleaseChanges;
import org.sovereignai.jobs.query.PublishedRelease;
import org.sovereignai.jobs.release.CustomsUse;
import org.sovereignai.jobs.release.Release;
import org.sovereignai.jobs.release.TradeBalance;
import org.sovereignai.jobs.run.CheckException;
import org.sovereignai.jobs.run.Pipeline;
import org.sovereignai.jobs.run.Plan;
import org.sovereignai.jobs.run.Progress;
import org.sovereignai.jobs.run.Run;
import org.sovereignai.jobs.run.SourceChecks;
import org.sovereignai.jobs.run.SparkSessions;
import org.sovereignai.jobs.run.TableRecord;
import org.sovereignai.jobs.run.TableStore;
import org.sovereignai.jobs.store.OutputFolder;
import org.sovereignai.jobs.store.Version;
import org.sovereignai.jobs.tables.TradeBasis;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.TableSchema;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds what is stale and publishes a release. */
@Command(
        name = "run",
        description = "Builds every table that is stale and publishes a release of Parquet tables.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  sovereign-ai run                          on the starter extract",
            "  sovereign-ai run --data DIR --out DIR     on the full public files",
            "  sovereign-ai run --only trade_flow        one table and what it is made from"
        })
final class RunCommand implements Callable<Integer> {

    /** Files that nobody reads, of which a run names as many. */
    private static final int MOST_UNREAD = 5;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Mixin
    private Workspace workspace;

    @Mixin
    private LogOptions log;

    @Option(
            names = "--release",
            paramLabel = "VERSION",
            description = "Name of the release, such as 2026.11.1 (default: the next one of this month).")
    private Version release;

    @Option(names = "--force", description = "Build every table, even if a fresh one is kept.")
    private boolean force;

    @Option(names = "--accept-unpinned", description = "Use files that are not the pinned ones; the release says so.")
    private boolean acceptUnpinned;

    @Option(
            names = "--accept-revisions",
            description = "Publish although past rows of an append-only source changed or vanished.")
    private boolean acceptRevisions;

    @Option(
            names = "--site",
            paramLabel = "URL",
            description = "Address at which the folder of --out will be published, for the absolute addresses in the"
                    + " release's metadata (default: none; addresses are then relative to the release).")
    private URI site;

    @Override
    public Integer call() throws Exception {
        long begin = System.nanoTime();
        Progress progress = log.progress(command.commandLine().getOut());
        OutputFolder out = workspace.out();
        out.requireNoOtherRun();
        if (!workspace.isPartial()) {
            out.requirePlaceForLatest();
        }
        Schemas schemas = workspace.schemas();
        Sources sources = Sources.load();
        List<TableSchema> tables = workspace.tables(schemas);
        ContentMemory memory = new ContentMemory();
        if (!force) {
            out.readJson(Plan.inputs(out)).ifPresent(memory::recall);
        }
        DataFolder data = workspace.data(sources, memory);
        OwnProducts.requireFiles(schemas, sources, data);
        UnreadInputs unread = new UnreadInputs(sources, data);
        unread.say(progress, MOST_UNREAD);
        unread.requireNoneEmptyByIt(tables);
        checkPins(sources, data, progress);
        sayWhatIsMissing(tables, sources, data, progress);
        Run run = new Run(schemas, sources, data, new TableStore(out), tables, workspace.years());
        Plan plan = plan(run);
        if (!plan.isUnread()) {
            return carryOut(run, plan, memory, progress, begin, Optional.empty());
        }
        return SparkSessions.with(spark -> {
            SourceReader reader = reader(spark, run);
            progress.say("Reading what nobody has read before; its content is hashed on the way.");
            Pipeline.read(run, plan, reader);
            unread.requireDistinct(tables);
            checkPins(sources, data, progress);
            return carryOut(run, plan(run), memory, progress, begin, Optional.of(reader));
        });
    }

    private Plan plan(Run run) {
        return force ? Plan.forced(run) : Plan.of(run);
    }

    private static SourceReader reader(SparkSession spark, Run run) {
        return new SourceReader(spark, run.data(), Crosswalk.load());
    }

    /** Builds what is stale of a plan in which every table has its name, and publishes. */
    private int carryOut(
            Run run, Plan plan, ContentMemory memory, Progress progress, long begin, Optional<SourceReader> reader)
            throws Exception {
        OutputFolder out = run.out();
        Set<String> restricted = Release.restricted(run.schemas(), run.sources(), run.data());
        Optional<Version> current = current(plan, restricted, out);
        if (current.isPresent()) {
            if (out.isLocal()) {
                PublishedRelease.find(out.display(), current).requireWhole();
            }
            run.store().remember();
            progress.say("Nothing to rebuild: release %s has all of it.", current.get());
            sayWhere(progress, out, current.get(), begin);
            return 0;
        }
        Version version;
        AutoCloseable reservation = out.reserve();
        try (reservation) {
            // Only now: before, another run may have been about to publish the same release.
            version = workspace.isPartial() ? null : version(out);
            memory.news().ifPresent(news -> out.writeJson(Plan.inputs(out), news));
            Built built = build(run, plan, version, reader, progress);
            run.store().remember();
            if (workspace.isPartial()) {
                plan.tables()
                        .forEach(table -> progress.say(
                                "%-24s %s", table.name(), run.store().table(table)));
                return 0;
            }
            new Release(run, version, homepage(version)).publish(plan, restricted, built.findings(), built.across());
        }
        Release.whyNoAtlas(out).ifPresent(why -> progress.say("%s", why));
        List<String> withheld = withheld(restricted, run.schemas(), run.sources(), run.data());
        if (!withheld.isEmpty()) {
            progress.say("Not in the release, because the licence of a source forbids it; of this run they are in");
            // Files of earlier runs lie beside, and all of them together would add up.
            plan.tables().stream()
                    .filter(table -> withheld.contains(table.name()))
                    .forEach(table ->
                            progress.say("  %s", out.display(run.store().table(table))));
        }
        sayWhere(progress, out, version, begin);
        if (!workspace.hasAllYears()) {
            progress.say(
                    "It is the latest now, with the years %s alone: 'query', 'atlas' and whoever follows latest see no others until 'run' without --years makes one of all years.",
                    workspace.years());
        }
        return 0;
    }

    /**
     * What a release needs beside its tables.
     *
     * @param findings what it says
     * @param across results of the checks across a table, by table
     */
    private record Built(List<String> findings, Map<String, List<Ledger.Check>> across) {

        private static final Built NOTHING = new Built(List.of(), Map.of());
    }

    /** Builds what is stale, checks what must hold of the whole and returns the findings. */
    private Built build(Run run, Plan plan, Version version, Optional<SourceReader> reader, Progress progress) {
        if (workspace.isPartial() && plan.stale().isEmpty()) {
            requireSources(run, plan);
            return Built.NOTHING;
        }
        return SparkSessions.with(spark -> {
            new SourceChecks(run.sources(), run.data())
                    .requireReferences(plan.stale().stream()
                            .flatMap(table -> table.schema().sources().stream())
                            .toList());
            Pipeline pipeline = new Pipeline(spark, run, plan, reader.orElseGet(() -> reader(spark, run)), progress);
            try {
                pipeline.build();
            } catch (CheckException e) {
                keepWhatWasSetAside(pipeline.accounts(), run.out(), progress);
                throw e;
            }
            requireSources(run, plan);
            requireOwnGoods(spark, run, plan);
            OwnProducts.requireTrade(run, plan, spark);
            Map<String, List<Ledger.Check>> across = new TreeMap<>();
            customs(spark, run, plan, progress).ifPresent(check -> across.put(CustomsUse.TABLE, List.of(check)));
            if (workspace.isPartial()) {
                return Built.NOTHING;
            }
            across.put(
                    TradeBalance.TABLE,
                    TradeBalance.of(
                            run.store().rows(spark, plan.table(TradeBalance.TABLE)),
                            run.schemas().strands()));
            requireAcross(across);
            pipeline.export(Release.INDICATOR_VALUE, Release.indicatorsToCopy(run.out()));
            Optional<ReleaseChanges> changes = new ChangesSinceLatest(run, version, progress)
                    .write(spark, plan, Release.restricted(run.schemas(), run.sources(), run.data()));
            if (!acceptRevisions) {
                changes.ifPresent(found -> found.requireUnchangedPast(appendOnly(plan, run.sources())));
            }
            return new Built(pipeline.findings(), across);
        });
    }

    /** Leaves the records that cannot be used where people can look at them, for a run that publishes nothing. */
    private static void keepWhatWasSetAside(List<Ledger.Account> accounts, OutputFolder out, Progress progress) {
        long count =
                accounts.stream().mapToLong(Ledger.Account::quarantinedCount).sum();
        if (count > 0) {
            Path file = out.quarantineOfUnpublished();
            Release.writeQuarantine(accounts, file, out);
            progress.say("Records that cannot be used: %,d, see %s.", count, out.display(file));
        }
    }

    private static void requireSources(Run run, Plan plan) {
        new SourceChecks(run.sources(), run.data()).require(TableRecord.of(plan, run.store()));
    }

    /** Fails where the files have nothing of a code that a user's own strands name. */
    private static void requireOwnGoods(SparkSession spark, Run run, Plan plan) {
        Set<String> wanted = run.schemas().strands().ownHeadings();
        if (wanted.isEmpty() || plan.find(CustomsUse.TABLE).isEmpty()) {
            return;
        }
        List<String> missing = new ArrayList<>(new TreeSet<>(wanted));
        run.store()
                .rows(spark, plan.table(CustomsUse.TABLE))
                .filter(col("hs_revision")
                        .equalTo(TradeBasis.PANEL_REVISION)
                        .and(col("product_code").isInCollection(wanted)))
                .select("product_code")
                .distinct()
                .collectAsList()
                .forEach(row -> missing.remove(row.getString(0)));
        OwnProducts.requireNone(missing, "--strands names", "the code");
    }

    /** Whether what customs report is in the shares of suppliers, where these are made and there are reports. */
    private static Optional<Ledger.Check> customs(SparkSession spark, Run run, Plan plan, Progress progress) {
        boolean areThere = UnreadInputs.CUSTOMS.stream()
                .anyMatch(id -> !run.data().files(run.sources().resource(id)).isEmpty());
        if (!areThere || plan.find(UnreadInputs.GOODS).isEmpty()) {
            return Optional.empty();
        }
        Ledger.Check check = CustomsUse.of(
                run.store().rows(spark, plan.table(CustomsUse.TABLE)),
                run.schemas().strands().headings());
        if (check.failed() > 0) {
            progress.say(
                    "Of %,d reports of customs %,d are in trade_flow and in no share of suppliers, the first %s; give the headings of four digits in %s.",
                    check.groups(), check.failed(), check.examples().get(0), TradeBasis.PANEL_REVISION);
        }
        return Optional.of(check);
    }

    private static void requireAcross(Map<String, List<Ledger.Check>> across) {
        across.forEach((table, checks) ->
                checks.forEach(check -> SourceChecks.require(check, "Table " + table, "mend the source")));
    }

    /** Tables that hold rows of append-only sources, with these sources. */
    private static Map<String, Set<String>> appendOnly(Plan plan, Sources sources) {
        Map<String, Set<String>> promised = new TreeMap<>();
        plan.tables()
                .forEach(table -> promised.put(
                        table.name(),
                        table.schema().sources().stream()
                                .filter(id ->
                                        sources.sourceOf(sources.resource(id)).appendOnly())
                                .collect(Collectors.toSet())));
        return promised;
    }

    /** Restricted tables that the user's data fill: from a source of their own, or from a table that one fills. */
    static List<String> withheld(Set<String> restricted, Schemas schemas, Sources sources, DataFolder data) {
        Set<String> filled = new LinkedHashSet<>();
        for (String name : restricted) {
            TableSchema table = schemas.table(name).orElseThrow();
            boolean own = table.sources().stream()
                    .map(sources::resource)
                    .filter(resource -> !resource.redistributable())
                    .anyMatch(resource -> !data.files(resource).isEmpty());
            if (own || table.inputs().stream().anyMatch(filled::contains)) {
                filled.add(name);
            }
        }
        return List.copyOf(filled);
    }

    private void checkPins(Sources sources, DataFolder data, Progress progress) {
        List<InputFile> unpinned = Workspace.unpinned(sources, data);
        if (unpinned.isEmpty()) {
            return;
        }
        String first = unpinned.get(0).path();
        if (!acceptUnpinned) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    unpinned.size() == 1
                            ? "%s is not the file that the project pins; fetch the pinned one, or add --accept-unpinned to use what is there."
                            : "%s and others, %,d in all, are not the files that the project pins; fetch those, or add --accept-unpinned to use what is there.",
                    first,
                    unpinned.size()));
        }
        progress.say(
                unpinned.size() == 1
                        ? "Using a file that is not pinned, %2$s; the release says so."
                        : "Using %,d files that are not pinned, the first %s; the release says so.",
                unpinned.size(),
                first);
    }

    private static void sayWhatIsMissing(
            List<TableSchema> tables, Sources sources, DataFolder data, Progress progress) {
        List<String> missing = Workspace.missing(tables, sources, data);
        if (!missing.isEmpty()) {
            progress.say(
                    "Going on without %,d pinned files of sources that are there in part, the first %s; 'plan' shows what is there.",
                    missing.size(), missing.get(0));
        }
    }

    private Optional<Version> current(Plan plan, Set<String> restricted, OutputFolder out) {
        if (force || workspace.isPartial() || !plan.stale().isEmpty()) {
            return Optional.empty();
        }
        Optional<Version> candidate =
                release == null ? out.latest() : Optional.of(release).filter(out.releases()::contains);
        return candidate
                .filter(version -> Release.holds(out.manifest(version), plan, restricted))
                .filter(version -> homepage(version)
                        .map(page -> page.equals(out.manifest(version).homepage()))
                        .orElse(true));
    }

    /** Where a release will be published, if that is known. */
    private Optional<String> homepage(Version version) {
        return Optional.ofNullable(site)
                .map(address -> address.resolve("releases/" + version + "/").toString());
    }

    private Version version(OutputFolder out) {
        if (release == null) {
            return Version.next(out.releases(), LocalDate.now(ZoneOffset.UTC));
        }
        out.requireGrowth(release);
        return release;
    }

    private static void sayWhere(Progress progress, OutputFolder out, Version version, long begin) {
        progress.say("");
        Release.findings(out, version).forEach(progress::say);
        progress.say("");
        double seconds = (System.nanoTime() - begin) / 1e9;
        progress.say(
                Map.of("release", version.toString(), "folder", out.display(version), "seconds", seconds),
                String.format(Locale.ROOT, "Release %s is in %s (%.1f s).", version, out.display(version), seconds));
        if (Release.whyNoAtlas(out).isEmpty()) {
            progress.say("To look at it, open %s/%s/index.html in a browser.", out.display(version), Atlas.FOLDER);
        }
    }

    /** Parses {@code --site}. */
    static URI site(String text) {
        try {
            URI address = new URI(text.endsWith("/") ? text : text + "/");
            if (List.of("http", "https").contains(String.valueOf(address.getScheme()))
                    && address.getHost() != null
                    && address.getQuery() == null
                    && address.getFragment() == null) {
                return address.normalize();
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'%s' is no address: %s".formatted(text, e.getReason()));
        }
        throw new IllegalArgumentException(
                "'%s' is no address of a site; write one such as https://host/folder/".formatted(text));
    }
}
