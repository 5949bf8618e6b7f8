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

        // Lost: .4, .7, .8 and so on, as its own exports do not count.
        Published germany = rows.get("DEU 2023 chips_network_vulnerability");
        assertThat(germany.value()).isCloseTo((0.4 + 0.7 + 8 * 0.8) / 10, ROUNDING);
        assertThat(germany.low()).isEqualTo(germany.value());
        assertThat(germany.high()).isCloseTo((0.6 + 0.9 + 8 * 1) / 10, ROUNDING);
        assertThat(germany.coverage()).isCloseTo(0.8, ROUNDING);
        assertThat(germany.n()).isEqualTo(3);
        Published korea = rows.get("KOR 2023 chips_network_vulnerability");
        assertThat(korea.value()).isNull();
        assertThat(korea.note()).isEqualTo("suppliers_mostly_unknown");
        assertThat(korea.low()).isCloseTo(0.3, ROUNDING);
        assertThat(rows).hasSize(2);
    }
}
