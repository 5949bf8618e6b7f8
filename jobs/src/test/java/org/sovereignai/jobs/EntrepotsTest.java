package org.sovereignai.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
        String sql = """
                SELECT max(traced_share), max(traced_low), max(direct_share), count(*), min(year), max(year)
                FROM read_parquet('%s') WHERE supplier_code = '%s' AND strand = '%s'
                """.formatted(Releases.starter().resolve("dependence_edge.parquet"), place, strand);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet sold = statement.executeQuery(sql)) {
            sold.next();
            assertThat(sold.getDouble(1)).isZero();
            assertThat(sold.getDouble(2)).isZero();
            assertThat(sold.getDouble(3)).isGreaterThan(0.3);
            assertThat(sold.getInt(4)).isGreaterThan(50);
            assertThat(sold.getInt(5)).isEqualTo(2017);
            assertThat(sold.getInt(6)).isEqualTo(2024);
        }
    }
}
