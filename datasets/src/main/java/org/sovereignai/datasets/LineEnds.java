package org.sovereignai.datasets;

/**
 * Counts the line ends of a text that comes in chunks, as long as its lines are plain in the sense of {@link PlainLines}
 * and have text.
 */
final class LineEnds {

    private static final long HIGHEST = 0x80L;

    private long count;
    /** A line end just before the next bytes; where the text begins, it is as if one was. */
    private long feedBefore = HIGHEST;

    private long returnBefore;

    /**
     * Takes the next bytes; false, if the text has an unusual one or a line without text. Then the count means nothing any
     * more.
     */
    boolean takePlain(byte[] bytes, int length) {
        long odd = 0;
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            odd |= take(PlainLines.word(bytes, at), Long.BYTES);
        }
        if (at < length) {
            long word = 0;
            for (int i = length - 1; i >= at; i--) {
                word = word << Byte.SIZE | bytes[i] & 0xFF;
            }
            odd |= take(word, length - at);
        }
        return odd == 0;
    }

    /** Number of line ends so far. */
    long count() {
        return count;
    }

    /** Whether the last byte is a line end. */
    boolean isLast() {
        return feedBefore != 0;
    }

    /** Takes the lowest bytes of a word; what is left of it is zero. Not zero, if something is unusual. */
    private long take(long word, int bytes) {
        long feeds = PlainLines.matches(word, PlainLines.LINE_FEEDS);
        long returns = PlainLines.matches(word, PlainLines.CARRIAGE_RETURNS);
        long afterFeed = feeds << Byte.SIZE | feedBefore;
        long afterReturn = returns << Byte.SIZE | returnBefore;
        count += Long.bitCount(feeds);
        int last = Byte.SIZE * (bytes - 1);
        feedBefore = feeds >>> last & HIGHEST;
        returnBefore = returns >>> last & HIGHEST;
        // Behind the last byte there is nothing yet that could follow a carriage return.
        long pending = bytes < Long.BYTES ? HIGHEST << last + Byte.SIZE : 0;
        return word & PlainLines.HIGH_BITS
                | PlainLines.matches(word, PlainLines.QUOTES)
                | afterFeed & (feeds | returns)
                | afterReturn & ~feeds & ~pending;
    }
}
