package org.sovereignai.jobs.tables;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/** Shares of people who use AI, one row per period. */
public final class AiAdoption implements TypedStep {

    /** In the order of the columns of the source; each begins with its year. */
    private static final List<String> PERIODS = List.of("2025H1", "2025H2", "2026Q1");

    private static final int DIGITS_OF_A_YEAR = 4;

    @Override
    public String columns() {
        return "country_code year period adoption_share";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return in.records("ai-diffusion/adoption", "country_code share_2025h1 share_2025h2 share_2026q1")
                .flatMap(row -> IntStream.range(0, PERIODS.size())
                        .mapToObj(period -> row(row.getString(0), PERIODS.get(period), row.get(1 + period)))
                        .iterator());
    }

    private static InternalRow row(String nation, String period, Object share) {
        return TypedRows.row(nation, Integer.parseInt(period.substring(0, DIGITS_OF_A_YEAR)), period, share);
    }
}
