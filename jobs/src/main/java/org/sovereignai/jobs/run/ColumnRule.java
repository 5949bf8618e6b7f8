package org.sovereignai.jobs.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.sovereignai.schemas.Field;
import org.sovereignai.schemas.TableSchema;

/**
 * What must hold of the values of one column: present where required, finite, within bounds, of the declared form, among
 * the allowed values and those of the table that it refers to, without U+FFFD.
 */
final class ColumnRule implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Texts that are known to keep the rule, of which no more are held. */
    private static final int MOST_REMEMBERED = 10_000;

    private static final UTF8String REPLACEMENT = UTF8String.fromString("\uFFFD");

    private final boolean required;
    private final double least;
    private final double most;
    private final Pattern form;
    private final Set<Object> allowed;
    private final Set<Object> known;
    private final String words;
    private transient Map<UTF8String, UTF8String> passed;
    private transient UTF8String lastPassed;

    private ColumnRule(Field field, TableSchema schema, TableWriter.References references) {
        this.required = schema.required().contains(field.name());
        this.least = field.minimum().orElse(Double.NEGATIVE_INFINITY);
        this.most = field.maximum().orElse(Double.POSITIVE_INFINITY);
        this.form = field.pattern().map(Pattern::compile).orElse(null);
        this.allowed = field.allowed().isEmpty() ? null : internal(Set.copyOf(field.allowed()));
        this.known = schema.foreignKeys().stream()
                .filter(key -> key.fields().get(0).equals(field.name()))
                .flatMap(key -> references.values(key.table(), key.referenced().get(0)).stream())
                .reduce((one, other) -> {
                    Set<Object> both = new HashSet<>(one);
                    both.retainAll(other);
                    return both;
                })
                .map(ColumnRule::internal)
                .orElse(null);
        this.words = words(field, schema);
    }

    /** The rules of a table's columns, in their order. */
    static List<ColumnRule> of(TableSchema schema, TableWriter.References references) {
        return schema.fields().stream()
                .map(field -> new ColumnRule(field, schema, references))
                .toList();
    }

    /** The values as Spark has them in its rows. */
    private static Set<Object> internal(Set<?> values) {
        return values.stream()
                .map(value -> CatalystTypeConverters.convertToCatalyst(value))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String words(Field field, TableSchema schema) {
        List<String> rules = new ArrayList<>();
        if (schema.required().contains(field.name())) {
            rules.add("never empty");
        }
        field.minimum().ifPresent(least -> rules.add("at least " + least));
        field.maximum().ifPresent(most -> rules.add("at most " + most));
        field.pattern().ifPresent(pattern -> rules.add("of the form " + pattern));
        if (!field.allowed().isEmpty()) {
            rules.add("one of " + field.allowed());
        }
        schema.foreignKeys().stream()
                .filter(key -> key.fields().equals(List.of(field.name())))
                .forEach(key -> rules.add("in " + key.table()));
        if (field.isFloating()) {
            rules.add("a finite number");
        }
        if (field.isText()) {
            rules.add("without U+FFFD");
        }
        return String.join(", ", rules);
    }

    /** Whether a value, as Spark has it in its rows, must not be published. */
    boolean isBrokenBy(Object value) {
        if (value == null) {
            return required;
        }
        if (value instanceof UTF8String text) {
            return isBrokenBy(text);
        }
        if (value instanceof Number number) {
            return isOutside(number.doubleValue()) || isUnknown(value);
        }
        return value instanceof Decimal number && isOutside(number) || isUnknown(value);
    }

    /** The same for a value that is there. */
    boolean isBrokenBy(double number) {
        return isOutside(number) || (allowed != null || known != null) && isUnknown(number);
    }

    private boolean isOutside(double number) {
        return !Double.isFinite(number) || number < least || number > most;
    }

    /** A decimal is always finite, and to make a number of it costs more than all else. */
    private boolean isOutside(Decimal number) {
        boolean isBounded = Double.isFinite(least) || Double.isFinite(most);
        return isBounded && isOutside(number.toUnscaledLong() / Math.pow(10, number.scale()));
    }

    private boolean isBrokenBy(UTF8String text) {
        if (text.equals(lastPassed)) {
            return false;
        }
        if (passed == null) {
            passed = new HashMap<>();
        }
        UTF8String same = passed.get(text);
        if (same != null) {
            lastPassed = same;
            return false;
        }
        boolean broken = form != null && !form.matcher(text.toString()).matches()
                || text.contains(REPLACEMENT)
                || isUnknown(text);
        if (!broken && passed.size() < MOST_REMEMBERED) {
            UTF8String own = text.copy();
            passed.put(own, own);
        }
        return broken;
    }

    private boolean isUnknown(Object value) {
        return allowed != null && !allowed.contains(value) || known != null && !known.contains(value);
    }

    @Override
    public String toString() {
        return words;
    }
}
