package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks across the records of a file: sums against published aggregates, and jumps. */
class RecordChecksTest {

    private static final String HEADER = "git_pushes,iso2_code,year,quarter\n";

    private static final Sources SOURCES = Sources.load();

    @TempDir
    private Path folder;

    @Test
    void aggregateThatIsTheSumOfItsMembersPasses() throws IOException {
        assertThat(checks("30,EU,2024,1\n10,DE,2024,1\n20,FR,2024,1\n99,US,2024,1\n"))
                .extracting(Ledger.Check::groups, Ledger.Check::failed)
                .containsExactly(tuple(1L, 0L), tuple(3L, 0L), tuple(3L, 0L), tuple(3L, 0L));
    }

    @Test
    @Tag("hazard-18")
    void aggregateThatDiffersByOneFails() throws IOException {
        Ledger.Check sums = checks("31,EU,2024,1\n10,DE,2024,1\n20,FR,2024,1\n5,EU,2024,2\n5,DE,2024,2\n")
                .get(0);

        assertThat(sums.level()).isEqualTo(Ledger.Level.ERROR);
        assertThat(sums.groups()).isEqualTo(2);
        assertThat(sums.failed()).isEqualTo(1);
        assertThat(sums.examples()).containsExactly("[year, quarter] 2024 1: EU is 31, its members sum to 30");
    }

    @Test
    void groupWithoutAnAggregateProvesNothing() throws IOException {
        assertThat(checks("10,DE,2024,1\n").get(0).groups()).isZero();
    }

    @Test
    @Tag("hazard-35")
    void jumpBetweenQuartersFails() throws IOException {
        Ledger.Check jumps = checks("10000,US,2023,4\n1000001,US,2024,1\n1000000,DE,2024,1\n10000,DE,2024,2\n")
                .get(1);

        assertThat(jumps.groups()).isEqualTo(2);
        assertThat(jumps.examples()).containsExactly("[iso2_code] US: from 10000.0 to 1000001.0 in 2024/1");
    }

    @Test
    @Tag("hazard-27")
    void declaredCorrectionMendsACheck() throws IOException {
        assertThat(corrected("""
                        git_pushes,iso2_code,year,quarter
                        30,EU,2024,1
                        10,DE,2024,1
                        30000,FR,2024,1
                        20,FR,2024,2
                        5,IT,2024,1
                        """))
                .allSatisfy(
                        check -> assertThat(check.examples()).as(check.name()).isEmpty());
    }

    @Test
    void recordWithoutAValueProvesNothing() {
        Resource resource = SOURCES.resource("innovation-graph/git_pushes");
        RecordChecks checks = new RecordChecks(resource);
        String[] values = {"FR", "2024", "1", null};

        checks.take(new SourceRecord(1, values, () -> "", null, Map.of()), new RowParser.Used(values));

        assertThat(checks.results())
                .filteredOn(check -> !check.name().equals(RecordChecks.ENOUGH))
                .extracting(Ledger.Check::groups)
                .containsOnly(0L);
    }

