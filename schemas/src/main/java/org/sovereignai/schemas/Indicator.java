package org.sovereignai.schemas;

import java.util.List;

/**
 * One yearly indicator of a nation, as the catalogue table {@code indicator} publishes it.
 *
 * @param id name in {@code indicator_value.indicator}
 * @param family the descriptor it comes from; indicators of one family share formula and class
 * @param measure what the family calls it; with the strand it is the indicator's key
 * @param title one line for a chart
 * @param question what it answers, in one sentence that ends with a question mark
 * @param dimension {@code participation}, {@code dependence} or {@code annotation}
 * @param strand the strand it measures, or {@code none}
 * @param formula the formula in words
 * @param unit unit of the value
 * @param direction {@code +} more participation, {@code -} more dependence, {@code 0} neither
 * @param inputs tables it is computed from
 * @param source paper, handbook or data set page that defines it
 * @param caveats what a reader must know before quoting it
 * @param stepClass fully qualified name of the class that computes it
 */
public record Indicator(
        String id,
        String family,
        String measure,
        String title,
        String question,
        String dimension,
        String strand,
        String formula,
        String unit,
        String direction,
        List<String> inputs,
        String source,
        String caveats,
        String stepClass) {

    public Indicator {
        inputs = List.copyOf(inputs);
    }
}
