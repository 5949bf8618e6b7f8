package org.sovereignai.index;

import java.io.Serializable;
import org.sovereignai.index.method.Curve;

/**
 * A value that the treatment of outliers changed.
 *
 * @param indicator code of the indicator
 * @param unit code of the unit
 * @param year year
 * @param treatment what was done
 * @param before value before, after its denominator
 * @param after value after
 */
public record TreatedCell(String indicator, String unit, int year, Curve.Kind treatment, double before, double after)
        implements Serializable {}
