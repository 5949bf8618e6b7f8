package org.sovereignai.jobs.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sovereignai.datasets.ContentMemory;
import org.sovereignai.datasets.DataFolder;
import org.sovereignai.datasets.InputFile;
import org.sovereignai.datasets.Pins;
import org.sovereignai.datasets.Resource;
import org.sovereignai.datasets.Source;
import org.sovereignai.datasets.Sources;
import org.sovereignai.jobs.run.Plan;
import org.sovereignai.jobs.run.Progress;
import org.sovereignai.jobs.run.Run;
import org.sovereignai.jobs.run.TableStore;
import org.sovereignai.jobs.store.OutputFolder;
import org.sovereignai.schemas.Schemas;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what a run would do. Starts no Spark. */
@Command(
        name = "plan",
        description = "Shows the inputs with their state, and which tables a run would build and why.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

    private static final String NO_HASH = "not yet read";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Mixin
    private Workspace workspace;

    @Override
    public Integer call() {
        Progress progress = new Progress(command.commandLine().getOut());
        Schemas schemas = Schemas.load();
        Sources sources = Sources.load();
        OutputFolder out = workspace.out();
        ContentMemory memory = new ContentMemory();
        out.readJson(Plan.inputs(out)).ifPresent(memory::recall);
        DataFolder data = workspace.data(sources, memory);
        Pins pins = Pins.load();
        progress.say("Inputs in %s", data.location());
        for (Source source : sources.all()) {
            for (Resource resource : source.resources()) {
                if (data.files(resource).isEmpty()) {
                    progress.say("  %-44s absent", resource.id());
                }
                for (InputFile file : data.files(resource)) {
                    Optional<String> hash = data.knownSha256(resource, file);
                    progress.say(
                            "  %-44s %-9s %,12d bytes  %s  %s",
                            resource.id(),
                            hash.map(known -> pins.state(file, known).name().toLowerCase(Locale.ROOT))
                                    .orElse("unread"),
                            file.bytes(),
                            hash.orElse(NO_HASH).substring(0, NO_HASH.length()),
                            file.label());
                }
            }
        }
        UnreadInputs unread = new UnreadInputs(sources, data);
        unread.say(progress, Integer.MAX_VALUE);
        unread.requireNoneEmptyByIt(workspace.tables(schemas));
        Plan plan = Plan.of(
                new Run(schemas, sources, data, new TableStore(out), workspace.tables(schemas), workspace.years()));
        progress.say("Tables for %s, in order", out.display());
        int number = 0;
        for (Plan.PlannedTable table : plan.tables()) {
            progress.say(
                    "  %2d %-26s %s",
                    ++number,
                    table.schema().name(),
                    table.isFresh() ? "fresh" : "%s: %s".formatted(state(table), table.reason()));
        }
        return 0;
    }

    private static String state(Plan.PlannedTable table) {
        return table.state().name().toLowerCase(Locale.ROOT);
    }
}
