package org.sovereignai.jobs.tables;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/**
 * Where developers say that they live beside where their network address is. Accounts that are located by the ending of an
 * e-mail address are left out: such endings are sold worldwide.
 */
public final class DeveloperLocation implements TypedStep {

    private static final int YEAR = 2020;
    private static final int LAST_QUARTER = 4;
    private static final double DISPUTED_FROM = 3;

    @Override
    public String columns() {
        return "country_code year stated_developers stated_share addressed_developers "
                + "addressed_share address_ratio is_location_disputed";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return MixedRows.into(Developers::new)
                .and(
                        in.records("oss-geography/contributors", "country_code stated_on_profile stated_elsewhere"),
                        (known, row) -> known.stated.put(row.getString(0), stated(row)))
                .and(
                        in.records("open_source_activity", "country_code activity_count metric year quarter")
                                .filter(row -> row.getString(2).equals("developers")
                                        && row.getInt(3) == YEAR
                                        && row.getInt(4) == LAST_QUARTER),
                        (known, row) -> known.addressed.put(row.getString(0), row.getLong(1)))
                .rows(known -> rows(known.stated, known.addressed));
    }

    /** Developers by nation. */
    private static final class Developers {
        private final Map<String, Long> stated = new TreeMap<>();
        private final Map<String, Long> addressed = new TreeMap<>();
    }

    private static Long stated(Row row) {
        boolean isKnown = !row.isNullAt(1) && !row.isNullAt(2);
        return isKnown ? (Long) (long) (row.getDouble(1) + row.getDouble(2)) : null;
    }

    private static Stream<InternalRow> rows(Map<String, Long> stated, Map<String, Long> addressed) {
        long allStated = sum(stated);
        long allAddressed = sum(addressed);
        return stated.keySet().stream()
                .map(nation -> row(
                        nation,
                        stated.get(nation),
                        share(stated.get(nation), allStated),
                        addressed.get(nation),
                        share(addressed.get(nation), allAddressed)));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream()
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Double share(Long count, long all) {
        return count == null || all == 0 ? null : (Double) ((double) count / all);
    }

    private static InternalRow row(
            String nation, Long stated, Double statedShare, Long addressed, Double addressedShare) {
        Double ratio = statedShare == null || statedShare == 0 || addressedShare == null
                ? null
                : (Double) (addressedShare / statedShare);
        return TypedRows.row(
                nation,
                YEAR,
                stated,
                statedShare,
                addressed,
                addressedShare,
                ratio,
                ratio == null ? null : (Boolean) (ratio > DISPUTED_FROM || ratio < 1 / DISPUTED_FROM));
    }
}
