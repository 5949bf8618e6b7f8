package org.sovereignai.jobs.run;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.commons.lang3.Validate;
import org.apache.commons.lang3.function.Failable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.util.SerializableConfiguration;
import org.sovereignai.jobs.store.OutputFolder;
import org.sovereignai.schemas.TableSchema;

/**
 * Conforms a table to its descriptor and has it checked, sorted, digested and written as one Parquet file, all in one pass
 * over the rows, by a {@link TableTask}.
 *
 * <p>Checked are the key (present, unique), required columns, ranges, patterns, allowed values, references to other
 * tables, NaN and infinity, and U+FFFD. A table that fails a check is not kept, and the run ends: records that cannot be
 * used were set aside when their source was read, so that what is left is a defect of a method or of a source as a whole.
 */
final class TableWriter {

    /**
     * What was written.
     *
     * @param rows number of rows
     * @param digest digest of the content, whatever the order of rows or the layout of the file: number of rows and sum
     *     of the xxHash64 of every row
     * @param values values of the columns that other tables refer to, by column, where they are few
     */
    record Written(long rows, String digest, Map<String, Set<Object>> values) {}

    /** Values that a column may refer to, by table and column; only small tables are held. */
    interface References {
        Optional<Set<Object>> values(String table, String column);
    }

    private final TableSchema schema;
    private final References references;

    private final Set<String> referred;

    /**
     * @param referred names of the columns that other tables refer to
     */
    TableWriter(TableSchema schema, References references, Set<String> referred) {
        this.schema = schema;
        this.references = references;
        this.referred = referred;
    }

    /**
     * Writes the rows to a file.
     *
     * @param rows the rows, in one partition
     * @throws CheckException if a check fails; nothing is left at {@code target}
     * @throws IllegalStateException if the columns are not those of the descriptor
     */
    Written write(Dataset<Row> rows, Path target, OutputFolder out) {
        Dataset<Row> conformed = conform(rows);
        return write(rdd(conformed), () -> conformed, target, out);
    }

    /**
     * Writes rows that typed code makes to a file.
     *
     * @param rows the rows, with all columns in their order, in one partition
     * @throws CheckException if a check fails; nothing is left at {@code target}
     */
    Written write(SparkSession spark, JavaRDD<InternalRow> rows, Path target, OutputFolder out) {
        return write(rows, () -> TypedRows.of(spark, rows, schema.structType()), target, out);
    }

    /** @param same the same rows, for Spark to sort where they are too many for a task */
    private Written write(JavaRDD<InternalRow> rows, Supplier<Dataset<Row>> same, Path target, OutputFolder out) {
        Path staging = new Path(target.getParent(), "." + target.getName() + ".staging");
        out.delete(staging);
        List<ColumnRule> rules = ColumnRule.of(schema, references);
        TableTask task = TableTask.ofAnyOrder(
                schema.structType(),
                schema.primaryKey(),
                rules,
                referred,
                Map.of(ArrowSchema.KEY, ArrowSchema.encoded(schema)),
                staging,
                new SerializableConfiguration(rows.context().hadoopConfiguration()));
        TableTask.Outcome outcome = run(task, rows);
        if (outcome.isTooLarge()) {
            outcome = run(task.ofSorted(), rdd(same.get().sortWithinPartitions(columns(schema.primaryKey()))));
        }
        Optional<String> failure = failure(outcome, rules);
        if (failure.isPresent()) {
            out.delete(staging);
            throw new CheckException(failure.get());
        }
        out.delete(target);
        out.move(new Path(outcome.file()), target);
        out.delete(staging);
        return new Written(outcome.rows(), outcome.rows() + "-" + outcome.hashes(), outcome.values());
    }

    /** The rows go to the task as Spark has them; a typed plan on top of theirs would cost more than the work. */
    private static JavaRDD<InternalRow> rdd(Dataset<Row> rows) {
        return rows.queryExecution().toRdd().toJavaRDD();
    }

    private static TableTask.Outcome run(TableTask task, JavaRDD<InternalRow> parts) {
        Validate.validState(parts.getNumPartitions() <= 1, "Rows to be written to one file come in several partitions");
        List<TableTask.Outcome> outcomes = parts.mapPartitions(task).collect();
        return outcomes.isEmpty()
                ? Failable.get(() -> task.call(Collections.emptyIterator()).next())
                : outcomes.get(0);
    }

    /**
     * Whether every column has its type already, whatever may be empty: what may not is a rule, and to bring every element of a
     * list into its form costs more than all else.
     */
    private boolean hasTypes(Dataset<Row> rows) {
        return Arrays.stream(schema.structType().fields())
                .allMatch(field -> rows.schema()
                        .apply(field.name())
                        .dataType()
                        .sql()
                        .equals(field.dataType().sql()));
    }

    /** Compares the column sets first, because Spark would drop extra columns and fill missing ones in silence. */
    private Dataset<Row> conform(Dataset<Row> rows) {
        Set<String> expected = new TreeSet<>(schema.fieldNames());
        Set<String> found = new TreeSet<>(Arrays.asList(rows.columns()));
        List<String> problems = new ArrayList<>();
        expected.stream().filter(c -> !found.contains(c)).forEach(c -> problems.add("misses " + c));
        found.stream().filter(c -> !expected.contains(c)).forEach(c -> problems.add("has the extra column " + c));
        if (problems.isEmpty()) {
            if (hasTypes(rows)) {
                return rows.select(columns(schema.fieldNames()));
            }
            try {
                return rows.to(schema.structType());
            } catch (Exception e) {
                if (!(e instanceof AnalysisException)) {
                    throw e;
                }
                for (StructField field : rows.schema().fields()) {
                    problems.add(field.name() + " is " + field.dataType().sql());
                }
                problems.add(e.getMessage());
            }
        }
        throw new IllegalStateException("Step " + schema.stepClass() + " does not fit the descriptor of "
                + schema.name() + ": " + String.join("; ", problems));
    }

    private Optional<String> failure(TableTask.Outcome outcome, List<ColumnRule> rules) {
        if (outcome.rows() == 0 && !schema.mayBeEmpty()) {
            return Optional.of(
                    "Table %s has no rows; check that the sources %s are in the data folder and that --years covers them."
                            .formatted(schema.name(), schema.sources()));
        }
        if (outcome.repeated() > 0) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "Table %s has %,d rows that share their key %s with another, the first %s; mend the source or declare a correction.",
                    schema.name(),
                    outcome.repeated(),
                    schema.primaryKey(),
                    outcome.firstRepeated()));
        }
        return outcome.broken().stream()
                .findFirst()
                .map(broken -> String.format(
                        Locale.ROOT,
                        "Table %s has %,d rows with a value of %s that must not be published (%s), the first %s; mend the source or the step.",
                        schema.name(),
                        broken.rows(),
                        schema.fieldNames().get(broken.place()),
                        rules.get(broken.place()),
                        broken.first()));
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(name -> col(name)).toArray(Column[]::new);
    }
}
