package org.sovereignai.jobs.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sovereignai.jobs.cli.Releases;

class ConversationTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void questionsMayTakeSeveralLinesAndTheLastNeedsNoSemicolon() {
        say("SELECT 1 AS one,\n 2 AS two;\nSELECT 3 AS three");

        assertThat(out.toString()).contains("one  two").contains("three").contains("(1 row)");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void commandsListAndDescribe() {
        say(
                ".tables\n.describe indicator_value\n.describe ranking\n.format csv\nSELECT 1 AS one;\n.quit\nSELECT 'after the end';");

        assertThat(out.toString())
                .contains("dependence_edge ", "panel ", "suppliers_of ")
                .contains("Key: country_code, year, indicator")
                .contains("rank_low")
                .contains("one\n1\n")
                .doesNotContain("after the end");
    }

    @Test
    void mistakesAreSaidAndTheTalkGoesOn() {
        say(".tabels\nSELECT * FROM economi;\nSELECT 7 AS seven;");

        assertThat(err.toString()).contains("did you mean .tables?").contains("did you mean economy?");
        assertThat(out.toString()).contains("seven");
    }

    @Test
    void atATerminalNamesAreCompletedAndEarlierLinesComeBack(@TempDir Path folder) throws IOException {
        String tab = "\t";
        String up = "\033OA";
        String ctrlC = "\003";
        String ctrlD = "\004";
        String shown = typed(
                folder.resolve("history"),
                "SELECT max(e.alpha2_c" + tab + ") AS last FROM econ" + tab + tab + " e;\r",
                ".describe trade_tot" + tab + "\r",
                "SELECT nonsense",
                ctrlC,
                ".describe\r",
                up + up + "\r",
                ctrlD);

        assertThat(shown).contains("sovereign> ");
        assertThat(out.toString()).contains("last\n----\nZW\n").containsSubsequence("trade_total: ", "trade_total: ");
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("Name a table or view, such as .describe economy; .tables lists them.");
        assertThat(folder.resolve("history")).content().contains(".describe trade_total");
    }

    @Test
    void completesKeywordsTablesAndColumns() {
        try (ReleaseDatabase database = open()) {
            assertThat(Prompt.words(database))
                    .contains("SELECT", ".describe", "dependence_edge", "panel", "traced_share");
        }
    }

    private void say(String text) {
        try (ReleaseDatabase database = open()) {
            Prompt.read(
                    new BufferedReader(new StringReader(text)),
                    new Conversation(
                            database,
                            AnswerFormat.table,
                            new PrintWriter(out, true),
                            new PrintWriter(err, true),
                            () -> AnswerFormat.UNLIMITED));
        }
    }

    /** Types into a terminal, each time when it shows that it waits for that, and returns what it showed. */
    private String typed(Path history, String... lines) throws IOException {
        PipedInputStream in = new PipedInputStream();
        TypingScreen screen = new TypingScreen(new PipedOutputStream(in), List.of(lines));
        try (ReleaseDatabase database = open();
                Terminal terminal = new ExternalTerminal("test", "xterm", in, screen, StandardCharsets.UTF_8)) {
            terminal.setSize(new Size(120, 40));
            Prompt.talk(
                    database,
                    new Conversation(
                            database,
                            AnswerFormat.table,
                            new PrintWriter(out, true),
                            new PrintWriter(err, true),
                            () -> AnswerFormat.UNLIMITED),
                    terminal,
                    history);
        }
        return screen.toString(StandardCharsets.UTF_8);
    }

    /**
     * What a terminal shows to somebody who types the next line when asked for one, and who interrupts a line only when
     * it is seen on the screen: an interrupt overtakes what was typed before it and not yet read.
     */
    private static final class TypingScreen extends ByteArrayOutputStream {

        /** What a terminal is sent when a line is to be typed: text may be pasted now. */
        private static final String READY = "\033[?2004h";

        private static final String INTERRUPT = "\003";

        private final OutputStream keyboard;
        private final Iterator<String> lines;
        private String awaited = READY;
        private String next;
        private int seen;

        TypingScreen(OutputStream keyboard, List<String> lines) {
            this.keyboard = keyboard;
            this.lines = lines.iterator();
            this.next = this.lines.next();
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            type();
        }

        @Override
        public synchronized void write(int shown) {
            super.write(shown);
            type();
        }

        private void type() {
            try {
                int at;
                while (next != null
                        && (at = toString(StandardCharsets.ISO_8859_1).indexOf(awaited, seen)) >= 0) {
                    seen = at + awaited.length();
                    String typed = next;
                    next = lines.hasNext() ? lines.next() : null;
                    awaited = INTERRUPT.equals(next) ? typed : READY;
                    keyboard.write(typed.getBytes(StandardCharsets.UTF_8));
                    keyboard.flush();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static ReleaseDatabase open() {
        return ReleaseDatabase.open(
                PublishedRelease.find(Releases.starter().getParent().getParent().toString(), Optional.empty()));
    }
}
