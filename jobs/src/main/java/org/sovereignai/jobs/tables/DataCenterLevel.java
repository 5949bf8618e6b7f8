package org.sovereignai.jobs.tables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/** Levels of power and computing power of large data centers; those after the vintage of the source are announcements. */
public final class DataCenterLevel implements TypedStep {

    @Override
    public String columns() {
        return "site_name level_date year country_code site_owner_code level_status power_mw "
                + "h100_equivalents vintage";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return MixedRows.into(Known::new)
                .and(
                        in.records("data_center", "site_name country_code site_owner_code"),
                        (known, row) -> known.sites.put(row.getString(0), row))
                .and(
                        in.records(
                                "epoch-data-centers/timeline",
                                "site_name level_date power_mw h100_equivalents vintage"),
                        (known, row) -> known.levels.add(row))
                .rows(known -> known.levels.stream()
                        .map(level -> row(level, Optional.ofNullable(known.sites.get(level.getString(0))))));
    }

    private static final class Known {
        private final Map<String, Row> sites = new HashMap<>();
        private final List<Row> levels = new ArrayList<>();
    }

    private static InternalRow row(Row level, Optional<Row> site) {
        LocalDate day = level.getAs(1);
        LocalDate vintage = level.getAs(4);
        return TypedRows.row(
                level.getString(0),
                day,
                day.getYear(),
                site.map(row -> row.getString(1)).orElse(null),
                site.map(row -> row.getString(2)).orElse(null),
                day.isAfter(vintage) ? "planned" : "reported",
                level.get(2),
                level.get(3),
                vintage.toString());
    }
}
