package org.sovereignai.jobs.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.lang3.function.Failable;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Tuple2;

/**
 * Rows of a large table, packed by groups that follow each other in the order of its key: whole groups are brought into that order,
 * which costs a thousandth of what single rows would, and unpacked where they are written.
 */
public final class PackedRows {

    private static final int BYTES_OF_A_ROW = 64;
    private static final int VALUE_DIGITS = 18;
    private static final int CENT_PLACES = 2;

    private PackedRows() {}

    private enum Cell {
        NOTHING,
        TEXT,
        INT,
        LONG,
        CENTS,
        DOUBLE;

        private static final Cell[] ALL = values();
    }

    /** An amount of money, as {@link #of} takes it. */
    public record Cents(long cents) {}

    /**
     * Rows of a group, packed.
     *
     * @param rows cells in the order of the columns: texts, whole numbers, numbers, {@link Cents}; null for nothing
     */
    public static byte[] of(List<Object[]> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BYTES_OF_A_ROW * (rows.size() + 1));
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Object[] row : rows) {
                out.writeByte(row.length);
                for (Object cell : row) {
                    write(cell, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Object cell, DataOutputStream out) throws IOException {
        if (cell == null) {
            out.writeByte(Cell.NOTHING.ordinal());
        } else if (cell instanceof String text) {
            out.writeByte(Cell.TEXT.ordinal());
            out.writeUTF(text);
        } else if (cell instanceof Integer number) {
            out.writeByte(Cell.INT.ordinal());
            out.writeInt(number);
        } else if (cell instanceof Long number) {
            out.writeByte(Cell.LONG.ordinal());
            out.writeLong(number);
        } else if (cell instanceof Cents amount) {
            out.writeByte(Cell.CENTS.ordinal());
            out.writeLong(amount.cents());
        } else if (cell instanceof Double number) {
            out.writeByte(Cell.DOUBLE.ordinal());
            out.writeDouble(number);
        } else {
            throw new IllegalArgumentException("A cell of the type " + cell.getClass() + " cannot be packed");
        }
    }

    /**
     * The rows in the order of the groups, in one partition, for a {@link TypedStep}.
     *
     * @param groups columns: the number of the group, and its packed rows
     */
    public static JavaRDD<InternalRow> inOrder(Dataset<Row> groups) {
        return groups.javaRDD()
                .mapToPair(row -> new Tuple2<>(row.getLong(0), row.<byte[]>getAs(1)))
                .repartitionAndSortWithinPartitions(new HashPartitioner(1))
                .flatMap(group -> new Unpacking(group._2()));
    }

    private static final class Unpacking implements Iterator<InternalRow> {
        private final ByteArrayInputStream bytes;
        private final DataInputStream in;

        Unpacking(byte[] group) {
            bytes = new ByteArrayInputStream(group);
            in = new DataInputStream(bytes);
        }

        @Override
        public boolean hasNext() {
            return bytes.available() > 0;
        }

        @Override
        public InternalRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return Failable.get(() -> {
                Object[] cells = new Object[in.readByte()];
                for (int place = 0; place < cells.length; place++) {
                    cells[place] = cell();
                }
                return new GenericInternalRow(cells);
            });
        }

        private Object cell() throws IOException {
            return switch (Cell.ALL[in.readByte()]) {
                case NOTHING -> null;
                case TEXT -> UTF8String.fromString(in.readUTF());
                case INT -> in.readInt();
                case LONG -> in.readLong();
                case CENTS -> Decimal.apply(in.readLong(), VALUE_DIGITS, CENT_PLACES);
                case DOUBLE -> in.readDouble();
            };
        }
    }
}
