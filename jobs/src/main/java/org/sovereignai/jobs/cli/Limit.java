package org.sovereignai.jobs.cli;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Limits of the computer or of its settings that a command ran into, and what to do about each. Without any library, since none
 * can be loaded where no more files may be open.
 */
final class Limit {

    private static final String MEMORY =
            "There is not enough memory for this; ask for less, or give Java more (SOVEREIGN_AI_OPTS=-Xmx8g, on a cluster spark.driver.memory and spark.executor.memory).";

    private static final String FILES =
            "Too few files may be open at a time for this; allow more, such as by 'ulimit -n 1024', and run again.";

    /** Sentences by what a message says of a limit, whoever says it. */
    private static final Map<String, String> BY_WORDS = Map.of(
            "java.lang.OutOfMemoryError",
            MEMORY,
            "INVALID_DRIVER_MEMORY",
            MEMORY,
            "INVALID_EXECUTOR_MEMORY",
            MEMORY,
            "Please increase heap size",
            MEMORY,
            "Too many open files",
            FILES);

    private Limit() {}

    /** What to say of a failure that is a limit's; empty for any other. */
    static Optional<String> of(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return Optional.of(MEMORY);
        }
        String message = Objects.toString(failure.getMessage(), "");
        Optional<String> known = BY_WORDS.entrySet().stream()
                .filter(words -> message.contains(words.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (known.isEmpty() && failure instanceof LinkageError) {
            return Optional.of(
                    "A part of the program cannot be loaded (%s); allow more open files ('ulimit -n 1024'), or build again ('mvn clean package')."
                            .formatted(message));
        }
        return known;
    }
}
