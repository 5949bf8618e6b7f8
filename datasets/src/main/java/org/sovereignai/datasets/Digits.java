package org.sovereignai.datasets;

/** Whole numbers of up to eight digits, read from the bytes of a word at once. */
final class Digits {

    private static final long ZEROS = 0x3030303030303030L;
    private static final long HIGH_HALVES = 0xF0F0F0F0F0F0F0F0L;
    private static final long SIXES = 0x0606060606060606L;

    private Digits() {}

    /**
     * The number that a text is; -1, if one of its characters is no digit or it has none or more than eight.
     *
     * @param word its bytes, the first one lowest, and zeros
     * @param length how many these are
     */
    static int number(long word, int length) {
        if (length <= 0 || length > Long.BYTES) {
            return -1;
        }
        int free = (Long.BYTES - length) << 3;
        // Digits move up, and zeros fill the places before them.
        long digits = free == 0 ? word : word << free | ZEROS >>> (Long.SIZE - free);
        if ((digits & HIGH_HALVES) != ZEROS || (digits + SIXES & HIGH_HALVES) != ZEROS) {
            return -1;
        }
        long pairs = ((digits & 0x0F0F0F0F0F0F0F0FL) * 2561) >>> 8 & 0x00FF00FF00FF00FFL;
        long fours = (pairs * 6_553_601) >>> 16 & 0x0000FFFF0000FFFFL;
        return (int) ((fours * 42_949_672_960_001L) >>> 32);
    }
}
