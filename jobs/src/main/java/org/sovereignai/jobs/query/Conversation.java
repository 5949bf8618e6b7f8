package org.sovereignai.jobs.query;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** Questions one after the other: a question ends with a semicolon, a line that begins with a dot is a command. */
final class Conversation {

    /** The commands, each with what it does. */
    static final List<String> COMMANDS = List.of(".tables", ".describe", ".format", ".help", ".quit");

    private static final String HELP = """
            A question ends with ';' and may take several lines, such as:
              SELECT rank, country_name, score FROM ranking WHERE score_id = 'dependence' AND year = 2024 LIMIT 10;
            .tables           tables and views, each with what it holds
            .describe TABLE   columns, units, meaning and what the table is made from
            .format FORMAT    table, csv or json
            .quit             the end, as Ctrl-D
            TAB completes names, the arrows bring earlier lines back, Ctrl-C drops a question. Views with brackets
            take codes: FROM suppliers_of('IND');
            """;

    private final ReleaseDatabase database;
    private final PrintWriter out;
    private final PrintWriter err;
    private final IntSupplier width;
    private final StringBuilder question = new StringBuilder();
    private AnswerFormat format;
    private boolean isOver;
    private QueryException failure;

    Conversation(ReleaseDatabase database, AnswerFormat format, PrintWriter out, PrintWriter err, IntSupplier width) {
        this.width = width;
        this.database = database;
        this.format = format;
        this.out = out;
        this.err = err;
    }

    void say(String line) {
        String text = line.strip();
        if (question.isEmpty() && text.startsWith(".")) {
            attempt(() -> obey(text));
        } else if (!text.isEmpty() || !question.isEmpty()) {
            question.append(line).append('\n');
            askWhatIsWhole();
        }
    }

    /** Asks every question that has its semicolon. */
    private void askWhatIsWhole() {
        for (int end = QuestionText.end(question.toString()); end >= 0; end = QuestionText.end(question.toString())) {
            String asked = question.substring(0, end);
            String rest = question.substring(end + 1);
            forget();
            question.append(rest.isBlank() ? "" : rest);
            ask(asked);
        }
        if (QuestionText.isEmpty(question.toString()) && question.indexOf("/*") < 0) {
            forget();
        }
    }

    /** Asks what was said since the last semicolon. */
    void finish() {
        String asked = question.toString();
        forget();
        ask(asked);
    }

    /** Drops what was said since the last semicolon. */
    void forget() {
        question.setLength(0);
    }

    boolean isInQuestion() {
        return !question.isEmpty();
    }

    boolean isOver() {
        return isOver;
    }

    /** Why the first question or command that could not be answered could not. */
    Optional<QueryException> failure() {
        return Optional.ofNullable(failure);
    }

    private void ask(String asked) {
        if (QuestionText.isEmpty(asked)) {
            return;
        }
        attempt(() -> database.ask(asked, rows -> format.write(rows, out, width.getAsInt())));
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (QueryException e) {
            failure = failure().orElse(e);
            err.println(e.getMessage());
            err.flush();
        }
        out.flush();
    }

    private void obey(String text) {
        String[] words = text.split("\\s+", 2);
        String object = words.length == 1 ? "" : words[1].strip();
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case ".tables" -> database.relations().forEach((name, title) -> out.printf("%-26s %s%n", name, title));
            case ".describe" -> describe(object.toLowerCase(Locale.ROOT).replaceFirst(";$", ""));
            case ".format" -> format = format(object);
            case ".help" -> out.print(HELP);
            case ".quit", ".exit" -> isOver = true;
            default ->
                throw new QueryException(
                        "There is no command '%s'; %s".formatted(words[0], Suggestion.of(words[0], COMMANDS)));
        }
    }

    private void describe(String relation) {
        if (relation.isEmpty()) {
            throw new QueryException("Name a table or view, such as .describe economy; .tables lists them.");
        }
        out.print(database.describe(relation).text(width.getAsInt()));
    }

    private static AnswerFormat format(String name) {
        return Stream.of(AnswerFormat.table, AnswerFormat.csv, AnswerFormat.json)
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new QueryException(
                        "The formats are table, csv and json, not '%s'; Parquet needs --output.".formatted(name)));
    }
}
