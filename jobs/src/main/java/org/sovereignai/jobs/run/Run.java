package org.sovereignai.jobs.run;

import java.util.List;
import org.sovereignai.datasets.DataFolder;
import org.sovereignai.datasets.Sources;
import org.sovereignai.jobs.store.OutputFolder;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.TableSchema;

/**
 * What is asked of a run.
 *
 * @param schemas the contract
 * @param sources the publishers' sources
 * @param data the files of these sources
 * @param store where tables are kept
 * @param tables the tables that are wanted, every one after its inputs
 * @param years the years asked for
 */
public record Run(
        Schemas schemas, Sources sources, DataFolder data, TableStore store, List<TableSchema> tables, Years years) {

    public Run {
        tables = List.copyOf(tables);
    }

    /** The folder that holds the kept tables and the releases. */
    public OutputFolder out() {
        return store.folder();
    }
}
