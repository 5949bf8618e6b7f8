package org.sovereignai.datasets;

import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.input.CloseShieldInputStream;

/** The records of one file as text, in their order. */
interface SourceRecords extends Iterator<SourceRecord> {

    /**
     * Begins to read a file.
     *
     * @throws InputException if its form is not the declared one; {@code hasNext} throws it too, when a later part is not
     */
    static SourceRecords of(InputFile file, Resource resource, InputStream in) {
        // Who opened the content closes it: the parsers would, before the rest is hashed.
        InputStream open = CloseShieldInputStream.wrap(in);
        return file.extract() || resource.format() == Resource.Format.CSV
                ? new CsvRecords(file, resource, open)
                : new JsonRecords(file, resource, open);
    }

    /**
     * Begins to read a part of a file, without the records that a scope rule leaves out where these need not be made.
     *
     * @throws InputException as {@link #of}; also, for a part, if the file is not the one that was divided
     */
    static SourceRecords inScope(FileSplit split, Resource resource, InputStream in) {
        return PlainRecords.canRead(split.file(), resource)
                ? new PlainRecords(split, resource, in)
                : of(split.file(), resource, in);
    }

    /** How many records were left out without being made, by rule; complete at the end. */
    default Map<String, Long> leftOut() {
        return Map.of();
    }

    /** Names of the optional columns that the file does not have. */
    List<String> missingColumns();
}
