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
class CloudRegionsTest {

    @Test
    void countsCommercialRegionsThatAreOpen(SparkSession spark) {
        TestInputs in = new TestInputs(spark)
                .with(
                        "cloud_region",
                        "provider_id region_id country_code provider_code region_type region_status vintage",
                        row("aws", "a", "FRA", "USA", "commercial", "ga", "2026-01-21"),
                        row("ovh", "b", "FRA", "FRA", "commercial", "ga", "2026-01-21"),
                        row("gcp", "c", "FRA", "USA", "commercial", "ga", "2026-01-21"),
                        row("ovh", "d", "FRA", "FRA", "commercial", "ga", "2026-01-21"),
                        row("aws", "e", "FRA", "USA", "government", "ga", "2026-01-21"),
                        row("aws", "f", "FRA", "USA", "commercial", "announced", "2026-01-21"));

        assertThat(Published.by(new CloudRegions(), in))
                .containsOnly(
                        Map.entry("FRA 2026 cloud_regions", new Published(4.0, 4L, null, null, null, "partial", null)),
                        Map.entry(
                                "FRA 2026 cloud_regions_foreign_share",
                                new Published(0.5, 4L, null, null, null, "partial", null)));
    }
}
