package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.lit;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;

/** One indicator that is computed from a row, for {@link Values#melt}. Immutable. */
final class Measure {

    /** What can be said of an indicator; the columns of the common shape of {@link Values#of}. */
    enum Part {
        INDICATOR,
        VALUE,
        N,
        COVERAGE,
        LOW,
        HIGH,
        NOTE_CODE;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Part, Column> parts;

    private Measure(Map<Part, Column> parts) {
        this.parts = parts;
    }

    static Measure of(String indicator, Column value) {
        return of(lit(indicator), value);
    }

    static Measure of(Column indicator, Column value) {
        return new Measure(Map.of(Part.INDICATOR, indicator, Part.VALUE, value));
    }

    /** With bounds between which the value lies for certain. */
    Measure within(Column low, Column high) {
        return with(Part.LOW, low).with(Part.HIGH, high);
    }

    /** With the number of units behind the value. */
    Measure basedOn(Column units) {
        return with(Part.N, units);
    }

    /** With the share of the wanted input that was there. */
    Measure covering(Column share) {
        return with(Part.COVERAGE, share);
    }

    /** With the reason why the value is empty, or what to know about it. */
    Measure noting(Column noteCode) {
        return with(Part.NOTE_CODE, noteCode);
    }

    Optional<Column> part(Part part) {
        return Optional.ofNullable(parts.get(part));
    }

    private Measure with(Part part, Column column) {
        Map<Part, Column> changed = new EnumMap<>(parts);
        changed.put(part, column);
        return new Measure(changed);
    }
}
