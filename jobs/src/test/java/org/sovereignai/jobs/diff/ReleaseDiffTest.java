package org.sovereignai.jobs.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sovereignai.jobs.run.CheckException;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.schemas.manifest.Lineage;

/** Two small releases whose differences are known. */
@ExtendWith(SparkExtension.class)
class ReleaseDiffTest {

    private static final StructType TYPE =
            StructType.fromDDL("country_code STRING, year INT, amount DOUBLE, names ARRAY<STRING>");
    private static final Lineage METHOD_1 = new Lineage("m1", "2015-2024", Map.of("s/a", "h1"));
    private static final Lineage METHOD_2 = new Lineage("m2", "2015-2024", Map.of("s/a", "h1"));
    private static final Lineage REVISED = new Lineage("m1", "2015-2024", Map.of("s/a", "h2"));

    private static final Lineage FEWER_YEARS = new Lineage("m1", "2024-2024", Map.of("s/a", "h1"));

    @TempDir
    private Path folder;

    @Test
    @Tag("hazard-32")
    void rowsAndValuesAreComparedByKey(SparkSession spark) {
        TableState before = table(
                spark,
                "t",
                METHOD_1,
                row("DEU", 2024, 2.0, List.of("a", "b")),
                row("FRA", 2024, 1.0, null),
                row("ITA", 2024, null, null),
                row("JPN", 2023, 4.0, null));
        TableState after = table(
                spark,
                "t",
                REVISED,
                row("DEU", 2024, 3.0, List.of("a", "c")),
                row("FRA", 2024, 1.0 + 1e-12, null),
                row("ITA", 2024, 0.0, null),
                row("JPN", 2024, 4.0, null));

        assertThat(changes(spark, before, after))
                .containsExactly(
                        "value_changed {\"country_code\":\"DEU\",\"year\":2024} amount 2.0 3.0 0.5 source_revision",
                        "value_changed {\"country_code\":\"DEU\",\"year\":2024} names [\"a\",\"b\"] [\"a\",\"c\"] null source_revision",
                        "value_changed {\"country_code\":\"ITA\",\"year\":2024} amount null 0.0 null source_revision",
                        "row_removed {\"country_code\":\"JPN\",\"year\":2023} null null null null source_revision",
                        "row_added {\"country_code\":\"JPN\",\"year\":2024} null null null null source_revision");
    }

    @Test
    void equalDigestsAreNotRead(SparkSession spark) {
        TableState before = new TableState("t", "nowhere", 1, "d", List.of("country_code"), TYPE, METHOD_1);
        TableState after = new TableState("t", "nowhere either", 1, "d", List.of("country_code"), TYPE, METHOD_2);

        assertThat(changes(spark, before, after)).isEmpty();
    }

    @Test
    void columnsThatComeGoOrChangeTheirTypeAreSchemaChanges(SparkSession spark) {
        TableState before = table(spark, "t", METHOD_1, row("DEU", 2024, 2.0, null));
        StructType type = StructType.fromDDL("country_code STRING, year INT, amount BIGINT, note STRING");
        TableState after = write(
                spark, "t", METHOD_2, type, List.of("country_code", "year"), RowFactory.create("DEU", 2024, 2L, "x"));

        assertThat(changes(spark, before, after))
                .containsExactly(
                        "column_added null note null STRING null method_change",
                        "column_removed null names ARRAY<STRING> null null method_change",
                        "type_changed null amount DOUBLE BIGINT null method_change",
                        "value_changed {\"country_code\":\"DEU\",\"year\":2024} amount 2.0 2 0.0 method_change");
    }

    @Test
    void tableUnderAnotherKeyIsNotComparedByRow(SparkSession spark) {
        TableState before = table(spark, "t", METHOD_1, row("DEU", 2024, 2.0, null));
        TableState after = write(spark, "t", METHOD_2, TYPE, List.of("country_code"), row("DEU", 2024, 3.0, null));

        assertThat(changes(spark, before, after))
                .containsExactly("key_changed null null [country_code, year] [country_code] null method_change");
    }

