package org.sovereignai.datasets;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Reads the resources of a data folder as typed rows, on the executors, strictly: every record is used, quarantined with
 * a reason or left out by a declared rule, and the {@link Ledger} has the account.
 */
public final class SourceReader {

    private static final long BYTES_PER_TASK = 8L << 20;

    private final SparkSession spark;
    private final DataFolder data;
    private final Crosswalk crosswalk;
    private final Ledger ledger = new Ledger();

    public SourceReader(SparkSession spark, DataFolder data, Crosswalk crosswalk) {
        this.spark = spark;
        this.data = data;
        this.crosswalk = crosswalk;
        spark.sparkContext().register(ledger, "records by file");
    }

    /**
     * The usable rows of a resource, of the type {@link Resource#structType()}; no rows if its files are not there.
     *
     * <p>Dates are {@link java.time.LocalDate}, since {@link java.sql.Date} has no days that a time zone skipped: the session
     * needs {@code spark.sql.datetime.java8API.enabled}.
     *
     * <p>A file that cannot be read as a whole (header, encoding, quotes) fails the Spark job with an {@link
     * InputException}.
     */
    public Dataset<Row> read(Resource resource) {
        List<List<FileSplit>> tasks = tasks(data.splits(resource));
        if (tasks.isEmpty()) {
            return spark.createDataFrame(List.of(), resource.structType());
        }
        Ledger accounts = ledger;
        Crosswalk codes = crosswalk;
        SerializableConfiguration hadoop =
                new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
        var rows = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(tasks, tasks.size())
                .flatMap(splits -> scan(splits, resource, codes, accounts, hadoop.value()));
        Dataset<Row> read = spark.createDataFrame(rows, resource.structType());
        return tasks.size() == 1 ? read.coalesce(1) : read;
    }

    /** What became of the records of the files read so far. */
    public Ledger ledger() {
        return ledger;
    }

    private static Iterator<Row> scan(
            List<FileSplit> splits, Resource resource, Crosswalk crosswalk, Ledger ledger, Configuration hadoop) {
        RowParser parser = new RowParser(resource, crosswalk);
        Iterator<FileSplit> queue = splits.iterator();
        return new Iterator<>() {
            private FileScan open;

            @Override
            public boolean hasNext() {
                while ((open == null || !open.hasNext()) && queue.hasNext()) {
                    FileScan scan = new FileScan(queue.next(), resource, parser, ledger, hadoop);
                    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> scan.close());
                    open = scan;
                }
                return open != null && open.hasNext();
            }

            @Override
            public Row next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return open.next();
            }
        };
    }

    /** Small files share a task, so that a resource in many files costs no more than one in a single file. */
    private static List<List<FileSplit>> tasks(List<FileSplit> splits) {
        List<List<FileSplit>> tasks = new ArrayList<>();
        long filled = 0;
        for (FileSplit split : splits) {
            if (tasks.isEmpty() || filled + split.bytes() > BYTES_PER_TASK) {
                tasks.add(new ArrayList<>());
                filled = 0;
            }
            tasks.get(tasks.size() - 1).add(split);
            filled += split.bytes();
        }
        return tasks;
    }
}
