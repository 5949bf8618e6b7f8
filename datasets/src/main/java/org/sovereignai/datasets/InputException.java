package org.sovereignai.datasets;

/**
 * An input that cannot be used, which the user can mend. The message is one sentence that says what is wrong, where, and
 * what to do; the command ends with exit code 3.
 */
public final class InputException extends RuntimeException {

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
