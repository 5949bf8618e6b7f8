package org.sovereignai.measures.group;

import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Status;

/**
 * One measure of a group of nations.
 *
 * @param measure what it measures
 * @param estimate value and bounds
 * @param unit unit of the value
 * @param known how many members it is known of
 * @param members how many members there are
 * @param coverage part of the wanted input that was there, 0..1
 * @param status how firm the data are
 */
public record GroupFigure(
        String measure, Estimate estimate, String unit, long known, long members, double coverage, Status status) {}
