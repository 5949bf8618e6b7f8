package org.sovereignai.jobs.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sovereignai.jobs.store.Json;
import org.sovereignai.jobs.store.OutputFolder;
import org.sovereignai.jobs.store.VerifiedFiles;

/**
 * The tables that an output folder keeps: each lies under the fingerprint of all that it was made from, with its record
 * beside it. The record is written last; a table without one, or whose file is not the one that the record names, is not
 * there.
 */
public final class TableStore {

    private static final String VERIFIED = "verified.tsv";

    private final OutputFolder out;
    private final VerifiedFiles verified;

    /** The tables kept in an output folder. */
    public TableStore(OutputFolder out) {
        this.out = out;
        this.verified = VerifiedFiles.rememberedIn(out.build(VERIFIED), out);
    }

    OutputFolder folder() {
        return out;
    }

    Path table(String name, String fingerprint) {
        return out.build(name + "/" + fingerprint + ".parquet");
    }

    /** The file of a planned table, which is built. */
    public Path table(Plan.PlannedTable table) {
        return table(table.name(), table.fingerprint());
    }

    private Path record(String name, String fingerprint) {
        return out.build(name + "/" + fingerprint + ".json");
    }

    /** The rows of a planned table, which is built. */
    public Dataset<Row> rows(SparkSession spark, Plan.PlannedTable table) {
        return spark.read()
                .schema(table.schema().structType())
                .parquet(table(table).toString());
    }

    /** Bytes of the file of a table, which is built. */
    long bytes(Plan.PlannedTable table) {
        return out.size(table(table));
    }

    /**
     * The record of a planned table, which is built.
     *
     * @throws IllegalStateException if it is not
     */
    public TableRecord record(Plan.PlannedTable table) {
        String name = table.name();
        return read(record(name, table.fingerprint()))
                .orElseThrow(() -> new IllegalStateException("The table " + name + " is not kept"));
    }

    /** The record of a kept table, if its file is the one that was kept. */
    Optional<TableRecord> whole(String name, String fingerprint) {
        return read(record(name, fingerprint))
                .filter(kept -> verified.holds(table(name, fingerprint).toString(), kept.bytes(), kept.hash()));
    }

    /** Whether the file of a planned table, which is built, is the one that was kept. */
    public boolean isWhole(Plan.PlannedTable table) {
        return whole(table.name(), table.fingerprint()).isPresent();
    }

    /** Whether anything is kept under a fingerprint, whole or not. */
    boolean holds(String name, String fingerprint) {
        return out.exists(record(name, fingerprint)) || out.exists(table(name, fingerprint));
    }

    /** The record that was written last for a table of any fingerprint. */
    Optional<TableRecord> newest(String name) {
        return out.list(out.build(name)).stream()
                .filter(file -> file.getPath().getName().endsWith(".json"))
                .max(Comparator.comparingLong(FileStatus::getModificationTime))
                .flatMap(file -> read(file.getPath()));
    }

    /** Keeps the record of a table whose file is written. */
    void keep(TableRecord record) {
        out.writeJson(record(record.table(), record.fingerprint()), record);
        verified.learn(table(record.table(), record.fingerprint()).toString(), record.bytes(), record.hash());
    }

    /** Writes down which files were seen to be whole, so that they need not be read again to tell so. */
    public void remember() {
        verified.write();
    }

    private Optional<TableRecord> read(Path record) {
        return out.readJson(record).filter(JsonNode::isObject).flatMap(json -> {
            try {
                return Optional.of(Json.bind(json, TableRecord.class));
            } catch (IllegalArgumentException e) {
                // Written by other code, or cut off: as good as none.
                return Optional.empty();
            }
        });
    }
}
