package org.sovereignai.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.lang3.StringUtils;
import org.sovereignai.datasets.InputException;
import org.sovereignai.jobs.query.AnswerFormat;
import org.sovereignai.jobs.query.Prompt;
import org.sovereignai.jobs.query.QueryException;
import org.sovereignai.jobs.query.ReleaseDatabase;
import org.sovereignai.jobs.run.Progress;
import org.sovereignai.jobs.store.OutputFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers questions in SQL about a release. Starts no Spark. */
@Command(
        name = "query",
        description = "Answers a question in SQL about a release; without a question, a prompt that answers many.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Every table is there by its name, and views for common wants: panel, latest, supplier, ranking,",
            "nation('IND'), suppliers_of('IND'), comparison('FRA', 'DEU'). '.tables' at the prompt lists them.",
            "",
            "Examples:",
            "  sovereign-ai query \"SELECT country_name, score FROM ranking WHERE score_id = 'dependence' AND year = 2024 LIMIT 10\"",
            "  sovereign-ai query \"FROM suppliers_of('IND')\" --output india.csv",
            "  echo \"FROM latest LIMIT 5\" | sovereign-ai query --format json"
        })
final class QueryCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Mixin
    private ReleaseChoice choice;

    @Parameters(paramLabel = "QUESTION", arity = "0..1", description = "One question in DuckDB's SQL.")
    private String question;

    @Option(
            names = "--format",
            description =
                    "One of ${COMPLETION-CANDIDATES} (default: that of the output file's ending, else table). csv puts a ' before texts that a spreadsheet would take for a formula; spreadsheet is csv with a byte order mark and six digits; table cuts long texts and digits.")
    private AnswerFormat format;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the answer to a file; one that is there is replaced.")
    private Path output;

    @Option(
            names = "--allow",
            paramLabel = "PATH",
            description = "A folder or file beside the release that questions may read.")
    private List<Path> allowed = List.of();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "Stop a question that takes longer (default: none is stopped).")
    private int timeout;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            defaultValue = "",
            description =
                    "Memory that a question may take, such as 2GB (default: what DuckDB takes, 80 %% of the computer's).")
    private String memory;

    @Override
    public Integer call() throws IOException {
        Optional<Path> file = Optional.ofNullable(output).map(OutputFile::require);
        List<Path> readable = allowed.stream().map(QueryCommand::existing).toList();
        try (ReleaseDatabase database = ReleaseDatabase.open(choice.release(), readable, file, limits())) {
            if (question == null) {
                return converse(database);
            }
            AnswerFormat form = form();
            if (file.isEmpty()) {
                print(database, form, command.commandLine().getOut(), Screen.width());
            } else {
                say(write(database, form, file.get()), file.get());
            }
            return 0;
        } catch (QueryException e) {
            if (e.isLimit()) {
                throw new InputException(e.getMessage(), e);
            }
            throw new CommandLine.ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    private ReleaseDatabase.Limits limits() {
        if (timeout < 0) {
            throw new QueryException("--timeout is a number of seconds, not %d.".formatted(timeout));
        }
        if (!memory.matches("|[1-9][0-9]{0,8} ?([KMGT]i?)?B")) {
            throw new QueryException("--memory is a size such as 500MB or 2GB, not '%s'.".formatted(memory));
        }
        return new ReleaseDatabase.Limits(timeout, memory, Main::end);
    }

    private int converse(ReleaseDatabase database) {
        if (output != null) {
            throw new QueryException("--output needs a question on the command line.");
        }
        return Prompt.converse(
                        database,
                        form(),
                        command.commandLine().getOut(),
                        command.commandLine().getErr(),
                        Screen.isConversation())
                .map(failure -> failure.isLimit() ? Main.UNUSABLE_INPUT : Main.WRONG_COMMAND_LINE)
                .orElse(0);
    }

    private long print(ReleaseDatabase database, AnswerFormat form, PrintWriter out, int width) {
        return database.ask(question, rows -> form.write(rows, out, width));
    }

    /** Says what was written; beside the answer, which may go to another program. */
    private void say(long rows, Path file) {
        new Progress(command.commandLine().getErr())
                .say("%,d %s, %,d bytes, in %s.", rows, rows == 1 ? "row" : "rows", size(file), file);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw OutputFile.unwritten(file, e);
        }
    }

    private long write(ReleaseDatabase database, AnswerFormat form, Path file) {
        if (form == AnswerFormat.parquet) {
            return database.export(question, file);
        }
        Path draft = OutputFile.draft(file);
        long rows;
        try {
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(draft, StandardOpenOption.CREATE_NEW))) {
                rows = print(database, form, out, AnswerFormat.UNLIMITED);
                if (out.checkError()) {
                    throw new IOException("the disk does not take all of it");
                }
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(draft);
                throw e;
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw OutputFile.unwritten(file, e);
        }
        return rows;
    }

    private AnswerFormat form() {
        if (format != null) {
            return format;
        }
        String ending = output == null
                ? ""
                : StringUtils.substringAfterLast(output.getFileName().toString(), ".");
        return switch (ending.toLowerCase(Locale.ROOT)) {
            case "csv" -> AnswerFormat.csv;
            case "json" -> AnswerFormat.json;
            case "parquet" -> AnswerFormat.parquet;
            case "", "txt" -> AnswerFormat.table;
            case "xlsx", "xls", "ods" ->
                throw new QueryException(
                        "Nothing writes files that end in '.%s'; name one that ends in .csv with --format spreadsheet, which spreadsheets of every language open."
                                .formatted(ending));
            default ->
                throw new QueryException(
                        "Nothing writes files that end in '.%s'; name a file that ends in .csv, .json or .parquet, or choose with --format."
                                .formatted(ending));
        };
    }

    private static Path existing(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new InputException("%s, named with --allow, is not there.".formatted(path), e);
        }
    }
}
