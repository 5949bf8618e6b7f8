import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** The least that a Spark program can do: start a session, read one CSV file, write one Parquet file, stop. */
public final class EmptyJob {

    public static void main(String[] arguments) throws Exception {
        Path target = Files.createTempDirectory("empty-job");
        SparkSession spark = SparkSession.builder().appName("empty").getOrCreate();
        spark.read().option("header", "true").csv(arguments[0]).write().mode("append").parquet(target.toString());
        spark.stop();
        try (Stream<Path> files = Files.walk(target)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
