package org.sovereignai.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SparkExtension.class)
class TableScanTest {

    private static final StructType TYPE = StructType.fromDDL(
            "code STRING, year INT, amount BIGINT, share DOUBLE, is_open BOOLEAN, day DATE, value DECIMAL(18,2), names ARRAY<STRING>");

    @TempDir
    private Path folder;

    private Path write(SparkSession spark, Stream<InternalRow> rows, String codec) throws IOException {
        Path target = folder.resolve("rows");
        TestInputs.table(spark, rows.toList(), TYPE)
                .coalesce(1)
                .write()
                .option("compression", codec)
                .parquet(target.toString());
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static JavaRDD<Row> scan(SparkSession spark, Path file, long mostOfOneTask, String... columns)
            throws IOException {
        return TableScan.rows(
                spark, new org.apache.hadoop.fs.Path(file.toUri()), Files.size(file), mostOfOneTask, TYPE, columns);
    }

    /** Spark reads batches of columns, or rows where it is told to: both give the same. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wantedColumnsInTheirOrder(boolean inBatches, SparkSession spark) throws IOException {
        String option = "spark.sql.parquet.enableVectorizedReader";
        String before = spark.conf().get(option);
        spark.conf().set(option, inBatches);
        try {
            Path file = write(
                    spark,
                    Stream.of(
                            TypedRows.row(
                                    "FRA",
                                    2024,
                                    7L,
                                    0.5,
                                    true,
                                    LocalDate.of(1582, 10, 4),
                                    TypedRows.money(12.345),
                                    List.of("Mistral", "École")),
                            TypedRows.row("DEU", 2023, null, null, null, null, null, null)),
                    "zstd");

            List<Row> rows = scan(spark, file, 1 << 20, "names", "value", "day", "is_open", "share", "amount", "code")
                    .collect();

            assertThat(rows).hasSize(2);
            assertThat(rows.get(0).<String>getList(0)).containsExactly("Mistral", "École");
            assertThat(rows.get(0).getDecimal(1)).isEqualByComparingTo("12.35");
            assertThat(rows.get(0).<LocalDate>getAs(2)).isEqualTo("1582-10-04");
            assertThat(rows.get(0).getBoolean(3)).isTrue();
            assertThat(rows.get(0).getDouble(4)).isEqualTo(0.5);
            assertThat(rows.get(0).getLong(5)).isEqualTo(7);
            assertThat(rows.get(0).getString(6)).isEqualTo("FRA");
            assertThat(IntStream.range(0, 6)).allMatch(rows.get(1)::isNullAt);
            assertThat(rows.get(1).getString(6)).isEqualTo("DEU");
        } finally {
            spark.conf().set(option, before);
        }
    }

    /** More rows than a batch has, in parts of a file with more groups of rows than parts: each row once, none changed. */
    @Test
    void everyRowOnceInHoweverManyParts(SparkSession spark) throws IOException {
        Path file = write(
                spark,
                IntStream.range(0, 10_000)
                        .mapToObj(row ->
                                TypedRows.row("N" + row, row, (long) row, null, null, null, null, List.of("x" + row))),
                "uncompressed");

        JavaRDD<Row> rows = scan(spark, file, Files.size(file) / 5, "amount", "code", "names");

        assertThat(rows.getNumPartitions()).isGreaterThan(4);
        List<Row> all = rows.collect();
        assertThat(all).extracting(row -> row.getLong(0)).hasSize(10_000).doesNotHaveDuplicates();
        assertThat(all)
                .allMatch(row -> row.getString(1).equals("N" + row.getLong(0))
                        && row.getList(2).equals(List.of("x" + row.getLong(0))));
    }
}
