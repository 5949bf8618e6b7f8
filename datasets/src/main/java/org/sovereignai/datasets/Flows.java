package org.sovereignai.datasets;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * The flows of goods of a table of trade: read where the files are, a task each, and brought together in one task, or in several
 * by their products.
 */
public final class Flows {

    /** Of the memory of a process, how much flows may take when they are brought together. */
    private static final double LARGEST_SHARE = 0.5;

    private final String resource;
    private final FlowNames names;
    private final JavaRDD<FlowRun> runs;
    private final boolean areThere;

    /**
     * Flows.
     *
     * @param runs runs of single files
     * @param parts in how many parts they are brought together, see {@link Goods#parts}
     * @param areThere whether there is any file
     */
    Flows(String resource, FlowNames names, JavaRDD<FlowRun> runs, int parts, boolean areThere) {
        this.resource = resource;
        this.areThere = areThere;
        this.names = names;
        // Reading ends with an exchange, whose result is kept as long as these flows are, so that files are read once.
        this.runs = parts == 1
                ? runs.coalesce(1, true)
                : runs.flatMapToPair(run -> inParts(run, parts))
                        .partitionBy(new HashPartitioner(parts))
                        .values();
    }

    private static Iterator<Tuple2<Integer, FlowRun>> inParts(FlowRun run, int parts) {
        List<FlowRun> all = run.parts(parts);
        return IntStream.range(0, parts)
                .filter(part -> all.get(part).keys().length > 0)
                .mapToObj(part -> new Tuple2<>(part, all.get(part)))
                .iterator();
    }

    /** One cursor over all flows of a part, in a partition each. It can be gone through once, in the task that gets it. */
    public JavaRDD<FlowCursor> merged() {
        FlowNames known = names;
        String id = resource;
        return runs.mapPartitions(
                read -> List.of(new FlowCursor(id, known, collected(id, read))).iterator());
    }

    /** The flows of each part by product and year, a group after the other. */
    public JavaRDD<FlowGroup> groups() {
        return merged().flatMap(FlowGroup::of);
    }

    /** What the numbers stand for. */
    public FlowNames names() {
        return names;
    }

    /** Whether there are files; without any there are no flows. */
    public boolean areThere() {
        return areThere;
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
