package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read depends neither on the language nor on the time zone of the machine. */
class LocaleTest {

    private final Locale language = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(language);
        TimeZone.setDefault(zone);
    }

    @ParameterizedTest
    @CsvSource({"tr-TR, Europe/Istanbul", "de-DE, Pacific/Kiritimati", "ar-EG, America/St_Johns", "th-TH, Asia/Tokyo"})
    @Tag("hazard-44")
    void starterReadsAlikeUnderEveryLanguageAndTimeZone(String tag, String id) {
        List<String> resources =
                List.of("epoch-ai/models_large", "world-bank/gdp", "tracked-models/release_date_corrections");
        List<List<Map<String, Object>>> expected = resources.stream()
                .map(resource -> Reading.of(Reading.starter(), resource).rows())
                .toList();

        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone(id));

        assertThat(Sources.load().all()).hasSizeGreaterThan(10);
        assertThat(resources.stream()
                        .map(resource -> Reading.of(Reading.starter(), resource).rows())
                        .toList())
                .isEqualTo(expected);
    }

    /** Reasons are published, and executors have the language of their machine. */
    @Test
    void reasonsAreTheSameUnderEveryLanguage(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("innovation-graph/git_pushes.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "git_pushes,iso2_code,year,quarter\n1,DE\n");

        Locale.setDefault(Locale.forLanguageTag("ar-EG"));

        assertThat(Reading.of(Reading.folder(folder), "innovation-graph/git_pushes")
                        .reason())
                .isEqualTo("has 2 fields where the header has 4");
    }
}
