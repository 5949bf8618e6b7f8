package org.sovereignai.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

/** Keys in the order of their bytes are keys in order. */
class RowKeyTest {

    private static final StructType TYPE = StructType.fromDDL("name STRING, year INT, n BIGINT, share DOUBLE");

    private final RowKey key = new RowKey(TYPE, List.of("name", "year", "n"));

    @Test
    void ordersColumnByColumn() {
        List<InternalRow> ordered = List.of(
                row(null, 2024, 1L),
                row("", 2024, 1L),
                row("A", null, 9L),
                row("A", -5, 9L),
                row("A", 2023, 9L),
                row("A", 2024, Long.MIN_VALUE),
                row("A", 2024, -1L),
                row("A", 2024, 0L),
                row("A", 2024, Long.MAX_VALUE),
                row("A\0", 1, 1L),
                row("A\0B", 1, 1L),
                row("AA", 1, 1L),
                row("É", 1, 1L),
                row("\uFFFD", 1, 1L),
                row("\uD83D\uDE00", 1, 1L));

        for (int i = 1; i < ordered.size(); i++) {
            assertThat(Arrays.compareUnsigned(key.of(ordered.get(i - 1)), key.of(ordered.get(i))))
                    .as("%d and the one before", i)
                    .isNegative();
        }
    }

    @Test
    void rowsOfOneKeyHaveTheSameBytes() {
        assertThat(key.of(row("A", 2024, 1L))).isEqualTo(key.of(row("A", 2024, 1L)));
    }

    @Test
    void isReadable() {
        assertThat(key.text(row("Aya", null, 7L))).isEqualTo("(Aya, null, 7)");
    }

    @Test
    void noKeyHasFractions() {
        assertThatThrownBy(() -> new RowKey(TYPE, List.of("share")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DOUBLE");
    }

    private static InternalRow row(String name, Integer year, Long n) {
        return new GenericInternalRow(new Object[] {UTF8String.fromString(name), year, n, 0.5});
    }
}
