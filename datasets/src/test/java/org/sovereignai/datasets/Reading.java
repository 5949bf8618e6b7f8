package org.sovereignai.datasets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.assertj.core.api.Assumptions;

/** What the strict reader makes of the files of one resource, without a Spark session. */
record Reading(Resource resource, List<Map<String, Object>> rows, List<Ledger.Account> accounts) {

    private static final Configuration HADOOP = new Configuration(false);
    private static final Sources SOURCES = Sources.load();
    private static final Crosswalk CROSSWALK = Crosswalk.load();

    static DataFolder folder(Object location) {
        return DataFolder.open(location.toString(), HADOOP);
    }

    /** The folder with the publishers' files; tests that need it are skipped where it is not there. */
    static DataFolder publishers() {
        String location = System.getProperty("sovereignai.data", "../../shared/data");
        try {
            return folder(location);
        } catch (InputException e) {
            Assumptions.assumeThat(false)
                    .as("the public files are not in %s; set -Dsovereignai.data to their folder", location)
                    .isTrue();
            throw e;
        }
    }

    static DataFolder starter() {
        return folder("starter");
    }

    static Reading of(DataFolder data, String resourceId) {
        Resource resource = SOURCES.resource(resourceId);
        Ledger ledger = new Ledger();
        RowParser parser = new RowParser(resource, CROSSWALK);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (FileSplit split : data.splits(resource)) {
            try (FileScan scan = new FileScan(split, resource, parser, ledger, HADOOP)) {
                while (scan.hasNext()) {
                    rows.add(named(resource, scan.next()));
                }
            }
        }
        return new Reading(resource, rows, ledger.accounts());
    }

    Ledger.Account account() {
        return accounts.get(0);
    }

    /** The reason why the only quarantined record was not used. */
    String reason() {
        return account().quarantined().get(0).reason();
    }

    List<Map<String, Object>> where(Predicate<Map<String, Object>> wanted) {
        return rows.stream().filter(wanted).toList();
    }

    long filled(String column) {
        return rows.stream().filter(row -> row.get(column) != null).count();
    }

    private static Map<String, Object> named(Resource resource, Row row) {
        Map<String, Object> values = new LinkedHashMap<>();
        String[] names = resource.structType().fieldNames();
        for (int i = 0; i < names.length; i++) {
            Object value = row.get(i);
            values.put(names[i], value instanceof String[] array ? List.of(array) : value);
        }
        return values;
    }
}
