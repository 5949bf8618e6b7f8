package org.sovereignai.jobs.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;

@ExtendWith(SparkExtension.class)
class OpenLicenceTest {

    @Test
    void countsWhatIsKnownToBeOpen(SparkSession spark) {
        TestInputs in = new TestInputs(spark)
                .with("economy", "country_code is_hub", row("DEU", false), row("HKG", true))
                .with(
                        "open_source_pusher",
                        "country_code year quarter dimension item pusher_count",
                        row("DEU", 2024, 1, "licence", "MIT", 200),
                        row("DEU", 2024, 2, "licence", "MIT", 300),
                        row("DEU", 2024, 3, "licence", "NOASSERTION", 150),
                        row("DEU", 2024, 4, "licence", "Some-New-Licence-1.0", 350),
                        row("DEU", 2024, 4, "language", "Java", 999),
                        row("HKG", 2024, 1, "licence", "GPL-3.0", 100));

        Map<String, Published> rows = Published.by(new OpenLicence(), in);

        assertThat(rows)
                .containsOnly(
                        // 500 of 1,000; a licence that is not named or not known may be open.
                        Map.entry(
                                "DEU 2024 open_licence_pusher_share",
                                new Published(0.5, 1000L, 1.0, 0.5, 1.0, "final", null)),
                        Map.entry(
                                "HKG 2024 open_licence_pusher_share",
                                new Published(1.0, 100L, 0.25, 1.0, 1.0, "partial", "hub")));
    }
}
