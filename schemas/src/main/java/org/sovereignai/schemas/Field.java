package org.sovereignai.schemas;

import java.util.List;
import java.util.Optional;

/**
 * One column of the contract. A name has one meaning everywhere, because it is defined once, in {@code fields.json}.
 *
 * @param name snake_case name, with the unit last where there is one
 * @param type Spark SQL type as DDL, for example {@code STRING} or {@code DECIMAL(18,2)}
 * @param unit unit of the values, or {@code none}
 * @param description what a value means
 * @param minimum smallest valid value, for numbers
 * @param maximum largest valid value, for numbers
 * @param pattern regular expression that a text value matches as a whole
 * @param allowed the only valid values; empty when any value is valid
 */
public record Field(
        String name,
        String type,
        String unit,
        String description,
        Optional<Double> minimum,
        Optional<Double> maximum,
        Optional<String> pattern,
        List<String> allowed) {

    public Field {
        allowed = List.copyOf(allowed);
    }

    /** Whether values are text. */
    public boolean isText() {
        return type.equals("STRING");
    }

    /** Whether values are binary floating point, which can hold NaN. */
    public boolean isFloating() {
        return type.equals("DOUBLE");
    }
}
