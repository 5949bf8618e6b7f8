package org.sovereignai.jobs.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sovereignai.jobs.query.IndicatorCatalogue;
import org.sovereignai.jobs.query.IndicatorCatalogue.Entry;
import org.sovereignai.jobs.query.QueryException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (form == Form.markdown && !words.isEmpty()) {
            throw Main.wrong(
                    command,
                    "Markdown is made of the whole catalogue: leave out '%s', or the option --format.",
                    String.join(" ", words));
        }
        return choice.print(database -> {
            IndicatorCatalogue catalogue = IndicatorCatalogue.of(database);
            return form == Form.markdown ? catalogue.markdown() : found(catalogue);
        });
    }

    private String found(IndicatorCatalogue catalogue) {
        List<Entry> found = catalogue.search(words);
        if (found.isEmpty()) {
            throw new QueryException("No indicator is about '%s'; 'sovereign-ai indicators' lists all %d."
                    .formatted(String.join(" ", words), catalogue.ids().size()));
        }
        int width = found.stream().mapToInt(entry -> entry.id().length()).max().orElse(0);
        return found.stream()
                .map(entry -> IndicatorCatalogue.line(entry, width) + "\n")
                .collect(Collectors.joining());
    }
}
