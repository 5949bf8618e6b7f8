package org.sovereignai.jobs.cli;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.sovereignai.datasets.InputException;
import org.sovereignai.jobs.diff.ReleaseChanges;
import org.sovereignai.jobs.diff.ReleaseDiff;
import org.sovereignai.jobs.diff.ReleaseState;
import org.sovereignai.jobs.run.Progress;
import org.sovereignai.jobs.run.SparkSessions;
import org.sovereignai.jobs.store.OutputFile;
import org.sovereignai.jobs.store.OutputFolder;
import org.sovereignai.jobs.store.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two releases. */
@Command(
        name = "diff",
        description = "Compares two releases by key: schema, rows, values, and why they differ.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  sovereign-ai diff                        the two latest releases",
            "  sovereign-ai diff 2026.10.1 2026.11.1    two releases in the folder of the results",
            "  sovereign-ai diff DIR 2026.11.1 --to DIR a copy of a release; the changes as files too"
        })
final class DiffCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "OLD",
            description = "The earlier release: its version, or its folder (the last but one if not given).")
    private String old;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NEW",
            description = "The later release: its version, or its folder (the latest if not given).")
    private String current;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out",
            description = "Folder of the results, which the versions are looked for in (default: ${DEFAULT-VALUE}).")
    private String outLocation;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "Write changes.parquet and changes.md to this folder, which must not hold them yet.")
    private String target;

    private static final String CHANGES = "changes.parquet";
    private static final String REPORT = "changes.md";

    @Override
    public Integer call() {
        if (target != null) {
            OutputFile.requireFolder(target);
        }
        Configuration hadoop = Workspace.hadoop();
        OutputFolder out = OutputFolder.open(outLocation, hadoop);
        Path before = folder(out, old, 2);
        Path after = folder(out, current, 1);
        Optional<OutputFolder> place = Optional.ofNullable(target).map(location -> OutputFolder.open(location, hadoop));
        place.ifPresent(DiffCommand::requireNoChanges);
        Progress progress = new Progress(command.commandLine().getErr());
        ReleaseDiff diff = new ReleaseDiff(ReleaseState.open(before, hadoop), ReleaseState.open(after, hadoop))
                .telling(progress::say)
                .verify(before, hadoop)
                .verify(after, hadoop);
        ReleaseChanges changes = SparkSessions.with(
                spark -> place.map(folder -> write(diff, spark, folder)).orElseGet(() -> diff.sumUp(spark)));
        command.commandLine().getOut().print(changes.report());
        command.commandLine().getOut().flush();
        return 0;
    }

    private static void requireNoChanges(OutputFolder place) {
        for (String name : List.of(CHANGES, REPORT)) {
            Path file = place.file(name);
            if (place.exists(file)) {
                throw new InputException("%s is there already; name another folder with --to.".formatted(file));
            }
        }
    }

    private static ReleaseChanges write(ReleaseDiff diff, SparkSession spark, OutputFolder place) {
        // A folder of its own: others may compare releases here at the same time.
        Path staging = place.file(".diff-" + UUID.randomUUID() + ".staging");
        try {
            ReleaseChanges changes = diff.write(spark, staging.toString());
            place.moveOnlyFile(new Path(staging, ReleaseDiff.CHANGES), ".parquet", place.file(CHANGES));
            place.writeText(place.file(REPORT), changes.report());
            return changes;
        } finally {
            place.delete(staging);
        }
    }

    /** The folder of a release that is named, or of the last or last but one. */
    private static Path folder(OutputFolder out, String name, int fromEnd) {
        if (name == null) {
            List<Version> releases = out.releases();
            if (releases.size() < fromEnd) {
                throw new InputException(
                        "%s holds %d of the two releases that are needed; name their folders, or make another release."
                                .formatted(out.display(), releases.size()));
            }
            return out.release(releases.get(releases.size() - fromEnd));
        }
        Optional<Version> version = Version.tryParse(name);
        return version.map(out::release).orElseGet(() -> new Path(name));
    }
}