    @Test
    void causeIsWhatDiffersInTheLineage(SparkSession spark) {
        Lineage both = new Lineage("m2", "2015-2024", Map.of("s/a", "h2"));
        Row then = row("DEU", 2024, 2.0, null);
        Row now = row("DEU", 2024, 3.0, null);

        assertThat(changes(spark, table(spark, "t", METHOD_1, then), table(spark, "t", METHOD_2, now)))
                .singleElement()
                .asString()
                .endsWith(" method_change");
        assertThat(changes(spark, table(spark, "t", METHOD_1, then), table(spark, "t", both, now)))
                .singleElement()
                .asString()
                .endsWith(" source_revision+method_change");
        assertThat(changes(spark, table(spark, "t", METHOD_1, then), table(spark, "t", FEWER_YEARS, now)))
                .singleElement()
                .asString()
                .endsWith(" years_change");
        assertThat(changes(spark, table(spark, "t", METHOD_1, then), table(spark, "t", METHOD_1, now)))
                .singleElement()
                .asString()
                .endsWith(" unexplained");
    }

    @Test
    void correctionIsTheCauseOfTheRowsThatItTouches(SparkSession spark) {
        TableState before = table(spark, "t", METHOD_1, row("DEU", 2024, 2.0, null), row("FRA", 2024, 2.0, null));
        TableState after = table(spark, "t", METHOD_2, row("DEU", 2024, 3.0, null), row("FRA", 2024, 3.0, null));
        AppliedCorrection correction = new AppliedCorrection(
                "s/a", Map.of("country_code", "DEU", "year", "2024", "quarter", "4"), "amount", "2", "3");

        ReleaseDiff diff = new ReleaseDiff(
                new ReleaseState("old", Map.of("t", before), Map.of(), List.of()),
                new ReleaseState("new", Map.of("t", after), Map.of(), List.of(correction)));

        assertThat(texts(spark, diff))
                .extracting(text -> text.substring(text.lastIndexOf(' ') + 1))
                .containsExactly("method_change+correction", "method_change");
    }

    @Test
    void tablesThatComeAndGoAreOneChangeEach(SparkSession spark) {
        TableState gone = table(spark, "gone", METHOD_1, row("DEU", 2024, 2.0, null));
        TableState come = table(spark, "come", METHOD_1, row("DEU", 2024, 2.0, null));

        assertThat(texts(
                        spark,
                        new ReleaseDiff(
                                new ReleaseState("old", Map.of("gone", gone), Map.of(), List.of()),
                                new ReleaseState("new", Map.of("come", come), Map.of(), List.of()))))
                .extracting(text -> text.split(" ")[0])
                .containsExactly("table_added", "table_removed");
    }

    @Test
    @Tag("hazard-26")
    void pastRowsOfAnAppendOnlySourceMustStay(SparkSession spark) {
        TableState before = table(spark, "t", METHOD_1, row("DEU", 2024, 2.0, null));
        TableState grown = table(spark, "t", REVISED, row("DEU", 2024, 2.0, null), row("FRA", 2024, 2.0, null));
        TableState changed = table(spark, "t", REVISED, row("DEU", 2024, 2.5, null));
        TableState vanished = table(spark, "t", REVISED, row("FRA", 2024, 2.0, null));
        TableState recomputed = table(spark, "t", METHOD_2, row("DEU", 2024, 2.5, null));
        TableState left = table(
                spark, "t", new Lineage("m1", "2015-2024", Map.of("s/a", Lineage.ABSENT)), row("FRA", 2024, 2.0, null));
        Map<String, Set<String>> promised = Map.of("t", Set.of("s/a"));

        for (TableState fine : List.of(grown, recomputed, left)) {
            assertThatCode(() -> written(spark, before, fine).requireUnchangedPast(promised))
                    .doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> written(spark, before, changed).requireUnchangedPast(promised))
                .isInstanceOf(CheckException.class)
                .hasMessageStartingWith(
                        "Table t, row {\"country_code\":\"DEU\",\"year\":2024}, changed from 2.0 to 2.5"
                                + " since release old (1 such rows or values), though its source is declared append-only (s/a);");
        assertThatThrownBy(() -> written(spark, before, vanished).requireUnchangedPast(promised))
                .isInstanceOf(CheckException.class)
                .hasMessageContaining("{\"country_code\":\"DEU\",\"year\":2024}, vanished since");
    }

