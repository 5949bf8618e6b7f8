package org.sovereignai.index;

import org.apache.spark.sql.SparkSession;

/** The Spark session of the tests of this package, one for the life of the test JVM. */
public final class LocalSpark {

    private LocalSpark() {}

    public static SparkSession session() {
        return SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.log.level", "ERROR")
                // What works under Kryo works under Java serialization, not the other way round.
                .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
                .config("spark.sql.shuffle.partitions", "1")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.datetime.java8API.enabled", "true")
                .getOrCreate();
    }
}
