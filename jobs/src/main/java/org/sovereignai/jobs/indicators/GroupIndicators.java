package org.sovereignai.jobs.indicators;

import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;

/** Hands every group to all families that look at such groups, in one pass over the rows. */
interface GroupIndicators {

    /** What the families look at. */
    Set<Class<?>> groups();

    /** Rows of {@code indicator_value}. */
    JavaRDD<InternalRow> rows(Inputs in);
}
