package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated files are what the reader takes for BACI. */
class BaciGeneratorTest {

    private static final Path CONCORDANCE = Path.of("starter", "hs-codes", "concordance.extract.csv");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000, 200_000})
    void everyRecordOfAZipIsAFlowOfItsOwn(long rows) throws IOException {
        BaciGenerator.of(CONCORDANCE, 7).writeZip(folder.resolve("baci"), 2022, 2022, rows);
        Reading reading = Reading.of(Reading.folder(folder), "baci/flows");
        assertThat(reading.account().records()).isEqualTo(rows);
        assertThat(reading.account().quarantined()).isEmpty();
        assertThat(reading.rows().stream()
                        .map(row ->
                                List.of(row.get("exporter_code"), row.get("importer_code"), row.get("product_code")))
                        .distinct()
                        .count())
                .isEqualTo(reading.rows().size());
        assertThat(reading.rows()).noneMatch(row -> row.get("exporter_code").equals(row.get("importer_code")));
    }

    @Test
    void sameSeedGivesTheSameBytesPlainOrZipped() throws IOException {
        BaciGenerator generator = BaciGenerator.of(CONCORDANCE, 3);
        generator.write(folder.resolve("a"), 2021, 2022, 5_000);
        generator.write(folder.resolve("b"), 2021, 2022, 5_000);
        generator.writeZip(folder.resolve("zip/baci"), 2021, 2022, 5_000);
        String name = "BACI_HS17_Y2022_V202601.csv";
        assertThat(folder.resolve("a").resolve(name))
                .hasSameBinaryContentAs(folder.resolve("b").resolve(name));
        assertThat(Files.readString(folder.resolve("a").resolve(name)))
                .isNotEqualTo(Files.readString(folder.resolve("a/BACI_HS17_Y2021_V202601.csv"))
                        .replace("2021,", "2022,"));
        Files.createDirectories(folder.resolve("plain"));
        Files.move(folder.resolve("a"), folder.resolve("plain/baci"));
        assertThat(Reading.of(Reading.folder(folder.resolve("zip")), "baci/flows")
                        .rows())
                .extracting(row -> row.get("value_usd"))
                .isEqualTo(Reading.of(Reading.folder(folder.resolve("plain")), "baci/flows").rows().stream()
                        .map(row -> row.get("value_usd"))
                        .toList());
    }

    @Test
    void allEconomiesAndProductsTakePartAndFewHaveMost() throws IOException {
        BaciGenerator.of(CONCORDANCE, 5).write(folder.resolve("baci"), 2022, 2022, 300_000);
        Reading reading = Reading.of(Reading.folder(folder), "baci/flows");
        assertThat(reading.rows().stream().map(row -> row.get("product_code")).distinct())
                .hasSizeGreaterThan(35);
        assertThat(reading.rows().stream().map(row -> row.get("exporter_code")).distinct())
                .hasSizeGreaterThan(220);
        assertThat(reading.rows().stream()
                        .filter(row -> row.get("exporter_code").equals("CHN"))
                        .count())
                .isGreaterThan(20
                        * reading.rows().stream()
                                .filter(row -> row.get("exporter_code").equals("PLW"))
                                .count()
                        / 10);
        assertThat(reading.filled("quantity_t") / (double) reading.rows().size())
                .isBetween(0.90, 0.92);
    }

    @Test
    void moreRowsThanFlowsAreRefused() throws IOException {
        BaciGenerator generator = BaciGenerator.of(CONCORDANCE, 5);
        assertThatThrownBy(() -> generator.write(folder, 2022, 2022, 1_000_000_000))
                .hasMessageContaining("There are only");
    }
}
