package org.sovereignai.datasets;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;

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

    /** What broke, in one line: a parser of JSON says where in the text on a line of its own. */
    public static String reason(IOException e) {
        return e instanceof JsonProcessingException broken ? broken.getOriginalMessage() : e.getMessage();
    }
}
