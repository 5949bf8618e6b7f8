package org.sovereignai.datasets;

import java.io.Serializable;

/**
 * Flows of one file, sorted by {@link FlowKey}, each key once.
 *
 * @param file the file, below the data folder
 * @param keys the flows
 * @param cents amounts in cents of a US dollar
 * @param tonnes weights; NaN where none is known
 * @param records numbers of the records in the file
 */
record FlowRun(String file, long[] keys, long[] cents, double[] tonnes, int[] records) implements Serializable {

    /** Bytes of memory that a flow takes. */
    static final int BYTES_PER_FLOW = Long.BYTES + Long.BYTES + Double.BYTES + Integer.BYTES;
}
