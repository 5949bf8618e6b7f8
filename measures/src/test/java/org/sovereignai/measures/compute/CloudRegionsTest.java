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
                .with(2026, new CloudList.Region("FRA", "FRA"));

        assertThat(Published.by(new CloudRegions(), list))
                .containsOnly(
                        Map.entry("FRA 2026 cloud_regions", new Published(4.0, 4L, null, null, null, "partial", null)),
                        Map.entry(
                                "FRA 2026 cloud_regions_foreign_share",
                                new Published(0.5, 4L, null, 0.5, 0.5, "partial", null)));
    }

    /** Of a region that a partner runs for a provider from abroad it is open whose it is. */
    @Test
    void regionsThatAPartnerRunsAreBounds() {
        CloudList list = new CloudList()
                .with(2026, new CloudList.Region("CHN", "USA", true))
                .with(2026, new CloudList.Region("CHN", "USA"))
                .with(2026, new CloudList.Region("CHN", "CHN"))
                .with(2026, new CloudList.Region("CHN", "CHN"));

        assertThat(Published.by(new CloudRegions(), list))
                .containsEntry(
                        "CHN 2026 cloud_regions_foreign_share",
                        new Published(0.5, 4L, null, 0.25, 0.5, "partial", null));
    }
}
