package org.sovereignai.jobs.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sovereignai.jobs.query.ReadyView;
import org.sovereignai.jobs.query.ReleaseDatabase;
import org.sovereignai.jobs.query.ScreenLines;
import org.sovereignai.jobs.run.Progress;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.TableDescription;
import org.sovereignai.schemas.TableSchema;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the data dictionary, or lists the tables in which some words stand. */
@Command(
        name = "tables",
        description =
                "Prints the data dictionary: every table, its columns, units, keys and warnings; or lists the tables that all of some words are about. Views that a release is asked by are pages too.",
        footer = {"", "Examples:", "  sovereign-ai tables imports", "  sovereign-ai tables trade_matrix"},
        mixinStandardHelpOptions = true)
final class TablesCommand implements Callable<Integer> {

    enum Form {
        text,
        markdown,
        csv
    }

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Parameters(
            paramLabel = "TABLE|WORD",
            description =
                    "Only these tables or views; where one is no name of a table, a line each for those about which all of the words are.",
            arity = "0..*")
    private List<String> words = List.of();

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Form form;

    @Override
    public Integer call() {
        Schemas schemas = Schemas.load();
        List<ReadyView> views = ReadyView.all().stream()
                .filter(view -> words.contains(view.name()))
                .toList();
        boolean areNames = words.stream()
                .allMatch(word -> schemas.table(word).isPresent()
                        || views.stream().anyMatch(view -> view.name().equals(word)));
        List<TableSchema> tables = schemas.tables().stream()
                .filter(table -> areNames
                        ? words.isEmpty() || words.contains(table.name())
                        : words.stream().allMatch(word -> TableDescription.mentions(table, word)))
                .toList();
        if (tables.isEmpty() && !areNames) {
            throw nothingFound(schemas);
        }
        Progress progress = new Progress(command.commandLine().getOut());
        switch (form) {
            case markdown -> progress.say(TableDescription.markdown(tables));
            case csv -> progress.say(TableDescription.codebook(tables));
            case text -> {
                tables.forEach(table -> progress.say(areNames ? page(table, schemas) : line(table)));
                views.forEach(view -> progress.say(view.text(Screen.width())));
            }
        }
        return 0;
    }

    private static String page(TableSchema table, Schemas schemas) {
        return ScreenLines.fit(TableDescription.text(table, schemas.warnings()), Screen.width());
    }

    private static String line(TableSchema table) {
        return "%-24s %s".formatted(table.name(), table.title());
    }

    private CommandLine.ParameterException nothingFound(Schemas schemas) {
        if (words.contains(ReleaseDatabase.PANEL)) {
            return Main.wrong(
                    command,
                    "The columns of %1$s are the indicators that a release has; 'sovereign-ai describe %1$s' prints them.",
                    ReleaseDatabase.PANEL);
        }
        List<String> all = schemas.tables().stream().map(TableSchema::name).toList();
        List<String> withViews = Stream.concat(
                        all.stream(), ReadyView.all().stream().map(ReadyView::name))
                .toList();
        String given = String.join(" ", words);
        return Main.wrong(
                command,
                "There is no table '%s', and none is about that; did you mean %s? The tables are %s.",
                given,
                Main.nearest(given, withViews),
                String.join(", ", all));
    }
}
