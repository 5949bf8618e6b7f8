package org.sovereignai.jobs.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.sovereignai.jobs.run.Progress;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.TableDescription;
import org.sovereignai.schemas.TableSchema;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the data dictionary. */
@Command(
        name = "tables",
        description = "Prints the data dictionary: every table, its columns, units, keys and warnings.",
        mixinStandardHelpOptions = true)
final class TablesCommand implements Callable<Integer> {

    enum Form {
        text,
        markdown,
        csv
    }

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Parameters(paramLabel = "TABLE", description = "Only these tables.", arity = "0..*")
    private List<String> names = List.of();

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Form form;

    @Override
    public Integer call() {
        Schemas schemas = Schemas.load();
        List<String> all = schemas.tables().stream().map(TableSchema::name).toList();
        for (String name : names) {
            if (schemas.table(name).isEmpty()) {
                throw new CommandLine.ParameterException(
                        command.commandLine(),
                        "There is no table '%s'; did you mean %s? The tables are %s."
                                .formatted(name, Main.nearest(name, all), String.join(", ", all)));
            }
        }
        List<TableSchema> tables = schemas.tables().stream()
                .filter(table -> names.isEmpty() || names.contains(table.name()))
                .toList();
        Progress progress = new Progress(command.commandLine().getOut());
        switch (form) {
            case markdown -> progress.say(TableDescription.markdown(tables));
            case csv -> progress.say(TableDescription.codebook(tables));
            case text -> tables.forEach(table -> progress.say(TableDescription.text(table, schemas.warnings())));
        }
        return 0;
    }
}
