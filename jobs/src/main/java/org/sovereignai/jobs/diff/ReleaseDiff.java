package org.sovereignai.jobs.diff;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Compares two releases. Tables whose content digests are equal are not read; the others are compared by key, a few at a
 * time, by Spark. See {@link TableDiff} for the columns of the result.
 */
public final class ReleaseDiff {

    /** Name of the folder that {@link #write} leaves the changes in. */
    public static final String CHANGES = "changes";

    private static final int TABLES_AT_A_TIME = 4;
    private static final int EXAMPLES_PER_TABLE = 5;
    private static final double NANOS = 1e9;
    private static final String RANK = "place";

    private final ReleaseState before;
    private final ReleaseState after;
    private final List<TableDiff> tables;
    private Consumer<String> listener = line -> {};

    /** Prepares the comparison; reads nothing. */
    public ReleaseDiff(ReleaseState before, ReleaseState after) {
        this.before = before;
        this.after = after;
        Set<String> names = new LinkedHashSet<>(after.tables().keySet());
        names.addAll(before.tables().keySet());
        List<AppliedCorrection> corrections = Stream.concat(
                        before.corrections().stream()
                                .filter(c -> !after.corrections().contains(c)),
                        after.corrections().stream()
                                .filter(c -> !before.corrections().contains(c)))
                .toList();
        this.tables = names.stream()
                .map(name ->
                        new TableDiff(before.tables().get(name), after.tables().get(name), corrections))
                .filter(table -> !table.isUnchanged())
                .toList();
    }

    /** Tells how far it is, in lines for people: which tables differ, and each that has been compared. */
    public ReleaseDiff telling(Consumer<String> listener) {
        this.listener = listener;
        listener.accept(String.format(
                Locale.ROOT,
                "Comparing %s with %s: %,d of %,d tables differ.",
                before.name(),
                after.name(),
                tables.size(),
                Stream.concat(before.tables().keySet().stream(), after.tables().keySet().stream())
                        .distinct()
                        .count()));
        return this;
    }

    /**
     * Compares the files of one of the releases, as far as they are read, with its manifest.
     *
     * @throws org.sovereignai.datasets.InputException naming the file that is not the published one
     */
    public ReleaseDiff verify(Path folder, Configuration hadoop) {
        ReleaseState.verify(folder, hadoop, read());
        return this;
    }

    /**
     * Writes the changes as one Parquet file, sorted by table and key, and sums them up.
     *
     * @param folder folder of our own for what is written; the file is the only one in its subfolder {@link #CHANGES}
     */
    public ReleaseChanges write(SparkSession spark, String folder) {
        List<String> parts = new ArrayList<>(List.of(folder + "/schema"));
        schema(spark).coalesce(1).write().parquet(parts.get(0));
        parts.addAll(ofRows(spark, table -> {
            String part = folder + "/" + table.table();
            table.rowChanges(spark).write().parquet(part);
            return part;
        }));
        String file = folder + "/" + CHANGES;
        spark.read()
                .schema(TableDiff.TYPE)
                .parquet(parts.toArray(String[]::new))
                .coalesce(1)
                .sortWithinPartitions("table", "key", "change", "column")
                .write()
                .option("compression", "zstd")
                .parquet(file);
        return changes(groups(spark.read().schema(TableDiff.TYPE).parquet(file).coalesce(1)));
    }

    /** Sums up the changes and keeps none of them: nothing is written. */
    public ReleaseChanges sumUp(SparkSession spark) {
        List<ReleaseChanges.Group> groups = new ArrayList<>(groups(schema(spark)));
        ofRows(spark, table -> groups(table.rowChanges(spark))).forEach(groups::addAll);
        return changes(groups);
    }

    private ReleaseChanges changes(List<ReleaseChanges.Group> groups) {
        return new ReleaseChanges(before, after, schemaChanges(), groups);
    }

    private List<Row> schemaChanges() {
        return tables.stream().flatMap(table -> table.schemaChanges().stream()).toList();
    }

    private Dataset<Row> schema(SparkSession spark) {
        return spark.createDataFrame(schemaChanges(), TableDiff.TYPE);
    }

    private Set<String> read() {
        return tables.stream().filter(TableDiff::hasRows).map(TableDiff::table).collect(Collectors.toSet());
    }

    /** Does some work for every table whose rows are compared, a few at a time. */
    private <T> List<T> ofRows(SparkSession spark, Function<TableDiff, T> work) {
        ExecutorService workers = Executors.newFixedThreadPool(TABLES_AT_A_TIME);
        try {
            long total = tables.stream().filter(TableDiff::hasRows).count();
            AtomicInteger done = new AtomicInteger();
            List<CompletableFuture<T>> begun = tables.stream()
                    .filter(TableDiff::hasRows)
                    .map(table -> CompletableFuture.supplyAsync(
                            () -> {
                                long begin = System.nanoTime();
                                spark.sparkContext().setJobDescription("changes of " + table.table());
                                T result = work.apply(table);
                                listener.accept(String.format(
                                        Locale.ROOT,
                                        "%-34s compared %6.1f s",
                                        "[%d/%d] %s".formatted(done.incrementAndGet(), total, table.table()),
                                        (System.nanoTime() - begin) / NANOS));
                                return result;
                            },
                            workers))
                    .toList();
            CompletableFuture.allOf(begun.toArray(CompletableFuture<?>[]::new)).join();
            return begun.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            workers.shutdown();
        }
    }

    /** Counts by table, kind of change, column and cause, with the largest changes of every table among them. */
    private static List<ReleaseChanges.Group> groups(Dataset<Row> changes) {
        WindowSpec largestFirst = Window.partitionBy("table", "change")
                .orderBy(abs(col("relative_change")).desc_nulls_last(), col("key"), col("column"));
        Dataset<Row> counted = changes.withColumn(RANK, row_number().over(largestFirst))
                .groupBy("table", "change", "column", "cause")
                .agg(
                        count(lit(1)).as("rows"),
                        array_compact(collect_list(when(
                                        col(RANK).leq(EXAMPLES_PER_TABLE),
                                        struct("key", "old", "new", "relative_change"))))
                                .as("examples"));
        return counted.collectAsList().stream()
                .map(row -> new ReleaseChanges.Group(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.<Row>getList(5).stream()
                                .map(found -> new ReleaseChanges.Example(
                                        found.getString(0),
                                        found.getString(1),
                                        found.getString(2),
                                        found.<Double>getAs(3)))
                                .toList()))
                .toList();
    }
}
