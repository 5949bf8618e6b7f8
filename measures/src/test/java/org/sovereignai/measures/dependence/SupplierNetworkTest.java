package org.sovereignai.measures.dependence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.measures.dependence.World.row;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SupplierNetworkTest {

    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    @Test
    void losesTheLargestExportersOneAfterTheOther() {
        // Taiwan exports most, then Korea, then Germany itself, then the United States.
        World in = new World()
                .trade(
                        "country_code year hs_revision product_code strand export_value_usd import_value_usd",
                        row("TWN", 2023, "HS17", "8542", "chips", 900, 0),
                        row("KOR", 2023, "HS17", "8542", "chips", 500, 100),
                        row("DEU", 2023, "HS17", "8542", "chips", 300, 100),
                        row("USA", 2023, "HS17", "8542", "chips", 200, 0))
                .edges(
                        "country_code year strand supplier_code direct_share n",
                        row("DEU", 2023, "chips", "TWN", 0.4, 3),
                        row("DEU", 2023, "chips", "KOR", 0.3, 3),
                        row("DEU", 2023, "chips", "USA", 0.1, 3),
                        row("DEU", 2023, "chips", "UNK", 0.2, 3),
                        row("KOR", 2023, "chips", "TWN", 0.3, 1),
                        row("KOR", 2023, "chips", "UNK", 0.7, 1));

        Map<String, Published> rows = in.ofStrand(new SupplierNetwork());

        // Lost of what is named: .4, .7, .8 and so on, as its own exports do not count; the unnamed fifth is like the
        // rest.
        Published germany = rows.get("DEU 2023 chips_network_vulnerability");
        assertThat(germany.value()).isCloseTo((0.4 + 0.7 + 8 * 0.8) / 10 / 0.8, ROUNDING);
        assertThat(germany.low()).isCloseTo((0.4 + 0.7 + 8 * 0.8) / 10, ROUNDING);
        assertThat(germany.high()).isCloseTo((0.6 + 0.9 + 8 * 1) / 10, ROUNDING);
        assertThat(germany.coverage()).isCloseTo(0.8, ROUNDING);
        assertThat(germany.n()).isEqualTo(3);
        Published korea = rows.get("KOR 2023 chips_network_vulnerability");
        assertThat(korea.value()).isNull();
        assertThat(korea.note()).isEqualTo("suppliers_mostly_unknown");
        assertThat(korea.low()).isCloseTo(0.3, ROUNDING);
        assertThat(rows).hasSize(2);
    }

    @Test
    void boundsFollowThoseOfTheShares() {
        // Taiwan fails first, then Korea, which is among the small ones that are not told apart.
        World in = new World()
                .trade(
                        "country_code year strand export_value_usd import_value_usd",
                        row("TWN", 2023, "chips", 900, 0),
                        row("KOR", 2023, "chips", 500, 0),
                        row("LAO", 2023, "chips", 0, 1))
                .edges(
                        "country_code year strand supplier_code direct_share direct_low direct_high n",
                        row("LAO", 2023, "chips", "TWN", 0.5, 0.4, 0.7, 1),
                        row("LAO", 2023, "chips", "THA", 0.4, 0.2, 0.6, 1),
                        row("LAO", 2023, "chips", "OTH", 0.1, 0, 0.15, 1));

        Published loss = in.ofStrand(new SupplierNetwork()).get("LAO 2023 chips_network_vulnerability");

        assertThat(loss.value()).isCloseTo(0.5, ROUNDING);
        assertThat(loss.low()).isCloseTo(0.4, ROUNDING);
        // Thailand keeps a fifth at the least; with Korea lost up to .7 + .15 at the most, which leaves no more than
        // .8.
        assertThat(loss.high()).isCloseTo((0.7 + 9 * 0.8) / 10, ROUNDING);
    }

    @Test
    void chinaHongKongAndMacaoFailTogether() {
        World in = new World()
                .trade(
                        "country_code year strand export_value_usd import_value_usd",
                        row("TWN", 2023, "chips", 900, 0),
                        row("CHN", 2023, "chips", 600, 0),
                        row("HKG", 2023, "chips", 400, 1),
                        row("VNM", 2023, "chips", 0, 1))
                .edges(
                        "country_code year strand supplier_code direct_share n",
                        row("VNM", 2023, "chips", "CHN", 0.25, 3),
                        row("VNM", 2023, "chips", "HKG", 0.25, 3),
                        row("VNM", 2023, "chips", "TWN", 0.5, 3),
                        row("HKG", 2023, "chips", "CHN", 0.75, 2),
                        row("HKG", 2023, "chips", "TWN", 0.25, 2));

        Map<String, Published> rows = in.ofStrand(new SupplierNetwork());

        // Together they export 1,000 and fail first.
        assertThat(rows.get("VNM 2023 chips_network_vulnerability").value()).isCloseTo((0.5 + 9 * 1) / 10, ROUNDING);
        // What Hong Kong gets from the mainland is not lost to it.
        assertThat(rows.get("HKG 2023 chips_network_vulnerability").value()).isCloseTo(0.25, ROUNDING);
    }
}
