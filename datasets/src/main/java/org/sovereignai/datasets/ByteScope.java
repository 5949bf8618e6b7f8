package org.sovereignai.datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A scope rule whose texts fit in a word each, so that it can be tested on the bytes of a field. What it says of a code of
 * six digits is remembered: a large file has millions of records and a few thousand codes.
 */
final class ByteScope {

    private static final int CODE_LENGTH = 6;
    private static final int CODES = 1_000_000;
    private static final String SOME_CODE = "123456";
    private static final byte UNKNOWN = 0;
    private static final byte KEPT = 1;
    private static final byte LEFT_OUT = 2;

    private final String name;
    private final int place;
    private final boolean keeps;
    private final boolean prefixes;
    private final boolean codesOnly;
    private final long[] words;
    private final long[] masks;
    private final byte[] remembered;
    private long count;

    private ByteScope(Resource.Scope scope, int place) {
        this.name = scope.rule();
        this.place = place;
        this.keeps = scope.keeps();
        this.prefixes = scope.prefixes();
        this.codesOnly = !scope.form().isEmpty();
        this.words = scope.values().stream().mapToLong(PlainLines::word).toArray();
        this.masks = Arrays.stream(words).map(ByteScope::mask).toArray();
        this.remembered = prefixes || codesOnly ? new byte[CODES] : new byte[0];
    }

    /** The rules of a resource; none, if one of them cannot be tested so, or if left out records are looked at. */
    static List<ByteScope> of(Resource resource, CsvHeader header) {
        List<ByteScope> rules = new ArrayList<>();
        for (Resource.Scope scope : resource.scope()) {
            int place = header.place(resource.place(scope.from()));
            boolean fits = scope.values().stream().allMatch(PlainLines::fitsWord);
            boolean judges = scope.form().isEmpty() || Pattern.matches(scope.form(), SOME_CODE);
            if (place < 0
                    || !fits
                    || !judges
                    || !resource.corrections().isEmpty()
                    || !resource.sumChecks().isEmpty()
                    || !resource.partnerChecks().isEmpty()) {
                return List.of();
            }
            rules.add(new ByteScope(scope, place));
        }
        return rules;
    }

    /**
     * Whether the rule leaves the line out for sure; then it is counted. Where a rule asks for a form, that is a code of six
     * digits: a text in another notation is left to the parser.
     */
    boolean leavesOut(PlainLines line) {
        int code = (prefixes || codesOnly) && line.length(place) == CODE_LENGTH
                ? Digits.number(line.word(place), CODE_LENGTH)
                : -1;
        boolean leavesOut = code < 0 ? !codesOnly && isConcerned(line) != keeps : leavesOut(line, code);
        count += leavesOut ? 1 : 0;
        return leavesOut;
    }

    private boolean leavesOut(PlainLines line, int code) {
        if (remembered[code] == UNKNOWN) {
            remembered[code] = isConcerned(line) != keeps ? LEFT_OUT : KEPT;
        }
        return remembered[code] == LEFT_OUT;
    }

    /** Adds what was left out to the counts by rule. */
    void addTo(Map<String, Long> counts) {
        if (count > 0) {
            counts.merge(name, count, Long::sum);
        }
    }

    private boolean isConcerned(PlainLines line) {
        long word = line.word(place);
        for (int i = 0; i < words.length; i++) {
            if ((word & masks[i]) == words[i] && (prefixes || line.length(place) == length(words[i]))) {
                return true;
            }
        }
        return false;
    }

    /** All bits of the bytes of a text. */
    private static long mask(long word) {
        return word == 0 ? 0 : -1L >>> (Long.SIZE - Byte.SIZE * length(word));
    }

    private static int length(long word) {
        return Long.BYTES - Long.numberOfLeadingZeros(word) / Byte.SIZE;
    }
}