    /** Under corrections of 30,000 pushes of France to 20 and of Italy's record, which is not to be used. */
    private List<Ledger.Check> corrected(String text) throws IOException {
        Resource known = SOURCES.resource("innovation-graph/git_pushes");
        Resource resource = new Resource(
                known.source(),
                known.name(),
                known.redistributable(),
                known.files(),
                known.format(),
                known.dialect(),
                known.otherColumns(),
                known.columns(),
                known.scope(),
                known.extractScope(),
                List.of(
                        new Correction(
                                Map.of("iso2_code", "FR", "quarter", "1"),
                                "git_pushes",
                                "30000",
                                "20",
                                "us",
                                "2026-11-24",
                                "a slip of the pen"),
                        new Correction(
                                Map.of("iso2_code", "IT"), "git_pushes", "5", "", "us", "2026-11-24", "of another")),
                known.sumChecks(),
                known.continuityChecks(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of(),
                false);
        Path file = folder.resolve("innovation-graph/git_pushes.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Ledger ledger = new Ledger();
        FileSplit whole = FileSplit.whole(Reading.folder(folder).files(known).get(0));
        RowParser parser = new RowParser(resource, Crosswalk.load());
        try (FileScan scan = new FileScan(whole, resource, parser, ledger, new Configuration(false))) {
            while (scan.hasNext()) {
                scan.next();
            }
        }
        return ledger.accounts().get(0).checks();
    }

    static Stream<Resource> checked() {
        return SourcesTest.resources()
                .filter(r -> !Reading.publishers().files(r).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("checked")
    @Tag("hazard-18")
    void publishersFilesPass(Resource resource) {
        List<Ledger.Check> checks = Reading.of(Reading.publishers(), resource.id()).accounts().stream()
                .flatMap(account -> account.checks().stream())
                .toList();

        assertThat(checks)
                .extracting(Ledger.Check::name)
                .containsAll(resource.sumChecks().stream().map(SumCheck::name).toList())
                .containsAll(resource.continuityChecks().stream()
                        .map(ContinuityCheck::name)
                        .toList())
                .containsAll(
                        resource.limitChecks().stream().map(LimitCheck::name).toList())
                .containsAll(
                        resource.growthChecks().stream().map(GrowthCheck::name).toList())
                .containsAll(resource.keys().stream().map(RecordKey::title).toList());
        assertThat(checks).allSatisfy(check -> {
            assertThat(check.groups()).as(check.name()).isPositive();
            if (check.level() == Ledger.Level.ERROR || check.name().equals(RecordChecks.ENOUGH)) {
                assertThat(check.examples()).as(check.name()).isEmpty();
            }
        });
    }

    /** Of 27 a year before and 29 a year after, ten times 28 is none; Kosovo had 22 developers times thirty, and kept them. */
    @Test
    @Tag("hazard-49")
    void valueFarOffForOnePeriodFailsAndOneThatStaysDoesNot() throws IOException {
        assertThat(checks("27,US,2023,4\n280,US,2024,1\n29,US,2024,2\n900,DE,2023,4\n9,DE,2024,1\n90,DE,2024,2\n"
                                + "7,FR,2023,4\n210,FR,2024,1\n200,FR,2024,2\n7,JP,2023,4\n7,JP,2024,1\n70,JP,2024,2\n")
                        .get(1)
                        .examples())
                .containsExactly(
                        "[iso2_code] DE: 9.0 in 2024/1, between 900.0 and 90.0",
                        "[iso2_code] US: 280.0 in 2024/1, between 27.0 and 29.0");
    }

    @ParameterizedTest
    @CsvSource({
        "innovation-graph/developers, 'US,2022,2,', 3",
        "innovation-graph/repositories, 'DE,2022,2,', 3",
        "innovation-graph/organizations, 'FR,2022,2,', 3",
        "innovation-graph/git_pushes, 'IN,2022,2,', 3",
        "world-bank/population, 'NAM,2020,', 2",
        "world-bank/gdp, 'TUR,2020,', 2",
        "imf-weo/weo, 'TWN,NGDPD,2020,', 3",
        "epoch-data-centers/timeline, 'Colossus 2,2026-', 5",
    })
    @Tag("hazard-49")
    void decimalPointInOneCellOfAPublishedSeriesIsFound(String resource, String record, int cell) throws IOException {
        String path = resource + ".extract.csv";
        List<String> lines = Files.readAllLines(Path.of("starter", path));
        int place = IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).startsWith(record))
                .findFirst()
                .orElseThrow();
        for (int digits : new int[] {1, -1}) {
            String[] cells = lines.get(place).split(",", -1);
            cells[cell] = new BigDecimal(cells[cell])
                    .movePointRight(digits)
                    .setScale(resource.startsWith("innovation") ? 0 : 3, RoundingMode.DOWN)
                    .toPlainString();
            List<String> changed = new ArrayList<>(lines);
            changed.set(place, String.join(",", cells));
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, changed);
            assertThat(Reading.of(Reading.folder(folder), resource).account().checks())
                    .filteredOn(check -> check.failed() > 0 && check.name().startsWith("no jump"))
                    .singleElement()
                    .satisfies(check -> assertThat(check.failed()).isOne());
        }
    }

    private List<Ledger.Check> checks(String records) throws IOException {
        Path file = folder.resolve("innovation-graph/git_pushes.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, HEADER + records);
        return Reading.of(Reading.folder(folder), "innovation-graph/git_pushes").account().checks().stream()
                .filter(check -> !check.name().equals(RecordChecks.ENOUGH))
                .toList();
    }
}
