package org.sovereignai.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Spark standalone cluster on this computer: one master and two workers, every one a process of its own, from the jars
 * that Maven resolved, laid out as a distribution. Its {@code bin}
 * has {@code spark-submit} and {@code spark-class}.
 */
final class SparkCluster {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WORKERS = 2;
    /** What Spark's own script does: ask the launcher for the command line, and become it. */
    private static final String SPARK_CLASS = """
            #!/usr/bin/env bash
            line=()
            while IFS= read -r -d '' part; do
              line+=("${part#$'\\n'}")
            done < <("%s" -Xmx128m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$SPARK_HOME/jars/*" \\
              org.apache.spark.launcher.Main "$@")
            exec "${line[@]:1}"
            """;

    private static final String SPARK_SUBMIT = """
            #!/usr/bin/env bash
            exec spark-class org.apache.spark.deploy.SparkSubmit "$@"
            """;

    private final Path home;
    private final Processes processes;
    private final int port = Processes.freePort();
    private final int webPort = Processes.freePort();
    private final Process master;
    private final List<Process> workers = new ArrayList<>();

    SparkCluster(Path home, Processes processes) throws IOException {
        this.home = home;
        this.processes = processes;
        Files.createDirectories(home.resolve("jars"));
        link(Repository.ROOT.resolve("jobs/target/spark.classpath"));
        link(Repository.ROOT.resolve("cluster-tests/target/s3a.classpath"));
        Path own = Files.createDirectories(home.resolve("conf/org/sovereignai/cluster"));
        Files.copy(
                Repository.ROOT.resolve(
                        "cluster-tests/target/test-classes/org/sovereignai/cluster/S3WithoutRename.class"),
                own.resolve("S3WithoutRename.class"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.createDirectories(home.resolve("bin"));
        script("spark-class", SPARK_CLASS.formatted(Path.of(System.getProperty("java.home"), "bin", "java")));
        script("spark-submit", SPARK_SUBMIT);
        master = daemon(
                "master",
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                "" + port,
                "--webui-port",
                "" + webPort);
    }

    /** Starts the workers that are missing and waits for them. */
    void start() throws IOException, InterruptedException {
        processes.await("the master", "master", master, () -> state().has("workers"));
        workers.removeIf(worker -> !worker.isAlive());
        while (workers.size() < WORKERS) {
            String name = "worker-" + System.nanoTime();
            workers.add(daemon(
                    name,
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    "127.0.0.1",
                    "--cores",
                    "2",
                    "--memory",
                    "3g",
                    "--webui-port",
                    "0",
                    "--work-dir",
                    home.resolve(name).toString(),
                    master()));
        }
        processes.await("the workers", "master", master, () -> aliveWorkers() == WORKERS);
    }

    String master() {
        return "spark://127.0.0.1:" + port;
    }

    Path conf() {
        return home.resolve("conf");
    }

    /** Environment of whoever submits. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPARK_HOME", home.toString());
        environment.put("SPARK_CONF_DIR", conf().toString());
        environment.put("SPARK_SCALA_VERSION", "2.13");
        environment.put("SPARK_LOCAL_IP", "127.0.0.1");
        // Every process is short: compiling quickly and one collector thread take half of the processor time.
        environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("SPARK_MASTER", master());
        environment.put("PATH", home.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
        return environment;
    }

    /** Starts one of Spark's servers. */
    Process daemon(String name, String... arguments) throws IOException {
        return processes.start(
                name,
                home,
                environment(),
                Processes.java(home.resolve("conf") + File.pathSeparator + home.resolve("jars") + "/*", arguments));
    }

    int aliveWorkers() {
        return state().path("aliveworkers").asInt();
    }

    /** Executors of the applications that run now. */
    int executors() {
        int cores = 0;
        for (JsonNode application : state().path("activeapps")) {
            cores += application.path("cores").asInt();
        }
        return cores;
    }

    /** Kills the executor of a worker, as a lack of memory would. */
    void killExecutor(int worker) {
        workers.get(worker).children().forEach(ProcessHandle::destroyForcibly);
    }

    /** Kills a worker with its executor, as the loss of a computer would. */
    void killWorker(int worker) {
        Processes.stop(workers.get(worker));
    }

    private JsonNode state() {
        try (InputStream page =
                URI.create("http://127.0.0.1:" + webPort + "/json/").toURL().openStream()) {
            return JSON.readTree(page);
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    private void script(String name, String text) throws IOException {
        Path file = home.resolve("bin").resolve(name);
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    private void link(Path classPath) throws IOException {
        for (String jar : Files.readString(classPath).strip().split(File.pathSeparator)) {
            Path link = home.resolve("jars").resolve(Path.of(jar).getFileName());
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, Path.of(jar));
            }
        }
    }
}
