package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;

/**
 * A sum of DOUBLE that does not depend on the order of its rows, which differs between runs on a cluster: partitions arrive
 * in the order in which their tasks end.
 */
public final class ExactSum {

    private ExactSum() {}

    /**
     * The sum of amounts below 10^23, each to 15 decimal places: three thirds do not make one. An aggregate, not for
     * windows.
     */
    public static Column of(Column amount) {
        return sum(amount.cast("DECIMAL(38,15)")).cast("DOUBLE");
    }
}
