package org.sovereignai.jobs.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.sovereignai.datasets.DataFolder;
import org.sovereignai.datasets.Sources;
import org.sovereignai.datasets.StarterExtract;
import org.sovereignai.jobs.run.Progress;
import org.sovereignai.jobs.store.OutputFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the starter extract. */
@Command(
        name = "extract",
        description = "Makes an extract of the full sources: the columns that the pipeline reads, of the sources that"
                + " may be redistributed, from a first year on.",
        mixinStandardHelpOptions = true)
final class ExtractCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "Folder with the full public files.")
    private String data;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            required = true,
            description = "Folder to write; made if it is not there.")
    private Path to;

    @Option(
            names = "--from-year",
            paramLabel = "YEAR",
            defaultValue = "2015",
            description = "First year that is kept (default: ${DEFAULT-VALUE}).")
    private int firstYear;

    @Override
    public Integer call() {
        OutputFile.requireFolder(to);
        Progress progress = new Progress(command.commandLine().getOut());
        DataFolder from = DataFolder.open(data, new Configuration());
        Workspace.requireSources(from, data, Sources.load());
        StarterExtract.write(from, to, firstYear).leftOut().forEach(progress::say);
        progress.say("The extract is in %s.", to);
        return 0;
    }
}
