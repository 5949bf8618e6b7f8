package org.sovereignai.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.stream.Streams;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SparkExtension.class)
class GroupsTest {

    private static final StructType TYPE = StructType.fromDDL("strand STRING, year INT, amount DOUBLE");

    private static Dataset<Row> table(SparkSession spark, Object[]... rows) {
        return spark.createDataFrame(Stream.of(rows).map(RowFactory::create).toList(), TYPE);
    }

    private static Object[] row(String strand, int year, double amount) {
        return new Object[] {strand, year, amount};
    }

    private static Dataset<Row> chipsAndCode(SparkSession spark) {
        return table(
                spark,
                row("code", 2024, 8),
                row("chips", 2023, 1),
                row("chips", 2024, 2),
                row("chips", 2023, 4),
                row("chip", 2023, 16));
    }

    private static String amounts(Iterator<Row> rows) {
        return Streams.of(rows)
                .map(row -> row.getDouble(2))
                .sorted()
                .map(String::valueOf)
                .reduce("", (one, other) -> one + " " + other);
    }

    private static List<String> texts(List<InternalRow> rows) {
        return rows.stream().map(row -> row.getUTF8String(0).toString()).toList();
    }

    private static InternalRow text(Row key, String rest) {
        return TypedRows.row(key.getString(0) + " " + key.getInt(1) + ":" + rest);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void everyKeyIsMetOnceWithAllItsRows(int tasks, SparkSession spark) {
        List<InternalRow> made = Groups.of(chipsAndCode(spark), tasks, "strand", "year")
                .rows((key, rows) -> Stream.of(text(key, amounts(rows))))
                .collect();

        assertThat(texts(made))
                .containsExactlyInAnyOrder(
                        "chip 2023: 16.0", "chips 2023: 1.0 4.0", "chips 2024: 2.0", "code 2024: 8.0");
    }

    @Test
    void groupsComeInTheOrderOfTheKeyAndWhatIsNotReadIsSkipped(SparkSession spark) {
        List<InternalRow> made = Groups.of(chipsAndCode(spark), 1, "strand", "year")
                .rows((key, rows) -> Stream.of(text(key, rows.hasNext() ? " some" : " none")))
                .collect();

        assertThat(texts(made))
                .containsExactly("chip 2023: some", "chips 2023: some", "chips 2024: some", "code 2024: some");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aKeyOfEitherTableIsMetOnce(int tasks, SparkSession spark) {
        Dataset<Row> others = table(spark, row("chips", 2023, 32), row("chips", 2022, 64), row("models", 2024, 128));
        List<InternalRow> made = Groups.of(chipsAndCode(spark), tasks, "strand", "year")
                .rows(
                        Groups.of(others, tasks, "strand", "year"),
                        (key, rows, beside) -> Stream.of(text(key, amounts(rows) + " |" + amounts(beside))))
                .collect();

        assertThat(texts(made))
                .containsExactlyInAnyOrder(
                        "chip 2023: 16.0 |",
                        "chips 2022: | 64.0",
                        "chips 2023: 1.0 4.0 | 32.0",
                        "chips 2024: 2.0 |",
                        "code 2024: 8.0 |",
                        "models 2024: | 128.0");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aTableWithoutRowsIsNoHindrance(int tasks, SparkSession spark) {
        Dataset<Row> none = table(spark).filter("false");
        Groups groups = Groups.of(none, tasks, "strand", "year");
        Groups.MakerOfTwo both = (key, rows, beside) -> Stream.of(text(key, amounts(rows) + " |" + amounts(beside)));

        assertThat(groups.rows((key, rows) -> Stream.of(text(key, ""))).collect())
                .isEmpty();
        Groups one = Groups.of(table(spark, row("chips", 2024, 2)), tasks, "strand", "year");
        assertThat(texts(groups.rows(one, both).collect())).containsExactly("chips 2024: | 2.0");
        assertThat(texts(one.rows(groups, both).collect())).containsExactly("chips 2024: 2.0 |");
    }

    /** Each of several tasks reads the few rows, and of two tables a key of either knows them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void everyGroupKnowsTheFewRowsBeside(int tasks, SparkSession spark) {
        JavaRDD<Row> few = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(List.of(RowFactory.create("EU"), RowFactory.create("G7")), 2);
        Groups groups = Groups.of(chipsAndCode(spark), tasks, "strand", "year");
        Groups others = Groups.of(table(spark, row("models", 2024, 128)), tasks, "strand", "year");

        assertThat(texts(groups.rows(few, known -> {
                            String names = names(known);
                            return (key, rows) -> Stream.of(text(key, names + amounts(rows)));
                        })
                        .collect()))
                .containsExactlyInAnyOrder(
                        "chip 2023:EU G7 16.0",
                        "chips 2023:EU G7 1.0 4.0",
                        "chips 2024:EU G7 2.0",
                        "code 2024:EU G7 8.0");
        assertThat(texts(groups.rows(others, few, known -> {
                            String names = names(known);
                            return (key, rows, beside) ->
                                    Stream.of(text(key, names + amounts(rows) + " |" + amounts(beside)));
                        })
                        .collect()))
                .containsExactlyInAnyOrder(
                        "chip 2023:EU G7 16.0 |",
                        "chips 2023:EU G7 1.0 4.0 |",
                        "chips 2024:EU G7 2.0 |",
                        "code 2024:EU G7 8.0 |",
                        "models 2024:EU G7 | 128.0");
    }

    @Test
    void groupsAreMadeWhereThereIsNothingBeside(SparkSession spark) {
        JavaRDD<Row> none =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).emptyRDD();

        assertThat(texts(Groups.of(table(spark, row("chips", 2024, 2)), 1, "strand", "year")
                        .rows(none, known -> (key, rows) -> Stream.of(text(key, names(known) + amounts(rows))))
                        .collect()))
                .containsExactly("chips 2024: 2.0");
    }

    private static String names(Iterator<Row> rows) {
        return Streams.of(rows).map(row -> row.getString(0)).sorted().collect(Collectors.joining(" "));
    }

    @Test
    void rowsThatAFunctionKeepsStayWhatTheyWere(SparkSession spark) {
        List<InternalRow> made = Groups.of(chipsAndCode(spark), 1, "strand")
                .rows((key, rows) -> {
                    List<Row> kept = new ArrayList<>();
                    rows.forEachRemaining(kept::add);
                    return kept.stream()
                            .map(row -> TypedRows.row(key.getString(0) + row.getInt(1) + "=" + row.getDouble(2)));
                })
                .collect();

        assertThat(texts(made))
                .containsExactlyInAnyOrder(
                        "chip2023=16.0", "chips2023=1.0", "chips2023=4.0", "chips2024=2.0", "code2024=8.0");
    }
}
