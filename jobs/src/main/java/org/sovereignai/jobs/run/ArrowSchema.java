package org.sovereignai.jobs.run;

import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.commons.lang3.function.Failable;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.sovereignai.schemas.TableSchema;

/**
 * A table's columns as Arrow's own schema, with description and unit of each, for the footer of a Parquet file: readers built on
 * Arrow (pyarrow, polars, R) show from it what a column means, as Spark and DuckDB do from their own keys. Arrow, "Integration of
 * schemas into Parquet metadata": the key {@value #KEY} holds the schema as an encapsulated message in Base64.
 */
final class ArrowSchema {

    /** Key of the footer's metadata. */
    static final String KEY = "ARROW:schema";

    private ArrowSchema() {}

    /** The value of the key. */
    static String encoded(TableSchema table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Failable.run(() -> MessageSerializer.serialize(new WriteChannel(Channels.newChannel(bytes)), of(table)));
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    static Schema of(TableSchema table) {
        List<Field> fields = table.fields().stream()
                .map(field -> field(
                        field.name(),
                        DataType.fromDDL(field.type()),
                        Map.of("description", field.description(), "unit", field.unit())))
                .toList();
        return new Schema(
                fields, Map.of("title", table.title(), "row", table.row(), "description", table.description()));
    }

    private static Field field(String name, DataType type, Map<String, String> meaning) {
        List<Field> children =
                type instanceof ArrayType array ? List.of(field("element", array.elementType(), Map.of())) : List.of();
        return new Field(name, new FieldType(true, arrow(type), null, meaning), children);
    }

    private static ArrowType arrow(DataType type) {
        if (type instanceof DecimalType decimal) {
            return new ArrowType.Decimal(decimal.precision(), decimal.scale(), 128);
        }
        if (type instanceof ArrayType) {
            return ArrowType.List.INSTANCE;
        }
        Map<DataType, ArrowType> plain = Map.of(
                DataTypes.StringType, ArrowType.Utf8.INSTANCE,
                DataTypes.BooleanType, ArrowType.Bool.INSTANCE,
                DataTypes.IntegerType, new ArrowType.Int(32, true),
                DataTypes.LongType, new ArrowType.Int(64, true),
                DataTypes.DoubleType, new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE),
                DataTypes.DateType, new ArrowType.Date(DateUnit.DAY));
        ArrowType found = plain.get(type);
        if (found == null) {
            throw new IllegalArgumentException("A column of the type " + type.sql()
                    + " has no counterpart in Arrow here; add it to ArrowSchema, or use another type in fields.json");
        }
        return found;
    }
}
