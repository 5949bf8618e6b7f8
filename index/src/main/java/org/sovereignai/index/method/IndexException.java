package org.sovereignai.index.method;

/**
 * What an index was given, a descriptor, data or a design, cannot be used. The message is one sentence that says what is
 * wrong, where, and what to do. Any other exception of the engine is a bug of its own.
 */
public final class IndexException extends IllegalArgumentException {

    public IndexException(String message) {
        super(message);
    }

    public IndexException(String message, Throwable cause) {
        super(message, cause);
    }
}
