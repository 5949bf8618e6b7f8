package org.sovereignai.jobs.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sovereignai.jobs.store.OutputFolder;
import org.sovereignai.schemas.Schemas;

/** Rows of published tables, one of which is wrong in one column, under the descriptors as they are. */
@ExtendWith(SparkExtension.class)
class TableWriterTest {

    private static final String COUNTRY = "element_at(array('DEU', 'FRA'), int(id) + 1) AS country_code";
    private static final Map<String, String[]> ROWS = Map.of(
            "ai_adoption",
            new String[] {COUNTRY, "2025 AS year", "'2025H1' AS period", "0.25D AS adoption_share", "id"},
            "dependence_edge",
            new String[] {
                COUNTRY,
                "2024 AS year",
                "'chips' AS strand",
                "'TWN' AS supplier_code",
                "0.5D AS direct_share",
                "0.4D AS direct_low",
                "0.6D AS direct_high",
                "'estimated' AS supplier_basis",
                "12.34BD AS amount_usd",
                "0.5D AS traced_share",
                "0.4D AS traced_low",
                "0.6D AS traced_high",
                "0.5D AS on_way_share",
                "0.5D AS on_way_low",
                "0.7D AS on_way_high",
                "0.5D AS revocable_share",
                "0.4D AS revocable_low",
                "0.6D AS revocable_high",
                "1L AS n",
                "'final' AS data_status",
                "id"
            },
            "model_release_nation",
            new String[] {"'Aya' AS model_name", COUNTRY, "2024 AS year", "0.5D AS nation_weight", "id"});
    private static final Set<Object> ECONOMIES = Set.of("DEU", "FRA", "TWN");
    private static final Set<Object> STRANDS = Set.of("chips", "code");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"ai_adoption", "dependence_edge", "model_release_nation"})
    void rowsThatKeepTheRulesAreWritten(String table, SparkSession spark) {
        assertThat(write(table, rows(table, spark)).rows()).isEqualTo(2);
        assertThat(file()).exists();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ai_adoption | year | 1899 | at least 1900",
                "ai_adoption | year | null | never empty",
                "ai_adoption | adoption_share | 1.01D | at most 1",
                "ai_adoption | adoption_share | -0.01D | at least 0",
                "ai_adoption | adoption_share | double('NaN') | a finite number",
                "ai_adoption | adoption_share | double('-Infinity') | a finite number",
                "ai_adoption | period | '2025-H1' | of the form [0-9]{4}[HQ][1-4]",
                "ai_adoption | period | concat('2025H1', chr(10)) | of the form [0-9]{4}[HQ][1-4]",
                "ai_adoption | period | null | never empty",
                "ai_adoption | country_code | 'Deu' | of the form [A-Z]{3}",
                "ai_adoption | country_code | 'EUU' | in economy",
                "dependence_edge | strand | 'cars' | in strand",
                "dependence_edge | traced_share | double('NaN') | a finite number",
                "model_release_nation | model_name | decode(unhex('4DEFBFBD'), 'UTF-8') | without U+FFFD",
            })
    @Tag("hazard-12")
    @Tag("hazard-17")
    void valueThatBreaksARuleIsNotKept(String table, String column, String value, String rule, SparkSession spark) {
        Dataset<Row> rows = rows(table, spark)
                .withColumn(column, when(col("id").equalTo(1), expr(value)).otherwise(col(column)));

        assertThatThrownBy(() -> write(table, rows))
                .isInstanceOf(CheckException.class)
                .hasMessageStartingWith(
                        "Table %s has 1 rows with a value of %s that must not be published (".formatted(table, column))
                .hasMessageContaining(rule);
        assertThat(file()).doesNotExist();
    }

    @Test
    @Tag("hazard-29")
    void rowsOfOneKeyAreNotKept(SparkSession spark) {
        Dataset<Row> rows = rows("ai_adoption", spark).withColumn("country_code", expr("'DEU'"));

        assertThatThrownBy(() -> write("ai_adoption", rows))
                .isInstanceOf(CheckException.class)
                .hasMessageContaining(
                        "2 rows that share their key [country_code, period] with another, the first (DEU, 2025H1");
        assertThat(file()).doesNotExist();
    }

    @Test
    @Tag("hazard-29")
    void rowsOfOneKeyAreFoundHoweverFarApart(SparkSession spark) {
        Dataset<Row> rows = rows("ai_adoption", spark);

        assertThatThrownBy(() -> write("ai_adoption", rows.unionByName(rows).coalesce(1)))
                .isInstanceOf(CheckException.class)
                .hasMessageContaining("%d rows that share their key".formatted(2 * rows.count()));
        assertThat(file()).doesNotExist();
    }

    @Test
    @Tag("hazard-36")
    void digestIsThatOfTheRowsInAnyOrder(SparkSession spark) {
        Dataset<Row> rows = rows("ai_adoption", spark);
        String digest = write("ai_adoption", rows).digest();

        assertThat(write("ai_adoption", rows.orderBy(col("id").desc()).coalesce(1))
                        .digest())
                .isEqualTo(digest);
        assertThat(write("ai_adoption", rows.withColumn("adoption_share", expr("0.25D + 1e-15D * id")))
                        .digest())
                .isNotEqualTo(digest);
    }

    private TableWriter.Written write(String table, Dataset<Row> rows) {
        return new TableWriter(
                        Schemas.load().table(table).orElseThrow(),
                        (name, column) -> switch (name) {
                            case "economy" -> Optional.of(ECONOMIES);
                            case "strand" -> Optional.of(STRANDS);
                            default -> Optional.empty();
                        },
                        Set.of("country_code"))
                .write(
                        rows.drop("id"),
                        new org.apache.hadoop.fs.Path(file().toUri()),
                        OutputFolder.open(folder.toString(), new Configuration()));
    }

    private Path file() {
        return folder.resolve("kept/table.parquet");
    }

    private static Dataset<Row> rows(String table, SparkSession spark) {
        return spark.range(0, 2, 1, 1).selectExpr(ROWS.get(table));
    }
}
