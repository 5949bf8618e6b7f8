package org.sovereignai.jobs.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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

    private static ReleaseDatabase open() {
        return ReleaseDatabase.open(
                PublishedRelease.find(Releases.starter().getParent().getParent().toString(), Optional.empty()));
    }
}
