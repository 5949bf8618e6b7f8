package org.sovereignai.measures.supply;

/**
 * How much must be known for a value to stand; below, only its bounds do. Strands say themselves how few units are too few,
 * see {@link org.sovereignai.schemas.Strand#isTooFew}; these are the numbers of other things that are counted.
 */
public enum Known {
    /** AI models. */
    MODELS(5),
    /** Partners of a nation. */
    PARTNERS(5),
    /** Pushes and pull requests across borders. */
    INTERACTIONS(1_000),
    /** Cloud regions. */
    REGIONS(5),
    /** Topics of repositories. */
    TOPICS(20),
    /** Programming languages. */
    LANGUAGES(10),
    /** Quarters that make a year. */
    QUARTERS(4),
    /** Years in a row. */
    YEARS(3);

    /** Part of what is wanted that must be known. */
    public static final double LEAST_PART = 0.5;

    private final int fewest;

    Known(int fewest) {
        this.fewest = fewest;
    }

    /** Whether enough of a whole is known. */
    public static boolean isEnough(double part) {
        return part >= LEAST_PART;
    }

    /** Whether so few are too few. */
    public boolean isTooFew(long count) {
        return count < fewest;
    }
}
