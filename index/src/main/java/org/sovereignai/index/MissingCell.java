package org.sovereignai.index;

import java.io.Serializable;

/**
 * A missing value of an indicator.
 *
 * @param indicator code of the indicator
 * @param unit code of the unit
 * @param year year
 * @param imputed true when an estimate stands in for it
 * @param reason why it is missing
 */
public record MissingCell(String indicator, String unit, int year, boolean imputed, String reason)
        implements Serializable {}
