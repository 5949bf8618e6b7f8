package org.sovereignai.jobs.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sovereignai.jobs.Releases;

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
                "SELECT nonsense" + ctrlC,
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
                            database, AnswerFormat.table, new PrintWriter(out, true), new PrintWriter(err, true)));
        }
    }

    /** Types into a terminal and returns what it showed. */
    private String typed(Path history, String... keys) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(String.join("", keys).getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        try (ReleaseDatabase database = open();
                Terminal terminal = TerminalBuilder.builder()
                        .system(false)
                        .streams(in, screen)
                        .type("xterm")
                        .encoding(StandardCharsets.UTF_8)
                        .size(new Size(120, 40))
                        .build()) {
            Prompt.talk(
                    database,
                    new Conversation(
                            database, AnswerFormat.table, new PrintWriter(out, true), new PrintWriter(err, true)),
                    terminal,
                    history);
        }
        return screen.toString(StandardCharsets.UTF_8);
    }

    private static ReleaseDatabase open() {
        return ReleaseDatabase.open(
                PublishedRelease.find(Releases.starter().getParent().getParent().toString(), Optional.empty()));
    }
}
