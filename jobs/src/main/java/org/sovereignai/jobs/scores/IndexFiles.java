package org.sovereignai.jobs.scores;

import java.util.Arrays;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sovereignai.jobs.store.OutputFolder;
import org.sovereignai.jobs.store.SpreadsheetText;

/** Writes tables of an index into a folder, each as Parquet and CSV. */
final class IndexFiles {

    private static final int ROWS_OF_A_TASK = 5_000;

    private final SparkSession spark;
    private final OutputFolder out;
    private final Path folder;

    IndexFiles(SparkSession spark, OutputFolder out, Path folder) {
        this.spark = spark;
        this.out = out;
        this.folder = folder;
    }

    void write(IndexTable table) {
        Path staging = new Path(folder, "." + table.name());
        String[] columns = table.type().fieldNames();
        rows(table)
                .sortWithinPartitions(columns[0], Arrays.copyOfRange(columns, 1, columns.length))
                .write()
                .parquet(staging.toString());
        out.moveOnlyFile(staging, ".parquet", new Path(folder, table.name() + ".parquet"));
        out.writeText(
                new Path(folder, table.name() + ".csv"),
                SpreadsheetText.csv(table.type().fieldNames(), table.rows().iterator()));
    }

    /** The rows in one partition; many are spread over tasks on the way in, as a task should not carry many with it. */
    private Dataset<Row> rows(IndexTable table) {
        int tasks = 1 + table.rows().size() / ROWS_OF_A_TASK;
        return tasks == 1
                ? spark.createDataFrame(table.rows(), table.type()).coalesce(1)
                : spark.createDataFrame(
                                JavaSparkContext.fromSparkContext(spark.sparkContext())
                                        .parallelize(table.rows(), tasks),
                                table.type())
                        .repartition(1);
    }
}
