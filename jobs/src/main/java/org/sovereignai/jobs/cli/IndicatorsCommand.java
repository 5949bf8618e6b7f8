package org.sovereignai.jobs.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.sovereignai.jobs.query.IndicatorCatalogue;
import org.sovereignai.jobs.query.IndicatorCatalogue.Entry;
import org.sovereignai.jobs.query.QueryException;
import org.sovereignai.jobs.query.ReleaseDatabase;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the indicators of a release, or those in which some words stand. Starts no Spark. */
@Command(
        name = "indicators",
        description = "Lists the indicators of a release, or those that all of some words are about.",
        footer = {
            "",
            "Examples:",
            "  sovereign-ai indicators imports",
            "  sovereign-ai indicators open weights",
            "  sovereign-ai describe chips_supplier_concentration"
        },
        mixinStandardHelpOptions = true)
final class IndicatorsCommand implements Callable<Integer> {

    enum Form {
        text,
        markdown
    }

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Mixin
    private ReleaseChoice choice;

    @Parameters(
            paramLabel = "WORD",
            description = "Only indicators in whose name, title, question, formula or unit each of these stands.",
            arity = "0..*")
    private List<String> words = List.of();

    @Option(
            names = "--format",
            defaultValue = "text",
            description =
                    "One of ${COMPLETION-CANDIDATES}; markdown makes the whole catalogue (default: ${DEFAULT-VALUE}).")
    private Form form;

    @Override
    public Integer call() {
        try (ReleaseDatabase database = ReleaseDatabase.open(choice.release())) {
            IndicatorCatalogue catalogue = IndicatorCatalogue.of(database);
            PrintWriter out = command.commandLine().getOut();
            if (form == Form.markdown) {
                out.print(catalogue.markdown());
                out.flush();
                return 0;
            }
            List<Entry> found = catalogue.search(words);
            if (found.isEmpty()) {
                throw new CommandLine.ParameterException(
                        command.commandLine(),
                        "No indicator is about '%s'; 'sovereign-ai indicators' lists all %d."
                                .formatted(
                                        String.join(" ", words), catalogue.ids().size()));
            }
            int width =
                    found.stream().mapToInt(entry -> entry.id().length()).max().orElse(0);
            found.forEach(entry -> out.println(IndicatorCatalogue.line(entry, width)));
            out.flush();
            return 0;
        } catch (QueryException e) {
            throw new CommandLine.ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
