package org.sovereignai.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sovereignai.jobs.run.SparkExtension;

/** Rows of every type that tables have, read back by Spark and by DuckDB. */
@ExtendWith(SparkExtension.class)
class RowFileTest {

    private static final StructType TYPE = described(StructType.fromDDL(
            "name STRING, year INT, n BIGINT, share DOUBLE, open BOOLEAN, day DATE, amount DECIMAL(18,2), "
                    + "small DECIMAL(9,3), tags ARRAY<STRING>, years ARRAY<INT>"));

    private static final List<Row> ROWS = List.of(
            RowFactory.create(
                    "Zürich, 😀",
                    2024,
                    7L,
                    0.1 + 0.2,
                    true,
                    LocalDate.of(1969, 7, 20),
                    new java.math.BigDecimal("-12345678901234.56"),
                    new java.math.BigDecimal("123456.789"),
                    List.of("a", "b"),
                    List.of(1, 2)),
            RowFactory.create(null, null, null, null, null, null, null, null, null, null),
            RowFactory.create(
                    "",
                    -1,
                    Long.MIN_VALUE,
                    Double.MIN_VALUE,
                    false,
                    LocalDate.of(2026, 11, 29),
                    new java.math.BigDecimal("0.00"),
                    new java.math.BigDecimal("-0.001"),
                    List.of(),
                    java.util.Arrays.asList(3, null)));

    @TempDir
    private Path folder;

    @Test
    void sparkReadsWhatWasWritten(SparkSession spark) throws IOException {
        List<Row> read = spark.read().parquet(write("a.parquet").toString()).collectAsList();

        assertThat(read.stream().map(Row::mkString))
                .containsExactlyElementsOf(spark.createDataFrame(ROWS, TYPE).collectAsList().stream()
                        .map(Row::mkString)
                        .toList());
    }

    @Test
    void sparkReadsDescriptionsAndUnits(SparkSession spark) throws IOException {
        StructType read = spark.read().parquet(write("a.parquet").toString()).schema();

        assertThat(read).isEqualTo(TYPE);
        assertThat(read.fields()[3].metadata().getString("unit")).isEqualTo("unit of share");
    }

    @Test
    void duckDbReadsWhatWasWritten() throws IOException, SQLException {
        Path file = write("a.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("SELECT * FROM '%s' WHERE year = 2024".formatted(file))) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("Zürich, 😀");
            assertThat(row.getLong(3)).isEqualTo(7);
            assertThat(row.getDouble(4)).isEqualTo(0.30000000000000004);
            assertThat(row.getBoolean(5)).isTrue();
            assertThat(row.getString(6)).isEqualTo("1969-07-20");
            assertThat(row.getBigDecimal(7)).isEqualByComparingTo("-12345678901234.56");
            assertThat(row.getBigDecimal(8)).isEqualByComparingTo("123456.789");
            assertThat(row.getString(9)).isEqualTo("[a, b]");
            assertThat(row.getString(10)).isEqualTo("[1, 2]");
        }
    }

    @Test
    @Tag("hazard-36")
    void footerNamesEncodingsInOrder() throws IOException {
        byte[] file = Files.readAllBytes(write("a.parquet"));
        int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(file, file.length - 8 - length, length));

        assertThat(footer.getNum_rows()).isEqualTo(3);
        assertThat(footer.getKey_value_metadata())
                .anyMatch(said -> said.getKey().equals("key") && said.getValue().equals("value"));
        assertThat(footer.getRow_groups().get(0).getColumns())
                .allSatisfy(column -> assertThat(column.getMeta_data().getEncodings())
                        .isSorted()
                        .hasSizeGreaterThan(1));
        assertThat(Files.readAllBytes(write("b.parquet"))).isEqualTo(file);
    }

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        try (RowFile rows = RowFile.create(
                new org.apache.hadoop.fs.Path(file.toUri()), TYPE, Map.of("key", "value"), new Configuration())) {
            for (Row row : ROWS) {
                rows.write((InternalRow)
                        CatalystTypeConverters.createToCatalystConverter(TYPE).apply(row));
            }
            rows.finish();
        }
        return file;
    }

    private static StructType described(StructType type) {
        StructType described = new StructType();
        for (StructField field : type.fields()) {
            described = described.add(new StructField(
                    field.name(),
                    field.dataType(),
                    true,
                    new MetadataBuilder()
                            .putString("unit", "unit of " + field.name())
                            .build()));
        }
        return described;
    }
}
