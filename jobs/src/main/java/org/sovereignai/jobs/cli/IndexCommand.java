package org.sovereignai.jobs.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sovereignai.datasets.InputException;
import org.sovereignai.index.Alternative;
import org.sovereignai.index.Design;
import org.sovereignai.index.Factor;
import org.sovereignai.index.IndexDescriptor;
import org.sovereignai.index.Method;
import org.sovereignai.index.Panel;
import org.sovereignai.index.method.IndexException;
import org.sovereignai.index.method.Normalisation;
import org.sovereignai.index.method.Treatment;
import org.sovereignai.jobs.run.Progress;
import org.sovereignai.jobs.run.SparkSessions;
import org.sovereignai.jobs.scores.CsvTable;
import org.sovereignai.jobs.scores.DesignReader;
import org.sovereignai.jobs.scores.IndexReport;
import org.sovereignai.jobs.scores.IndexRun;
import org.sovereignai.jobs.scores.MetadataReader;
import org.sovereignai.jobs.scores.PanelReader;
import org.sovereignai.jobs.scores.PublishedIndex;
import org.sovereignai.jobs.scores.Spread;
import org.sovereignai.jobs.store.OutputFile;
import org.sovereignai.jobs.store.OutputFolder;
import org.sovereignai.jobs.store.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Computes an index: the project's own on a release, or any other on the user's data. */
@Command(
        name = "index",
        description =
                "Computes a composite index with its uncertainty: the project's own, control exposure, on the latest release,"
                        + " or any hierarchy on any table of units and indicators.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  sovereign-ai index --out more --replications 10000",
            "  sovereign-ai index --score control_exposure --compare DEU,FRA --out germany-france",
            "  sovereign-ai index --hierarchy my.json --data my.csv --unit country --year year --out mine",
            "  sovereign-ai index --hierarchy iMeta.csv --data iData.csv --out coin"
        })
