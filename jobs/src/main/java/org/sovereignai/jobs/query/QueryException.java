package org.sovereignai.jobs.query;

/** A question that cannot be answered as it was put. The message says what is wrong with it and what to write instead. */
public final class QueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A message for the person who asked. */
    public QueryException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A message for the person who asked. */
    public QueryException(String message) {
        super(message);
    }
}
