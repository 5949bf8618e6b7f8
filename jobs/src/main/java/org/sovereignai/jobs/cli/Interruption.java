package org.sovereignai.jobs.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * What a run says when it is stopped from outside, as by Ctrl-C or the system's request to end: one sentence, and nothing of
 * the tasks that end with it. The operating system gives the process its exit code.
 */
final class Interruption {

    private static final AtomicBoolean OVER = new AtomicBoolean();
    private static final AtomicBoolean STOPPED = new AtomicBoolean();

    private Interruption() {}

    /** From here on a stop is told to people. */
    static void sayWhenStopped(PrintWriter err) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!OVER.get()) {
                STOPPED.set(true);
                Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
                err.println(
                        "The run was stopped before its end: nothing is published, and the tables that were built are kept for the next one.");
            }
        }));
    }

    /** The command has ended by itself. */
    static void isOver() {
        OVER.set(true);
    }

    /** Keeps quiet about what fails because the process is ending: waits for that end. */
    static void leaveIfStopped() {
        if (STOPPED.get()) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
