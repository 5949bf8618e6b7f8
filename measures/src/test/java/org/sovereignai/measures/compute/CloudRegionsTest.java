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
                                new Published(0.6, 5L, null, 0.6, 0.6, "partial", null)),
                        Map.entry("NAM 2026 cloud_regions", new Published(1.0, 1L, null, null, null, "partial", null)),
                        // One region says nothing of a share, which would be 1.
                        Map.entry(
                                "NAM 2026 cloud_regions_foreign_share",
                                new Published(null, 1L, null, 1.0, 1.0, "partial", "too_few")));
    }

    /** Of a region that a partner runs for a provider from abroad it is open whose it is. */
    @Test
    void regionsThatAPartnerRunsAreBounds() {
        CloudList list = new CloudList()
                .with(2026, new CloudList.Region("CHN", "USA", true))
                .with(2026, new CloudList.Region("CHN", "USA"))
                .with(2026, new CloudList.Region("CHN", "CHN"))
                .with(2026, new CloudList.Region("CHN", "CHN"))
                .with(2026, new CloudList.Region("CHN", "CHN"));

        assertThat(Published.by(new CloudRegions(), list))
                .containsEntry(
                        "CHN 2026 cloud_regions_foreign_share",
                        new Published(0.4, 5L, null, 0.2, 0.4, "partial", null));
    }
}
