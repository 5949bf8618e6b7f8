package org.sovereignai.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The commands of docs/cluster.md, as they stand, on a cluster with HDFS and S3: every table of the releases has the digest
 * that it has in a run on one computer.
 */
@ExtendWith(TestCluster.Extension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {

    private static final int TABLES_BEFORE_THE_FIRST_LOSS = 4;
    private static final int TABLES_BEFORE_THE_SECOND_LOSS = 12;

    /**
     * In two years more than a hundred times the 12,661 records that the starter extract has, and each year's file more than
     * the 32 MB of it that one task reads where it is not zipped.
     */
    private static final int RECORDS_OF_EACH_YEAR = 1_000_000;

    /** Every table is made and every kind of step runs; of twenty years of trade two are enough to tell a cluster's tables apart. */
    private static final String SOME_YEARS = " --years 2023-2024";

    private static Map<String, String> local;

    @BeforeAll
    static void runOnOneComputer(TestCluster cluster) throws IOException, InterruptedException {
        String out = cluster.folder().resolve("local").toString();
        cluster.processes()
                .finish("local", cluster.shell("local", "./sovereign-ai run --out " + out + SOME_YEARS, Map.of()));
        local = cluster.digests("file:" + out);
        assertThat(local).hasSizeGreaterThan(30);
    }

    @Test
    @Order(1)
    @Tag("hazard-04")
    void inClusterModeFromS3ToS3WithoutRename(TestCluster cluster) throws IOException, InterruptedException {
        cluster.put(Repository.STARTER, "s3a://" + S3Server.BUCKET + "/data");

        run(cluster, "s3", SOME_YEARS);

        assertThat(cluster.digests("s3a://" + S3Server.BUCKET + "/out")).isEqualTo(local);
        assertThat(cluster.processes().log("s3")).contains("FINISHED");
    }

    @Test
    @Order(2)
    void inClientModeOnHdfsWhileAnExecutorAndThenAWorkerAreLost(TestCluster cluster)
            throws IOException, InterruptedException {
        cluster.put(Repository.STARTER, "hdfs:///data");
        FileSystem.get(cluster.hadoop()).mkdirs(new org.apache.hadoop.fs.Path("/spark-events"));

        Process run = cluster.shell("hdfs", ClusterPage.command("hdfs") + SOME_YEARS, Map.of());
        cluster.processes().await("tables", "hdfs", run, () -> tables(cluster, "hdfs") > TABLES_BEFORE_THE_FIRST_LOSS);
        cluster.spark().killExecutor(0);
        cluster.processes().await("tables", "hdfs", run, () -> tables(cluster, "hdfs") > TABLES_BEFORE_THE_SECOND_LOSS);
        cluster.spark().killWorker(1);
        cluster.processes().finish("hdfs", run);

        assertThat(cluster.digests("hdfs:///out")).isEqualTo(local);
        assertThat(cluster.processes().log("hdfs")).contains("Lost executor");
        cluster.spark().start();
    }

    @Test
    @Order(3)
    void historyServerShowsTheRunByTable(TestCluster cluster) throws IOException, InterruptedException {
        int port = Processes.freePort();
        Process server = cluster.shell(
                "history",
                ClusterPage.command("history"),
                Map.of("SPARK_HISTORY_OPTS", "-Dspark.history.ui.port=" + port));
        String address = "http://127.0.0.1:" + port + "/api/v1/applications";
        cluster.processes()
                .await("the history", "history", server, () -> !json(address).isEmpty());

        JsonNode application = json(address).get(0);
        assertThat(application.path("name").asText()).isEqualTo("sovereign-ai");
        assertThat(json(address + "/" + application.path("id").asText() + "/jobs")
                        .findValuesAsText("description"))
                .anyMatch(description -> description.endsWith("] trade_flow"));
        Processes.stop(server);
    }

    @Test
    @Order(4)
    @Tag("hazard-45")
    void inClientModeWithManyTimesTheRecordsZippedOnASharedDiskAndUnpackedOnHdfs(TestCluster cluster)
            throws IOException, InterruptedException {
        Path shared = cluster.folder().resolve("shared");
        cluster.generateBaci(shared.resolve("data"), RECORDS_OF_EACH_YEAR);
        cluster.put(shared.resolve("data"), "hdfs:///unpacked/data");

        run(cluster, "file", "");
        String unpacked = ClusterPage.command("file").replace("file:$SHARED", "hdfs:///unpacked");
        cluster.processes().finish("unpacked", cluster.shell("unpacked", unpacked, Map.of()));

        String alone = cluster.folder().resolve("alone").toString();
        cluster.processes()
                .finish(
                        "alone",
                        cluster.shell(
                                "alone",
                                "./sovereign-ai run --data \"$SHARED/data\" --out " + alone
                                        + " --only trade_flow --accept-unpinned",
                                shared(cluster)));
        Map<String, String> expected = cluster.digestsOfBuild("file:" + alone);
        assertThat(expected).containsKey("trade_flow");
        assertThat(cluster.digestsOfBuild("file:" + shared.resolve("out"))).isEqualTo(expected);
        assertThat(cluster.digestsOfBuild("hdfs:///unpacked/out")).isEqualTo(expected);
    }

    /** The recipe of docs/ecosystem.md; the tables are asked by a process that has the metastore alone to know from. */
    @Test
    @Order(5)
    void tablesOfAReleaseAreTablesOfHive(TestCluster cluster) throws IOException, InterruptedException {
        Path release = cluster.folder().resolve("local/latest").toRealPath();
        String database = "sovereign_ai_" + release.getFileName().toString().replace('.', '_');
        HiveCatalog hive = new HiveCatalog(cluster.folder().resolve("hive"), cluster.processes());
        Path tables = hive.foldersOf(release);

        String said = hive.run("hive-register", release.resolve("tables.sql"), tables);

        assertThat(said).doesNotContain("Could not persist").doesNotContain("Exception");
        List<String> answers = hive.ask(
                "hive-ask",
                List.of(
                        "SELECT count(*) FROM %s.economy".formatted(database),
                        "DESCRIBE %s.economy".formatted(database),
                        "DESCRIBE EXTENDED %s.dependence_edge".formatted(database)),
                tables);
        assertThat(answers)
                .startsWith("251")
                .contains("country_code | string | Economy, ISO 3166-1 alpha-3; Kosovo is XKX, Taiwan TWN.")
                .anyMatch(line -> line.startsWith("Serde Library") && line.contains("ParquetHiveSerDe"));
    }

    @Test
    void readmeHasTheCommandForHdfs() throws IOException {
        assertThat(Files.readString(Repository.ROOT.resolve("README.md"))).contains(ClusterPage.command("hdfs"));
    }

    private static void run(TestCluster cluster, String name, String more) throws IOException, InterruptedException {
        cluster.processes().finish(name, cluster.shell(name, ClusterPage.command(name) + more, shared(cluster)));
    }

    /** What the commands ask for in the environment, besides the master. */
    private static Map<String, String> shared(TestCluster cluster) {
        return Map.of(
                "BUCKET",
                S3Server.BUCKET,
                "SHARED",
                cluster.folder().resolve("shared").toString());
    }

    private static int tables(TestCluster cluster, String name) {
        return cluster.processes().log(name).split(" rows ", -1).length - 1;
    }

    private static JsonNode json(String address) {
        try (InputStream page = URI.create(address).toURL().openStream()) {
            return new ObjectMapper().readTree(page);
        } catch (IOException e) {
            return new ObjectMapper().createArrayNode();
        }
    }
}
