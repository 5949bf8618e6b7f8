package org.sovereignai.index;

/**
 * What replications say of the rank of a unit.
 *
 * @param element code of the score
 * @param unit code of the unit
 * @param year year
 * @param rank rank of the index as published
 * @param median median rank over the replications
 * @param low rank that 5 % of the replications do not exceed: the best it can hope for
 * @param high rank that 95 % of the replications do not exceed
 * @param firstProbability probability of rank 1
 */
public record RankSummary(
        String element, String unit, int year, int rank, int median, int low, int high, double firstProbability) {}
