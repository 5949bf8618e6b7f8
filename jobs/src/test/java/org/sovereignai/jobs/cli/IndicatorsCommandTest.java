package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sovereignai.schemas.Schemas;

class IndicatorsCommandTest {

    @Test
    void listsAllAndFindsByWords() {
        Command all = indicators();
        Command about = indicators("open", "WEIGHTS");

        assertThat(all.out().lines()).hasSameSizeAs(Schemas.load().indicators().keySet());
        assertThat(about.out()).contains("open_model_share ", "Share of open-weight models [share]");
        assertThat(about.out().lines().count()).isLessThan(all.out().lines().count());
    }

    @Test
    void wordsThatNoIndicatorIsAboutEndWithTheCountOfAll() {
        Command none = indicators("zeppelin");

        assertThat(none.code()).isEqualTo(Main.WRONG_COMMAND_LINE);
        assertThat(none.err()).contains("No indicator is about 'zeppelin'");
    }

    @Test
    void catalogueHasASectionAndExamplesOfEveryIndicator() {
        String page = indicators("--format", "markdown").out();

        Schemas.load().indicators().keySet().forEach(id -> assertThat(page).contains("\n### " + id + "\n"));
        // The United States are first in the world's pushes: 107,174,582 of 632,006,426 in 2024 without aggregates.
        assertThat(page).contains("United States 2024: 0.17 (share); the highest of");
    }

    @Test
    void pageOfTheDocumentationHasEveryIndicatorAndNoOther() throws IOException {
        assertThat(Files.readAllLines(Path.of("../docs/indicators.md")))
                .filteredOn(line -> line.startsWith("### "))
                .map(line -> line.substring("### ".length()))
                .containsExactlyInAnyOrderElementsOf(Schemas.load().indicators().keySet());
    }

    @Test
    void describesAnIndicatorATableAndNamesTheNearest() {
        assertThat(describe("git_push_world_share").out()).contains("What it is", "Years", "the highest of");
        assertThat(describe("economy_year").out()).startsWith("economy_year: Population and GDP");
        assertThat(describe("git_push_word_share").err()).contains("did you mean git_push_world_share?");
    }

    private static Command indicators(String... words) {
        Object[] arguments = new Object[words.length + 3];
        arguments[0] = "indicators";
        System.arraycopy(words, 0, arguments, 1, words.length);
        arguments[words.length + 1] = "--out";
        arguments[words.length + 2] = out();
        return Command.run(arguments);
    }

    private static Command describe(String name) {
        return Command.run("describe", name, "--out", out());
    }

    private static Path out() {
        return Releases.starter().getParent().getParent();
    }
}
