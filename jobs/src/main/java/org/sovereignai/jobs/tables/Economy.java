package org.sovereignai.jobs.tables;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
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
    public String table() {
        return ECONOMY;
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Set<String> hubs = in.list("hub").stream().map(row -> row.get(CODE)).collect(Collectors.toSet());
        List<Row> added = in.list("economy_addition").stream()
                .map(row -> row(LISTED.stream().map(row::get).toArray(), hubs, row.get(KIND)))
                .toList();
        JavaRDD<Row> rows = in.records("country-codes/country_codes", LISTED.toArray(String[]::new));
        JavaRDD<Row> all = Stream.of(rows.map(row -> row(values(row), hubs, ECONOMY)), in.records(added))
                .reduce(JavaRDD::union)
                .orElseThrow();
        return TypedRows.sorted(all, in.schemas().table(table()).orElseThrow());
    }

    private static Object[] values(Row row) {
        Object[] values = new Object[row.size()];
        Arrays.setAll(values, row::get);
        return values;
    }

    /** A row of the table: what is listed, whether it is a hub, and its kind. */
    private static Row row(Object[] listed, Set<String> hubs, String kind) {
        Object[] values = Arrays.copyOf(listed, listed.length + 2, Object[].class);
        values[NUMERIC] = StringUtils.leftPad((String) listed[NUMERIC], DIGITS, '0');
        values[listed.length] = hubs.contains((String) listed[0]);
        values[listed.length + 1] = kind;
        return RowFactory.create(values);
    }
}
