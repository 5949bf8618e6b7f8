package org.sovereignai.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * HDFS with two data nodes, an S3 server and a Spark cluster, started once for all tests that ask for one, and the settings
 * by which the two stores are found.
 */
public final class TestCluster implements AutoCloseable {

    /** The bucket of the S3 server. */
    public static final String BUCKET = S3Server.BUCKET;

    private final Path folder;
    private final Processes processes;
    private SparkCluster spark;
    private final MiniDFSCluster hdfs;
    private final Configuration hadoop = new Configuration();

    private TestCluster() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("cluster");
        processes = new Processes(folder);
        S3Server s3 = new S3Server(Files.createDirectories(folder.resolve("s3")), processes);
        Configuration own = new Configuration();
        own.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
        hdfs = new MiniDFSCluster.Builder(own).numDataNodes(2).build();
        hdfs.waitActive();
        hadoop.set("fs.defaultFS", hdfs.getURI().toString());
        hadoop.set("dfs.replication", "2");
        s3.addTo(hadoop);
        s3.await();
    }

    /** Only what is set here: the file is for clusters that have defaults of their own. */
    private void writeSettings(Path file) throws IOException {
        Configuration set = new Configuration(false);
        hadoop.forEach(setting -> {
            String name = setting.getKey();
            if (name.equals("fs.defaultFS") || name.equals("dfs.replication") || name.startsWith("fs.s3a.")) {
                if (!setting.getValue().contains("${")) {
                    set.set(name, setting.getValue());
                }
            }
        });
        try (OutputStream out = Files.newOutputStream(file)) {
            set.writeXml(out);
        }
    }

    /** The Spark cluster, which is started when it is first asked for. */
    SparkCluster spark() throws IOException, InterruptedException {
        if (spark == null) {
            spark = new SparkCluster(folder.resolve("spark"), processes);
            writeSettings(spark.conf().resolve("core-site.xml"));
            spark.start();
        }
        return spark;
    }

    Processes processes() {
        return processes;
    }

    /** Folder for what a test writes on the local disk. */
    Path folder() {
        return folder;
    }

    /** Settings that reach both stores. */
    public Configuration hadoop() {
        return hadoop;
    }

    /** Starts a command line as it would be typed in a clone, with what the cluster needs in the environment. */
    Process shell(String name, String command, Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> environment = spark().environment();
        environment.putAll(more);
        return processes.start(name, Repository.ROOT, environment, List.of("bash", "-euo", "pipefail", "-c", command));
    }

    /** Lays the files of a folder into one of a store, those that are in an archive beside each other instead of it. */
    void put(Path folder, String location) throws IOException {
        org.apache.hadoop.fs.Path target = new org.apache.hadoop.fs.Path(location);
        FileSystem store = target.getFileSystem(hadoop);
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                org.apache.hadoop.fs.Path place = new org.apache.hadoop.fs.Path(
                        target, folder.relativize(file).toString());
                if (file.toString().endsWith(".zip")) {
                    unpack(file, place.getParent(), store);
                } else {
                    try (OutputStream out = store.create(place)) {
                        Files.copy(file, out);
                    }
                }
            }
        }
    }

    private static void unpack(Path archive, org.apache.hadoop.fs.Path folder, FileSystem store) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            for (ZipEntry member = zip.getNextEntry(); member != null; member = zip.getNextEntry()) {
                try (OutputStream out = store.create(new org.apache.hadoop.fs.Path(folder, member.getName()))) {
                    zip.transferTo(out);
                }
            }
        }
    }

    /** Lays the starter extract into a folder of the local disk, with generated trade in the layout of BACI's full files. */
    void generateBaci(Path data, int recordsOfEachYear) throws IOException, InterruptedException {
        put(Repository.STARTER, data.toUri().toString());
        Path baci = data.resolve("baci");
        for (String replaced : List.of("country_codes.extract.csv", "china_chip_imports.extract.csv")) {
            Files.delete(baci.resolve(replaced));
        }
        String classPath =
                Repository.ROOT.resolve("datasets/target/test-classes") + File.pathSeparator + Repository.JAR;
        processes.finish(
                "generator",
                processes.start(
                        "generator",
                        folder,
                        Map.of(),
                        Processes.java(
                                classPath,
                                "org.sovereignai.datasets.BaciGenerator",
                                "zip",
                                Repository.STARTER
                                        .resolve("hs-codes/concordance.extract.csv")
                                        .toString(),
                                baci.toString(),
                                "2023",
                                "2024",
                                "" + recordsOfEachYear,
                                "1")));
    }

    /** Digest of every table that a run without a release left in an output folder, by name. */
    Map<String, String> digestsOfBuild(String location) throws IOException {
        org.apache.hadoop.fs.Path build = new org.apache.hadoop.fs.Path(location, "build");
        Map<String, String> digests = new TreeMap<>();
        var files = build.getFileSystem(hadoop).listFiles(build, true);
        while (files.hasNext()) {
            String file = files.next().getPath().toString();
            if (file.endsWith(".json")) {
                JsonNode table = new ObjectMapper().readTree(text(file));
                if (table.has("digest")) {
                    digests.put(
                            table.path("table").asText(), table.path("digest").asText());
                }
            }
        }
        return digests;
    }

    /** Digest of every table of the latest release in an output folder, by name. */
    Map<String, String> digests(String location) throws IOException {
        String version = text(location + "/latest.txt").strip();
        Map<String, String> digests = new TreeMap<>();
        for (JsonNode table : new ObjectMapper()
                .readTree(text(location + "/releases/" + version + "/datapackage.json"))
                .path("resources")) {
            if (table.has("digest")) {
                digests.put(table.path("name").asText(), table.path("digest").asText());
            }
        }
        return digests;
    }

    private String text(String location) throws IOException {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(location);
        try (InputStream in = path.getFileSystem(hadoop).open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws IOException {
        processes.close();
        hdfs.shutdown(true);
        FileUtil.fullyDelete(folder.toFile());
    }

    /** Hands out the one cluster of this JVM. */
    public static final class Extension implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType().equals(TestCluster.class);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .getOrComputeIfAbsent(TestCluster.class, type -> start(), TestCluster.class);
        }

        private static TestCluster start() {
            try {
                return new TestCluster();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
