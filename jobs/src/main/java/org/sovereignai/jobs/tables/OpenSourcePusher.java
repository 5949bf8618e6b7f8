package org.sovereignai.jobs.tables;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/** People who push code, by licence, topic and language, in one long table. */
public final class OpenSourcePusher implements TypedStep {

    private static final String LANGUAGE = "language";
    private static final Map<String, String> DIMENSIONS =
            new TreeMap<>(Map.of("licenses", "licence", "topics", "topic", "languages", LANGUAGE));

    @Override
    public String columns() {
        return "country_code year quarter dimension item item_type pusher_count";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return DIMENSIONS.entrySet().stream()
                .map(file -> rows(in, "innovation-graph/" + file.getKey(), file.getValue()))
                .reduce(TypedRows::together)
                .orElseThrow();
    }

    private static JavaRDD<InternalRow> rows(Inputs in, String source, String dimension) {
        String columns = "country_code year quarter item pushers";
        if (!dimension.equals(LANGUAGE)) {
            return in.records(source, columns).map(row -> row(row, dimension, null));
        }
        // Editions of the file without types hold programming languages only.
        return in.records(source, columns + " item_type")
                .map(row -> row(row, dimension, row.isNullAt(5) ? "programming" : row.getString(5)));
    }

    private static InternalRow row(Row row, String dimension, String itemType) {
        return TypedRows.row(row.get(0), row.get(1), row.get(2), dimension, row.get(3), itemType, row.get(4));
    }
}
