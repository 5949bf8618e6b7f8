package org.sovereignai.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LongestFirstTest {

    private static final Map<String, Set<String>> NEEDS = needs();

    private static Map<String, Set<String>> needs() {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        needs.put("economy", Set.of());
        needs.put("model", Set.of("economy"));
        needs.put("trade", Set.of("economy"));
        needs.put("matrix", Set.of("trade", "another release's table"));
        needs.put("edge", Set.of("matrix"));
        needs.put("finding", Set.of("edge", "model"));
        return needs;
    }

    @Test
    void aTableWaitsAsLongAsTheLongestChainBehindIt() {
        assertThat(LongestFirst.chains(NEEDS))
                .containsEntry("economy", 4)
                .containsEntry("trade", 3)
                .containsEntry("matrix", 2)
                .containsEntry("edge", 1)
                .containsEntry("model", 1)
                .containsEntry("finding", 0);
    }

    @Test
    void whatMostWaitsForIsBuiltFirst() {
        List<String> built = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(1);
        try (LongestFirst workers = new LongestFirst(NEEDS, 1)) {
            CompletableFuture<?>[] tasks = Stream.of("economy", "finding", "model", "edge", "trade")
                    .map(table -> CompletableFuture.runAsync(
                            () -> {
                                await(all);
                                built.add(table);
                            },
                            workers.of(table)))
                    .toArray(CompletableFuture<?>[]::new);
            all.countDown();
            CompletableFuture.allOf(tasks).join();
        }
        assertThat(built).containsExactly("economy", "trade", "model", "edge", "finding");
    }

    @Test
    void nothingIsBegunWhenATableHasFailed() {
        List<String> built = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(1);
        try (LongestFirst workers = new LongestFirst(NEEDS, 1)) {
            CompletableFuture<Void> economy = workers.build("economy", () -> {
                await(all);
                throw new CheckException("The economies have no codes.");
            });
            CompletableFuture<Void> trade = workers.build("trade", () -> built.add("trade"));
            CompletableFuture<Void> model = workers.build("model", () -> built.add("model"), economy);
            all.countDown();

            assertThatThrownBy(CompletableFuture.allOf(trade, model)::join)
                    .hasRootCauseMessage("The economies have no codes.");
        }
        assertThat(built).isEmpty();
    }

    private static void await(CountDownLatch all) {
        try {
            all.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
