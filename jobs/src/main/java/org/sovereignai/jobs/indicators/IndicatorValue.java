package org.sovereignai.jobs.indicators;

import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.jobs.run.Years;

/** The values of all indicators, from the classes that the indicator descriptors name. */
public final class IndicatorValue implements TypedStep {

    @Override
    public String columns() {
        return "country_code year indicator value unit n coverage low high data_status note_code actor_code";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Catalogue catalogue = Catalogue.of(in.schemas());
        Years years = in.years();
        return Stream.of(
                        CodeIndicators.rows(in, catalogue),
                        ListedIndicators.rows(in, catalogue),
                        LossIndicators.rows(in, catalogue),
                        SupplyIndicators.rows(in, catalogue),
                        UseIndicators.rows(in, catalogue))
                .reduce(TypedRows::together)
                .orElseThrow()
                .filter(row -> years.include(row.getInt(Catalogue.YEAR)));
    }
}
