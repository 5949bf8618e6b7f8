package org.sovereignai.datasets;

import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** The records of one file as text, in their order. */
interface SourceRecords extends Iterator<SourceRecord> {

    /**
     * Begins to read a file.
     *
     * @throws InputException if its form is not the declared one; {@code hasNext} throws it too, when a later part is not
     */
    static SourceRecords of(InputFile file, Resource resource, InputStream in) {
        return file.extract() || resource.format() == Resource.Format.CSV
                ? new CsvRecords(file, resource, in)
                : new JsonRecords(file, resource, in);
    }

    /** Names of the optional columns that the file does not have. */
    List<String> missingColumns();
}
