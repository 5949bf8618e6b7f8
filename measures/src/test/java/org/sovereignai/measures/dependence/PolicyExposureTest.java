package org.sovereignai.measures.dependence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.measures.dependence.World.row;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Blocs;

class PolicyExposureTest {

    private static final String EDGE =
            "country_code year strand supplier_code direct_share traced_share traced_low traced_high n";
    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    @Test
    void sumsTheMembersOfAGroupByOrigin() {
        World in = world().edges(
                        EDGE,
                        row("DEU", 2023, "chips", "USA", 0.1, 0.2, 0.1, 0.4, 5),
                        row("DEU", 2023, "chips", "HKG", 0.3, 0.05, 0, 0.2, 5),
                        row("DEU", 2023, "chips", "CHN", 0.1, 0.25, 0.2, 0.4, 5),
                        row("DEU", 2023, "chips", "FRA", 0.1, 0.1, 0.05, 0.3, 5),
                        row("DEU", 2023, "chips", "DEU", 0, 0.1, 0, 0.2, 5),
                        row("DEU", 2023, "chips", "JPN", 0.2, 0.1, 0.1, 0.3, 5),
                        row("DEU", 2023, "chips", "UNK", 0.2, 0.2, 0.1, 0.3, 5));

        Map<String, Published> rows = in.ofStrand(new PolicyExposure());

        // A fifth is of unknown origin and like the rest.
        assertPublished(rows.get("DEU 2023 chips_exposure_us"), 0.25, 0.1, 0.4);
        // What the others have at the least is .35 of the rest.
        assertPublished(rows.get("DEU 2023 chips_exposure_china"), 0.375, 0.2, 1 - 0.25);
        assertPublished(rows.get("DEU 2023 chips_exposure_eu"), 0.125, 0.05, 1 - 0.4);
        // France and Japan; the nation itself is a member and no supplier.
        assertPublished(rows.get("DEU 2023 chips_exposure_us_allies"), 0.25, 0.15, 1 - 0.3);
        assertThat(rows.get("DEU 2023 chips_exposure_us").coverage()).isCloseTo(0.8, ROUNDING);
        assertThat(rows).hasSize(4);
    }

    @Test
    void thoseWhoAreFollowedAsOneAreNotAddedUp() {
        World in = world().edges(
                        EDGE,
                        row("KOR", 2023, "chips", "CHN", 0.1, 0.25, 0.2, 0.4, 5),
                        row("KOR", 2023, "chips", "HKG", 0.3, 0.05, 0, 0.2, 5),
                        row("KOR", 2023, "chips", "FRA", 0.2, 0.2, 0.1, 0.4, 5),
                        row("KOR", 2023, "chips", "JPN", 0.2, 0.3, 0.2, 0.5, 5),
                        row("KOR", 2023, "chips", "UNK", 0.2, 0.2, 0.1, 0.3, 5))
                .madeTogether("KOR", 2023, "chips", "XCN", Estimate.ofRounded(0.36, 0.3, 0.42))
                .madeTogether("KOR", 2023, "chips", "eu", Estimate.ofRounded(0.1, 0.1, 0.12));

        Map<String, Published> rows = in.ofStrand(new PolicyExposure());

        // Of the known four fifths .36 would be .45, which is more than they can have made.
        assertPublished(rows.get("KOR 2023 chips_exposure_china"), 0.42, 0.3, 0.42);
        assertPublished(rows.get("KOR 2023 chips_exposure_eu"), 0.12, 0.1, 0.12);
        // France and Japan, added up: .5 of the known .8; China has at least .2.
        assertPublished(rows.get("KOR 2023 chips_exposure_us_allies"), 0.625, 0.3, 1 - 0.2);
    }

    @Test
    void membersAreThoseOfTheYear() {
        World in = world().status("code", 2021, "partial")
                .edges(
                        EDGE,
                        row("FRA", 2020, "code", "GBR", 1, null, null, null, 5),
                        row("FRA", 2021, "code", "GBR", 1, null, null, null, 5));

        Map<String, Published> rows = in.ofStrand(new PolicyExposure());

        assertThat(rows.get("FRA 2020 code_exposure_eu").value()).isEqualTo(1);
        assertThat(rows.get("FRA 2021 code_exposure_eu").value()).isZero();
        assertThat(rows.get("FRA 2021 code_exposure_eu").status()).isEqualTo("partial");
    }

