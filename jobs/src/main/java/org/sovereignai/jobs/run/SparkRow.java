package org.sovereignai.jobs.run;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A row as Spark has it, of which only those cells are unpacked that are read: typed code takes a few numbers and codes of
 * each of a great many rows, and a row of objects would cost more than what is done with them.
 */
public final class SparkRow implements Row {

    private static final long serialVersionUID = 1L;

    private final InternalRow cells;
    private final StructType type;

    /**
     * @param cells the cells, which nobody changes
     * @param type their columns
     */
    SparkRow(InternalRow cells, StructType type) {
        this.cells = cells;
        this.type = type;
    }

    @Override
    public int length() {
        return type.size();
    }

    @Override
    public StructType schema() {
        return type;
    }

    @Override
    public int fieldIndex(String name) {
        return type.fieldIndex(name);
    }

    @Override
    public Object get(int place) {
        if (cells.isNullAt(place)) {
            return null;
        }
        DataType kind = type.fields()[place].dataType();
        Object cell = cell(cells, place, kind);
        if (cell instanceof UTF8String text) {
            return text.toString();
        }
        if (cell instanceof Decimal number) {
            return number.toJavaBigDecimal();
        }
        // By its settings, which Spark looks up for each cell and a task need not know, a day could be of another
        // class.
        if (kind instanceof DateType) {
            return LocalDate.ofEpochDay((int) cell);
        }
        return cell instanceof Number || cell instanceof Boolean
                ? cell
                : CatalystTypeConverters.convertToScala(cell, kind);
    }

    @Override
    public boolean isNullAt(int place) {
        return cells.isNullAt(place);
    }

    @Override
    public String getString(int place) {
        return cells.isNullAt(place) ? null : cells.getUTF8String(place).toString();
    }

    @Override
    public int getInt(int place) {
        return cells.getInt(present(place));
    }

    @Override
    public long getLong(int place) {
        return cells.getLong(present(place));
    }

    @Override
    public double getDouble(int place) {
        return cells.getDouble(present(place));
    }

    @Override
    public boolean getBoolean(int place) {
        return cells.getBoolean(present(place));
    }

    /** The numbers of a list without gaps. */
    public double[] getDoubles(int place) {
        return cells.getArray(present(place)).toDoubleArray();
    }

    /** The texts of a list without gaps. */
    public List<String> getTexts(int place) {
        ArrayData list = cells.getArray(present(place));
        String[] texts = new String[list.numElements()];
        UTF8String last = null;
        for (int i = 0; i < texts.length; i++) {
            UTF8String text = list.getUTF8String(i);
            // Many lists say the same again and again.
            texts[i] = text.equals(last) ? texts[i - 1] : text.toString();
            last = text;
        }
        return Arrays.asList(texts);
    }

    @Override
    public Row copy() {
        return new SparkRow(cells.copy(), type);
    }

    @Override
    public String toString() {
        return mkString("[", ",", "]");
    }

    /** The value at a place of a row or a list; Spark's own way for any type asks for its settings each time. */
    static Object cell(SpecializedGetters values, int place, DataType type) {
        if (values.isNullAt(place)) {
            return null;
        }
        if (type == DataTypes.StringType) {
            return values.getUTF8String(place);
        }
        if (type == DataTypes.DoubleType) {
            return values.getDouble(place);
        }
        if (type == DataTypes.IntegerType || type == DataTypes.DateType) {
            return values.getInt(place);
        }
        if (type == DataTypes.LongType) {
            return values.getLong(place);
        }
        if (type == DataTypes.BooleanType) {
            return values.getBoolean(place);
        }
        if (type instanceof DecimalType decimal) {
            return values.getDecimal(place, decimal.precision(), decimal.scale());
        }
        return type instanceof ArrayType ? values.getArray(place) : values.get(place, type);
    }

    private int present(int place) {
        if (cells.isNullAt(place)) {
            throw new NullPointerException("The column " + type.fieldNames()[place] + " is empty in a row");
        }
        return place;
    }
}
