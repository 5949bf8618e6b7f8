package org.sovereignai.jobs.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The conversation at a terminal, with history and completion; elsewhere it reads questions line by line. */
public final class Prompt {

    private static final List<String> KEYWORDS = List.of(
            ("SELECT, FROM, WHERE, GROUP BY, ORDER BY, HAVING, LIMIT, JOIN, LEFT JOIN, USING, ON, AND, OR, NOT, IN, IS NULL, IS NOT NULL,"
                            + " BETWEEN, LIKE, DESC, DISTINCT, WITH, UNION ALL, PIVOT, DESCRIBE, SUMMARIZE, EXPLAIN, count(*), sum(, avg(, min(, max(, round(")
                    .split(", "));

    private Prompt() {}

    /**
     * Talks until the end of the input.
     *
     * @return why the first question that was not answered was not; of those at a terminal, who saw it, nothing
     */
    public static Optional<QueryException> converse(
            ReleaseDatabase database, AnswerFormat format, PrintWriter out, PrintWriter err, boolean atTerminal) {
        if (atTerminal) {
            out.printf(
                    "Release %s in %s. A question ends with ';'. Try .tables, .help, .quit.%n",
                    database.release().version(), database.release().folder());
            Path history = Path.of(System.getProperty("user.home"), ".sovereign-ai", "history");
            try (Terminal terminal = TerminalBuilder.terminal()) {
                talk(database, new Conversation(database, format, out, err, () -> width(terminal)), terminal, history);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Optional.empty();
        }
        Conversation conversation = new Conversation(database, format, out, err, () -> AnswerFormat.UNLIMITED);
        read(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), conversation);
        return conversation.failure();
    }

    /** Takes every line of a text as if it had been typed. */
    static void read(BufferedReader lines, Conversation conversation) {
        lines.lines().takeWhile(line -> !conversation.isOver()).forEach(conversation::say);
        conversation.finish();
    }

    /** Talks at a terminal until its end, or until the user has enough. */
    static void talk(ReleaseDatabase database, Conversation conversation, Terminal terminal, Path history) {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(new NameParser())
                .completer(completer(database))
                .variable(LineReader.HISTORY_FILE, history)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .build();
        // While a line is typed the reader has this signal for itself.
        terminal.handle(Terminal.Signal.INT, signal -> database.stop());
        while (!conversation.isOver()) {
            try {
                conversation.say(reader.readLine(conversation.isInQuestion() ? "   ...> " : "sovereign> "));
            } catch (UserInterruptException e) {
                conversation.forget();
            } catch (EndOfFileException e) {
                return;
            }
        }
    }

    private static int width(Terminal terminal) {
        return terminal.getWidth() > 0 ? terminal.getWidth() : AnswerFormat.UNLIMITED;
    }

    /** Words of a line for completion: a name begins after a bracket, a comma, a comparison or the dot of its table too. */
    private static final class NameParser extends DefaultParser {

        NameParser() {
            setEscapeChars(null);
            setQuoteChars(new char[0]);
        }

        @Override
        public boolean isDelimiterChar(CharSequence line, int position) {
            char c = line.charAt(position);
            return Character.isWhitespace(c) || "(),=<>+-*/;'".indexOf(c) >= 0 || c == '.' && position > 0;
        }
    }

    private static Completer completer(ReleaseDatabase database) {
        Completer names = new StringsCompleter(words(database));
        Completer relations = new StringsCompleter(database.relations().keySet());
        return (reader, line, candidates) -> {
            boolean isDescribed = line.wordIndex() > 0 && line.words().get(0).equals(".describe");
            (isDescribed ? relations : names).complete(reader, line, candidates);
        };
    }

    /** What can be completed: keywords, commands, tables and views, their columns. */
    static Set<String> words(ReleaseDatabase database) {
        Set<String> words = new LinkedHashSet<>(KEYWORDS);
        words.addAll(Conversation.COMMANDS);
        words.addAll(database.relations().keySet());
        words.addAll(database.texts("SELECT DISTINCT column_name FROM duckdb_columns() WHERE NOT internal ORDER BY 1"));
        return words;
    }
}