final class IndexCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Option(
            names = "--hierarchy",
            paramLabel = "FILE",
            description = "Descriptor of the index as JSON, or the metadata table of the R package COINr as CSV"
                    + " (the project's own index if not given).")
    private String hierarchy;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "CSV or Parquet with a row for each unit and year and a column for each indicator, or with a"
                    + " row for each unit, year and indicator (columns indicator, value and, if known, low, high).")
    private String data;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "New folder for the results.")
    private String targetLocation;

    @Option(
            names = "--releases",
            paramLabel = "DIR",
            defaultValue = "out",
            description = "Folder that 'run' wrote to, for the project's own index (default: ${DEFAULT-VALUE}).")
    private String releases;

    @Option(names = "--release", paramLabel = "VERSION", description = "Release to score (default: the latest).")
    private Version release;

    @Option(
            names = "--score",
            paramLabel = "NAME",
            description =
                    "The project's own index: control_exposure. Its other scores are in natural units, no index, and"
                            + " stand in the tables index_score and index_rank_pair of a release.")
    private String score;

    @Option(
            names = "--unit",
            paramLabel = "COLUMN",
            description = "Column with the unit (country_code or uCode if not given).")
    private String unitColumn;

    @Option(names = "--year", paramLabel = "COLUMN", description = "Column with the year (year or Time if not given).")
    private String yearColumn;

    @Option(
            names = "--replications",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Number of replications of the index (default: ${DEFAULT-VALUE}).")
    private int replications;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "128",
            description = "Base samples of the sensitivity analysis, a power of two, or 0 for none (default:"
                    + " ${DEFAULT-VALUE}).")
    private int samples;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "2026",
            description = "Seed: the same seed gives the same digits (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--design",
            paramLabel = "FILE",
            description = "Sample points to use in place of drawn ones, as --write-design writes them. A Sobol design"
                    + " also serves the sensitivity analysis.")
    private String designFile;

    @Option(
            names = "--write-design",
            paramLabel = "FILE",
            description = "New file for the sample points that were used.")
    private String designTarget;

    @Option(
            names = "--compare",
            paramLabel = "A,B",
            hideParamSyntax = true,
            split = ",",
            description = "Two units to set side by side.")
    private List<String> compared = List.of();

    @Option(names = "--against", paramLabel = "FILE", description = "Descriptor with other methods to compare with.")
    private String against;

    @Option(names = "--profile", paramLabel = "UNIT", description = "Unit whose strengths and weaknesses to list.")
    private String profiled;

    private static final List<String> USUAL_YEARS = List.of("year", "Time");
    private static final String VALUES = "indicator_value.parquet";
    private static final String ECONOMIES = "economy.parquet";

    /**
     * An index to compute.
     *
     * @param folder where its results go within the result folder
     */
    private record Job(String folder, IndexRun.Subject subject) {}

    @Override
    public Integer call() throws Exception {
        checkOptions();
        OutputFile.requireFolder(targetLocation);
        if (designTarget != null) {
            OutputFile.requireFile(designTarget);
        }
        OutputFolder out = OutputFolder.open(targetLocation, Workspace.hadoop());
        Path target = new Path(targetLocation);
        requireNew(out, target, "--out");
        if (designTarget != null) {
            requireNew(OutputFolder.open(designTarget, Workspace.hadoop()), new Path(designTarget), "--write-design");
        }
        Progress progress = new Progress(command.commandLine().getOut());
        return SparkSessions.with(spark -> {
            try {
                run(spark, out, target, progress);
                return 0;
            } catch (Exception e) {
                // Spark throws checked exceptions that it does not declare.
                throw explained(e);
            }
        });
    }

    /** What the engine refused to be given, here or in a task, as the user's to mend; anything else is as it was. */
    static RuntimeException explained(Exception e) {
        IndexException refused = ExceptionUtils.throwableOfType(e, IndexException.class);
        if (refused == null
                && e instanceof SparkThrowable thrown
                && String.valueOf(thrown.getCondition()).startsWith("FAILED_READ_FILE")) {
            return new InputException(
                    "The data cannot be read: %s; write or copy them again."
                            .formatted(e.getMessage().lines().findFirst().orElse("")),
                    e);
        }
        if (refused != null) {
            return new InputException(refused.getMessage(), e);
        }
        return e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
    }

    private void run(SparkSession spark, OutputFolder out, Path target, Progress progress) {
        List<Job> jobs = hierarchy == null ? published(spark) : List.of(own(spark, progress));
        Path draft = new Path(
                target.getParent() == null ? new Path(".") : target.getParent(), "." + target.getName() + ".draft");
        out.delete(draft);
        try {
            for (Job job : jobs) {
                Optional<Design> design = design(job.subject().descriptor());
                IndexRun run = new IndexRun(job.subject(), replications, samples, seed, design);
                IndexReport report = new IndexReport(run.compute(Spread.over(spark)));
                if (!compared.isEmpty()) {
                    report.compare(compared.get(0), compared.get(1));
                }
                if (profiled != null) {
                    report.profile(profiled);
                }
                if (against != null) {
                    report.against(IndexDescriptor.read(new UserFile(against).text(), against));
                }
                report.write(spark, out, job.folder().isEmpty() ? draft : new Path(draft, job.folder()));
                report.summary().forEach(progress::say);
                if (designTarget != null) {
                    report.design()
                            .ifPresent(used -> OutputFolder.open(designTarget, Workspace.hadoop())
                                    .writeText(new Path(designTarget), used.toCsv()));
                }
            }
            out.move(draft, target);
        } finally {
            out.delete(draft);
        }
        progress.say("The results are in %s.", out.display());
    }

    private void checkOptions() {
        require(
                (hierarchy == null) == (data == null),
                "--hierarchy and --data belong together; give both for an index of your own, neither for the project's.");
        require(
                hierarchy == null || score == null,
                "--score names one of the project's own scores; leave it out with --hierarchy.");
        require(
                score == null || PublishedIndex.SCORES.contains(score),
                "There is no index '%s'; the index of the project is %s, and its other scores, in natural units, are in the table index_score: query \"FROM ranking\"."
                        .formatted(score, String.join(", ", PublishedIndex.SCORES)));
        require(replications > 0, "--replications is %d; give 1 or more.".formatted(replications));
        require(
                samples == 0 || samples > 1 && Integer.bitCount(samples) == 1,
                "--samples is %d; give a power of two, such as 128, or 0 for no sensitivity analysis."
                        .formatted(samples));
        require(
                compared.isEmpty() || compared.size() == 2,
                "--compare takes two units, separated by a comma; %d are given.".formatted(compared.size()));
        boolean oneIndex = hierarchy != null || score != null;
        require(
                oneIndex || designFile == null && designTarget == null && against == null,
                "A design and --against are for one index; name it with --score or --hierarchy.");
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw Main.wrong(command, "%s", message);
        }
    }

    private static void requireNew(OutputFolder folder, Path path, String option) {
        if (folder.exists(path)) {
            throw new InputException(
                    "%s is there already and results are never overwritten; name another place with %s."
                            .formatted(path, option));
        }
    }

    /** The project's own scores on the latest release. */
    private List<Job> published(SparkSession spark) {
        OutputFolder folder = OutputFolder.open(releases, Workspace.hadoop());
        Version latest = folder.latest()
                .orElseThrow(() -> new InputException(
                        "There is no release in %s; make one with 'sovereign-ai run', or name its folder with --releases."
                                .formatted(releases)));
        Version version = release == null ? latest : release;
        if (!folder.releases().contains(version)) {
            throw new InputException("Release %s is not in %s; the releases there are %s."
                    .formatted(version, releases, folder.releases()));
        }
        Path place = folder.release(version);
        List<Row> values = values(table(spark, new Path(place, VALUES)), PublishedIndex.isRead());
        Set<String> hubs = hubs(spark, folder, place);
        return (score == null ? PublishedIndex.SCORES : List.of(score))
                .stream()
                        .map(name -> job(
                                PublishedIndex.of(name, values), score == null ? name : "", hubs, "Release " + version))
                        .toList();
    }

    private static List<Row> values(Dataset<Row> table, Column isRead) {
        return table.filter(isRead).select(PublishedIndex.columns()).collectAsList();
    }

    /** Hubs among the economies of a release; none if the folder has no table of economies. */
    private static Set<String> hubs(SparkSession spark, OutputFolder folder, Path release) {
        Path economies = new Path(release, ECONOMIES);
        return folder.exists(economies)
                ? table(spark, economies).filter("is_hub").select("country_code").collectAsList().stream()
                        .map(row -> row.getString(0))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static Job job(PublishedIndex index, String folder, Set<String> hubs, String source) {
        return IndexRun.Subject.of(index, hubs)
                .map(subject -> new Job(folder, subject))
                .orElseThrow(() -> new InputException("%s has no year in which %s can be scored: %s."
                        .formatted(
                                source,
                                index.descriptor().name(),
                                index.unscored().stream()
                                        .map(PublishedIndex.Unscored::reason)
                                        .distinct()
                                        .toList())));
    }

    /** The user's own index on the user's own data. */
    private Job own(SparkSession spark, Progress progress) {
        UserFile own = new UserFile(hierarchy);
        boolean isMetadata = own.kind() != UserFile.Kind.JSON;
        IndexDescriptor descriptor = !isMetadata
                ? IndexDescriptor.read(own.text(), hierarchy)
                : MetadataReader.read(own.text(), hierarchy, defaultMethod()).with(defaultFactors());
        UserFile file = new UserFile(data);
        UserFile.Kind kind = file.kind();
        if (kind == UserFile.Kind.JSON) {
            throw new InputException(
                    "%s is JSON; what is read is CSV with commas in UTF-8, or Parquet.".formatted(data));
        }
        boolean isParquet = kind == UserFile.Kind.PARQUET;
        Dataset<Row> table = isParquet ? file.parquet(spark) : CsvTable.read(spark, file.text(), data);
        List<String> columns = List.of(table.columns());
        if (isParquet && PublishedIndex.isTableOfIndicators(columns)) {
            // A release's own table: what is partial or of a hub is left out as it is in the published scores.
            Path folder = new Path(data).getParent();
            Set<String> hubs =
                    folder == null ? Set.of() : hubs(spark, OutputFolder.open(data, Workspace.hadoop()), folder);
            List<Row> values = values(table, PublishedIndex.isRead(descriptor.columns()));
            return job(PublishedIndex.of(descriptor, values), "", hubs, data);
        }
        PanelReader reader = new PanelReader(
                descriptor,
                column(columns, unitColumn, "--unit", List.of("country_code", "uCode")),
                yearOf(columns, isMetadata));
        boolean isLong = columns.contains("indicator") && columns.contains("value");
        Panel panel;
        try {
            panel = isLong ? reader.readLong(table) : reader.readWide(table);
        } catch (IndexException e) {
            throw new IndexException("%s cannot be used: %s".formatted(data, e.getMessage()), e);
        }
        if (!reader.unread().isEmpty()) {
            progress.say(
                    "Not in the hierarchy, so that nothing is made of them: %s.", String.join(", ", reader.unread()));
        }
        return new Job("", IndexRun.Subject.own(descriptor, panel));
    }

    /** Column with the year; empty where there is none, as COINr needs none of data of one year. */
    private String yearOf(List<String> columns, boolean isMetadata) {
        boolean hasNone = isMetadata
                && yearColumn == null
                && USUAL_YEARS.stream().noneMatch(usual -> columns.stream().anyMatch(usual::equalsIgnoreCase));
        return hasNone ? "" : column(columns, yearColumn, "--year", USUAL_YEARS);
    }

    private static Dataset<Row> table(SparkSession spark, Path file) {
        return new UserFile(
                        "file".equals(file.toUri().getScheme()) ? file.toUri().getPath() : file.toString())
                .parquet(spark);
    }

    private String column(List<String> columns, String given, String option, List<String> usual) {
        if (given != null) {
            if (!columns.contains(given)) {
                throw new InputException(
                        "%s has no column %s; it has %s, name one with %s.".formatted(data, given, columns, option));
            }
            return given;
        }
        List<String> there = usual.stream().filter(columns::contains).toList();
        if (there.size() != 1) {
            throw new InputException("%s has %s of the columns %s; name the right one of %s with %s."
                    .formatted(data, there.isEmpty() ? "none" : "several", usual, columns, option));
        }
        return there.get(0);
    }

    /** COINr's metadata hold no methods: the rule of the Handbook for outliers, then min-max and arithmetic means. */
    private static Method defaultMethod() {
        return Method.standard().with(Alternative.of(new Treatment.SkewKurtosis(null, null, null, null)));
    }

    private static List<Factor> defaultFactors() {
        return List.of(
                new Factor.Choice(
                        "normalisation",
                        List.of(Alternative.none(), Alternative.of(new Normalisation.PercentileRank(null)))),
                new Factor.WeightNoise("weights", null, 0.25),
                new Factor.InputError("input"));
    }

    private Optional<Design> design(IndexDescriptor descriptor) {
        if (designFile == null) {
            return Optional.empty();
        }
        return Optional.of(DesignReader.read(
                new UserFile(designFile).text(),
                designFile,
                descriptor.factors().stream().map(Factor::name).toList()));
    }
}
