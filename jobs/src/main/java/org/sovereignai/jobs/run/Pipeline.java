package org.sovereignai.jobs.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.regexp_extract;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.commons.lang3.Validate;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.sovereignai.datasets.Flows;
import org.sovereignai.datasets.Goods;
import org.sovereignai.datasets.InputFile;
import org.sovereignai.datasets.Ledger;
import org.sovereignai.datasets.ReferenceTable;
import org.sovereignai.datasets.Resource;
import org.sovereignai.datasets.SourceReader;
import org.sovereignai.jobs.store.CountedHash;
import org.sovereignai.jobs.store.SpreadsheetText;
import org.sovereignai.schemas.ForeignKey;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.TableSchema;

/**
 * Builds the stale tables of a plan: each as soon as its inputs are there, as many at a time as there are cores: of more,
 * those that nobody waits for would hold the cores when one comes that others wait for. A table is kept once it has passed its
 * checks; a run that is killed finds it again.
 */
public final class Pipeline {

    private static final String FINDING = "finding";

    /** Tables at a time on one core too, so that one is planned while another is computed. */
    private static final int FEWEST_AT_A_TIME = 2;

    /** What Spark reads as one part of a file unless it is told otherwise. */
    private static final long MOST_BYTES_OF_ONE_TASK = 128L << 20;

    /**
     * Rows up to which the values of a table that others refer to are held in the driver; references to larger ones are
     * not checked.
     */
    public static final int LARGEST_REFERENCED_TABLE = 10_000;

    private final SparkSession spark;
    private final Run run;
    private final Plan plan;
    private final Progress progress;
    private final SourceReader reader;
    private final Map<Class<?>, SharedPass> passes = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> referred;
    private final Map<String, Optional<Set<Object>>> values = new ConcurrentHashMap<>();

    /**
     * @param reader reads the sources; what it has read is not read again
     */
    public Pipeline(SparkSession spark, Run run, Plan plan, SourceReader reader, Progress progress) {
        this.spark = spark;
        this.run = run;
        this.plan = plan;
        this.progress = progress;
        this.reader = reader;
        this.referred = run.schemas().tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .collect(Collectors.groupingBy(
                        ForeignKey::table,
                        Collectors.mapping(key -> key.referenced().get(0), Collectors.toSet())));
    }

