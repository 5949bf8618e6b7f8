package org.sovereignai.datasets.fetch;

import java.util.Optional;
import org.sovereignai.datasets.Pins.Pin;

/**
 * What became of one file.
 *
 * @param path path below the data folder
 * @param outcome what became of it
 * @param before its pin until now, if it had one
 * @param after its content now; empty if there is none
 * @param message the error in one sentence, or why it was left out; else empty
 */
public record FetchedFile(String path, Outcome outcome, Optional<Pin> before, Optional<Pin> after, String message) {

    /** What became of a file. */
    public enum Outcome {
        /** It was there already, with the pinned content. */
        PRESENT,
        /** Its pinned content was in the store. */
        STORED,
        /** It was downloaded and is the pinned one. */
        FETCHED,
        /** It was downloaded and its pin is to be replaced. */
        REPINNED,
        /** It was not asked for strongly enough: a key is missing. */
        LEFT_OUT,
        /** It could not be had; nothing was changed. */
        FAILED
    }

    /** Whether the pin of the file changes. */
    public boolean isNewPin() {
        return outcome == Outcome.REPINNED && !before.map(Pin::sha256).equals(after.map(Pin::sha256));
    }
}
