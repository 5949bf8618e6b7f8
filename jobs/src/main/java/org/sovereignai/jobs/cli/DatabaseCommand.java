package org.sovereignai.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sovereignai.datasets.InputException;
import org.sovereignai.jobs.query.PublishedRelease;
import org.sovereignai.jobs.query.ReleaseDatabase;
import org.sovereignai.jobs.run.Progress;
import org.sovereignai.jobs.store.OutputFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a release into one DuckDB file. Starts no Spark. */
@Command(
        name = "database",
        description =
                "Writes a release into one DuckDB file: every table, the ready views, and all descriptions as comments.",
        mixinStandardHelpOptions = true)
final class DatabaseCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Mixin
    private ReleaseChoice choice;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            required = true,
            description = "The file, such as sovereign-ai.duckdb; it must not be there yet.")
    private Path to;

    @Override
    public Integer call() throws IOException {
        if (Files.exists(to)) {
            throw new InputException("%s is there already; name another file with --to.".formatted(to));
        }
        Path file = OutputFile.require(to);
        if (file.toString().contains(";")) {
            throw new InputException(
                    "%s has a semicolon in it, at which DuckDB ends the name of a file; name another file with --to."
                            .formatted(file));
        }
        PublishedRelease release = choice.release();
        ReleaseDatabase.write(release, file);
        new Progress(command.commandLine().getOut())
                .say(
                        "Release %s with %,d tables is in %s (%,d bytes).",
                        release.version(), release.tables().size(), file, Files.size(file));
        return 0;
    }
}
