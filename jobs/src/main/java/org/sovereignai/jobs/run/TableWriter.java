package org.sovereignai.jobs.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udaf;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.StructField;
import org.sovereignai.jobs.store.OutputFolder;
import org.sovereignai.schemas.Field;
import org.sovereignai.schemas.ForeignKey;
import org.sovereignai.schemas.TableSchema;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Conforms a table to its descriptor, checks it and writes it as one Parquet file, all in one pass over the rows.
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
     */
    record Written(long rows, String digest) {}

    /** Values that a column may refer to, by table and column; only small tables are held. */
    interface References {
        Optional<Set<Object>> values(String table, String column);
    }

    /** Counts keys that have the hash of the key before them. */
    private static final UserDefinedFunction REPETITIONS = udaf(new Repetitions(), Encoders.LONG());

    private static final String ROWS = "rows";
    private static final String DIGEST = "digest";
    private static final String SAME_KEY = "rows_of_same_key";
    private static final String DUPLICATES = "duplicates";
    private static final String VIOLATIONS = "violations";
    private static final String REFERRED = "referred_";

    private final TableSchema schema;
    private final References references;

    TableWriter(TableSchema schema, References references) {
        this.schema = schema;
        this.references = references;
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
        Dataset<Row> sorted = conformed.sortWithinPartitions(columns(schema.primaryKey()));
        Observation observation = new Observation(schema.name());
        Map<String, Column> checks = checks();
        List<Column> metrics = new ArrayList<>();
        metrics.add(digest());
        metrics.add(REPETITIONS.apply(xxhash64(columns(schema.primaryKey()))).as(DUPLICATES));
        checks.values().stream()
                .reduce(Column::or)
                .ifPresent(violated -> metrics.add(count_if(violated).as(VIOLATIONS)));
        references().forEach((field, known) -> metrics.add(collect_set(field).as(REFERRED + field)));
        Path staging = new Path(target.getParent(), "." + target.getName() + ".staging");
        out.delete(staging);
        sorted.observe(observation, count(lit(1)).as(ROWS), metrics.toArray(Column[]::new))
                .select(described())
                .write()
                .option("compression", "zstd")
                .option("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")
                .parquet(staging.toString());
        Map<String, Object> observed = observed(observation);
        Optional<String> failure = failure(conformed, observed, checks);
        if (failure.isPresent()) {
            out.delete(staging);
            throw new CheckException(failure.get());
        }
        out.moveOnlyFile(staging, ".parquet", target);
        long count = number(observed, ROWS);
        return new Written(count, count + "-" + observed.getOrDefault(DIGEST, 0));
    }

    /**
     * The columns with description and unit. Attached last, above the observation, because the optimiser loses metadata
     * of columns that come out of a union.
     */
    private Column[] described() {
        return Arrays.stream(schema.structType().fields())
                .map(field -> col(field.name()).as(field.name(), field.metadata()))
                .toArray(Column[]::new);
    }

    /** Compares the column sets first, because Spark would drop extra columns and fill missing ones in silence. */
    private Dataset<Row> conform(Dataset<Row> rows) {
        Set<String> expected = new TreeSet<>(schema.fieldNames());
        Set<String> found = new TreeSet<>(Arrays.asList(rows.columns()));
        List<String> problems = new ArrayList<>();
        expected.stream().filter(c -> !found.contains(c)).forEach(c -> problems.add("misses " + c));
        found.stream().filter(c -> !expected.contains(c)).forEach(c -> problems.add("has the extra column " + c));
        if (problems.isEmpty()) {
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

    private Map<String, Column> checks() {
        Map<String, Column> checks = new LinkedHashMap<>();
        for (Field field : schema.fields()) {
            violation(field).ifPresent(condition -> checks.put(field.name(), coalesce(condition, lit(false))));
        }
        return checks;
    }

    /** Columns that refer to a table whose values are held, with these values. */
    private Map<String, Set<Object>> references() {
        Map<String, Set<Object>> known = new LinkedHashMap<>();
        for (ForeignKey key : schema.foreignKeys()) {
            references
                    .values(key.table(), key.referenced().get(0))
                    .ifPresent(values -> known.put(key.fields().get(0), values));
        }
        return known;
    }

    /** Condition under which a value of the column must not be published. */
    private Optional<Column> violation(Field field) {
        Column value = col(field.name());
        List<Column> conditions = new ArrayList<>();
        if (schema.required().contains(field.name())) {
            conditions.add(value.isNull());
        }
        if (field.isFloating()) {
            conditions.add(value.isNaN());
            conditions.add(value.isin(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        }
        field.minimum().ifPresent(least -> conditions.add(value.lt(least)));
        field.maximum().ifPresent(most -> conditions.add(value.gt(most)));
        field.pattern().ifPresent(pattern -> conditions.add(not(value.rlike("\\A(?:" + pattern + ")\\z"))));
        if (!field.allowed().isEmpty()) {
            conditions.add(not(value.isInCollection(field.allowed())));
        }
        if (field.isText()) {
            conditions.add(value.contains("\uFFFD"));
        }
        // A null operand makes a comparison null, which is no violation unless the column is required.
        return conditions.stream().map(c -> coalesce(c, lit(false))).reduce(Column::or);
    }

    private Column digest() {
        return sum(xxhash64(columns(schema.fieldNames())).cast("DECIMAL(20,0)")).as(DIGEST);
    }

    private Optional<String> failure(Dataset<Row> rows, Map<String, Object> observed, Map<String, Column> checks) {
        if (number(observed, ROWS) == 0 && !schema.mayBeEmpty()) {
            return Optional.of(
                    "Table %s has no rows; check that the sources %s are in the data folder and that --years covers them."
                            .formatted(schema.name(), schema.sources()));
        }
        // Different keys can have the same hash, though it has never been seen: here the keys are looked at.
        Optional<String> duplicates = number(observed, DUPLICATES) > 0 ? duplicates(rows) : Optional.empty();
        if (duplicates.isPresent()) {
            return duplicates;
        }
        for (Map.Entry<String, Set<Object>> reference : references().entrySet()) {
            Set<Object> dangling = new HashSet<>(values(observed.get(REFERRED + reference.getKey())));
            dangling.removeAll(reference.getValue());
            if (!dangling.isEmpty()) {
                Column dangles = col(reference.getKey()).isInCollection(dangling);
                return Optional.of(violation(
                        rows, reference.getKey(), dangles, rows.filter(dangles).count()));
            }
        }
        if (number(observed, VIOLATIONS) > 0) {
            for (Map.Entry<String, Column> check : checks.entrySet()) {
                long violations = rows.filter(check.getValue()).count();
                if (violations > 0) {
                    return Optional.of(violation(rows, check.getKey(), check.getValue(), violations));
                }
            }
        }
        return Optional.empty();
    }

    /** Why rows that share their key must not be published, if there are such rows. */
    private Optional<String> duplicates(Dataset<Row> rows) {
        Column[] key = columns(schema.primaryKey());
        Dataset<Row> shared = rows.groupBy(key)
                .agg(count(lit(1)).as(SAME_KEY))
                .filter(col(SAME_KEY).gt(1));
        List<Row> first = shared.orderBy(key).limit(1).collectAsList();
        return first.stream()
                .findFirst()
                .map(row -> String.format(
                        Locale.ROOT,
                        "Table %s has %,d rows that share their key %s with another, the first %s; mend the source or declare a correction.",
                        schema.name(),
                        shared.agg(sum(SAME_KEY)).first().getLong(0),
                        schema.primaryKey(),
                        row.mkString("(", ", ", ")")));
    }

    private String violation(Dataset<Row> rows, String column, Column violated, long violations) {
        Row first = rows.filter(violated).first();
        return String.format(
                Locale.ROOT,
                "Table %s has %,d rows with a value of %s that must not be published (%s), the first %s; mend the source or the step.",
                schema.name(),
                violations,
                column,
                rule(schema.field(column).orElseThrow()),
                first.mkString("(", ", ", ")"));
    }

    private static List<Object> values(Object observed) {
        return observed instanceof scala.collection.Seq<?> seq
                ? List.copyOf(CollectionConverters.asJava(seq))
                : List.of();
    }

    private String rule(Field field) {
        List<String> rules = new ArrayList<>();
        if (schema.required().contains(field.name())) {
            rules.add("never empty");
        }
        field.minimum().ifPresent(least -> rules.add("at least " + least));
        field.maximum().ifPresent(most -> rules.add("at most " + most));
        field.pattern().ifPresent(pattern -> rules.add("of the form " + pattern));
        if (!field.allowed().isEmpty()) {
            rules.add("one of " + field.allowed());
        }
        schema.foreignKeys().stream()
                .filter(key -> key.fields().equals(List.of(field.name())))
                .forEach(key -> rules.add("in " + key.table()));
        if (field.isFloating()) {
            rules.add("a finite number");
        }
        if (field.isText()) {
            rules.add("without U+FFFD");
        }
        return String.join(", ", rules);
    }

    private static Map<String, Object> observed(Observation observation) {
        try {
            return observation.getAsJava();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a table was checked", e);
        }
    }

    private static long number(Map<String, Object> observed, String name) {
        Object value = observed.get(name);
        return value == null ? 0 : ((Number) value).longValue();
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(name -> col(name)).toArray(Column[]::new);
    }
}
