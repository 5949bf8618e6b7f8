package org.sovereignai.datasets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.io.input.CloseShieldInputStream;

/**
 * The plain lines of delimited text, found in its bytes eight at a time. A line is plain when it is ASCII without quotes,
 * ends with a line feed, perhaps after a carriage return, and is not very long: then it is a record whatever came before
 * it. At the first line that is not, the reader stops, so that a parser which knows every case can take over.
 */
final class PlainLines {

    static final int LONGEST_LINE = 1 << 16;

    private static final int BLOCK = 1 << 18;
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
    static final long HIGH_BITS = ~LOW_BITS;
    static final long LINE_FEEDS = eight('\n');
    static final long CARRIAGE_RETURNS = eight('\r');
    static final long QUOTES = eight('"');

    private final InputStream in;
    private final long delimiters;
    /** Followed by a word of zeros, so that the last bytes can be read as a word too. */
    private final byte[] buffer = new byte[BLOCK + Long.BYTES];

    private int limit;
    private boolean ended;
    private long offsetOfBuffer;
    private int next;

    private int start;
    private int length;
    private int fieldCount;
    /** Ends of the fields of the line, counted from its start; one more is free than the line has fields. */
    private int[] ends = new int[64];

    /**
     * Begins to read.
     *
     * @param delimiter separator of the fields, an ASCII character
     * @param offset place of the first byte of {@code in} in its file
     */
    PlainLines(InputStream in, char delimiter, long offset) {
        this.in = in;
        this.delimiters = eight(delimiter);
        this.offsetOfBuffer = offset;
    }

    /** Goes to the next line; false, if what follows is not a plain line or nothing. */
    boolean next() throws IOException {
        start = next;
        fieldCount = 0;
        long odd = 0;
        for (int at = start; ; at += Long.BYTES) {
            if (at + Long.BYTES > limit && !ended) {
                at -= start;
                fill();
                at += start;
            }
            if (at >= limit || at - start > LONGEST_LINE) {
                return false;
            }
            long word = word(buffer, at);
            long feeds = matches(word, LINE_FEEDS);
            long before = (feeds & -feeds) - 1;
            odd |= ((word & HIGH_BITS) | matches(word, QUOTES) | matches(word, CARRIAGE_RETURNS)) & before;
            separate(matches(word, delimiters) & before, at - start);
            if (feeds != 0) {
                int end = at + (Long.numberOfTrailingZeros(feeds) >> 3);
                length = end - start;
                if (odd != 0 && !isPlainWithCarriageReturn()) {
                    return false;
                }
                ends[fieldCount++] = length;
                next = end + 1;
                return true;
            }
        }
    }

    /** Whether there is nothing after the last line. */
    boolean isFinished() {
        return ended && next == limit;
    }

    /** Place, in the file, of the first byte after the line. */
    long offset() {
        return offsetOfBuffer + next;
    }

    /** Whether the line has no text. */
    boolean isBlank() {
        return length == 0;
    }

    int fieldCount() {
        return fieldCount;
    }

    int length(int field) {
        return ends[field] - begin(field);
    }

    String text(int field) {
        return new String(buffer, start + begin(field), length(field), StandardCharsets.US_ASCII);
    }

    /** The fields of the line. */
    List<String> texts() {
        String[] texts = new String[fieldCount];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text(i);
        }
        return List.of(texts);
    }

    /** The first eight bytes of a field, the first one lowest; zeros where it is shorter. */
    long word(int field) {
        long word = word(buffer, start + begin(field));
        int length = length(field);
        return length < Long.BYTES ? word & ((1L << (length << 3)) - 1) : word;
    }

    /** The eight bytes at most from one place of a field to another, as {@link #word(int)} gives them. */
    long word(int field, int from, int to) {
        long word = word(buffer, start + begin(field) + from);
        return to - from < Long.BYTES ? word & ((1L << (to - from << 3)) - 1) : word;
    }

    /** A byte of a field. */
    int at(int field, int place) {
        return buffer[start + begin(field) + place];
    }

    /** A text of at most eight ASCII characters as {@link #word(int)} gives it. */
    static long word(String text) {
        return word(Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), Long.BYTES), 0);
    }

    /** Eight bytes, the first one lowest. */
    static long word(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    /** Whether a text has a word of its own. */
    static boolean fitsWord(String text) {
        return text.length() <= Long.BYTES && text.chars().allMatch(c -> c > 0 && c < 0x80);
    }

    /** The line as it is, with its end. */
    byte[] bytes() {
        return Arrays.copyOfRange(buffer, start, next);
    }

    /** All that follows the last line; to close it does not close what is read from. */
    InputStream rest() {
        return new SequenceInputStream(
                new ByteArrayInputStream(buffer, next, limit - next), CloseShieldInputStream.wrap(in));
    }

    private int begin(int field) {
        return field == 0 ? 0 : ends[field - 1] + 1;
    }

    private void separate(long marks, int place) {
        while (marks != 0) {
            if (fieldCount + 2 > ends.length) {
                ends = Arrays.copyOf(ends, 2 * ends.length);
            }
            ends[fieldCount++] = place + (Long.numberOfTrailingZeros(marks) >> 3);
            marks &= marks - 1;
        }
    }

    /** Looks at a line with an unusual byte once more; the only one that is allowed is a carriage return at its end. */
    private boolean isPlainWithCarriageReturn() {
        for (int i = start; i < start + length - 1; i++) {
            if (buffer[i] < 0 || buffer[i] == '"' || buffer[i] == '\r') {
                return false;
            }
        }
        length--;
        return buffer[start + length] == '\r';
    }

    /** Gets more bytes, the begun line first. */
    private void fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, limit - start);
        offsetOfBuffer += start;
        limit -= start;
        next -= start;
        start = 0;
        while (limit < BLOCK && !ended) {
            int n = in.read(buffer, limit, BLOCK - limit);
            ended = n < 0;
            limit += Math.max(n, 0);
        }
        Arrays.fill(buffer, limit, limit + Long.BYTES, (byte) 0);
    }

    private static long eight(char c) {
        return c * 0x0101010101010101L;
    }

    /** The high bit of every byte that equals that of the pattern. */
    static long matches(long word, long pattern) {
        long difference = word ^ pattern;
        return ~(((difference & LOW_BITS) + LOW_BITS) | difference) & HIGH_BITS;
    }
}
