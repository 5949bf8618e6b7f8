package org.sovereignai.jobs.tables;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/** The four activity files of the Innovation Graph in one long table. */
public final class OpenSourceActivity implements TypedStep {

    private static final List<String> METRICS = List.of("developers", "repositories", "organizations", "git_pushes");

    @Override
    public String columns() {
        return "country_code year quarter metric activity_count";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return METRICS.stream()
                .map(metric -> in.records("innovation-graph/" + metric, "country_code year quarter value")
                        .map(row -> TypedRows.row(row.get(0), row.get(1), row.get(2), metric, row.get(3))))
                .reduce(TypedRows::together)
                .orElseThrow();
    }
}
