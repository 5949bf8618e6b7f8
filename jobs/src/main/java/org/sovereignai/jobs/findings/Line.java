package org.sovereignai.jobs.findings;

/**
 * One sentence of an answer. Topic, nation, year and item tell it from all others, wherever it stands in the list.
 *
 * @param topic the finding that it belongs to
 * @param item what it is about besides its nation: {@link #NATION}, {@link #SUMMARY} or a subject such as a strand
 * @param nation code of the nation, or {@link #WORLD}
 * @param year the year it speaks of, the last if of several
 * @param sentence the answer in words
 * @param isHeadline whether it is printed at the end of a run
 * @param value its figure, or null
 * @param n what is behind the figure, or null
 * @param evidence query that shows the rows behind the sentence
 */
record Line(
        Topic topic,
        String item,
        String nation,
        int year,
        String sentence,
        boolean isHeadline,
        Double value,
        Long n,
        String evidence) {

    /** The nation of lines about all nations. */
    static final String WORLD = "WLD";

    /** The item of lines about a nation and nothing else. */
    static final String NATION = "nation";

    /** The item of lines that sum up others. */
    static final String SUMMARY = "summary";

    /** A line that is printed nowhere but in its table, and has no figure yet. */
    Line(Topic topic, String item, String nation, int year, String sentence, String evidence) {
        this(topic, item, nation, year, sentence, false, null, null, evidence);
    }

    /** The same with its figure and what is behind it; null where there is none. */
    Line with(Number figure, Number count) {
        return new Line(
                topic,
                item,
                nation,
                year,
                sentence,
                isHeadline,
                figure == null ? null : (Double) figure.doubleValue(),
                count == null ? null : (Long) count.longValue(),
                evidence);
    }

    Line asHeadline() {
        return asHeadlineIf(true);
    }

    Line asHeadlineIf(boolean isOne) {
        return new Line(topic, item, nation, year, sentence, isOne, value, n, evidence);
    }
}
