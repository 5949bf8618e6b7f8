package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Hong Kong and Singapore sell much in every strand of goods, and in no year and to no importer what they made, by the
 * central estimate and at least.
 */
class EntrepotsTest {

    @ParameterizedTest
    @CsvSource({
        "HKG, chips", "HKG, chip_equipment", "HKG, computers", "HKG, energy_equipment",
        "SGP, chips", "SGP, chip_equipment", "SGP, computers", "SGP, energy_equipment"
    })
    void areNoMakers(String place, String strand) throws SQLException {
        try (ReleaseTables tables = new ReleaseTables(Releases.starter())) {
            assertThat(tables.rows("""
                    SELECT max(traced_share), max(traced_low), max(direct_share) > 0.3, count(*) > 50, min(year), max(year)
                    FROM dependence_edge WHERE supplier_code = '%s' AND strand = '%s'
                    """.formatted(place, strand))).containsExactly("0.0|0.0|true|true|2017|2024");
        }
    }
}
