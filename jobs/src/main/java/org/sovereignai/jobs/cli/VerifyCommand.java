package org.sovereignai.jobs.cli;

import java.util.concurrent.Callable;
import org.sovereignai.jobs.query.PublishedRelease;
import org.sovereignai.jobs.run.Progress;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads every file of a release and compares it with the manifest. */
@Command(
        name = "verify",
        description = "Reads every file of a release and says whether it is the one that was published.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Mixin
    private ReleaseChoice choice;

    @Override
    public Integer call() {
        PublishedRelease release = choice.found();
        new Progress(command.commandLine().getOut())
                .say("Release %s: all %,d files are those that were published.", release.version(), release.verify());
        return 0;
    }
}
