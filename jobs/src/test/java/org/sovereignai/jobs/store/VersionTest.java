package org.sovereignai.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    /** All releases of the year would have to follow one of its thirteenth month. */
    @ParameterizedTest
    @ValueSource(
            strings = {"2026.13.1", "2026.0.1", "2026.00.1", "2026.11.0", "2026.11", "26.11.1", "2026.11.1a", "../x"})
    @Tag("hazard-41")
    void monthThatNoYearHasAndNumberBeforeTheFirstAreNoName(String text) {
        assertThat(Version.tryParse(text)).isEmpty();
    }

    @Test
    void zerosBeforeAMonthOrANumberAreNoOtherRelease() {
        assertThat(Version.parse("2026.09.01"))
                .isEqualTo(new Version(2026, 9, 1))
                .hasToString("2026.9.1");
        assertThat(Version.parse("2026.12.10")).isEqualTo(new Version(2026, 12, 10));
    }

    @Test
    void nextFollowsTheNewest() {
        assertThat(Version.next(List.of(new Version(2026, 12, 3)), LocalDate.of(2026, 11, 30)))
                .isEqualTo(new Version(2026, 12, 4));
    }
}
