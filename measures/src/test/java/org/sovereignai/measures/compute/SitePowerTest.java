package org.sovereignai.measures.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Figure;

class SitePowerTest {

    /** One site in the United States grows from 100 to 300 MW, and is to have 900; one in Portugal has a British owner. */
    private static final Sites SITES = new Sites(
            LocalDate.of(2026, 8, 3),
            List.of(
                    new Sites.Site(
                            Optional.of("USA"),
                            Optional.of("USA"),
                            List.of(
                                    level("2024-03-01", 100, 50_000.0),
                                    level("2025-06-01", 300, 150_000.0),
                                    level("2027-01-01", 900, 400_000.0))),
                    new Sites.Site(Optional.of("PRT"), Optional.of("GBR"), List.of(level("2025-11-01", 33, null)))));

    private static final Map<String, Estimate> FIGURES = new SitePower()
            .figures(SITES)
            .collect(Collectors.toMap(
                    figure -> figure.subject().nation().code() + " "
                            + figure.subject().year() + " " + figure.measure(),
                    Figure::estimate));

    @Test
    void aLevelHoldsUntilTheNextAndIsALowerBound() {
        assertThat(FIGURES.get("USA 2024 data_center_power")).isEqualTo(new Estimate(100, 100, Estimate.NO_HIGH));
        assertThat(FIGURES.get("USA 2025 data_center_power").value()).isEqualTo(300);
        assertThat(FIGURES.get("USA 2026 data_center_power").value()).isEqualTo(300);
        assertThat(FIGURES.get("USA 2026 data_center_h100e").value()).isEqualTo(150_000);
    }

    @Test
    void plansStandApart() {
        assertThat(FIGURES.get("USA 2026 data_center_announced_power").value()).isEqualTo(600);
        assertThat(FIGURES.get("PRT 2026 data_center_announced_power").value()).isZero();
        assertThat(FIGURES.get("USA 2026 data_center_announced_h100e").value()).isEqualTo(250_000);
        assertThat(FIGURES).doesNotContainKeys("USA 2027 data_center_power", "PRT 2026 data_center_announced_h100e");
    }

    /** 100 MW with 50,000 chips are to be 900 MW with chips that nobody told: that is no plan to take the chips away. */
    @Test
    void chipsThatAreNotKnownAreNoneThatGo() {
        Sites sites = new Sites(
                LocalDate.of(2026, 8, 3),
                List.of(new Sites.Site(
                        Optional.of("USA"),
                        Optional.of("USA"),
                        List.of(level("2024-03-01", 100, 50_000.0), level("2027-01-01", 900, null)))));

        assertThat(new SitePower().figures(sites))
                .filteredOn(figure -> figure.measure().startsWith("data_center_announced"))
                .extracting(Figure::measure, figure -> figure.estimate().value())
                .containsExactly(tuple("data_center_announced_power", 800.0));
    }

    @Test
    void hostAndOwnerAreTwoThings() {
        assertThat(FIGURES.get("GBR 2025 data_center_owned_power").value()).isEqualTo(33);
        assertThat(FIGURES.get("PRT 2025 data_center_power").value()).isEqualTo(33);
        assertThat(FIGURES.get("USA 2024 data_center_owned_h100e"))
                .isEqualTo(new Estimate(50_000, 50_000, Estimate.NO_HIGH));
        assertThat(FIGURES.get("GBR 2025 data_center_owned_h100e")).isEqualTo(new Estimate(0, 0, Estimate.NO_HIGH));
        assertThat(FIGURES)
                .doesNotContainKeys(
                        "GBR 2025 data_center_power", "PRT 2024 data_center_power", "PRT 2025 data_center_owned_power");
    }

    private static Sites.Level level(String day, double megawatts, Double h100Equivalents) {
        return new Sites.Level(LocalDate.parse(day), megawatts, Optional.ofNullable(h100Equivalents));
    }
}
