package org.sovereignai.jobs.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.PrintWriter;
import java.util.ArrayList;
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
import org.sovereignai.jobs.store.Json;
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
    private static final String SHA256 = "sha256:";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Mixin
    private Workspace workspace;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "For people (text) or for programs (json); default: ${DEFAULT-VALUE}.")
    private Progress.Form form;

    @Override
    public Integer call() {
        Schemas schemas = workspace.schemas();
        Sources sources = Sources.load();
        OutputFolder out = workspace.out();
        ContentMemory memory = new ContentMemory();
        out.readJson(Plan.inputs(out)).ifPresent(memory::recall);
        DataFolder data = workspace.data(sources, memory);
        UnreadInputs unread = new UnreadInputs(sources, data);
        Run run = new Run(schemas, sources, data, new TableStore(out), workspace.tables(schemas), workspace.years());
        if (form == Progress.Form.json) {
            unread.requireNoneEmptyByIt(workspace.tables(schemas));
            PrintWriter text = command.commandLine().getOut();
            text.print(Json.page(page(run, unread, out.display())));
            text.flush();
        } else {
            print(run, unread, out.display());
        }
        return 0;
    }

    private void print(Run run, UnreadInputs unread, String out) {
        Progress progress = new Progress(command.commandLine().getOut());
        progress.say("Inputs in %s", run.data().location());
        for (Input input : inputs(run)) {
            if (input.isAbsent()) {
                progress.say("  %-44s absent", input.resource());
            } else {
                progress.say(
                        "  %-44s %-9s %,12d bytes  %s  %s",
                        input.resource(), input.state(), input.bytes(), input.beginOfHash(), input.path());
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
                    table.name(),
                    table.isFresh() ? "fresh" : "%s: %s".formatted(lower(table.state()), table.reason()));
        }
    }

    private static Page page(Run run, UnreadInputs unread, String out) {
        List<Input> inputs = inputs(run);
        return new Page(
                run.data().location(),
                out,
                inputs.stream().filter(input -> !input.isAbsent()).toList(),
                inputs.stream().filter(Input::isAbsent).map(Input::resource).toList(),
                unread.files().stream()
                        .map(file -> new Left(file.path(), file.why()))
                        .toList(),
                Plan.of(run).tables().stream()
                        .map(table ->
                                new Table(table.name(), lower(table.state()), table.reason(), table.fingerprint()))
                        .toList());
    }

    /** The plan for programs: where, every file that is read or not, and every table in order. */
    private record Page(
            String data, String out, List<Input> inputs, List<String> absent, List<Left> unread, List<Table> tables) {}

    /**
     * A file of a resource, or that there is none.
     *
     * @param resource id of the resource
     * @param path where it lies, null if there is none
     * @param state what it is to the pins, or that it is not read yet
     * @param bytes its size
     * @param hash of its content, null as long as nobody read it
     */
    private record Input(String resource, String path, String state, long bytes, String hash) {

        @JsonIgnore
        private boolean isAbsent() {
            return path == null;
        }

        private String beginOfHash() {
            return (hash == null ? NO_HASH : hash.substring(SHA256.length())).substring(0, NO_HASH.length());
        }
    }

    private record Left(String path, String reason) {}

    /** A table with what a run would do about it. */
    private record Table(String name, String state, String reason, String fingerprint) {}

    private static List<Input> inputs(Run run) {
        Pins pins = Pins.load();
        List<Input> inputs = new ArrayList<>();
        run.sources().all().stream()
                .flatMap(source -> shown(source, run).stream())
                .forEach(resource -> {
                    List<InputFile> files = run.data().files(resource);
                    if (files.isEmpty()) {
                        inputs.add(new Input(resource.id(), null, "absent", 0, null));
                    }
                    for (InputFile file : files) {
                        Optional<String> hash = run.data().knownSha256(resource, file);
                        inputs.add(new Input(
                                resource.id(),
                                file.label(),
                                hash.map(known -> lower(pins.state(file, known)))
                                        .orElse("unread"),
                                file.bytes(),
                                hash.map(SHA256::concat).orElse(null)));
                    }
                });
        return inputs;
    }

    /** What a source has, without what is read on request alone and nobody asks for. */
    private static List<Resource> shown(Source source, Run run) {
        return source.resources().stream()
                .filter(resource -> !resource.isOnRequest()
                        || run.tables().stream()
                                .anyMatch(table -> table.sources().contains(resource.id())))
                .toList();
    }

    private static String lower(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
