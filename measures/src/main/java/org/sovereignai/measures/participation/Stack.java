package org.sovereignai.measures.participation;

import java.util.List;

/**
 * People who push code to repositories with topics that name building blocks of the stack.
 *
 * @param counts what the source has; a nation below its threshold has none
 */
public record Stack(List<Count> counts) {

    /**
     * People of one nation with one topic in one quarter.
     *
     * @param nation the nation
     * @param year calendar year
     * @param quarter its quarter
     * @param topic the topic
     * @param people how many pushed code to a repository with the topic
     */
    public record Count(String nation, int year, int quarter, String topic, long people) {}

    public Stack {
        counts = List.copyOf(counts);
    }
}
