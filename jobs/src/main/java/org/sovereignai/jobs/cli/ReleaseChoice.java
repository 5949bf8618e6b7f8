package org.sovereignai.jobs.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;
import org.sovereignai.jobs.query.PublishedRelease;
import org.sovereignai.jobs.query.QueryException;
import org.sovereignai.jobs.query.ReleaseDatabase;
import org.sovereignai.jobs.store.Version;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options that name the release to ask. */
final class ReleaseChoice {

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec command;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out",
            description = "Folder that 'run' wrote to, on this computer (default: ${DEFAULT-VALUE}).")
    private String outLocation;

    @Option(names = "--release", paramLabel = "VERSION", description = "Release to ask (default: the latest).")
    private Version version;

    /** The release, when its tables are those that were published. */
    PublishedRelease release() {
        return found().requireWhole();
    }

    /** Prints what is made of the release; what cannot be asked of it is a wrong command line. */
    int print(Function<ReleaseDatabase, String> page) {
        try (ReleaseDatabase database = ReleaseDatabase.open(release())) {
            PrintWriter out = command.commandLine().getOut();
            out.print(page.apply(database));
            out.flush();
            return 0;
        } catch (QueryException e) {
            throw new CommandLine.ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    /** The release, whatever became of its files. */
    PublishedRelease found() {
        return PublishedRelease.find(outLocation, Optional.ofNullable(version));
    }
}
