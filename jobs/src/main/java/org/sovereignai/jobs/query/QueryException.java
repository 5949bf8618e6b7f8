package org.sovereignai.jobs.query;

/** A question that cannot be answered as it was put. The message says what is wrong with it and what to write instead. */
public final class QueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean isLimit;

    private QueryException(String message, Throwable cause, boolean isLimit) {
        super(message, cause);
        this.isLimit = isLimit;
    }

    /** A message for the person who asked. */
    public QueryException(String message, Throwable cause) {
        this(message, cause, false);
    }

    /** A message for the person who asked. */
    public QueryException(String message) {
        this(message, null);
    }

    /** A right question that takes more time or memory than it may. */
    static QueryException limit(String message, Throwable cause) {
        return new QueryException(message, cause, true);
    }

    /** Whether the question is right and takes more time or memory than it may. */
    public boolean isLimit() {
        return isLimit;
    }
}
