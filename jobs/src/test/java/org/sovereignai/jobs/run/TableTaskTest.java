package org.sovereignai.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.TableSchema;

/** The loop over the rows of a table, without Spark. */
class TableTaskTest {

    private static final TableSchema TABLE =
            Schemas.load().table("model_release_nation").orElseThrow();
    private static final InternalRow AYA = row("Aya", "CAN", 0.5);
    private static final InternalRow BLOOM = row("BLOOM", "FRA", 0.25);
    private static final InternalRow YI = row("Yi", "CHN", 1.0);

    @TempDir
    private Path folder;

    @Test
    @Tag("hazard-36")
    void givesTheSameFileForAnyOrder() throws IOException {
        TableTask.Outcome one = write(task("one"), List.of(YI, AYA, BLOOM));
        TableTask.Outcome other = write(task("other"), List.of(AYA, BLOOM, YI));
        TableTask.Outcome sorted = write(task("sorted").ofSorted(), List.of(AYA, BLOOM, YI));

        assertThat(List.of(one.hashes(), other.hashes())).containsOnly(sorted.hashes());
        assertThat(bytes(one)).isEqualTo(bytes(other)).isEqualTo(bytes(sorted));
        assertThat(one.rows()).isEqualTo(3);
    }

    @Test
    void handsOutTheValuesThatOthersReferTo() throws IOException {
        assertThat(write(task("one"), List.of(YI, AYA, BLOOM, AYA)).values())
                .containsEntry("country_code", Set.of("CAN", "FRA", "CHN"));
    }

    @Test
    @Tag("hazard-29")
    void countsEveryRowThatSharesItsKey() throws IOException {
        TableTask.Outcome outcome = write(task("one"), List.of(AYA, YI, AYA, BLOOM, AYA, YI));

        assertThat(outcome.repeated()).isEqualTo(5);
        assertThat(outcome.firstRepeated()).isEqualTo("(Aya, CAN)");
    }

    @Test
    void namesTheFirstOfTheValuesThatBreakARule() throws IOException {
        TableTask.Outcome outcome = write(
                task("one"), List.of(row("Yi", "CHN", 1.5), row("Aya", "CAN", -0.5), row("BLOOM", "FRA", Double.NaN)));

        assertThat(outcome.broken()).singleElement().satisfies(broken -> {
            assertThat(TABLE.fieldNames().get(broken.place())).isEqualTo("nation_weight");
            assertThat(broken.rows()).isEqualTo(3);
            assertThat(broken.first()).isEqualTo("(Aya, CAN, 2024, -0.5)");
        });
    }

    @Test
    @Tag("hazard-45")
    void leavesToSparkWhatIsTooLargeForMemoryAndInNoOrder() throws IOException {
        Iterator<InternalRow> rows = Stream.of(
                        Stream.of(packed("z")), LARGE.apply("m"), Stream.of(packed("n")), Stream.of(packed("a")))
                .flatMap(some -> some)
                .iterator();

        assertThat(task("one").inMemory(MEMORY).call(rows).next().isTooLarge()).isTrue();
        assertThat(folder.resolve("one")).doesNotExist();
    }

    @Test
    @Tag("hazard-45")
    void writesWhatIsTooLargeForMemoryAsItComesByItsKey() throws IOException {
        Iterator<InternalRow> rows = Stream.of(
                        Stream.of(packed("a")), LARGE.apply("m"), Stream.of(packed("n")), Stream.of(packed("z")))
                .flatMap(some -> some)
                .iterator();

        TableTask.Outcome outcome = task("one").inMemory(MEMORY).call(rows).next();

        assertThat(outcome.isTooLarge()).isFalse();
        assertThat(outcome.rows()).isEqualTo(73);
    }

    @Test
    @Tag("hazard-45")
    void leavesToSparkWhatFallsOutOfOrderLate() throws IOException {
        Iterator<InternalRow> rows = Stream.of(
                        Stream.of(packed("a")), LARGE.apply("m"), Stream.of(packed("n")), Stream.of(packed("b")))
                .flatMap(some -> some)
                .iterator();

        assertThat(task("one").inMemory(MEMORY).call(rows).next().isTooLarge()).isTrue();
    }

    private static final long MEMORY = 64L << 20;

    /** Seventy rows of a megabyte and a name each that begins with the letter. */
    private static final Function<String, Stream<InternalRow>> LARGE = letter -> IntStream.range(0, 70)
            .mapToObj(i -> packed(letter + "%02d".formatted(i) + StringUtils.repeat(letter, 1 << 20)));

    private static InternalRow packed(String model) {
        return UnsafeProjection.create(TABLE.structType())
                .apply(row(model, "CAN", 0.5))
                .copy();
    }

    @Test
    void takesNoRowsOutOfOrderForSorted() {
        assertThatThrownBy(() -> write(task("one").ofSorted(), List.of(YI, AYA)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("key");
    }

    private TableTask task(String name) {
        return TableTask.ofAnyOrder(
                TABLE.structType(),
                TABLE.primaryKey(),
                ColumnRule.of(TABLE, (table, column) -> Optional.empty()),
                Set.of("country_code"),
                Map.of(),
                new org.apache.hadoop.fs.Path(folder.resolve(name).toUri()),
                new SerializableConfiguration(new Configuration()));
    }

    private static TableTask.Outcome write(TableTask task, List<InternalRow> rows) throws IOException {
        Iterator<TableTask.Outcome> outcomes = task.call(rows.iterator());
        return outcomes.next();
    }

    private static byte[] bytes(TableTask.Outcome outcome) throws IOException {
        return Files.readAllBytes(Path.of(new org.apache.hadoop.fs.Path(outcome.file()).toUri()));
    }

    private static InternalRow row(String model, String nation, double weight) {
        Object[] values = new Object[TABLE.fields().size()];
        values[place("model_name")] = UTF8String.fromString(model);
        values[place("country_code")] = UTF8String.fromString(nation);
        values[place("year")] = 2024;
        values[place("nation_weight")] = weight;
        return new GenericInternalRow(values);
    }

    private static int place(String column) {
        return TABLE.fieldNames().indexOf(column);
    }
}
