package org.sovereignai.jobs.tables;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/** Stocks of AI chips by maker and owner, as Epoch AI models them from sales (Epoch AI, "AI chip owners"). */
public final class ChipStock implements TypedStep {

    private static final MonthDay YEAR_END = MonthDay.of(Month.DECEMBER, Month.DECEMBER.maxLength());

    @Override
    public String columns() {
        return "maker_name owner_name owner_code stock_date year is_year_end h100_equivalents "
                + "h100_equivalents_low h100_equivalents_high unit_count is_incomplete";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Map<String, String> nations = in.list("organization", "organization_name", "country_code");
        return in.records(
                        "chip-owners/cumulative_totals",
                        "maker_name owner_name end_date h100_equivalents_median h100_equivalents_low "
                                + "h100_equivalents_high unit_count is_incomplete")
                .map(row -> row(row, nations));
    }

    private static InternalRow row(Row row, Map<String, String> nations) {
        LocalDate end = row.getAs(2);
        return TypedRows.row(
                row.getString(0),
                row.getString(1),
                nations.get(row.getString(1)),
                end,
                end.getYear(),
                MonthDay.from(end).equals(YEAR_END),
                row.get(3),
                row.get(4),
                row.get(5),
                row.get(6),
                !row.isNullAt(7) && row.getBoolean(7));
    }
}