    /**
     * Builds what is stale.
     *
     * @throws CheckException if a table fails a check, or too many records of a source cannot be used
     */
    public void build() {
        List<Plan.PlannedTable> stale = plan.stale();
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        stale.forEach(table -> needs.put(table.name(), needs(table.schema())));
        AtomicInteger started = new AtomicInteger();
        Map<String, CompletableFuture<Void>> building = new LinkedHashMap<>();
        try (LongestFirst workers = new LongestFirst(
                needs, Math.max(FEWEST_AT_A_TIME, spark.sparkContext().defaultParallelism()))) {
            for (Plan.PlannedTable table : stale) {
                String name = table.name();
                CompletableFuture<?>[] inputs = needs.get(name).stream()
                        .map(building::get)
                        .filter(future -> future != null)
                        .toArray(CompletableFuture<?>[]::new);
                building.put(name, workers.build(name, () -> build(table, started, stale.size()), inputs));
            }
            CompletableFuture.allOf(building.values().toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            passes.values().forEach(pass -> pass.rows().unpersist());
            passes.clear();
        }
    }

    /**
     * Rows that several tables are made from, kept by Spark once the first of them has asked.
     *
     * @param table the table that asked first
     */
    private record SharedPass(TableSchema table, Dataset<Row> rows) {}

    /**
     * Reads the sources of which it is not known what they hold, as the steps will ask for them. Then a plan can be made in
     * which every table has its name.
     */
    public static void read(Run run, Plan plan, SourceReader reader) {
        for (Plan.PlannedTable table : plan.tables()) {
            if (table.state() == Plan.State.UNREAD) {
                Step.named(table.schema().stepClass())
                        .flows(run.schemas())
                        .forEach((id, goods) -> reader.flows(run.sources().resource(id), goods));
            }
        }
        reader.readFlows();
        // What no step reads by its flows is read to its end here.
        for (TableSchema table : run.tables()) {
            table.sources().stream()
                    .map(run.sources()::resource)
                    .flatMap(resource -> run.data().files(resource).stream())
                    .forEach(run.data()::sha256);
        }
    }

    /** What became of the records of the files read so far. */
    public List<Ledger.Account> accounts() {
        return reader.ledger().accounts();
    }

    /** Writes a kept table as a CSV file with a header, for spreadsheets; empty cells are missing values. */
    public void export(String table, Path target) {
        Dataset<Row> rows = kept(table);
        run.out()
                .writeText(
                        target,
                        SpreadsheetText.csv(
                                rows.columns(), TypedRows.records(rows).toLocalIterator()));
    }

    /** The sentences of the headlines among the findings, in order. */
    public List<String> findings() {
        return kept(FINDING)
                .filter(col("is_headline"))
                .orderBy(
                        // By the number of the question, so that the tenth does not stand before the second.
                        regexp_extract(col("finding_id"), "^q(\\d+)", 1).try_cast("INT"),
                        col("finding_id"),
                        col("finding_rank"))
                .select("sentence")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /** Tables that must be there before this one can be built and checked. */
    private static Set<String> needs(TableSchema table) {
        Set<String> needs = new HashSet<>(table.inputs());
        table.foreignKeys().stream()
                .map(ForeignKey::table)
                .filter(name -> !name.equals(table.name()))
                .forEach(needs::add);
        return needs;
    }

    private void build(Plan.PlannedTable planned, AtomicInteger started, int total) {
        TableSchema table = planned.schema();
        long begin = System.nanoTime();
        int number = started.incrementAndGet();
        spark.sparkContext().setJobDescription(Progress.label(table.name(), number, total));
        Step step = Step.named(table.stepClass());
        Inputs inputs = new DeclaredInputs(table);
        Path file = run.store().table(planned);
        TableWriter writer =
                new TableWriter(table, this::referencedValues, referred.getOrDefault(table.name(), Set.of()));
        TableWriter.Written written = step instanceof TypedStep typed
                ? writer.write(spark, inOnePartition(table, typed.tableRows(inputs)), file, run.out())
                : writer.write(inOnePartition(table, step.build(inputs)), file, run.out());
        written.values().forEach((column, found) -> values.put(table.name() + "." + column, Optional.of(found)));
        List<Ledger.Account> accounts = accounts(table);
        checkAccounts(table, accounts);
        CountedHash content = run.out().hash(file);
        TableRecord record = new TableRecord(
                table.name(),
                planned.fingerprint(),
                written.rows(),
                written.digest(),
                content.bytes(),
                content.sha256(),
                planned.parts(),
                accounts);
        run.store().keep(record);
        progress.table(table.name(), number, total, written.rows(), System.nanoTime() - begin, record.quarantined());
    }

    /**
     * The rows in one partition, for one file. What is made from little is made in one task, which spares every shuffle;
     * what is made from much is made in parallel and brought together at the end.
     */
    private Dataset<Row> inOnePartition(TableSchema table, Dataset<Row> rows) {
        return readsLittle(table) ? rows.coalesce(1) : rows.repartition(1);
    }

    private JavaRDD<InternalRow> inOnePartition(TableSchema table, JavaRDD<InternalRow> rows) {
        if (rows.getNumPartitions() == 1 || readsLittle(table)) {
            return rows.coalesce(1);
        }
        return TypedRows.of(spark, rows, table.structType())
                .repartition(1)
                .queryExecution()
                .toRdd()
                .toJavaRDD();
    }

    private boolean readsLittle(TableSchema table) {
        long bytes = table.inputs().stream()
                        .mapToLong(input -> run.store().bytes(plan.table(input)))
                        .sum()
                + table.sources().stream()
                        .flatMap(id -> run.data().files(run.sources().resource(id)).stream())
                        .mapToLong(InputFile::bytes)
                        .sum();
        return bytes < MOST_BYTES_OF_ONE_TASK;
    }

    private List<Ledger.Account> accounts(TableSchema table) {
        return accounts().stream()
                .filter(account -> table.sources().contains(account.resource()))
                .toList();
    }

    private void checkAccounts(TableSchema table, List<Ledger.Account> accounts) {
        for (String id : table.sources()) {
            Resource resource = run.sources().resource(id);
            List<Ledger.Account> own = accounts.stream()
                    .filter(account -> account.resource().equals(id))
                    .toList();
            Set<String> read = own.stream().map(Ledger.Account::file).collect(Collectors.toSet());
            for (InputFile file : run.data().files(resource)) {
                Validate.validState(
                        read.contains(file.label()),
                        "Step %s declares %s but did not read %s to its end",
                        table.stepClass(),
                        id,
                        file.label());
            }
            SourceChecks.requireFewQuarantined(id, own, run.sources().sourceOf(resource));
        }
        accounts.forEach(SourceChecks::requireChecks);
    }

    /** A kept table; a small one as one partition, as Spark knows then that it need not be shuffled. */
    private Dataset<Row> kept(String name) {
        Plan.PlannedTable table = plan.table(name);
        Dataset<Row> rows = run.store().rows(spark, table);
        return run.store().bytes(table) < MOST_BYTES_OF_ONE_TASK ? rows.coalesce(1) : rows;
    }

    /** Values that others refer to: as they were written in this run, or read from a table that is fresh. */
    private Optional<Set<Object>> referencedValues(String table, String column) {
        return plan.find(table)
                .flatMap(planned -> values.computeIfAbsent(table + "." + column, key -> {
                    List<Row> rows = kept(table)
                            .select(column)
                            .distinct()
                            .limit(LARGEST_REFERENCED_TABLE + 1)
                            .collectAsList();
                    return rows.size() > LARGEST_REFERENCED_TABLE
                            ? Optional.empty()
                            : Optional.of(rows.stream().map(row -> row.get(0)).collect(Collectors.toSet()));
                }));
    }

    /** Hands out what the descriptor declares. */
    private final class DeclaredInputs implements Inputs {
        private final TableSchema schema;

        DeclaredInputs(TableSchema schema) {
            this.schema = schema;
        }

        @Override
        public Dataset<Row> table(String name) {
            declared(name);
            return kept(name);
        }

        private Plan.PlannedTable declared(String table) {
            require(schema.inputs().contains(table), "the table %s without declaring it", table);
            return plan.table(table);
        }

        @Override
        public Dataset<Row> source(String id) {
            requireDeclared(id);
            return reader.read(run.sources().resource(id));
        }

        private void requireDeclared(String source) {
            require(schema.sources().contains(source), "the source %s without declaring it", source);
        }

        private void require(boolean isDeclared, String what, String name) {
            Validate.isTrue(isDeclared, "Step %s reads " + what, schema.stepClass(), name);
        }

        @Override
        public JavaRDD<Row> records(String id, String columns) {
            String[] names = columns.split(" ");
            if (id.contains("/")) {
                requireDeclared(id);
                return reader.records(run.sources().resource(id), names);
            }
            Plan.PlannedTable table = declared(id);
            return TableScan.rows(
                    spark,
                    run.store().table(table),
                    run.store().bytes(table),
                    MOST_BYTES_OF_ONE_TASK,
                    table.schema().structType(),
                    names);
        }

        @Override
        public <T> JavaRDD<T> records(List<T> rows) {
            return JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(rows, 1);
        }

        @Override
        public Flows flows(String id) {
            Goods goods = Step.named(schema.stepClass()).flows(schemas()).get(id);
            require(goods != null && schema.sources().contains(id), "the flows of %s without declaring it", id);
            return reader.flows(run.sources().resource(id), goods);
        }

        @Override
        public Dataset<Row> reference(String name) {
            requireConstant(name);
            return ReferenceTable.read(spark, name);
        }

        @Override
        public List<Map<String, String>> list(String name) {
            requireConstant(name);
            return ReferenceTable.list(name);
        }

        private void requireConstant(String name) {
            require(
                    CodeDigest.ofRunningCode().readsReference(schema, name),
                    "the reference table %s under a name that is no text constant of its classes",
                    name);
        }

        @Override
        public Dataset<Row> rows(List<Row> rows, StructType type) {
            return spark.createDataFrame(rows, type);
        }

        @Override
        public Dataset<Row> rows(JavaRDD<InternalRow> rows, StructType type) {
            return TypedRows.of(spark, rows, type);
        }

        @Override
        public Groups groups(Dataset<Row> rows, String... key) {
            return Groups.of(
                    rows,
                    readsLittle(schema) ? 1 : Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions")),
                    key);
        }

        @Override
        public Dataset<Row> shared(Class<? extends Step> pass) {
            SharedPass shared = passes.computeIfAbsent(
                    pass,
                    step -> new SharedPass(
                            schema, Step.named(step.getName()).build(this).persist(StorageLevel.MEMORY_AND_DISK())));
            Validate.isTrue(
                    Set.copyOf(shared.table().inputs()).equals(Set.copyOf(schema.inputs()))
                            && Set.copyOf(shared.table().sources()).equals(Set.copyOf(schema.sources())),
                    "Steps %s and %s share %s and declare different inputs",
                    schema.stepClass(),
                    shared.table().stepClass(),
                    pass.getName());
            return shared.rows();
        }

        @Override
        public Schemas schemas() {
            return run.schemas();
        }

        @Override
        public Years years() {
            return run.years();
        }
    }
}
