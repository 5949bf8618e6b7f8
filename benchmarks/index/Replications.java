import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sovereignai.index.Panel;
import org.sovereignai.index.Uncertainty;
import org.sovereignai.jobs.scores.PublishedIndex;
import org.sovereignai.jobs.scores.Spread;

/**
 * Replicates the whole published index: every score, nation and year of a release. Prints the size of the index, the
 * seconds, and the largest memory that the process had.
 *
 * <p>Arguments: the file {@code indicator_value.parquet} of a release, and the number of replications.
 */
public final class Replications {

    private static final long SEED = 2026;
    /** Replications before the clock starts, in which Java compiles what is run often. */
    private static final int WARM = 2_000;

    private Replications() {}

    private record Scored(PublishedIndex index, Panel panel) {}

    public static void main(String[] args) throws IOException {
        int replications = Integer.parseInt(args[1]);
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            List<Row> values = spark.read()
                    .parquet(args[0])
                    .filter(PublishedIndex.isRead())
                    .select(PublishedIndex.columns())
                    .collectAsList();
            List<Scored> scores = new ArrayList<>();
            for (String score : PublishedIndex.SCORES) {
                PublishedIndex index = PublishedIndex.of(score, values);
                scores.add(new Scored(index, index.panel().orElseThrow()));
            }
            replicate(spark, scores, WARM);
            OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            long processor = system.getProcessCpuTime();
            long begin = System.nanoTime();
            int ranked = replicate(spark, scores, replications);
            double seconds = (System.nanoTime() - begin) / 1e9;
            double processorSeconds = (system.getProcessCpuTime() - processor) / 1e9;
            int cores = spark.sparkContext().defaultParallelism();
            System.out.printf(
                    Locale.ROOT,
                    "%,7d replications of %d scores with %,d ranks: %6.1f s on %d cores, %6.1f processor seconds;"
                            + " %.0f a second and core, %.0f a processor second; at most %d MB%n",
                    replications,
                    scores.size(),
                    ranked,
                    seconds,
                    cores,
                    processorSeconds,
                    replications / seconds / cores,
                    replications / processorSeconds,
                    peakMegabytes());
        }
    }

    /** Number of ranks, all scores together, of which the distribution is known afterwards. */
    private static int replicate(SparkSession spark, List<Scored> scores, int replications) {
        return scores.stream()
                .mapToInt(score -> Spread.over(spark)
                        .run(Uncertainty.of(score.index().descriptor(), score.panel(), replications, SEED))
                        .summaries()
                        .size())
                .sum();
    }

    /** Largest resident memory of this process, which Linux keeps. */
    private static long peakMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
