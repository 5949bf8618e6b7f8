package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release of the first edition is still read: columns and tables that came later are not in it. */
class OldReleaseTest {

    @TempDir
    private Path folder;

    private Path out;
    private Path release;

    @BeforeEach
    void layOut() throws IOException {
        out = folder.resolve("out");
        release = OldRelease.in(out);
    }

    @Test
    void tablesAndReadyViewsAreAsked() {
        Command table = ask("SELECT traced_share FROM dependence_edge WHERE country_code = 'FRA' AND strand = 'chips'"
                + " AND supplier_code = 'UNK'");
        assertThat(table.code()).as(table.err()).isZero();
        assertThat(table.out()).startsWith("traced_share\n0.8337");

        // The bounds of direct shares came later: the view has them, without values.
        Command view = ask("SELECT supplier_name, direct_share, direct_low FROM suppliers_of('FR')"
                + " WHERE strand = 'chips' AND supplier_code IN ('UNK', 'DEU') ORDER BY supplier_code DESC");
        assertThat(view.code()).as(view.err()).isZero();
        assertThat(view.out().lines())
                .satisfiesExactly(
                        head -> assertThat(head).isEqualTo("supplier_name,direct_share,direct_low"),
                        first -> assertThat(first).startsWith("unknown,0.7435").endsWith(","),
                        second ->
                                assertThat(second).startsWith("Germany,0.1879").endsWith(","));

        for (String ready : List.of("latest", "ranking", "supplier", "nation('FRA')", "comparison('FRA', 'DEU')")) {
            Command command = ask("SELECT count(*) > 0 AS has FROM " + ready);
            assertThat(command.out()).as(ready + command.err()).isEqualTo("has\ntrue\n");
        }
        assertThat(Command.run("verify", "--out", out).code()).isZero();
    }

    @Test
    void whatItDoesNotHoldIsSaid() {
        Command command = Command.run("describe", "FRA", "--out", out);

        assertThat(command.code()).isEqualTo(3);
        assertThat(command.err())
                .startsWith("Release " + release + " was made by another edition of this program")
                .contains("ask it with query")
                .hasLineCount(1);
    }

    @Test
    void groupsThatItDoesNotHoldAreSaid() {
        Command command = Command.run("describe", "eu", "--out", out);

        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err())
                .startsWith("There is no nation or group 'eu'; ")
                .contains(
                        "Codes such as FRA or FR are understood as well; groups of nations, such as eu, are not in release 2026.11.1, which is without the tables"
                                + " goods_supply, group_edge, group_value, nation_group, nation_group_member: make it again with all"
                                + " tables.");
    }

    @Test
    void aReleaseOfTodayIsComparedWithIt() throws IOException, SQLException {
        Path today = folder.resolve("today");
        Releases.starter(today, 400);
        Path changes = folder.resolve("changes");

        Command command = Command.run("diff", release, today, "--to", changes);

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(Files.readString(changes.resolve("changes.md")))
                .contains("trade_matrix", "direct_low", "from 2026.11.1");
    }

    @Test
    void itsAtlasIsWritten() throws IOException {
        Path site = folder.resolve("site");

        Command command = Command.run("atlas", "--out", out, "--to", site);

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(site.resolve("data/nation/FRA.js")).content().contains("Codestral");
        assertThat(site.resolve("tables/dependence_edge.parquet"))
                .hasSameBinaryContentAs(release.resolve("dependence_edge.parquet"));
    }

    private Command ask(String question) {
        return Command.run("query", "--out", out, "--format", "csv", question);
    }
}
