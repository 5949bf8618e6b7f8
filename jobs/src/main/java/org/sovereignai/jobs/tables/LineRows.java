package org.sovereignai.jobs.tables;

import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.measures.models.ServedModels;

/** Lines of the lists of providers as values: which of them serves which model. */
final class LineRows {

    private LineRows() {}

    /** All lines that lead somewhere, to be read by the methods below. */
    static JavaRDD<Row> lines(Inputs in) {
        return in.records(
                        "models-dev-providers/provider_models",
                        "provider_id model_path model_slug lab_model has_open_weights symlink")
                .filter(row -> !row.getString(5).equals("dangling"));
    }

    static String provider(Row row) {
        return row.getString(0);
    }

    static String path(Row row) {
        return row.getString(1);
    }

    static ServedModels.Line line(Row row) {
        return new ServedModels.Line(
                row.getString(2), Optional.ofNullable(row.getString(3)), Optional.ofNullable(row.<Boolean>getAs(4)));
    }
}
