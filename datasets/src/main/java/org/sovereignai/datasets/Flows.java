package org.sovereignai.datasets;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaRDD;

/** The flows of goods of a table of trade: read where the files are, a task each, and brought together in one task. */
public final class Flows {

    /** Of the memory of a process, how much flows may take when they are brought together. */
    private static final double LARGEST_SHARE = 0.5;

    private final String resource;
    private final FlowNames names;
    private final JavaRDD<FlowRun> runs;

    /**
     * Flows.
     *
     * @param runs runs of single files
     */
    Flows(String resource, FlowNames names, JavaRDD<FlowRun> runs) {
        this.resource = resource;
        this.names = names;
        // Reading ends with an exchange, whose result is kept as long as these flows are, so that files are read once.
        this.runs = runs.coalesce(1, true);
    }

    /** One cursor over all flows, in one partition. It can be gone through once, in the task that gets it. */
    public JavaRDD<FlowCursor> merged() {
        FlowNames known = names;
        String id = resource;
        return runs.mapPartitions(
                read -> List.of(new FlowCursor(id, known, collected(id, read))).iterator());
    }

    /** Reads all files now. */
    void read() {
        runs.foreachPartition(read -> {});
    }

    /**
     * Collects runs.
     *
     * @throws InputException if they need more memory than there is
     */
    private static List<FlowRun> collected(String resource, Iterator<FlowRun> read) {
        long most = (long) (Runtime.getRuntime().maxMemory() * LARGEST_SHARE);
        long flows = 0;
        List<FlowRun> runs = new ArrayList<>();
        while (read.hasNext()) {
            FlowRun run = read.next();
            flows += run.keys().length;
            if (flows * FlowRun.BYTES_PER_FLOW > most) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "%s has more than %,d flows of the goods asked for, which is more than fits in memory; ask for fewer goods, or give Java more (locally SOVEREIGN_AI_OPTS=-Xmx8g, on a cluster spark.executor.memory).",
                        resource,
                        flows));
            }
            runs.add(run);
        }
        return runs;
    }
}
