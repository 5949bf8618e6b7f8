package org.sovereignai.jobs.run;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Builds tables some at a time, of those that wait the one first that the longest chain of others waits for, so that no core is
 * idle at the end (T. C. Hu, "Parallel sequencing and assembly line problems", Operations Research 9, 1961).
 */
final class LongestFirst implements AutoCloseable {

    private final Map<String, Integer> chains;
    private final AtomicLong submitted = new AtomicLong();
    private final ThreadPoolExecutor workers;
    private volatile boolean hasFailed;

    /**
     * @param needs what each table needs, of the tables themselves and of others; in an order in which they can be built
     * @param atATime how many tables are built at a time
     */
    LongestFirst(Map<String, Set<String>> needs, int atATime) {
        this.chains = chains(needs);
        this.workers = new ThreadPoolExecutor(atATime, atATime, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>());
    }

    /** How many tables the longest chain has that waits for each table. */
    static Map<String, Integer> chains(Map<String, Set<String>> needs) {
        Map<String, Integer> chains = new HashMap<>();
        List<String> order = List.copyOf(needs.keySet());
        for (int place = order.size() - 1; place >= 0; place--) {
            String table = order.get(place);
            int waiting = chains.computeIfAbsent(table, last -> 0) + 1;
            needs.get(table).forEach(needed -> chains.merge(needed, waiting, Math::max));
        }
        return chains;
    }

    /** Where a table is built once all that it needs is there. */
    Executor of(String table) {
        return task -> workers.execute(new Waiting(chains.get(table), submitted.incrementAndGet(), task));
    }

    /**
     * Builds a table once all that it needs is there. When one has failed nothing more is begun: what the run would still make is
     * published by nobody, and who waits for it could mend the data meanwhile.
     */
    CompletableFuture<Void> build(String table, Runnable work, CompletableFuture<?>... needed) {
        return CompletableFuture.allOf(needed).thenRunAsync(() -> attempt(work), of(table));
    }

    private void attempt(Runnable work) {
        if (hasFailed) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            hasFailed = true;
            throw e;
        }
    }

    @Override
    public void close() {
        workers.shutdown();
    }

    private record Waiting(int chain, long number, Runnable task) implements Runnable, Comparable<Waiting> {

        private static final Comparator<Waiting> ORDER =
                Comparator.comparingInt(Waiting::chain).reversed().thenComparingLong(Waiting::number);

        @Override
        public void run() {
            task.run();
        }

        @Override
        public int compareTo(Waiting other) {
            return ORDER.compare(this, other);
        }
    }
}
