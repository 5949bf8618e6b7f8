package org.sovereignai.jobs.run;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.datasets.Flows;
import org.sovereignai.schemas.Schemas;

/** What a step may read: the tables and sources that its descriptor declares, and nothing else. */
public interface Inputs {

    /**
     * A table that was built before.
     *
     * @throws IllegalArgumentException if the descriptor does not declare it
     */
    Dataset<Row> table(String name);

    /**
     * The usable rows of a source resource, named {@code source/resource}; no rows where the user has not supplied it.
     *
     * @throws IllegalArgumentException if the descriptor does not declare it
     */
    Dataset<Row> source(String id);

    /**
     * The usable flows of a table of trade, named {@code source/resource}, of the goods that {@link Step#flows} says.
     *
     * @throws IllegalArgumentException if the descriptor does not declare it, or the step does not say which goods
     */
    Flows flows(String id);

    /** A reference table of the project's own, such as the nations of chip makers. */
    Dataset<Row> reference(String name);

    /** The contract, for the step that publishes the catalogue. */
    Schemas schemas();

    /** The years asked for. */
    Years years();
}
