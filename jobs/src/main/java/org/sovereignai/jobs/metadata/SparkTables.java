package org.sovereignai.jobs.metadata;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.sovereignai.schemas.Field;
import org.sovereignai.schemas.TableSchema;
import org.sovereignai.schemas.manifest.Manifest;

/**
 * Spark SQL that makes the tables of a release known to a catalog, in a database of their own, with the descriptions as
 * comments. The place of the release is the setting {@code spark.sovereignai.release}, because Spark takes a relative location as
 * one below its warehouse.
 */
final class SparkTables {

    /** Characters of a comment on a column that Hive's metastore takes; a table with a longer one is for Spark alone there. */
    static final int LONGEST_COMMENT = 256;

    private SparkTables() {}

    static String sql(Manifest manifest, List<TableSchema> tables) {
        String version = manifest.version();
        String database = "sovereign_ai_" + version.replace('.', '_');
        StringBuilder sql = new StringBuilder()
                .append("-- Release ")
                .append(version)
                .append(
                        " as tables of a Spark catalog:\n-- spark-sql --conf spark.sovereignai.release=/FOLDER/OF/THIS/FILE -f tables.sql\n\n")
                .append("CREATE DATABASE IF NOT EXISTS ")
                .append(database)
                .append(" COMMENT ")
                .append(quoted(Citation.line(manifest)))
                .append(";\n");
        for (TableSchema table : tables) {
            sql.append("\nCREATE TABLE IF NOT EXISTS %s.%s (\n".formatted(database, table.name()))
                    .append(table.fields().stream().map(SparkTables::column).collect(Collectors.joining(",\n")))
                    .append("\n) USING parquet\nLOCATION '${spark.sovereignai.release}/%s.parquet'\nCOMMENT "
                            .formatted(table.name()))
                    .append(quoted(table.title() + ". " + table.description()))
                    .append(";\n");
        }
        return sql.toString();
    }

    private static String column(Field field) {
        String unit = field.unit().equals("none") ? "" : " [" + field.unit() + "]";
        String meaning = StringUtils.abbreviate(field.description(), LONGEST_COMMENT - unit.length());
        return "  `%s` %s COMMENT ".formatted(field.name(), field.type()) + quoted(meaning + unit);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
