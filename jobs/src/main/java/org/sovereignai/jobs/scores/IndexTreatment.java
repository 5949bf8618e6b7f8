package org.sovereignai.jobs.scores;

import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.index.CompositeIndex;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** Every value that the treatment of outliers changed before it went into a score. */
public final class IndexTreatment implements Step {

    private static final StructType CELL = StructType.fromDDL("score_id STRING, indicator STRING, country_code STRING,"
            + " year INT, treatment STRING, value_before DOUBLE, value_after DOUBLE");

    @Override
    public Dataset<Row> build(Inputs in) {
        return IndexTask.plan(in, CELL, (score, index) -> treated(score, index));
    }

    private static Stream<Row> treated(String score, PublishedIndex index) {
        return index.panel().stream()
                .flatMap(panel -> CompositeIndex.compute(index.descriptor(), panel).treatedCells().stream())
                .map(cell -> RowFactory.create(
                        score,
                        cell.indicator(),
                        cell.unit(),
                        cell.year(),
                        cell.treatment().name().toLowerCase(Locale.ROOT),
                        cell.before(),
                        cell.after()));
    }
}
