package org.sovereignai.jobs.tables;

import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/**
 * Every economy with its codes, name and region, and whether it is a hub whose figures mislead; and the rows for economies
 * taken as one.
 */
public final class Economy implements TypedStep {

    private static final String CODE = "country_code";
    private static final String KIND = "kind";
    private static final String ECONOMY = "economy";

    /** The columns that are listed, in the order of the table. */
    private static final List<String> LISTED =
            List.of(CODE, "alpha2_code", "numeric_code", "country_name", "region_name", "subregion_name");

    private static final int NUMERIC = LISTED.indexOf("numeric_code");
    private static final int DIGITS = 3;

    @Override
    public String columns() {
        return "country_code alpha2_code numeric_code country_name region_name subregion_name is_hub kind";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Set<String> hubs = in.list("hub").stream().map(row -> row.get(CODE)).collect(Collectors.toSet());
        List<InternalRow> added = in.list("economy_addition").stream()
                .map(row -> row(place -> row.get(LISTED.get(place)), hubs, row.get(KIND)))
                .toList();
        JavaRDD<InternalRow> listed = in.records("country-codes/country_codes", String.join(" ", LISTED))
                .map(row -> row(row::getString, hubs, ECONOMY));
        return TypedRows.together(listed, in.records(added));
    }

    /** A row of the table: what is listed, whether it is a hub, and its kind. */
    private static InternalRow row(IntFunction<String> listed, Set<String> hubs, String kind) {
        Object[] cells = new Object[LISTED.size() + 2];
        for (int place = 0; place < LISTED.size(); place++) {
            cells[place] = listed.apply(place);
        }
        cells[NUMERIC] = StringUtils.leftPad(listed.apply(NUMERIC), DIGITS, '0');
        cells[LISTED.size()] = hubs.contains(listed.apply(0));
        cells[LISTED.size() + 1] = kind;
        return TypedRows.row(cells);
    }
}
