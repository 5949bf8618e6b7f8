package org.sovereignai.datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import scala.jdk.javaapi.CollectionConverters;

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
    private final Map<String, Flows> flows = new ConcurrentHashMap<>();

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
        JavaRDD<Row> rows = rows(resource);
        if (rows.getNumPartitions() == 0) {
            return spark.createDataFrame(List.of(), resource.structType());
        }
        Dataset<Row> read = spark.createDataFrame(rows, resource.structType());
        return rows.getNumPartitions() == 1 ? read.coalesce(1) : read;
    }

    /**
     * The usable rows of a resource as {@link #read} gives them, but without a plan of Spark; no partition if its files are
     * not there.
     *
     * @param columns our names of the columns of these rows, in their order
     */
    public JavaRDD<Row> records(Resource resource, String... columns) {
        int[] places = Arrays.stream(columns)
                .mapToInt(resource.structType()::fieldIndex)
                .toArray();
        return rows(resource).map(row -> {
            Object[] values = new Object[places.length];
            for (int i = 0; i < places.length; i++) {
                Object value = row.get(places[i]);
                // As rows hold lists, so that they can be asked for one.
                values[i] =
                        value instanceof String[] texts ? CollectionConverters.asScala(Arrays.asList(texts)) : value;
            }
            return RowFactory.create(values);
        });
    }

    private JavaRDD<Row> rows(Resource resource) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<List<FileSplit>> tasks = tasks(data.splits(resource));
        if (tasks.isEmpty()) {
            return context.emptyRDD();
        }
        Ledger accounts = ledger;
        Crosswalk codes = crosswalk;
        SerializableConfiguration hadoop =
                new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
        return context.parallelize(tasks, tasks.size())
                .flatMap(splits -> scan(splits, resource, codes, accounts, hadoop.value()));
    }

    /**
     * The usable flows of a table of trade, read by typed code: a record of goods that are not wanted costs no object. Files
     * that nobody has read before are hashed in the same pass.
     *
     * @param goods the goods that are wanted, in place of those that the descriptor names
     * @throws IllegalArgumentException if the resource is no table of trade
     */
    public Flows flows(Resource resource, Goods goods) {
        Resource wanted = resource.wanting(goods);
        return flows.computeIfAbsent(resource.id() + " " + goods, key -> {
            List<FileSplit> files = data.whole(wanted);
            FlowLayout layout = FlowLayout.of(wanted);
            List<List<String>> kinds =
                    layout.kinds(wanted, files.stream().map(FileSplit::file).toList());
            FlowCodes economies = new FlowCodes(wanted, layout, kinds, crosswalk);
            FlowNames names = new FlowNames(
                    economies.first().countryCodes(),
                    economies.second().countryCodes(),
                    layout.kinds().stream()
                            .map(place -> wanted.columns().get(place).name())
                            .toList(),
                    kinds,
                    layout.newest(
                            wanted, kinds, files.stream().map(FileSplit::file).toList()));
            Ledger accounts = ledger;
            Crosswalk codes = crosswalk;
            SerializableConfiguration hadoop =
                    new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
            JavaRDD<FlowRun> runs = JavaSparkContext.fromSparkContext(spark.sparkContext())
                    .parallelize(files, Math.max(1, files.size()))
                    .flatMap(file -> scan(file, wanted, layout, kinds, codes, accounts, hadoop.value()));
            return new Flows(resource.id(), names, runs, goods.parts(), !files.isEmpty());
        });
    }

    private static Iterator<FlowRun> scan(
            FileSplit file,
            Resource resource,
            FlowLayout layout,
            List<List<String>> kinds,
            Crosswalk crosswalk,
            Ledger ledger,
            Configuration hadoop) {
        FlowScan scan = new FlowScan(
                file,
                resource,
                new RowParser(resource, crosswalk),
                new FlowCodes(resource, layout, kinds, crosswalk),
                new FlowTable(),
                ledger,
                hadoop);
        TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> scan.close());
        return scan;
    }

    /** Reads the flows that were asked for so far, where nobody has read them before, and learns what their files hold. */
    public void readFlows() {
        flows.values().stream().filter(Flows::areThere).forEach(Flows::read);
        data.learn(ledger.hashes());
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
