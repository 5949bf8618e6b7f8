package org.sovereignai.jobs.tables;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/** The nations of each model, with weights that sum to 1. Models without a known nation have no row. */
public final class ModelReleaseNation implements TypedStep {

    @Override
    public String columns() {
        return "model_name country_code year nation_weight";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return in.records("model_release", "model_name year country_codes").flatMap(ModelReleaseNation::rows);
    }

    private static Iterator<InternalRow> rows(Row model) {
        List<String> nations = model.isNullAt(2) ? List.of() : model.getList(2);
        return nations.stream()
                .map(nation -> TypedRows.row(model.getString(0), nation, model.get(1), 1.0 / nations.size()))
                .iterator();
    }
}
