package org.sovereignai.datasets;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.ObjectUtils;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;

/**
 * Turns the texts of a record into typed values, or says why it cannot. A text is matched as a whole against what its
 * column declares: nothing is guessed, cut or made null in silence.
 */
final class RowParser {

    /** What became of a record. */
    sealed interface Outcome {}

    /** The record is used, with these values. */
    record Used(Object[] values) implements Outcome {}

    /** The record is left out on purpose, by this rule. */
    record OutOfScope(String rule) implements Outcome {}

    /** The record cannot be used, for a reason of this kind. */
    record Rejected(Ledger.Kind kind, String reason) implements Outcome {}

    /** Rule under which the records of partners are left out that nobody knows; see {@link PartnerCheck}. */
    static final String UNKNOWN_PARTNER = "partner of an unknown code";

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
    private static final Pattern PERCENT = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?%");
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}\\u0085\\uFEFF\\u200B\\u2060]+");
    /** Marks that nobody sees, such as the direction of writing or a place where a word may be divided. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\u00AD\\u200C-\\u200F\\u202A-\\u202E\\u2061-\\u2064\\u2066-\\u206F]+");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t\\n\\u000B\\f\\r\\u0085]]");
    /** A code that passed for a number. */
    private static final Pattern CODE_AS_NUMBER = Pattern.compile("([0-9]+)\\.0+");

    /** What programs and people write where they have no value; {@code NA} says so where it is no code. */
    private static final Pattern NOTHING = Pattern.compile(
            "(?i)#?n/a|n\\.a\\.|nan|null|none|nil|tbd|#(ref|value|name|num|null|div/0)[!?]|[-\u2010-\u2015\u2212._*?]+");

    private static final String NO_VALUE = "NA";

    private static final Pattern LIST_COMMA = Pattern.compile(",(?! )");
    private static final Set<String> TRUE = Set.of("True", "true", "TRUE", "Yes", "yes", "checked");
    private static final Set<String> FALSE = Set.of("False", "false", "FALSE", "No", "no");
    /** Types whose argument is the form of a text. */
    private static final Set<Column.Type> NAMED = Set.of(Column.Type.TEXT, Column.Type.NAME, Column.Type.NAMES);

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");
    private static final int LONGEST_SHOWN = 80;

    private static final int AMOUNT_SCALE = 2;
    private static final int AMOUNT_PRECISION = 18;

    private final Resource resource;
    private final Crosswalk crosswalk;
    private final int[] scopePlaces;
    private final Pattern[] scopeForms;
    private final int[] neverPlaces;
    private final int[] lowerPlaces;
    private final int[] otherPlaces;
    private final Pattern[] forms;
    private final DateTimeFormatter[] dates;

    RowParser(Resource resource, Crosswalk crosswalk) {
        this.resource = resource;
        this.crosswalk = crosswalk;
        this.scopePlaces = resource.scope().stream()
                .mapToInt(rule -> resource.place(rule.from()))
                .toArray();
        this.scopeForms = resource.scope().stream()
                .map(rule -> rule.form().isEmpty() ? null : Pattern.compile(rule.form()))
                .toArray(Pattern[]::new);
        List<Column> columns = resource.columns();
        this.neverPlaces =
                places(column -> column.never() == null ? "" : column.never().by());
        this.lowerPlaces = places(Column::notBelow);
        this.otherPlaces = places(Column::differs);
        this.forms = new Pattern[columns.size()];
        this.dates = new DateTimeFormatter[columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (NAMED.contains(column.type()) && !column.argument().isEmpty()) {
                forms[i] = Pattern.compile(column.argument());
            } else if (column.type() == Column.Type.DATE) {
                // What the form may leave out is the first: a month stands for its first day.
                dates[i] = new DateTimeFormatterBuilder()
                        .appendPattern(column.argument())
                        .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
                        .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
                        .toFormatter(Locale.ROOT)
                        .withResolverStyle(ResolverStyle.STRICT);
            }
        }
    }

    /** The place of the column that each column names, or -1. */
    private int[] places(Function<Column, String> named) {
        return resource.columns().stream()
                .map(named)
                .mapToInt(name -> name.isEmpty() ? -1 : resource.place(name))
                .toArray();
    }

    Outcome parse(SourceRecord record) {
        if (record.problem() != null) {
            return new Rejected(Ledger.Kind.SHAPE, record.problem());
        }
        Outcome left = leftOut(record);
        if (left != null) {
            return left;
        }
        Object[] values = new Object[resource.columns().size()];
        for (int i = 0; i < values.length; i++) {
            Column column = resource.columns().get(i);
            String text = record.values()[i];
            try {
                Object value = isMissing(column, text) ? null : value(i, column, column.trim() ? text.strip() : text);
                if (value instanceof OutOfScope rule) {
                    return rule;
                }
                if (value == null && column.required()) {
                    return new Rejected(
                            Ledger.Kind.VALUE, "%s is empty, but every record must have it".formatted(column.from()));
                }
                requirePossible(i, text, record);
                values[i] = value;
            } catch (RejectedText e) {
                return new Rejected(e.kind, "%s '%s' %s".formatted(column.from(), shown(text), e.reason));
            }
        }
        Rejected impossible = ObjectUtils.getIfNull(below(values, record), () -> same(values, record));
        return impossible == null ? new Used(values) : impossible;
    }

    /** The first value that is below the one of its record that it is never below; null, if there is none. */
    private Rejected below(Object[] values, SourceRecord record) {
        for (int i = 0; i < values.length; i++) {
            Object other = lowerPlaces[i] < 0 ? null : values[lowerPlaces[i]];
            if (values[i] != null && other != null && comparable(values[i]).compareTo(comparable(other)) < 0) {
                Column column = resource.columns().get(i);
                return new Rejected(
                        Ledger.Kind.VALUE,
                        "%s '%s' is below %s, '%s'"
                                .formatted(
                                        column.from(),
                                        shown(record.values()[i]),
                                        column.notBelow(),
                                        shown(record.values()[lowerPlaces[i]])));
            }
        }
        return null;
    }

    /** The first value that is that of a column from which it differs in every record; null, if there is none. */
    private Rejected same(Object[] values, SourceRecord record) {
        for (int i = 0; i < values.length; i++) {
            if (otherPlaces[i] >= 0 && values[i] != null && values[i].equals(values[otherPlaces[i]])) {
                Column column = resource.columns().get(i);
                return new Rejected(
                        Ledger.Kind.VALUE,
                        "%s '%s' is the same as %s"
                                .formatted(column.from(), shown(record.values()[i]), column.differs()));
            }
        }
        return null;
    }

    /** A text as it stands in a sentence: not too long, and on one line, whatever is in it. */
    static String shown(String text) {
        return onOneLine(StringUtils.abbreviate(text, LONGEST_SHOWN));
    }

    /** A text without marks that end a line or tell a terminal something; those that it has are written out. */
    static String onOneLine(String text) {
        return CONTROLS.matcher(text)
                .replaceAll(control -> Matcher.quoteReplacement(
                        switch (control.group().charAt(0)) {
                            case '\n' -> "\\n";
                            case '\r' -> "\\r";
                            case '\t' -> "\\t";
                            default -> "\\u%04X".formatted((int) control.group().charAt(0));
                        }));
    }

    /** A number or a day as something that both can be told apart by. */
    private static BigDecimal comparable(Object value) {
        return value instanceof LocalDate day ? BigDecimal.valueOf(day.toEpochDay()) : new BigDecimal(value.toString());
    }

    /** What a rule of scope makes of a record; null, if it is in scope. */
    private Outcome leftOut(SourceRecord record) {
        for (int i = 0; i < scopePlaces.length; i++) {
            Resource.Scope scope = resource.scope().get(i);
            String text = code(record.values()[scopePlaces[i]]);
            if (scopeForms[i] != null && !scopeForms[i].matcher(text).matches()) {
                return new Rejected(
                        Ledger.Kind.VALUE,
                        "%s '%s' is not of the form %s".formatted(scope.from(), shown(text), scopeForms[i]));
            }
            if (scope.leavesOut(text)) {
                return new OutOfScope(scope.rule());
            }
        }
        return null;
    }

    /** A text as the code that is meant: without blanks around it, and whole where it passed for a number. */
    static String code(String text) {
        if (text == null) {
            return "";
        }
        String code = text.strip();
        if (code.endsWith("0") && code.indexOf('.') > 0) {
            Matcher number = CODE_AS_NUMBER.matcher(code);
            return number.matches() ? number.group(1) : code;
        }
        return code;
    }

    /** Holds a text against the name of its file and against what another column says. */
    private void requirePossible(int place, String text, SourceRecord record) throws RejectedText {
        Column column = resource.columns().get(place);
        if (!column.named().isEmpty()) {
            requireNamed(column, text, record);
        }
        if (neverPlaces[place] >= 0 && text != null) {
            String other = code(record.values()[neverPlaces[place]]);
            Pattern never = column.never().texts().get(other);
            if (never != null && never.matcher(code(text)).matches()) {
                throw new RejectedText(
                        "cannot be where %s is '%s'".formatted(column.never().by(), other));
            }
        }
    }

    private static void requireNamed(Column column, String text, SourceRecord record) throws RejectedText {
        String first = record.named().get(StringUtils.substringBefore(column.named(), ".."));
        String last = record.named().get(StringUtils.substringAfterLast(".." + column.named(), ".."));
        // Both have as many digits as a year, so that their order as texts is that of the years.
        if (first != null && last != null && text != null && (text.compareTo(first) < 0 || text.compareTo(last) > 0)) {
            throw new RejectedText("is not what the name of the file says, %s"
                    .formatted(first.equals(last) ? first : first + " to " + last));
        }
    }

    private boolean isMissing(Column column, String text) {
        if (text == null || text.isEmpty()) {
            return true;
        }
        String word = column.trim() ? text.strip() : text;
        return word.isEmpty()
                || column.missing().contains(word)
                || resource.dialect().missing().contains(word);
    }

    private Object value(int place, Column column, String given) throws RejectedText {
        if (given.indexOf('\uFFFD') >= 0) {
            throw new RejectedText("holds U+FFFD, a character that was lost in an earlier conversion");
        }
        requireNoControl(given);
        String text = column.type() == Column.Type.TEXT ? clean(column, given) : given;
        if (text.isEmpty()) {
            return null;
        }
        if (!column.allowed().isEmpty() && !column.allowed().contains(text)) {
            throw new RejectedText("is none of " + column.allowed());
        }
        return switch (column.type()) {
            case TEXT -> text(column, forms[place], something(column, text));
            case NAME -> formed(forms[place], StringUtils.trimToNull(name(something(column, text))));
            case INT -> Math.toIntExact(whole(column, text, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case LONG -> whole(column, text, Long.MIN_VALUE, Long.MAX_VALUE);
            case NUMBER -> finite(decimal(column, text));
            case AMOUNT -> amount(column, text);
            case PERCENT -> percent(column, text);
            case DATE -> date(column, dates[place], text);
            case FLAG -> flag(text);
            case ECONOMY -> economy(column, text);
            case ECONOMIES -> economies(column, text);
            case NAMES -> names(column, forms[place], text);
        };
    }

    private static String clean(Column column, String text) {
        return column.argument().isEmpty() ? name(text) : code(text);
    }

    private static void requireNoControl(String text) throws RejectedText {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F && c < 0xA0) {
                Matcher control = CONTROL.matcher(text);
                if (control.find()) {
                    throw new RejectedText("holds U+%04X, a character that no text has"
                            .formatted((int) control.group().charAt(0)));
                }
                return;
            }
        }
    }

    private static String text(Column column, Pattern form, String text) throws RejectedText {
        String filled = column.pad() > 0 ? StringUtils.leftPad(text, column.pad(), '0') : text;
        requireInTime(column, filled);
        return formed(form, filled);
    }

    /** Refuses a word that says that there is no value, where the source declares none: it would be one more name. */
    private static String something(Column column, String text) throws RejectedText {
        String word = text.strip();
        boolean isWord = NOTHING.matcher(word).matches()
                || word.equals(NO_VALUE) && column.argument().isEmpty();
        if (isWord && !column.allowed().contains(text)) {
            throw new RejectedText("says that there is no value, where this source leaves the cell empty");
        }
        return text;
    }

    private static String formed(Pattern form, String text) throws RejectedText {
        if (form != null && text != null && !form.matcher(text).matches()) {
            throw new RejectedText("is not of the form " + form);
        }
        return text;
    }

    /** Holds a text that begins like a date, a year alone too, against the first and the last valid day. */
    private static void requireInTime(Column column, String text) throws RejectedText {
        if (column.earliest() != null && isBefore(text, column.earliest())) {
            throw tooEarly(column);
        }
        if (column.latest() != null && isBefore(column.latest().toString(), text)) {
            throw tooLate(column);
        }
    }

    /** Whether a day is before another, as far as the shorter of the two is told. */
    private static boolean isBefore(Object day, Object other) {
        String one = day.toString();
        String two = other.toString();
        int told = Math.min(10, Math.min(one.length(), two.length()));
        return one.substring(0, told).compareTo(two.substring(0, told)) < 0;
    }

    private static RejectedText tooEarly(Column column) {
        return new RejectedText("is before %s, the first possible day".formatted(column.earliest()));
    }

    private static RejectedText tooLate(Column column) {
        return new RejectedText("is after %s, the last possible day".formatted(column.latest()));
    }

    static String name(String text) {
        String plain = isPlain(text)
                ? text
                : UNSEEN.matcher(WHITE_SPACE.matcher(text).replaceAll(" ")).replaceAll("");
        return Normalizer.normalize(plain.strip(), Normalizer.Form.NFC);
    }

    /** Whether a text is ASCII with single blanks alone, as most are. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == ' ' && i > 0 && text.charAt(i - 1) == ' ') {
                return false;
            }
        }
        return true;
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : LIST_COMMA.split(text)) {
            String name = name(part);
            if (!name.isEmpty()) {
                parts.add(name);
            }
        }
        return parts;
    }

    private static String[] names(Column column, Pattern form, String text) throws RejectedText {
        List<String> names = split(text);
        for (String name : names) {
            formed(form, something(column, name));
        }
        return names.isEmpty() ? null : names.toArray(String[]::new);
    }

    private static long whole(Column column, String text, long least, long most) throws RejectedText {
        BigDecimal value = inRange(column, number(column, matched(WHOLE, text, "is no whole number")));
        if (value.compareTo(BigDecimal.valueOf(least)) < 0 || value.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new RejectedText("is beyond the range of its type");
        }
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            throw new RejectedText("is no whole number in our unit");
        }
    }

    private static BigDecimal decimal(Column column, String text) throws RejectedText {
        return inRange(column, number(column, matched(DECIMAL, text, "is no number")));
    }

    private static double finite(BigDecimal value) throws RejectedText {
        double number = value.doubleValue();
        if (Double.isInfinite(number)) {
            throw new RejectedText("is beyond the range of its type");
        }
        return number;
    }

    private static double percent(Column column, String text) throws RejectedText {
        String digits = Strings.CS.removeEnd(matched(PERCENT, text, "is no percentage such as 12.3%"), "%");
        return inRange(column, number(column, digits).movePointLeft(2)).doubleValue();
    }

    private static BigDecimal amount(Column column, String text) throws RejectedText {
        BigDecimal value = decimal(column, text).setScale(AMOUNT_SCALE, RoundingMode.HALF_EVEN);
        if (value.precision() > AMOUNT_PRECISION) {
            throw new RejectedText("is beyond the range of its type");
        }
        return value;
    }

    private static BigDecimal number(Column column, String text) {
        return new BigDecimal(text).multiply(column.factor());
    }

    private static String matched(Pattern pattern, String text, String reason) throws RejectedText {
        if (!pattern.matcher(text).matches()) {
            throw new RejectedText(reason);
        }
        return text;
    }

    private static BigDecimal inRange(Column column, BigDecimal value) throws RejectedText {
        double number = value.doubleValue();
        if (number < column.minimum()) {
            throw new RejectedText("is below %s, the smallest valid value".formatted(plain(column.minimum())));
        }
        if (number > column.maximum()) {
            throw new RejectedText("is above %s, the largest valid value".formatted(plain(column.maximum())));
        }
        return value;
    }

    static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    private static LocalDate date(Column column, DateTimeFormatter format, String text) throws RejectedText {
        try {
            return inTime(column, LocalDate.parse(text, format));
        } catch (DateTimeParseException e) {
            throw new RejectedText("is no date of the form " + column.argument());
        }
    }

    private static LocalDate inTime(Column column, LocalDate date) throws RejectedText {
        if (column.earliest() != null && date.isBefore(column.earliest())) {
            throw tooEarly(column);
        }
        if (column.latest() != null && date.isAfter(column.latest())) {
            throw tooLate(column);
        }
        return date;
    }

    private static Boolean flag(String text) throws RejectedText {
        if (TRUE.contains(text)) {
            return true;
        }
        if (FALSE.contains(text)) {
            return false;
        }
        throw new RejectedText("is neither yes nor no");
    }

    private Object economy(Column column, String text) throws RejectedText {
        Crosswalk.Economy economy = crosswalk.find(column.argument(), column.partner() ? code(text) : text);
        if (economy == null && column.partner() && code(text).equals(Crosswalk.UNNAMED)) {
            return Crosswalk.UNNAMED;
        }
        if (economy == null && column.partner() && !code(text).isEmpty()) {
            return new OutOfScope(UNKNOWN_PARTNER);
        }
        economy = known(column, economy);
        if (economy.isUnnamed() && column.partner()) {
            return Crosswalk.UNNAMED;
        }
        return economy.isNone() ? new OutOfScope(economy.rule()) : economy.countryCode();
    }

    private String[] economies(Column column, String text) throws RejectedText {
        List<String> labels = split(text);
        if (labels.isEmpty()) {
            return null;
        }
        Set<String> codes = new LinkedHashSet<>();
        for (String label : labels) {
            Crosswalk.Economy economy = known(column, crosswalk.find(column.argument(), label));
            if (!economy.isNone()) {
                codes.add(economy.countryCode());
            }
        }
        return codes.toArray(String[]::new);
    }

    private static Crosswalk.Economy known(Column column, Crosswalk.Economy found) throws RejectedText {
        if (found == null) {
            throw new RejectedText(
                    Ledger.Kind.UNKNOWN_ECONOMY,
                    "is an unknown economy in the scheme " + column.argument() + "; add it to economy_codes.csv");
        }
        return found;
    }

    private static final class RejectedText extends Exception {
        private final Ledger.Kind kind;
        private final String reason;

        RejectedText(String reason) {
            this(Ledger.Kind.VALUE, reason);
        }

        RejectedText(Ledger.Kind kind, String reason) {
            super(reason, null, false, false);
            this.kind = kind;
            this.reason = reason;
        }
    }
}
