package org.sovereignai.measures.scores;

import java.util.Locale;

/** The scores in natural units, each ranked on its own and never netted. Rank 1 has the largest value. */
public enum ScoreId {
    /** Mean of four shares of the world's open source, times 100. */
    PARTICIPATION,
    /** The same per share of the world's people: 1 is the world's mean. */
    PARTICIPATION_INTENSITY,
    /** Largest single supplier's part of imports, made or sold on by it, mean over the needed strands, times 100. */
    DEPENDENCE,
    /** The same for the largest bloc that the nation is no member of. */
    DEPENDENCE_BLOC,
    /** The same where one supplier withholds all strands. */
    DEPENDENCE_ONE_PARTNER,
    /** The same with what the nation makes and exports in the denominator. */
    DEPENDENCE_OF_USE,
    /** The largest single supplier's part in the strand where it is largest, times 100. */
    DEPENDENCE_WEAKEST,
    /** The first without the headings that are set aside. */
    DEPENDENCE_WITHOUT,
    /** The part of the first that nobody could replace were all who lose the supplier to look for others at once. */
    IRREPLACEABLE;

    /** The id, as tables have it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is one of the two of participation, where much is good. */
    public boolean isOfParticipation() {
        return this == PARTICIPATION || this == PARTICIPATION_INTENSITY;
    }
}
