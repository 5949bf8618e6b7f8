package org.sovereignai.datasets;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * One column of a source and how its text becomes a value.
 *
 * @param from the publisher's column name; for JSON the name that an extract gives it
 * @param pointer JSON pointer from the record to the value; empty for delimited text. A pointer that starts with
 *     {@code #} is taken from the exploded element.
 * @param alternatives other header names under which files of other editions have the column
 * @param name our column name
 * @param type how the text is parsed
 * @param argument what the type needs: date pattern, scheme of economy codes, regular expression that a text or
 *     each of several names matches
 * @param required whether an empty cell is an error
 * @param optional whether the column may be missing from a file
 * @param absent text that stands in when an optional column is missing from a file; empty for none
 * @param trim whether blanks around the text are removed before it is parsed
 * @param pad width to which a code that has lost its leading zeros is filled up; 0 for none
 * @param factor what a number is multiplied by to reach our unit
 * @param minimum smallest valid value, in our unit; minus infinity for none
 * @param maximum largest valid value, in our unit; infinity for none
 * @param middle what half of the values of the known editions are below, in our unit: where it is far from that, a file is
 *     in another unit; null for none
 * @param missing words that stand for a missing value in this column, beside those of the dialect
 * @param allowed the only valid texts; empty when any text is valid
 * @param named name of the part of the file's name that says the same, or {@code first..last} for two that the value lies
 *     between; empty for none
 * @param earliest the first valid day, of a date or of a text that begins like one; null for none
 * @param latest the last valid day: a declared one where there are plans, else that of the edition and a year for a newer
 *     one; null for none
 * @param never texts that cannot be there, as regular expressions, by what another column says; null for none
 * @param notBelow name of a column whose value this one is never below, as the publisher has it; empty for none
 * @param differs name of a column whose value this one never has, as the publisher has it; empty for none
 * @param oftener a text that stands here in more records than in the column from which this one differs; empty for none
 * @param goesWith name of a column, as the publisher has it, of which records with one text have one text here, but for a
 *     few: an organization has one country; empty for none
 * @param mostly regular expression of which there is something in most of its texts; null for none
 * @param constant whether all records of a file have the same
 * @param partner whether the code is that of a partner, which may be unknown or have no name
 */
public record Column(
        String from,
        String pointer,
        List<String> alternatives,
        String name,
        Type type,
        String argument,
        boolean required,
        boolean optional,
        String absent,
        boolean trim,
        int pad,
        BigDecimal factor,
        Double minimum,
        Double maximum,
        Double middle,
        List<String> missing,
        List<String> allowed,
        String named,
        LocalDate earliest,
        LocalDate latest,
        Never never,
        String notBelow,
        String differs,
        String oftener,
        String goesWith,
        Pattern mostly,
        boolean constant,
        boolean partner)
        implements Serializable {

    /**
     * Texts that another column rules out, such as codes that a revision of a classification does not have.
     *
     * @param by name of that column, as the publisher has it
     * @param texts regular expression of the texts ruled out, by its text
     */
    public record Never(String by, Map<String, Pattern> texts) implements Serializable {

        public Never {
            texts = new TreeMap<>(texts);
        }
    }

    public Column {
        alternatives = List.copyOf(alternatives);
        name = name.isEmpty() ? from : name;
        type = type == null ? Type.TEXT : type;
        factor = factor == null ? BigDecimal.ONE : factor;
        minimum = minimum == null ? Double.NEGATIVE_INFINITY : minimum;
        maximum = Math.min(
                maximum == null ? Double.POSITIVE_INFINITY : maximum,
                latest == null ? Double.POSITIVE_INFINITY : latest.getYear());
        missing = List.copyOf(missing);
        allowed = List.copyOf(allowed);
    }

    /** Whether it is held against all records of a file. */
    boolean isHeldAgainstAll() {
        return constant || !oftener.isEmpty() || !goesWith.isEmpty() || mostly != null;
    }

    /** Whether a header name means this column. */
    boolean isCalled(String headerName) {
        return from.equals(headerName) || alternatives.contains(headerName);
    }

    /** How the text of a cell becomes a value. Numbers are matched as a whole; nothing is guessed. */
    public enum Type {
        /** Text cleaned as a name, which matches the regular expression of the argument if there is one. */
        TEXT(DataTypes.StringType),
        /**
         * Text with every run of white space, no-break spaces included, made one blank, and trimmed; NFC. It matches the
         * regular expression of the argument if there is one.
         */
        NAME(DataTypes.StringType),
        /** Whole number, 32 bits. */
        INT(DataTypes.IntegerType),
        /** Whole number, 64 bits. */
        LONG(DataTypes.LongType),
        /** Decimal number with a point, perhaps in scientific notation. */
        NUMBER(DataTypes.DoubleType),
        /** Amount of money or goods, exact to the cent or its like. */
        AMOUNT(DataTypes.createDecimalType(18, 2)),
        /** Number followed by a percent sign; the value is the share, 0 to 1. */
        PERCENT(DataTypes.DoubleType),
        /** Calendar date in the pattern of the argument; month and day that the pattern lets be left out are the first. */
        DATE(DataTypes.DateType),
        /** Yes or no, in the words {@code True, Yes, checked} and {@code False, No}. */
        FLAG(DataTypes.BooleanType),
        /** Code of an economy in the scheme of the argument; the value is ISO 3166-1 alpha-3. */
        ECONOMY(DataTypes.StringType),
        /**
         * Several economies, separated by a comma that no blank follows; the distinct alpha-3 codes in order. Labels that
         * are declared to be no economy give no code, so the array can be empty, which is not the same as null.
         */
        ECONOMIES(DataTypes.createArrayType(DataTypes.StringType, false)),
        /** Several names, separated by a comma that no blank follows; as many as there are, repeated ones too. As a name. */
        NAMES(DataTypes.createArrayType(DataTypes.StringType, false));

        private final DataType sparkType;

        Type(DataType sparkType) {
            this.sparkType = sparkType;
        }

        DataType sparkType() {
            return sparkType;
        }
    }
}
