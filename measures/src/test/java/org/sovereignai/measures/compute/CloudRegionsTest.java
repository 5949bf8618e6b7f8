package org.sovereignai.measures.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.Published;

class CloudRegionsTest {

    @Test
    void countsRegionsAndThoseOfForeignProviders() {
        CloudList list = new CloudList()
                .with(2026, new CloudList.Region("FRA", "USA"))
                .with(2026, new CloudList.Region("FRA", "FRA"))
                .with(2026, new CloudList.Region("FRA", "USA"))
                .with(2026, new CloudList.Region("FRA", "FRA"))
                .with(2026, new CloudList.Region("FRA", "USA"))
                .with(2026, new CloudList.Region("NAM", "USA"));

        assertThat(Published.by(new CloudRegions(), list))
                .containsOnly(
                        Map.entry("FRA 2026 cloud_regions", new Published(5.0, 5L, null, null, null, "partial", null)),
                        Map.entry(
                                "FRA 2026 cloud_regions_foreign_share",
                                new Published(0.6, 5L, null, null, null, "partial", null)),
                        Map.entry("NAM 2026 cloud_regions", new Published(1.0, 1L, null, null, null, "partial", null)),
                        // One region says nothing of a share, which would be 1.
                        Map.entry(
                                "NAM 2026 cloud_regions_foreign_share",
                                new Published(null, 1L, null, null, null, "partial", "too_few")));
    }
}
