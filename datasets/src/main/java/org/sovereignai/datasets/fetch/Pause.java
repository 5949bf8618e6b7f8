package org.sovereignai.datasets.fetch;

import java.time.Duration;

/** Waits; tests put one in place that only takes notes. */
@FunctionalInterface
interface Pause {

    void sleep(Duration time) throws InterruptedException;
}
