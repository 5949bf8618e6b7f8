package org.sovereignai.datasets.fetch;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a request is made again: a random part of a time that doubles with every failure ("full jitter"),
 * or what the server asks for in {@code Retry-After} (RFC 9110, section 10.2.3).
 */
final class Backoff {

    static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 16;

    private final RandomGenerator random;
    private final Clock clock;

    Backoff(RandomGenerator random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    /**
     * The time to wait after some failures in a row, at least 1.
     *
     * @param asked what the server asked for; it wins
     */
    Duration delay(int failures, Optional<Duration> asked) {
        return asked.orElseGet(() -> {
            long ceiling = FIRST.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
            return Duration.ofMillis(1 + random.nextLong(Math.min(ceiling, LONGEST.toMillis())));
        });
    }

    /** Time that a {@code Retry-After} header asks for: a number of seconds or a date; empty if it is neither. */
    Optional<Duration> parse(String retryAfter) {
        String text = retryAfter.strip();
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Duration wait =
                    Duration.between(clock.instant(), ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
