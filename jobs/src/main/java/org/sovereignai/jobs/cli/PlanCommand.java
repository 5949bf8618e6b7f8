package org.sovereignai.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
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
import picocli.CommandLine.Option;

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

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "For people (text) or for programs (json); default: ${DEFAULT-VALUE}.")
    private Form form;

    /** How a plan is written. */
    enum Form {
        text,
        json
    }

    @Override
    public Integer call() throws JsonProcessingException {
        Schemas schemas = workspace.schemas();
        Sources sources = Sources.load();
        OutputFolder out = workspace.out();
        ContentMemory memory = new ContentMemory();
        out.readJson(Plan.inputs(out)).ifPresent(memory::recall);
        DataFolder data = workspace.data(sources, memory);
        UnreadInputs unread = new UnreadInputs(sources, data);
        Run run = new Run(schemas, sources, data, new TableStore(out), workspace.tables(schemas), workspace.years());
        if (form == Form.json) {
            unread.requireNoneEmptyByIt(workspace.tables(schemas));
            PrintWriter text = command.commandLine().getOut();
            text.println(new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(json(run, unread, out.display())));
            text.flush();
        } else {
            print(run, unread, out.display());
        }
        return 0;
    }

    private void print(Run run, UnreadInputs unread, String out) {
        Progress progress = new Progress(command.commandLine().getOut());
        Pins pins = Pins.load();
        progress.say("Inputs in %s", run.data().location());
        for (Source source : run.sources().all()) {
            for (Resource resource : shown(source, run)) {
                if (run.data().files(resource).isEmpty()) {
                    progress.say("  %-44s absent", resource.id());
                }
                for (InputFile file : run.data().files(resource)) {
                    Optional<String> hash = run.data().knownSha256(resource, file);
                    progress.say(
                            "  %-44s %-9s %,12d bytes  %s  %s",
                            resource.id(),
                            hash.map(known -> state(pins.state(file, known))).orElse("unread"),
                            file.bytes(),
                            hash.orElse(NO_HASH).substring(0, NO_HASH.length()),
                            file.label());
                }
            }
        }
        unread.say(progress, Integer.MAX_VALUE);
        unread.requireNoneEmptyByIt(workspace.tables(run.schemas()));
        progress.say("Tables for %s, in order", out);
        int number = 0;
        for (Plan.PlannedTable table : Plan.of(run).tables()) {
            progress.say(
                    "  %2d %-26s %s",
                    ++number,
                    table.schema().name(),
                    table.isFresh() ? "fresh" : "%s: %s".formatted(state(table.state()), table.reason()));
        }
    }

    /** The plan as an object: where, every file that is read or not, and every table in order. */
    private static ObjectNode json(Run run, UnreadInputs unread, String out) {
        Pins pins = Pins.load();
        ObjectNode plan = JsonNodeFactory.instance.objectNode();
        plan.put("data", run.data().location()).put("out", out);
        ArrayNode inputs = plan.putArray("inputs");
        ArrayNode absent = plan.putArray("absent");
        for (Source source : run.sources().all()) {
            for (Resource resource : shown(source, run)) {
                if (run.data().files(resource).isEmpty()) {
                    absent.add(resource.id());
                }
                for (InputFile file : run.data().files(resource)) {
                    Optional<String> hash = run.data().knownSha256(resource, file);
                    inputs.addObject()
                            .put("resource", resource.id())
                            .put("path", file.label())
                            .put(
                                    "state",
                                    hash.map(known -> state(pins.state(file, known)))
                                            .orElse("unread"))
                            .put("bytes", file.bytes())
                            .put("hash", hash.map("sha256:"::concat).orElse(null));
                }
            }
        }
        ArrayNode left = plan.putArray("unread");
        unread.files().forEach(file -> left.addObject().put("path", file.path()).put("reason", file.why()));
        ArrayNode tables = plan.putArray("tables");
        for (Plan.PlannedTable table : Plan.of(run).tables()) {
            tables.addObject()
                    .put("name", table.schema().name())
                    .put("state", state(table.state()))
                    .put("reason", table.reason())
                    .put("fingerprint", table.fingerprint());
        }
        return plan;
    }

    /** What a source has, without what is read on request alone and nobody asks for. */
    private static List<Resource> shown(Source source, Run run) {
        return source.resources().stream()
                .filter(resource -> !resource.isOnRequest()
                        || run.tables().stream()
                                .anyMatch(table -> table.sources().contains(resource.id())))
                .toList();
    }

    private static String state(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