    @Test
    @Tag("hazard-40")
    void reportHasCountsCausesAndTheLargestChange(SparkSession spark) {
        TableState before = table(
                spark,
                "t",
                METHOD_1,
                row("DEU", 2024, 2.0, null),
                row("FRA", 2024, 100.0, null),
                row("x|<script>", 2024, 4.0, null));
        TableState after = table(
                spark,
                "t",
                REVISED,
                row("DEU", 2024, 1.0, null),
                row("FRA", 2024, 101.0, null),
                row("ITA", 2024, 1.0, null),
                row("x|<script>", 2024, 5.0, null));

        String report = written(spark, before, after).report();

        assertThat(report)
                .startsWith("# Changes from old to new\n")
                // A file of groups is a source: other groups change what it holds, and no method.
                .contains("had other content, or other groups were given; `method_change`, the code")
                // Printed by a comparison that keeps no file, too.
                .contains(
                        "Every change is in `changes.parquet`, which lies in a release and is written by `diff --to DIR`.")
                .contains("| t | 3 | 4 | 1 | 0 | 3 | source_revision |")
                .contains("| t | amount | 3 | source_revision |")
                .contains("| t | {\"country_code\":\"x\\|&lt;script>\",\"year\":2024} | amount | 4.0 | 5.0 |")
                .doesNotContain("<script")
                .containsSubsequence(
                        "| amount | 2.0 | 1.0 | -50.00 % | source_revision |",
                        "| amount | 100.0 | 101.0 | +1.00 % | source_revision |");
    }

    @Test
    void yearsThatAreLeftOutAreNamed(SparkSession spark) {
        TableState before = table(spark, "t", METHOD_1, row("DEU", 2023, 2.0, null), row("DEU", 2024, 2.0, null));
        TableState after = table(spark, "t", FEWER_YEARS, row("DEU", 2024, 2.0, null));

        assertThat(written(spark, before, after).report())
                .contains("\nYears asked for: 2015-2024 before, 2024-2024 now.\n")
                .contains("| t | 2 | 1 | 0 | 1 | 0 | years_change |");
    }

    @Test
    void changesOfSeveralColumnsByTheSameAmountsAreAllReported(SparkSession spark) {
        StructType type = StructType.fromDDL("country_code STRING, value DOUBLE, low DOUBLE");
        List<String> key = List.of("country_code");
        TableState before = write(spark, "t", METHOD_1, type, key, RowFactory.create("DEU", 2.0, 2.0));
        TableState after = write(spark, "t", REVISED, type, key, RowFactory.create("DEU", 3.0, 3.0));

        assertThat(written(spark, before, after).report())
                .containsSubsequence(
                        "| t | {\"country_code\":\"DEU\"} | low | 2.0 | 3.0 | +50.00 % | source_revision |",
                        "| t | {\"country_code\":\"DEU\"} | value | 2.0 | 3.0 | +50.00 % | source_revision |");
    }

    private ReleaseChanges written(SparkSession spark, TableState before, TableState after) {
        return diff(before, after).write(spark, target());
    }

    private List<String> changes(SparkSession spark, TableState before, TableState after) {
        return texts(spark, diff(before, after));
    }

    private static ReleaseDiff diff(TableState before, TableState after) {
        return new ReleaseDiff(
                new ReleaseState("old", Map.of("t", before), Map.of(), List.of()),
                new ReleaseState("new", Map.of("t", after), Map.of(), List.of()));
    }

    private List<String> texts(SparkSession spark, ReleaseDiff diff) {
        String target = target();
        diff.write(spark, target);
        return spark.read().parquet(target + "/" + ReleaseDiff.CHANGES).collectAsList().stream()
                .map(row -> row.mkString(" "))
                .map(text -> text.substring(text.indexOf(' ') + 1))
                .toList();
    }

    private String target() {
        return folder.resolve("changes" + System.nanoTime()).toString();
    }

    private TableState table(SparkSession spark, String name, Lineage lineage, Row... rows) {
        return write(spark, name, lineage, TYPE, List.of("country_code", "year"), rows);
    }

    private TableState write(
            SparkSession spark, String name, Lineage lineage, StructType type, List<String> key, Row... rows) {
        String file = folder.resolve(name + System.nanoTime()).toString();
        spark.createDataFrame(List.of(rows), type).coalesce(1).write().parquet(file);
        return new TableState(name, file, rows.length, file, key, type, lineage);
    }

    private static Row row(String country, int year, Double amount, List<String> names) {
        return RowFactory.create(country, year, amount, names == null ? null : names.toArray(String[]::new));
    }
}
