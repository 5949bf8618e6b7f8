package org.sovereignai.jobs.supply;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sovereignai.measures.supply.Blocs;

/**
 * China with Hong Kong and Macao as one nation, as scores, cut-offs and blocs have it: goods go back and forth between them,
 * and the trade of the mainland or of Hong Kong alone says little of either.
 */
public final class GreaterChina {

    /** Its code. */
    public static final String CODE = Blocs.GREATER_CHINA_CODE;

    /** Codes of its members. */
    public static final List<String> MEMBERS = Blocs.GREATER_CHINA;

    private GreaterChina() {}

    /** Whether one of them is among the nations. */
    public static boolean isIn(Collection<String> nations) {
        return MEMBERS.stream().anyMatch(nations::contains);
    }

    /** The nations with all three where one of them is among them. */
    public static Set<String> whole(Collection<String> nations) {
        Set<String> whole = new TreeSet<>(nations);
        if (isIn(nations)) {
            whole.addAll(MEMBERS);
        }
        return whole;
    }

    /** The nations with the three as one where one of them is among them. */
    public static Set<String> merged(Collection<String> nations) {
        Set<String> merged = new TreeSet<>(nations);
        if (merged.removeAll(MEMBERS)) {
            merged.add(CODE);
        }
        return merged;
    }
}
