package org.sovereignai.index;

/** How far a score may be compared with others. */
public enum Tier {
    /** Coverage is full enough to compare with any other score of tier A. */
    A,
    /** Ranked, but with indicators missing: compare the intervals, not the scores. */
    B,
    /** Not scored: too little is known. */
    C;

    /** The tier of a hub: at most B, because what passes through it is counted as its own. */
    public Tier ofHub() {
        return this == A ? B : this;
    }
}
