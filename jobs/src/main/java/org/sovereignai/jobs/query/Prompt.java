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
import java.util.Set;
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
            "SELECT",
            "FROM",
            "WHERE",
            "GROUP BY",
            "ORDER BY",
            "HAVING",
            "LIMIT",
            "JOIN",
            "LEFT JOIN",
            "USING",
            "ON",
            "AND",
            "OR",
            "NOT",
            "IN",
            "IS NULL",
            "IS NOT NULL",
            "BETWEEN",
            "LIKE",
            "DESC",
            "DISTINCT",
            "WITH",
            "UNION ALL",
            "PIVOT",
            "DESCRIBE",
            "SUMMARIZE",
            "EXPLAIN",
            "count(*)",
            "sum(",
            "avg(",
            "min(",
            "max(",
            "round(");

    private Prompt() {}

    /**
     * Talks until the end of the input.
     *
     * @return whether every question was answered
     */
    public static boolean converse(
            ReleaseDatabase database, AnswerFormat format, PrintWriter out, PrintWriter err, boolean atTerminal) {
        Conversation conversation = new Conversation(database, format, out, err);
        if (atTerminal) {
            talk(database, conversation, out);
            return true;
        }
        read(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), conversation);
        return !conversation.hasFailed();
    }

    /** Takes every line of a text as if it had been typed. */
    static void read(BufferedReader lines, Conversation conversation) {
        try {
            String line = lines.readLine();
            while (line != null && !conversation.isOver()) {
                conversation.say(line);
                line = lines.readLine();
            }
            conversation.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void talk(ReleaseDatabase database, Conversation conversation, PrintWriter out) {
        out.printf(
                "Release %s in %s. A question ends with ';'. Try .tables, .help, .quit.%n",
                database.release().version(), database.release().folder());
        try (Terminal terminal = TerminalBuilder.builder().build()) {
            DefaultParser parser = new DefaultParser();
            parser.setEscapeChars(null);
            parser.setQuoteChars(new char[0]);
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .parser(parser)
                    .completer(new StringsCompleter(words(database)))
                    .variable(
                            LineReader.HISTORY_FILE,
                            Path.of(System.getProperty("user.home"), ".sovereign-ai", "history"))
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .option(LineReader.Option.CASE_INSENSITIVE, true)
                    .build();
            while (!conversation.isOver()) {
                try {
                    conversation.say(reader.readLine(conversation.isInQuestion() ? "   ...> " : "sovereign> "));
                } catch (UserInterruptException e) {
                    conversation.forget();
                } catch (EndOfFileException e) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What can be completed: keywords, commands, tables and views, their columns. */
    static Set<String> words(ReleaseDatabase database) {
        Set<String> words = new LinkedHashSet<>(KEYWORDS);
        words.addAll(Conversation.COMMANDS);
        words.addAll(database.relations().keySet());
        database.ask("SELECT DISTINCT column_name FROM duckdb_columns() WHERE NOT internal ORDER BY 1", rows -> {
            while (rows.next()) {
                words.add(rows.getString(1));
            }
            return null;
        });
        return words;
    }
}
