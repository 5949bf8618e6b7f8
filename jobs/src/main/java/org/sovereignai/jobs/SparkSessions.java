package org.sovereignai.jobs;

import org.apache.spark.sql.SparkSession;

/**
 * Starts and stops Spark. Only what correctness needs is set here; master, memory, executors and everything else belong
 * to the user ({@code spark-submit --conf}, {@code --properties-file}).
 */
final class SparkSessions {

    private SparkSessions() {}

    /** A session in UTC, with ANSI rules and names that keep their case. */
    static SparkSession start() {
        SparkSession spark = SparkSession.builder()
                .appName("sovereign-ai")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.ansi.enabled", "true")
                .config("spark.sql.caseSensitive", "true")
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                .getOrCreate();
        return spark;
    }

    static void stop(SparkSession spark) {
        spark.stop();
    }
}
