package org.sovereignai.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.spark.sql.Dataset;
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

    private static final int MANY = 50_000;

    /** Values of every kind: few and many different ones, missing ones, lists of 0 to 6, over several pages and two groups. */
    private static Row manyOf(int i) {
        return RowFactory.create(
                i % 7 == 0 ? null : "name " + i % 50,
                i % 30_000 == 0 ? null : i / 100,
                (long) i * i,
                i % 3 == 0 ? null : Math.sin(i),
                i % 5 == 0,
                LocalDate.ofEpochDay(i % 400),
                new java.math.BigDecimal(i).movePointLeft(2),
                i % 2 == 0 ? null : new java.math.BigDecimal("0.500"),
                i % 11 == 0 ? null : Collections.nCopies(i % 7, "tag " + i),
                IntStream.range(0, i % 4).boxed().toList());
    }

    @Test
    void sparkReadsManyPagesAndGroups(SparkSession spark) throws IOException {
        List<Row> rows = IntStream.range(0, MANY).mapToObj(RowFileTest::manyOf).toList();
        Path file = folder.resolve("many.parquet");
        try (RowFile target = create(file)) {
            for (int i = 0; i < MANY; i++) {
                if (i == MANY / 2) {
                    target.writeGroup();
                }
                target.write(internal(rows.get(i)));
            }
            target.finish();
        }

        Dataset<Row> read = spark.read().parquet(file.toString());
        assertThat(read.collectAsList().stream().map(Row::mkString).toList())
                .isEqualTo(spark.createDataFrame(rows, TYPE).collectAsList().stream()
                        .map(Row::mkString)
                        .toList());
        // Least and greatest values say which pages and groups hold none of these.
        assertThat(read.where("year = 499").count()).isEqualTo(100);
        assertThat(read.where("n = 49999L * 49999L").count()).isEqualTo(1);
        assertThat(read.where("name = 'name 49'").count()).isEqualTo(857);
        assertThat(read.where("share IS NULL").count()).isEqualTo(16_667);
    }

    @Test
    void duckDbReadsManyPages() throws IOException, SQLException {
        Path file = folder.resolve("many.parquet");
        try (RowFile target = create(file)) {
            for (int i = 0; i < MANY; i++) {
                target.write(internal(manyOf(i)));
            }
            target.finish();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet row = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT count(*), count(name), sum(n), count(*) FILTER (open), sum(len(tags)), sum(list_sum(years)), sum(amount), max(day), sum(share) FROM '%s' WHERE n >= 0"
                                        .formatted(file))) {
            assertThat(row.next()).isTrue();
            assertThat(row.getLong(1)).isEqualTo(MANY);
            assertThat(row.getLong(2)).isEqualTo(MANY - 7_143);
            // n (n - 1) (2 n - 1) / 6
            assertThat(row.getLong(3)).isEqualTo(41_665_416_675_000L);
            assertThat(row.getLong(4)).isEqualTo(10_000);
            assertThat(row.getLong(5))
                    .isEqualTo(IntStream.range(0, MANY)
                            .filter(i -> i % 11 > 0)
                            .map(i -> i % 7)
                            .sum());
            // Of every four lists: nothing, 0, 0 + 1, 0 + 1 + 2.
            assertThat(row.getLong(6)).isEqualTo(MANY / 4 * 4);
            assertThat(row.getBigDecimal(7)).isEqualByComparingTo("12499750.00");
            assertThat(row.getString(8)).isEqualTo("1971-02-04");
            assertThat(row.getDouble(9))
                    .isCloseTo(
                            IntStream.range(0, MANY)
                                    .filter(i -> i % 3 > 0)
                                    .mapToDouble(Math::sin)
                                    .sum(),
                            within(1e-9));
        }
    }

    @Test
    @Tag("hazard-36")
    void rowsAreSortedByTheirKeyWithWhatTheyHold() throws IOException {
        List<Row> sorted = IntStream.range(0, 500)
                .mapToObj(RowFileTest::manyOf)
                .sorted(Comparator.comparing((Row row) -> row.isNullAt(1) ? -1 : row.getInt(1))
                        .thenComparing(row -> row.isNullAt(0) ? "" : row.getString(0))
                        .thenComparing(row -> row.getLong(2)))
                .toList();
        List<Row> mixed = new ArrayList<>(sorted);
        Collections.shuffle(mixed, new Random(7));

        RowFile.Keys ofSorted = writeSorted("sorted.parquet", sorted);
        RowFile.Keys ofMixed = writeSorted("mixed.parquet", mixed);

        assertThat(ofSorted).isEqualTo(new RowFile.Keys(true, 0, "", false));
        assertThat(ofMixed).isEqualTo(new RowFile.Keys(false, 0, "", false));
        assertThat(folder.resolve("mixed.parquet")).hasSameBinaryContentAs(folder.resolve("sorted.parquet"));
    }

    @Test
    @Tag("hazard-29")
    void rowsThatShareTheirKeyAreCounted() throws IOException {
        Row one = manyOf(1);
        Row missing = manyOf(0);
        Row last = manyOf(300);

        assertThat(writeSorted("a.parquet", List.of(last, one, missing, one, missing, one, last)))
                .isEqualTo(new RowFile.Keys(false, 7, "(null, null, 0)", true));
        assertThat(writeSorted("b.parquet", List.of(missing, one, one, last)))
                .isEqualTo(new RowFile.Keys(true, 2, "(0, name 1, 1)", false));
    }

    private RowFile.Keys writeSorted(String name, List<Row> rows) throws IOException {
        try (RowFile target = create(folder.resolve(name))) {
            for (Row row : rows) {
                target.write(internal(row));
            }
            RowFile.Keys keys = target.sort(new int[] {1, 0, 2});
            target.finish();
            return keys;
        }
    }

    @Test
    void whatIsNotFinishedIsNoFile() throws IOException {
        Path file = folder.resolve("a.parquet");
        try (RowFile rows = create(file)) {
            rows.write(internal(ROWS.get(0)));
        }
        assertThat(file).doesNotExist();
        try (RowFile rows = create(file)) {
            rows.write(internal(ROWS.get(0)));
            rows.writeGroup();
        }
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:duckdb:")
                        .createStatement()
                        .executeQuery("SELECT * FROM '%s'".formatted(file)))
                .isInstanceOf(SQLException.class);
    }

    private static RowFile create(Path file) throws IOException {
        return new RowFile(
                new org.apache.hadoop.fs.Path(file.toUri()), TYPE, Map.of("key", "value"), new Configuration());
    }

    private static InternalRow internal(Row row) {
        return (InternalRow)
                CatalystTypeConverters.createToCatalystConverter(TYPE).apply(row);
    }

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        try (RowFile rows = create(file)) {
            for (Row row : ROWS) {
                rows.write(internal(row));
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
