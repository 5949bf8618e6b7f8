package org.sovereignai.index.method;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;

/**
 * The cells that treatment and normalisation are fitted to: {@code "panel"} (all years, so that scores compare between
 * years; the default), {@code "year"} (each year by itself) or one base year such as {@code 2018}.
 *
 * @param scope which cells
 * @param baseYear the year of {@link Scope#BASE_YEAR}, null otherwise
 */
public record Reference(Scope scope, Integer baseYear) implements Serializable {

    /** Kinds of reference. */
    public enum Scope {
        PANEL,
        YEAR,
        BASE_YEAR
    }

    public static Reference panel() {
        return new Reference(Scope.PANEL, null);
    }

    public static Reference eachYear() {
        return new Reference(Scope.YEAR, null);
    }

    public static Reference baseYear(int year) {
        return new Reference(Scope.BASE_YEAR, year);
    }

    /** Reads {@code "panel"}, {@code "year"} or a year. */
    @JsonCreator
    public static Reference parse(Object text) {
        String value = String.valueOf(text);
        if (value.equals("panel")) {
            return panel();
        }
        if (value.equals("year")) {
            return eachYear();
        }
        if (value.matches("[0-9]{1,4}")) {
            return baseYear(Integer.parseInt(value));
        }
        throw new IndexException(
                "The reference " + value + " is none: write \"panel\", \"year\" or a base year such as 2018.");
    }

    /** What {@link #parse} reads. */
    @JsonValue
    public Object format() {
        return switch (scope) {
            case PANEL -> "panel";
            case YEAR -> "year";
            case BASE_YEAR -> baseYear;
        };
    }
}
