package org.sovereignai.jobs.run;

import org.apache.commons.lang3.function.FailableFunction;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.sql.SparkSession;
import org.sovereignai.jobs.store.CommitWithoutRename;

/**
 * Starts and stops Spark. Only what correctness needs is set here; master, memory, executors and everything else belong
 * to the user ({@code spark-submit --conf}, {@code --properties-file}).
 */
public final class SparkSessions {

    private SparkSessions() {}

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endsAlready) {
            hook.setName("quiet end");
        }
    }

    /**
     * Runs some work in a session in UTC, with ANSI rules and names that keep their case. A session that is there already
     * is used and left running; one that is started here is stopped.
     */
    public static <T, E extends Exception> T with(FailableFunction<SparkSession, T, E> work) throws E {
        // When the process is told to end, Spark says in a hundred lines that it ends; also while it starts.
        Thread quiet = new Thread(() -> Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF));
        Runtime.getRuntime().addShutdownHook(quiet);
        try {
            return within(work);
        } finally {
            forget(quiet);
        }
    }

    private static <T, E extends Exception> T within(FailableFunction<SparkSession, T, E> work) throws E {
        boolean found =
                org.apache.spark.sql.classic.SparkSession.getDefaultSession().isDefined();
        // By its class, since Spark would look for it by reflection, which takes a while.
        SparkSession spark = org.apache.spark.sql.classic.SparkSession.builder()
                .appName("sovereign-ai")
                .config("spark.sql.session.timeZone", "UTC")
                // What goes to a task is serializable as Java means it; Kryo cannot make lists that do not change.
                .config("spark.serializer", JavaSerializer.class.getName())
                .config("spark.sql.datetime.java8API.enabled", "true")
                .config("spark.sql.ansi.enabled", "true")
                .config("spark.sql.caseSensitive", "true")
                .config("spark.sql.sources.commitProtocolClass", CommitWithoutRename.class.getName())
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                .getOrCreate();
        try {
            return work.apply(spark);
        } finally {
            if (!found) {
                spark.stop();
            }
        }
    }
}
