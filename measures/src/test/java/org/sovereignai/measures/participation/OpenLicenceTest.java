package org.sovereignai.measures.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.Published;
import org.sovereignai.measures.participation.CodeYear.Dimension;

class OpenLicenceTest {

    @Test
    void countsWhatIsKnownToBeOpen() {
        CodeYear year = Codes.year(2024)
                .pushers("DEU", Dimension.LICENCE, "MIT", 1, 200)
                .pushers("DEU", Dimension.LICENCE, "MIT", 2, 300)
                .pushers("DEU", Dimension.LICENCE, "NOASSERTION", 3, 150)
                .pushers("DEU", Dimension.LICENCE, "Some-New-Licence-1.0", 4, 350)
                .pushers("DEU", Dimension.PROGRAMMING_LANGUAGE, "Java", 4, 999)
                .pushers("FRA", Dimension.LICENCE, "MIT", 1, 100)
                .pushers("FRA", Dimension.LICENCE, "Proprietary-1.0", 1, 300)
                .pushers("HKG", Dimension.LICENCE, "GPL-3.0", 1, 100);

        assertThat(Published.by(new OpenLicence(), year))
                .containsOnly(
                        // 500 of 1,000; a licence that is not named or not known may be open.
                        Map.entry(
                                "DEU 2024 open_licence_pusher_share",
                                new Published(0.5, 1000L, 1.0, 0.5, 1.0, "final", null)),
                        Map.entry(
                                "FRA 2024 open_licence_pusher_share",
                                new Published(0.25, 400L, 0.25, 0.25, 0.25, "partial", null)),
                        Map.entry(
                                "HKG 2024 open_licence_pusher_share",
                                new Published(1.0, 100L, 0.25, 1.0, 1.0, "partial", "hub")));
    }
}
