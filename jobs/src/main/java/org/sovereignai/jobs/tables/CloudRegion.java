package org.sovereignai.jobs.tables;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/**
 * Cloud regions with the nation of their provider. American clouds in China are run by Chinese firms, some regions of
 * Chinese clouds abroad by local ones: they are marked, since it is open whose they are.
 */
public final class CloudRegion implements TypedStep {

    private static final Set<String> RUN_BY_OTHERS = Set.of("operator region", "partner region");

    @Override
    public String columns() {
        return "provider_id region_id country_code provider_code region_type is_partner_run "
                + "launched_date launch_year region_status vintage";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Map<String, String> nations = in.list("cloud_provider", "provider_id", "country_code");
        JavaRDD<InternalRow> western = in.records(
                        "cloud-regions/regions",
                        "provider_id region_id country_code region_type launched_date status vintage")
                .map(row -> western(row, nations));
        JavaRDD<InternalRow> chinese = in.records(
                        "chinese-cloud-regions/regions",
                        "provider_name region_id country_code note launch_year vintage")
                .map(row -> chinese(row, nations));
        return TypedRows.together(western, chinese);
    }

    private static InternalRow western(Row row, Map<String, String> nations) {
        LocalDate launched = row.getAs(4);
        String type = row.getString(3);
        return TypedRows.row(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                nations.get(row.getString(0)),
                type,
                type == null ? null : (Boolean) type.equals("china"),
                launched,
                launched == null ? null : (Integer) launched.getYear(),
                row.getString(5),
                row.getString(6));
    }

    private static InternalRow chinese(Row row, Map<String, String> nations) {
        String provider = StringUtils.substringBefore(row.getString(0), " ").toLowerCase(Locale.ROOT);
        String note = StringUtils.defaultString(row.getString(3));
        return TypedRows.row(
                provider,
                row.getString(1),
                row.getString(2),
                nations.get(provider),
                "commercial",
                RUN_BY_OTHERS.contains(note),
                null,
                row.get(4),
                note.contains("closing") ? "closing" : note.equals("test users") ? "test" : "ga",
                row.getString(5));
    }
}
