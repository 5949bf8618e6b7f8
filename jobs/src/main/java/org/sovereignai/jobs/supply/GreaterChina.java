package org.sovereignai.jobs.supply;

import java.util.List;

/**
 * China with Hong Kong and Macao as one nation, as scores, cut-offs and blocs have it: goods go back and forth between them,
 * and the trade of the mainland or of Hong Kong alone says little of either.
 */
public final class GreaterChina {

    /** Its code. */
    public static final String CODE = "XCN";

    /** Codes of its members. */
    public static final List<String> MEMBERS = List.of("CHN", "HKG", "MAC");

    private GreaterChina() {}
}
