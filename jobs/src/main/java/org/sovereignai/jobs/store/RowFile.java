package org.sovereignai.jobs.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
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
    private static final String NAME_OF_SCHEMA = "spark_schema";
    private static final String LIST = "list";
    private static final String ELEMENT = "element";
    private static final int MOST_DIGITS_OF_INT = 9;
    private static final int MOST_DIGITS_OF_LONG = 18;

    private final SteadyFooter output;
    private final ParquetWriter<InternalRow> writer;

    private RowFile(SteadyFooter output, ParquetWriter<InternalRow> writer) {
        this.output = output;
        this.writer = writer;
    }

    /**
     * Begins a file where there is none, or in the place of one.
     *
     * @param footer what the footer says beside the columns
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if a column has a type that is not among those above
     */
    public static RowFile create(Path path, StructType type, Map<String, String> footer, Configuration hadoop)
            throws IOException {
        SteadyFooter output = new SteadyFooter(path, hadoop);
        return new RowFile(
                output,
                new Builder(output, type, footer)
                        .withConf(hadoop)
                        .withCompressionCodec(CompressionCodecName.ZSTD)
                        .build());
    }

    public void write(InternalRow row) throws IOException {
        writer.write(row);
    }

    /** Ends the file; before that it cannot be read. */
    @Override
    public void close() throws IOException {
        output.holdWhatFollows();
        writer.close();
    }

    private static final class Builder extends ParquetWriter.Builder<InternalRow, Builder> {
        private final StructType type;
        private final Map<String, String> footer;

        Builder(OutputFile file, StructType type, Map<String, String> footer) {
            super(file);
            this.type = type;
            this.footer = footer;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @Deprecated
        protected WriteSupport<InternalRow> getWriteSupport(Configuration hadoop) {
            return new Rows(type, footer);
        }
    }

    /** Hands the values of a row to Parquet, each to its column. */
    private static final class Rows extends WriteSupport<InternalRow> {
        private final StructType type;
        private final Map<String, String> footer;
        private final String[] names;
        private final Column[] columns;
        private RecordConsumer consumer;

        Rows(StructType type, Map<String, String> footer) {
            this.type = type;
            this.footer = footer;
            this.names = type.fieldNames();
            this.columns = new Column[names.length];
            for (int place = 0; place < columns.length; place++) {
                columns[place] = column(type.fields()[place].dataType());
            }
        }

        @Override
        @Deprecated
        public WriteContext init(Configuration hadoop) {
            Types.MessageTypeBuilder message = Types.buildMessage();
            for (StructField field : type.fields()) {
                message.addField(typeOf(field.name(), field.dataType()));
            }
            MessageType schema = message.named(NAME_OF_SCHEMA);
            Map<String, String> said = new TreeMap<>(footer);
            said.put(SPARK_VERSION, org.apache.spark.package$.MODULE$.SPARK_VERSION_SHORT());
            said.put(SPARK_ROW, type.json());
            return new WriteContext(schema, said);
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(InternalRow row) {
            consumer.startMessage();
            for (int place = 0; place < columns.length; place++) {
                if (!row.isNullAt(place)) {
                    consumer.startField(names[place], place);
                    columns[place].write(row, place, consumer);
                    consumer.endField(names[place], place);
                }
            }
            consumer.endMessage();
        }
    }

    /** Writes the value at a place, which is there. */
    private interface Column {
        void write(SpecializedGetters values, int place, RecordConsumer to);
    }

    private static Column column(DataType type) {
        if (type.equals(DataTypes.StringType)) {
            return (values, place, to) -> to.addBinary(
                    Binary.fromReusedByteArray(values.getUTF8String(place).getBytes()));
        }
        if (type.equals(DataTypes.IntegerType) || type.equals(DataTypes.DateType)) {
            return (values, place, to) -> to.addInteger(values.getInt(place));
        }
        if (type.equals(DataTypes.LongType)) {
            return (values, place, to) -> to.addLong(values.getLong(place));
        }
        if (type.equals(DataTypes.DoubleType)) {
            return (values, place, to) -> to.addDouble(values.getDouble(place));
        }
        if (type.equals(DataTypes.BooleanType)) {
            return (values, place, to) -> to.addBoolean(values.getBoolean(place));
        }
        if (type instanceof DecimalType decimal && decimal.precision() <= MOST_DIGITS_OF_INT) {
            return (values, place, to) ->
                    to.addInteger((int) values.getDecimal(place, decimal.precision(), decimal.scale())
                            .toUnscaledLong());
        }
        if (type instanceof DecimalType decimal && decimal.precision() <= MOST_DIGITS_OF_LONG) {
            return (values, place, to) -> to.addLong(values.getDecimal(place, decimal.precision(), decimal.scale())
                    .toUnscaledLong());
        }
        if (type instanceof ArrayType list) {
            Column element = column(list.elementType());
            return (values, place, to) -> writeList(values, place, element, to);
        }
        throw new IllegalArgumentException("No table has columns of the type " + type.sql());
    }

    private static void writeList(SpecializedGetters values, int place, Column element, RecordConsumer to) {
        SpecializedGetters list = values.getArray(place);
        int size = values.getArray(place).numElements();
        to.startGroup();
        if (size > 0) {
            to.startField(LIST, 0);
            for (int i = 0; i < size; i++) {
                to.startGroup();
                if (!list.isNullAt(i)) {
                    to.startField(ELEMENT, 0);
                    element.write(list, i, to);
                    to.endField(ELEMENT, 0);
                }
                to.endGroup();
            }
            to.endField(LIST, 0);
        }
        to.endGroup();
    }

    private static Type typeOf(String name, DataType type) {
        if (type instanceof ArrayType list) {
            return Types.optionalGroup()
                    .as(LogicalTypeAnnotation.listType())
                    .addField(Types.repeatedGroup()
                            .addField(typeOf(ELEMENT, list.elementType()))
                            .named(LIST))
                    .named(name);
        }
        if (type.equals(DataTypes.StringType)) {
            return Types.optional(PrimitiveTypeName.BINARY)
                    .as(LogicalTypeAnnotation.stringType())
                    .named(name);
        }
        if (type.equals(DataTypes.DateType)) {
            return Types.optional(PrimitiveTypeName.INT32)
                    .as(LogicalTypeAnnotation.dateType())
                    .named(name);
        }
        if (type instanceof DecimalType decimal) {
            return Types.optional(
                            decimal.precision() <= MOST_DIGITS_OF_INT
                                    ? PrimitiveTypeName.INT32
                                    : PrimitiveTypeName.INT64)
                    .as(LogicalTypeAnnotation.decimalType(decimal.scale(), decimal.precision()))
                    .named(name);
        }
        return Types.optional(primitive(type)).named(name);
    }

    private static PrimitiveTypeName primitive(DataType type) {
        if (type.equals(DataTypes.IntegerType)) {
            return PrimitiveTypeName.INT32;
        }
        if (type.equals(DataTypes.LongType)) {
            return PrimitiveTypeName.INT64;
        }
        return type.equals(DataTypes.DoubleType) ? PrimitiveTypeName.DOUBLE : PrimitiveTypeName.BOOLEAN;
    }
}
