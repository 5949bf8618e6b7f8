package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import java.time.Month;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** Stocks of AI chips by maker and owner, as Epoch AI models them from sales (Epoch AI, "AI chip owners"). */
public final class ChipStock implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> nations = in.reference("organization")
                .select(
                        col("organization_name").as("owner_name"),
                        col("country_code").as("owner_code"));
        Column end = col("end_date");
        return in.source("chip-owners/cumulative_totals")
                .join(broadcast(nations), new String[] {"owner_name"}, "left")
                .select(
                        col("maker_name"),
                        col("owner_name"),
                        col("owner_code"),
                        end.as("stock_date"),
                        year(end).as("year"),
                        month(end)
                                .equalTo(Month.DECEMBER.getValue())
                                .and(dayofmonth(end).equalTo(Month.DECEMBER.maxLength()))
                                .as("is_year_end"),
                        col("h100_equivalents_median").as("h100_equivalents"),
                        col("h100_equivalents_low"),
                        col("h100_equivalents_high"),
                        col("unit_count"),
                        coalesce(col("is_incomplete"), lit(false)).as("is_incomplete"));
    }
}
