package org.sovereignai.jobs.tables;

import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/**
 * Whether an economy is on the lists of places from which closed models may be used. Google's list is out of date: only the
 * nine economies that are on no publisher's list in any edition that was seen are taken from it.
 */
public final class ModelAccess implements TypedStep {

    private static final Set<String> ON_NO_LIST = Set.of("CHN", "HKG", "MAC", "RUS", "BLR", "IRN", "PRK", "SYR", "CUB");

    @Override
    public String columns() {
        return "country_code publisher_name is_listed data_status";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return in.records("closed-model-access/api_access", "country_code openai_api anthropic_api google_gemini_api")
                .flatMap(row -> Stream.of(
                                row(row, "OpenAI", row.get(1)),
                                row(row, "Anthropic", row.get(2)),
                                row(row, "Google", isOnNoList(row) ? Boolean.FALSE : null))
                        .iterator());
    }

    private static boolean isOnNoList(Row row) {
        return !row.isNullAt(3) && !row.getBoolean(3) && ON_NO_LIST.contains(row.getString(0));
    }

    private static InternalRow row(Row row, String publisher, Object isListed) {
        return TypedRows.row(row.getString(0), publisher, isListed, "provisional");
    }
}
