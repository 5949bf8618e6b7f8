package org.sovereignai.datasets.fetch;

import java.time.Duration;

/** Hears how far a fetch has come. */
public interface FetchListener {

    /** Tells nobody. */
    FetchListener SILENT = new FetchListener() {
        @Override
        public void advanced(String path, long bytes, long total) {}

        @Override
        public void waiting(String path, String reason, Duration wait) {}

        @Override
        public void done(FetchedFile file) {}
    };

    /**
     * Bytes of a file have come.
     *
     * @param path path of the file below the data folder
     * @param bytes how many there are now, those of an earlier try included
     * @param total how many it will have, or -1 if the publisher does not say
     */
    void advanced(String path, long bytes, long total);

    /**
     * A request failed and will be made again.
     *
     * @param reason what happened
     * @param wait time until then
     */
    void waiting(String path, String reason, Duration wait);

    /** A file is done, well or not. */
    void done(FetchedFile file);
}
