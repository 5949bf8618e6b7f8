package org.sovereignai.jobs.tables;

import java.util.Map;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/** Large data centers with host and owner. The source marks after each owner's name how sure it is of it. */
public final class DataCenter implements TypedStep {

    @Override
    public String columns() {
        return "site_name country_code site_owner site_owner_code owner_confidence power_mw "
                + "h100_equivalents chip_types";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Map<String, String> nations = in.list("organization", "organization_name", "country_code");
        return in.records(
                        "epoch-data-centers/sites", "site_name country_code owner power_mw h100_equivalents chip_types")
                .map(row -> row(row, nations));
    }

    private static InternalRow row(Row row, Map<String, String> nations) {
        String owner = row.getString(2);
        String name = StringUtils.trim(StringUtils.substringBefore(owner, "#"));
        return TypedRows.row(
                row.getString(0),
                row.getString(1),
                name,
                nations.get(name),
                Strings.CS.contains(owner, "#") ? StringUtils.substringAfterLast(owner, "#") : null,
                row.get(3),
                row.get(4),
                row.isNullAt(5) ? null : row.getList(5));
    }
}
