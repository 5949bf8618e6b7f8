package org.sovereignai.datasets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A scope rule that is tested on the bytes of a field. What it says of a text is asked once and remembered: a large file has millions
 * of records and a few thousand codes.
 */
final class ByteScope {

    /** What a rule says of a line. */
    enum Verdict {
        /** It has nothing against it. */
        KEEPS,
        /** It leaves the line out, and has counted it. */
        LEAVES_OUT,
        /** The text is of another form than the rule can judge, or too long: a record must be made of the line. */
        CANNOT_TELL
    }

    private static final Verdict[] VERDICTS = Verdict.values();
    private static final int CODE_LENGTH = 6;
    private static final int CODES = 1_000_000;

    /** Texts other than codes of six digits that are remembered. */
    private static final int MOST_TEXTS = 1 << 12;

    private final Resource.Scope scope;
    private final Pattern form;
    private final int place;
    private final byte[] codes;
    private final Map<Long, Verdict> texts = new HashMap<>();
    private long lastWord;
    private Verdict last;
    private long count;

    private ByteScope(Resource.Scope scope, int place) {
        this.scope = scope;
        this.place = place;
        this.form = scope.form().isEmpty() ? null : Pattern.compile(scope.form());
        this.codes = scope.prefixes() ? new byte[CODES] : new byte[0];
    }

    /** The rules of a resource; none, if one of them cannot be tested so, or if left out records are looked at. */
    static List<ByteScope> of(Resource resource, CsvHeader header) {
        List<ByteScope> rules = new ArrayList<>();
        for (Resource.Scope scope : resource.scope()) {
            int place = header.place(resource.place(scope.from()));
            if (place < 0
                    || !resource.corrections().isEmpty()
                    || !resource.sumChecks().isEmpty()) {
                return List.of();
            }
            rules.add(new ByteScope(scope, place));
        }
        return rules;
    }

    /** What the rule says of a line; one that it leaves out is counted. */
    Verdict judge(PlainLines line) {
        Verdict verdict = verdict(line);
        count += verdict == Verdict.LEAVES_OUT ? 1 : 0;
        return verdict;
    }

    private Verdict verdict(PlainLines line) {
        int length = line.length(place);
        if (length > Long.BYTES) {
            return Verdict.CANNOT_TELL;
        }
        long word = line.word(place);
        if (codes.length > 0 && length == CODE_LENGTH) {
            int code = Digits.number(word, CODE_LENGTH);
            if (code >= 0) {
                if (codes[code] == 0) {
                    codes[code] = (byte) (1 + verdict(line.text(place)).ordinal());
                }
                return VERDICTS[codes[code] - 1];
            }
        }
        if (last == null || word != lastWord) {
            last = texts.computeIfAbsent(word, text -> verdict(line.text(place)));
            lastWord = word;
            if (texts.size() > MOST_TEXTS) {
                texts.clear();
            }
        }
        return last;
    }

    /** As {@link RowParser} judges a text, if that is written as codes usually are. */
    private Verdict verdict(String text) {
        if (!text.equals(RowParser.code(text))
                || form != null && !form.matcher(text).matches()) {
            return Verdict.CANNOT_TELL;
        }
        return scope.leavesOut(text) ? Verdict.LEAVES_OUT : Verdict.KEEPS;
    }

    /** Adds what was left out to the counts by rule. */
    void addTo(Map<String, Long> counts) {
        if (count > 0) {
            counts.merge(scope.rule(), count, Long::sum);
        }
    }
}
