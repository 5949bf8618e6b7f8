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
        StringBuilder sql = new StringBuilder("""
                -- Release %s as tables of a Spark catalog:
                -- spark-sql --conf spark.sovereignai.release=/FOLDER/OF/THIS/FILE -f tables.sql

                CREATE DATABASE IF NOT EXISTS %s COMMENT %s;
                """.formatted(version, database, quoted(Citation.line(manifest))));
        for (TableSchema table : tables) {
            sql.append("""

                    CREATE TABLE IF NOT EXISTS %s.%s (
                    %s
                    ) USING parquet
                    LOCATION '${spark.sovereignai.release}/%s.parquet'
                    COMMENT %s;
                    """.formatted(
                            database,
                            table.name(),
                            table.fields().stream().map(SparkTables::column).collect(Collectors.joining(",\n")),
                            table.name(),
                            quoted(table.title() + ". " + table.description())));
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