    @Test
    void fewModelsAndUnknownSuppliersHaveReasons() {
        World in = world().edges(
                        EDGE,
                        row("USA", 2023, "base_models", "CHN", 1, 1, 1, 1, 4),
                        row("FJI", 2023, "chips", "USA", 0.4, 0.4, 0.3, 0.9, 1),
                        row("FJI", 2023, "chips", "UNK", 0.6, 0.6, 0.6, 0.6, 1));

        Map<String, Published> rows = in.ofStrand(new PolicyExposure());

        // A nation is not exposed to itself.
        assertThat(rows).doesNotContainKey("USA 2023 base_models_exposure_us");
        assertThat(rows.get("USA 2023 base_models_exposure_china").note()).isEqualTo("too_few");
        assertThat(rows.get("USA 2023 base_models_exposure_china").value()).isNull();
        Published islands = rows.get("FJI 2023 chips_exposure_us");
        assertThat(islands.value()).isNull();
        assertThat(islands.note()).isEqualTo("suppliers_mostly_unknown");
        assertThat(islands.low()).isCloseTo(0.3, ROUNDING);
        assertThat(islands.high()).isCloseTo(0.9, ROUNDING);
    }

    /** Who is not listed has at most what those without a name have, which here is less than the others leave. */
    @Test
    void oneWhoIsNotToldApartHasThePartOfTheSmallAtMost() {
        World in = world().edges(
                        EDGE,
                        row("KOR", 2023, "chips", "JPN", 0.7, 0.7, 0.6, 0.8, 5),
                        row("KOR", 2023, "chips", "OTH", 0.2, 0.2, 0.1, 0.25, 5),
                        row("KOR", 2023, "chips", "UNK", 0.1, 0.1, 0.05, 0.1, 5),
                        row("FJI", 2023, "code", "JPN", 0.7, null, null, null, 5),
                        row("FJI", 2023, "code", "OTH", 0.3, null, null, null, 5));

        Map<String, Published> rows = in.ofStrand(new PolicyExposure());

        assertPublished(rows.get("KOR 2023 chips_exposure_us"), 0, 0, 0.25 + 0.1);
        assertPublished(rows.get("KOR 2023 chips_exposure_china"), 0, 0, 1 - 0.6);
        assertPublished(rows.get("FJI 2023 code_exposure_us"), 0, 0, 1 - 0.7);
    }

    @Test
    void chinaIsNotExposedToItselfAndHongKongIs() {
        World in = world().edges(
                        EDGE,
                        row("CHN", 2023, "chips", "HKG", 1, 1, 1, 1, 5),
                        row("HKG", 2023, "chips", "CHN", 1, 1, 1, 1, 5));

        Map<String, Published> rows = in.ofStrand(new PolicyExposure());

        assertThat(rows).doesNotContainKey("CHN 2023 chips_exposure_china").containsKey("CHN 2023 chips_exposure_us");
        assertPublished(rows.get("HKG 2023 chips_exposure_china"), 1, 1, 1);
    }

    private static World world() {
        return new World()
                .member("eu", "DEU", 1958, Blocs.OPEN)
                .member("eu", "FRA", 1958, Blocs.OPEN)
                .member("eu", "GBR", 1973, 2020)
                .member("us_treaty_ally", "DEU", 1955, Blocs.OPEN)
                .member("us_treaty_ally", "FRA", 1949, Blocs.OPEN)
                .member("us_treaty_ally", "JPN", 1952, Blocs.OPEN);
    }

    private static void assertPublished(Published published, double value, double low, double high) {
        assertThat(published.value()).isCloseTo(value, ROUNDING);
        assertThat(published.low()).isCloseTo(low, ROUNDING);
        assertThat(published.high()).isCloseTo(high, ROUNDING);
    }
}
