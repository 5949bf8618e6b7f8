package org.sovereignai.jobs.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.execution.datasources.parquet.SparkToParquetSchemaConverter;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/**
 * One Parquet file that rows are written to as they come: compressed with Zstandard, with the description of every column
 * in its footer, in the form that Spark's own writer has for these types. The same rows give the same bytes.
 *
 * <p>Columns are texts, whole numbers, doubles, truth values, dates and decimals of up to 18 digits, or lists of these.
 */
public final class RowFile implements Closeable {

    private static final String SPARK_VERSION = "org.apache.spark.version";
    private static final String SPARK_ROW = "org.apache.spark.sql.parquet.row.metadata";
    private static final int MOST_DIGITS_OF_LONG = 18;

    /** Memory of rows that are written as a group: the same everywhere, so that files are the same. */
    private static final long BYTES_OF_A_GROUP = 128L << 20;

    private final SteadyFooter output;
    private final Map<String, String> footer;
    private final MessageType schema;
    private final CodecFactory codecs;
    private final ColumnValues[] columns;
    private ParquetFileWriter writer;
    private int rows;
    private long bytes;

    /**
     * A file where there is none, or in the place of one. It is begun when the first rows are written to it.
     *
     * @param footer what the footer says beside the columns
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if a column has a type that is not among those above
     */
    public RowFile(Path path, StructType type, Map<String, String> footer, Configuration hadoop) throws IOException {
        this.schema = new SparkToParquetSchemaConverter(new SQLConf()).convert(type.asNullable());
        this.columns = new ColumnValues[type.length()];
        for (int place = 0; place < columns.length; place++) {
            columns[place] = new ColumnValues(schema.getType(place), reader(type.fields()[place].dataType()));
        }
        this.footer = new TreeMap<>(footer);
        this.footer.put(SPARK_VERSION, org.apache.spark.package$.MODULE$.SPARK_VERSION_SHORT());
        this.footer.put(SPARK_ROW, type.json());
        this.output = new SteadyFooter(path, hadoop);
        this.codecs = new CodecFactory(hadoop, ParquetWriter.DEFAULT_PAGE_SIZE);
    }

    /** Takes a row, which is not looked at after this, and holds what it says. */
    public void write(InternalRow row) throws IOException {
        for (int place = 0; place < columns.length; place++) {
            bytes += columns[place].add(row, place);
        }
        rows++;
    }

    /** Memory that the rows take which it holds. */
    public long bytes() {
        return bytes;
    }

    /** Whether the rows that it holds are to be written before it takes others. */
    public boolean isFull() {
        return bytes >= BYTES_OF_A_GROUP;
    }

    /**
     * How rows came.
     *
     * @param cameInOrder whether they came by their key
     * @param repeated number of rows that share their key with another
     * @param firstRepeated the first such key; empty if there is none
     * @param lastRepeats whether the last row shares its key with the one before
     */
    public record Keys(boolean cameInOrder, long repeated, String firstRepeated, boolean lastRepeats) {}

    /**
     * Brings the rows that it holds into the order of a key: column by column, texts by their bytes, what is missing first.
     *
     * @param key places of its columns, which are texts or whole numbers
     */
    public Keys sort(int[] key) {
        int[][] ranks =
                Arrays.stream(key).mapToObj(place -> columns[place].ranks()).toArray(int[][]::new);
        int[] order = order(ranks);
        boolean inOrder = true;
        for (int place = 0; place < rows && inOrder; place++) {
            inOrder = order[place] == place;
        }
        if (!inOrder) {
            for (ColumnValues column : columns) {
                column.arrange(order);
            }
        }
        long repeated = 0;
        String first = "";
        boolean repeats = false;
        for (int row = 1; row < rows; row++) {
            boolean again = isSame(key, row - 1, row);
            if (again) {
                repeated += repeats ? 1 : 2;
                first = first.isEmpty() ? text(key, row) : first;
            }
            repeats = again;
        }
        return new Keys(inOrder, repeated, first, repeats);
    }

    /** Rows by their ranks: one column after the other, the last first, of which each keeps the order within its values. */
    private int[] order(int[][] ranks) {
        int[] order = new int[rows];
        for (int row = 0; row < rows; row++) {
            order[row] = row;
        }
        for (int column = ranks.length - 1; column >= 0; column--) {
            int[] rank = ranks[column];
            int[] next = new int[rows + 2];
            for (int row = 0; row < rows; row++) {
                next[rank[row] + 1]++;
            }
            for (int i = 1; i < next.length; i++) {
                next[i] += next[i - 1];
            }
            int[] ordered = new int[rows];
            for (int row : order) {
                ordered[next[rank[row]]++] = row;
            }
            order = ordered;
        }
        return order;
    }

    private boolean isSame(int[] key, int one, int other) {
        for (int place : key) {
            if (!columns[place].isSame(one, other)) {
                return false;
            }
        }
        return true;
    }

    private String text(int[] key, int row) {
        return Arrays.stream(key)
                .mapToObj(place -> columns[place].text(row))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Writes the rows that it holds, and holds them no more. */
    public void writeGroup() throws IOException {
        begin();
        BytesInputCompressor compressor = codecs.getCompressor(CompressionCodecName.ZSTD);
        try (ColumnChunkPageWriteStore pages = new ColumnChunkPageWriteStore(
                compressor,
                schema,
                new HeapByteBufferAllocator(),
                ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH)) {
            for (ColumnValues column : columns) {
                column.writeTo(pages);
            }
            writer.startBlock(rows);
            pages.flushToFileWriter(writer);
            writer.endBlock();
        }
        rows = 0;
        bytes = 0;
    }

    private void begin() throws IOException {
        if (writer == null) {
            writer = new ParquetFileWriter(
                    output,
                    schema,
                    ParquetFileWriter.Mode.CREATE,
                    ParquetWriter.DEFAULT_BLOCK_SIZE,
                    ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                    null,
                    ParquetProperties.builder().build());
            writer.start();
        }
    }

    /** Writes what it still holds and ends the file; before that it cannot be read. */
    public void finish() throws IOException {
        begin();
        if (rows > 0) {
            writeGroup();
        }
        output.holdWhatFollows();
        writer.end(footer);
    }

    /** Lets the file go, whole or not. */
    @Override
    public void close() throws IOException {
        codecs.release();
        if (writer != null) {
            writer.close();
        }
    }

    /** How the values of a column become numbers; {@code null} for texts, which have none. */
    private static ColumnValues.Reader reader(DataType type) {
        if (type.equals(DataTypes.StringType)) {
            return null;
        }
        if (type.equals(DataTypes.IntegerType) || type.equals(DataTypes.DateType)) {
            return SpecializedGetters::getInt;
        }
        if (type.equals(DataTypes.LongType)) {
            return SpecializedGetters::getLong;
        }
        if (type.equals(DataTypes.DoubleType)) {
            return (values, place) -> Double.doubleToRawLongBits(values.getDouble(place));
        }
        if (type.equals(DataTypes.BooleanType)) {
            return (values, place) -> values.getBoolean(place) ? 1 : 0;
        }
        if (type instanceof DecimalType decimal && decimal.precision() <= MOST_DIGITS_OF_LONG) {
            int precision = decimal.precision();
            int scale = decimal.scale();
            return (values, place) -> values.getDecimal(place, precision, scale).toUnscaledLong();
        }
        if (type instanceof ArrayType list) {
            return reader(list.elementType());
        }
        throw new IllegalArgumentException("No table has columns of the type " + type.sql());
    }
}
