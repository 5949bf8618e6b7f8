package org.sovereignai.jobs.run;

/**
 * Data that must not be published. The message is one sentence that says which check failed, where, and what to do; the
 * command ends with exit code 4 and the previous release stays as it is.
 */
public final class CheckException extends RuntimeException {

    public CheckException(String message) {
        super(message);
    }
}
