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

/** Every economy with its codes, name and region, and whether it is a hub whose figures mislead. */
public final class Economy implements TypedStep {

    private static final String CODE = "country_code";

    /** The columns that are listed, in the order of the table. */
    private static final List<String> LISTED =
            List.of(CODE, "alpha2_code", "numeric_code", "country_name", "region_name", "subregion_name");

    private static final int NUMERIC = LISTED.indexOf("numeric_code");
    private static final int DIGITS = 3;

    @Override
    public String table() {
        return "economy";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Set<String> hubs = in.list("hub").stream().map(row -> row.get(CODE)).collect(Collectors.toSet());
        List<Row> added = in.list("economy_addition").stream()
                .map(row -> RowFactory.create(LISTED.stream().map(row::get).toArray()))
                .toList();
        JavaRDD<Row> rows = in.records("country-codes/country_codes", LISTED.toArray(String[]::new));
        JavaRDD<Row> all = Stream.of(rows, in.records(added))
                .reduce(JavaRDD::union)
                .orElseThrow()
                .map(listed -> row(listed, hubs));
        return TypedRows.sorted(all, in.schemas().table(table()).orElseThrow());
    }

    private static Row row(Row listed, Set<String> hubs) {
        Object[] values = new Object[LISTED.size() + 1];
        Arrays.setAll(values, place -> place < LISTED.size() ? listed.get(place) : hubs.contains(listed.getString(0)));
        values[NUMERIC] = StringUtils.leftPad((String) values[NUMERIC], DIGITS, '0');
        return RowFactory.create(values);
    }
}
