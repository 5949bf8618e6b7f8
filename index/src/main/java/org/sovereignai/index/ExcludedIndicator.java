package org.sovereignai.index;

import java.io.Serializable;

/**
 * An indicator that was left out for every unit.
 *
 * @param indicator code
 * @param coverage share of units and years with a value
 * @param reason why
 */
public record ExcludedIndicator(String indicator, double coverage, String reason) implements Serializable {}
