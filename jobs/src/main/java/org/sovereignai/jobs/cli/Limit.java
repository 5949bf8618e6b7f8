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
            return Optional.of(notLoaded(reason(failure)));
        }
        return known;
    }

    private static String notLoaded(String reason) {
        if (reason.contains("No space left") || reason.contains("quota") || reason.contains("too large")) {
            return "There is no room in %s to unpack a part of the program (%s); make space there, or name another temporary folder (SOVEREIGN_AI_OPTS=-Djava.io.tmpdir=DIR)."
                    .formatted(System.getProperty("java.io.tmpdir"), reason);
        }
        return "A part of the program cannot be loaded (%s); allow more open files ('ulimit -n 1024'), or build again ('mvn clean package')."
                .formatted(reason);
    }

    /** What the first cause of a failure says, or who follows from it where that says nothing. */
    private static String reason(Throwable failure) {
        String reason = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            reason = Objects.toString(cause.getMessage(), reason);
        }
        return reason;
    }
}
