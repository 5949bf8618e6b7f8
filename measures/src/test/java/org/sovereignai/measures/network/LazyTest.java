package org.sovereignai.measures.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LazyTest {

    @Test
    void whatNobodyAsksForIsNotComputedAndWhatManyAskForOnce() {
        AtomicInteger computations = new AtomicInteger();
        Lazy<Integer> lazy = new Lazy<>(() -> 40 + computations.incrementAndGet());
        assertThat(computations).hasValue(0);
        assertThat(IntStream.range(0, 1000).parallel().map(asker -> lazy.get()).sum())
                .isEqualTo(41_000);
        assertThat(computations).hasValue(1);
    }
}
