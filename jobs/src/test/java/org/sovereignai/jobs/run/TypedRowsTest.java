package org.sovereignai.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedRowsTest {

    private static final StructType TYPE = StructType.fromDDL("nation STRING, year INT, n BIGINT, share DOUBLE,"
            + " is_hub BOOLEAN, day DATE, value_usd DECIMAL(18,2), names ARRAY<STRING>, ranks ARRAY<INT>,"
            + " values ARRAY<DOUBLE>");

    private static Row row(Object... cells) {
        return new SparkRow(TypedRows.row(cells), TYPE);
    }

    @Test
    void whatIsWrittenIsRead() {
        LocalDate day = LocalDate.of(2024, 2, 29);
        SparkRow row = (SparkRow) row(
                "CÔT",
                2024,
                7L,
                0.25,
                true,
                day,
                TypedRows.money(1.5),
                new String[] {"a", "b", "b"},
                new int[] {3, 1},
                new double[] {0.5});

        assertThat(row.getString(0)).isEqualTo("CÔT");
        assertThat(row.getInt(1)).isEqualTo(2024);
        assertThat(row.getLong(2)).isEqualTo(7);
        assertThat(row.getDouble(3)).isEqualTo(0.25);
        assertThat(row.getBoolean(4)).isTrue();
        assertThat(row.<LocalDate>getAs("day")).isEqualTo(day);
        assertThat(row.getDecimal(6)).isEqualByComparingTo("1.5");
        assertThat(row.getTexts(7)).containsExactly("a", "b", "b");
        assertThat(row.<Integer>getList(8)).containsExactly(3, 1);
        assertThat(row.getDoubles(9)).containsExactly(0.5);
    }

    @Test
    void anEmptyCellIsNoNumber() {
        Row row = row(null, null, null, null, null, null, null, null, null, null);

        assertThat(row.getString(0)).isNull();
        assertThat(row.isNullAt(3)).isTrue();
        assertThat(row.<Object>getAs("day")).isNull();
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> row.getDouble(3))
                .withMessageContaining("share");
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> row.getInt(1))
                .withMessageContaining("year");
    }

    @Test
    void aCellOfAnotherTypeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypedRows.row("FRA", new BigDecimal("1.5")))
                .withMessageContaining("BigDecimal");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.00",
        "0.005, 0.01",
        "0.004999, 0.00",
        "1.005, 1.01",
        "2.675, 2.68",
        "8.345, 8.35",
        "-1.005, -1.01",
        "-0.004, 0.00",
        "1234567890.125, 1234567890.13",
        "123456789012345.6, 123456789012345.60"
    })
    void moneyIsRoundedByItsDecimalDigits(double dollars, BigDecimal expected) {
        assertThat(TypedRows.money(dollars).toJavaBigDecimal()).isEqualTo(expected);
    }

    @Test
    void moneyIsWhatDecimalArithmeticGives() {
        Random random = new Random(2026);
        for (int i = 0; i < 200_000; i++) {
            double dollars = (random.nextInt(2_000_000) + (i % 3 == 0 ? 0 : random.nextDouble()))
                    / 1000
                    * Math.pow(10, random.nextInt(8));

            assertThat(TypedRows.money(dollars).toJavaBigDecimal())
                    .isEqualTo(BigDecimal.valueOf(dollars).setScale(2, RoundingMode.HALF_UP));
        }
    }

    @Test
    void whatIsNotKnownIsNoMoney() {
        assertThatThrownBy(() -> TypedRows.money(Double.NaN)).isInstanceOf(NumberFormatException.class);
    }
}
