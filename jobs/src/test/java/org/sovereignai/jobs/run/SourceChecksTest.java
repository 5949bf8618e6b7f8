package org.sovereignai.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sovereignai.datasets.Correction;
import org.sovereignai.datasets.DataFolder;
import org.sovereignai.datasets.Ledger;
import org.sovereignai.datasets.Sources;
import org.sovereignai.jobs.release.QualityReport;

/** What stops a release although every row of every table is fine. */
class SourceChecksTest {

    private static final Sources SOURCES = Sources.load();
    private static final String GDP = "world-bank/gdp";
    private static final List<Correction> DECLARED = SOURCES.resource(GDP).corrections();

    @TempDir
    private Path folder;

    @Test
    void correctionsThatHoldAreFine() throws Exception {
        require(corrected(DECLARED.stream().map(c -> made(c, c.expect())).toList()));
    }

    @Test
    @Tag("hazard-27")
    void sourceThatHasFixedItselfEndsTheRun() {
        List<Ledger.Corrected> mended = Stream.of(
                        made(DECLARED.get(0), "11502632644.8"),
                        made(DECLARED.get(1), DECLARED.get(1).expect()),
                        made(DECLARED.get(2), DECLARED.get(2).expect()))
                .toList();

        assertThatThrownBy(() -> require(corrected(mended)))
                .isInstanceOf(CheckException.class)
                .hasMessage(
                        "The source world-bank/gdp has fixed itself: Value of the record with {Country Code=GEO, Year=1987}"
                                + " is '11502632644.8', where the correction of 2026-11-24 expects '11502.632644795465';"
                                + " remove the correction.");
    }

    @Test
    @Tag("hazard-27")
    void correctionOfARecordThatIsGoneEndsTheRun() {
        assertThatThrownBy(() -> require(corrected(List.of())))
                .isInstanceOf(CheckException.class)
                .hasMessageStartingWith("0 records of world-bank/gdp are selected by the correction of Value");
    }

    @Test
    @Tag("hazard-18")
    void sumThatIsNotItsAggregateEndsTheRun() {
        Ledger.Check failed = new Ledger.Check(
                "EU is the sum of its 27 members", Ledger.Level.ERROR, 23, 1, List.of("2024 1: EU is 31, not 30"));

        assertThatThrownBy(() -> require(account("innovation-graph/git_pushes", List.of(), List.of(failed), 0)))
                .isInstanceOf(CheckException.class)
                .hasMessageContaining("'EU is the sum of its 27 members' does not hold in 1 of 23 groups");
    }

    @Test
    void warningIsNoFailure() throws Exception {
        Ledger.Check warning = new Ledger.Check("nearly", Ledger.Level.WARN, 23, 1, List.of("x"));

        require(account("innovation-graph/git_pushes", List.of(), List.of(warning), 0));
    }

    @Test
    @Tag("hazard-10")
    void oneInAThousandMayBeSetAsideAndNoMore() throws Exception {
        require(account("innovation-graph/git_pushes", List.of(), List.of(), 1));

        assertThatThrownBy(() -> require(account("innovation-graph/git_pushes", List.of(), List.of(), 2)))
                .isInstanceOf(CheckException.class)
                .hasMessageStartingWith("f.csv, record 7: too short (2 of 1,000 records of innovation-graph/git_pushes"
                        + " cannot be used, 0.1 % at most may be);");
    }

    @Test
    @Tag("hazard-10")
    void sourceMayDeclareThatNoneMayBeSetAside() throws Exception {
        require(account("baci/hs4_totals", List.of(), List.of(), 0));

        assertThatThrownBy(() -> require(account("baci/hs4_totals", List.of(), List.of(), 1)))
                .isInstanceOf(CheckException.class)
                .hasMessageStartingWith("f.csv, record 7: too short (1 of 1,000 records of baci/hs4_totals"
                        + " cannot be used, 0.0 % at most may be);");
    }

    @Test
    void failedCheckIsInNoReportAsPassed() {
        TableRecord record =
                corrected(List.of(made(DECLARED.get(0), DECLARED.get(0).expect())));
        assertThat(QualityReport.corrections(record.accounts())).singleElement().satisfies(correction -> {
            assertThat(correction.withdrawn()).isTrue();
            assertThat(correction.from()).isEqualTo("11502.632644795465");
            assertThat(correction.why()).contains("GDP of Georgia");
        });
    }

    private void require(TableRecord record) throws Exception {
        Files.createDirectories(folder.resolve("world-bank"));
        new SourceChecks(SOURCES, DataFolder.open(folder.toString(), new Configuration(false)))
                .require(List.of(record));
    }

    private static Ledger.Corrected made(Correction correction, String found) {
        return new Ledger.Corrected(1, correction, found, Map.of("country_code", "GEO"));
    }

    private static TableRecord corrected(List<Ledger.Corrected> made) {
        return account(GDP, made, List.of(), 0);
    }

    private static TableRecord account(
            String resource, List<Ledger.Corrected> made, List<Ledger.Check> checks, int quarantined) {
        List<Ledger.Quarantined> rows = Stream.generate(
                        () -> new Ledger.Quarantined(7, Ledger.Kind.SHAPE, "too short", "x"))
                .limit(quarantined)
                .toList();
        Ledger.Account account = new Ledger.Account(
                resource, "f.csv", 1000, 1000 - quarantined, Map.of(), quarantined, rows, List.of(), made, checks);
        return new TableRecord("t", "f", 1, "1-1", 0, "", Map.of(), List.of(account));
    }
}
