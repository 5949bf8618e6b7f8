package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places through which much passes: what they sell is not what they make. */
class EntrepotsTest {

    /** Hong Kong sells much in every strand of goods, and made none of it in any year, by the central estimate and at least. */
    @ParameterizedTest
    @ValueSource(strings = {"chips", "chip_equipment", "computers", "energy_equipment"})
    void hongKongMakesNothing(String strand) throws SQLException {
        try (ReleaseTables tables = new ReleaseTables(Releases.starter())) {
            assertThat(tables.rows("""
                    SELECT max(traced_share), max(traced_low), max(direct_share) > 0.3, count(*) > 50, min(year), max(year)
                    FROM dependence_edge WHERE supplier_code = 'HKG' AND strand = '%s'
                    """.formatted(strand))).containsExactly("0.0|0.0|true|true|2017|2024");
        }
    }

    /** Singapore sells more machines for chips than it buys and has plants for chips: it makes a part, and sells on another. */
    @Test
    void singaporeMakesAPartOfItsChipsAndMachines() throws SQLException {
        try (ReleaseTables tables = new ReleaseTables(Releases.starter())) {
            assertThat(tables.rows("""
                    SELECT strand, home_made_share BETWEEN 0.1 AND 0.9, home_made_low < home_made_share
                    FROM goods_supply
                    WHERE country_code = 'SGP' AND strand IN ('chips', 'chip_equipment') AND year = 2024 ORDER BY strand
                    """)).containsExactly("chip_equipment|true|true", "chips|true|true");
        }
    }
}
