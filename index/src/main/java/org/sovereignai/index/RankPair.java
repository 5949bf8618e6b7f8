package org.sovereignai.index;

/**
 * Two units of a year, the one with the better published rank first.
 *
 * @param element code of the score
 * @param year year
 * @param unit code of the unit with the better rank
 * @param other code of the other unit
 * @param probabilityAbove share of the replications in which {@code unit} is above {@code other}, ties counted half
 */
public record RankPair(String element, int year, String unit, String other, double probabilityAbove) {}
