package org.sovereignai.index;

import java.util.Optional;
import java.util.regex.Pattern;

/** Strict numbers: a decimal point, no grouping, no words, no trailing letters that Java would take. */
public final class Numbers {

    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    private Numbers() {}

    /** The number a text stands for; empty when it is none, or too large for a double. */
    public static Optional<Double> parse(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? Optional.empty() : Optional.of(value);
    }
}
