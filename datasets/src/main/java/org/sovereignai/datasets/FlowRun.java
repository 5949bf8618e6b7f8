package org.sovereignai.datasets;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

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

    /** The run in parts, each with all of its products; a part may have no flow. */
    List<FlowRun> parts(int number) {
        int[] sizes = new int[number];
        for (long key : keys) {
            sizes[FlowKey.product(key) % number]++;
        }
        List<FlowRun> parts = new ArrayList<>();
        for (int size : sizes) {
            parts.add(new FlowRun(file, new long[size], new long[size], new double[size], new int[size]));
        }
        int[] filled = new int[number];
        for (int i = 0; i < keys.length; i++) {
            int part = FlowKey.product(keys[i]) % number;
            FlowRun run = parts.get(part);
            int place = filled[part]++;
            run.keys[place] = keys[i];
            run.cents[place] = cents[i];
            run.tonnes[place] = tonnes[i];
            run.records[place] = records[i];
        }
        return parts;
    }
}
