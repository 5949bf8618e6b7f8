package org.sovereignai.jobs.run;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.stream.Streams;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.paths.SparkPath;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FileSourceOptions;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.FilePartition;
import org.apache.spark.sql.execution.datasources.FileScanRDD;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.collection.immutable.Map;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Reads a table for typed code by Spark's own reader, and without a plan: to make one and to generate code for it costs more
 * than to read what is small.
 */
final class TableScan {

    private static final Map<String, String> NO_OPTIONS = Map$.MODULE$.empty();

    private TableScan() {}

    /**
     * The rows of a Parquet file.
     *
     * @param bytes its length
     * @param mostOfOneTask bytes that one task reads
     * @param type its columns
     * @param columns names of those that are wanted, in the order of the cells
     */
    static JavaRDD<Row> rows(
            SparkSession spark, Path file, long bytes, long mostOfOneTask, StructType type, String... columns) {
        StructType wanted = new StructType(Arrays.stream(columns)
                .map(name -> type.fields()[type.fieldIndex(name)])
                .toArray(StructField[]::new));
        org.apache.spark.sql.classic.SparkSession session = (org.apache.spark.sql.classic.SparkSession) spark;
        // Without this Spark would generate code that unpacks each row.
        Map<String, String> inBatches = new Map.Map1<>(FileFormat.OPTION_RETURNING_BATCH(), "true");
        FileScanRDD scan = new FileScanRDD(
                session,
                new ParquetFileFormat()
                        .buildReaderWithPartitionValues(
                                session,
                                type,
                                new StructType(),
                                wanted,
                                CollectionConverters.asScala(List.<Filter>of()).toSeq(),
                                inBatches,
                                session.sessionState().newHadoopConf()),
                CollectionConverters.asScala(parts(file, bytes, mostOfOneTask)).toSeq(),
                wanted,
                CollectionConverters.asScala(List.<AttributeReference>of()).toSeq(),
                Map$.MODULE$.empty(),
                new FileSourceOptions(NO_OPTIONS));
        return scan.toJavaRDD().mapPartitions(batches -> rows(batches, wanted).iterator());
    }

    private static List<FilePartition> parts(Path file, long bytes, long mostOfOneTask) {
        return LongStream.rangeClosed(0, (bytes - 1) / mostOfOneTask)
                .mapToObj(part -> new FilePartition((int) part, new PartitionedFile[] {
                    new PartitionedFile(
                            InternalRow.empty(),
                            SparkPath.fromPath(file),
                            part * mostOfOneTask,
                            Math.min(mostOfOneTask, bytes - part * mostOfOneTask),
                            new String[0],
                            0,
                            bytes,
                            Map$.MODULE$.empty())
                }))
                .toList();
    }

    /** The rows of batches, which Spark hands over under the name of rows; its reader for any type gives rows themselves. */
    private static Stream<Row> rows(Iterator<?> batches, StructType type) {
        return Streams.of(batches)
                .flatMap(batch -> batch instanceof ColumnarBatch columns
                        ? Streams.of(columns.rowIterator())
                        : Stream.of((InternalRow) batch))
                .map(row -> new SparkRow(copy(row, type), type));
    }

    /** Spark uses the memory of a batch for the next one. */
    private static InternalRow copy(InternalRow row, StructType type) {
        Object[] cells = new Object[type.size()];
        Arrays.setAll(
                cells, place -> InternalRow.copyValue(SparkRow.cell(row, place, type.fields()[place].dataType())));
        return new GenericInternalRow(cells);
    }
}
