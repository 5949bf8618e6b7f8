package org.sovereignai.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Spark with the metastore of Hive, kept in a folder; every file of SQL is a process of its own. */
final class HiveCatalog {

    private static final Path PROGRAM =
            Path.of("src/test/programs/SqlFile.java").toAbsolutePath();

    /** What SqlFile puts in front of a row. */
    private static final String ROW = "> ";

    private final Path folder;
    private final Processes processes;

    HiveCatalog(Path folder, Processes processes) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.processes = processes;
    }

    /** Lays the tables of a release down as the recipe has it: Hive takes a table to be a folder. */
    Path foldersOf(Path release) throws IOException {
        try (Stream<Path> files = Files.list(release)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".parquet")).toList()) {
                Path table = Files.createDirectories(folder.resolve("tables").resolve(file.getFileName()));
                Files.createLink(table.resolve(file.getFileName()), file);
            }
        }
        return folder.resolve("tables");
    }

    /** Runs a file of SQL, and returns what it and the metastore say. */
    String run(String name, Path sql, Path release) throws IOException, InterruptedException {
        String classPath = String.join(
                ":",
                Files.readString(Repository.ROOT.resolve("jobs/target/spark.classpath"))
                        .strip(),
                Files.readString(Repository.ROOT.resolve("cluster-tests/hive/target/hive.classpath"))
                        .strip());
        List<String> line = new ArrayList<>(Processes.java(classPath));
        settings(release).forEach((key, value) -> line.add("-D%s=%s".formatted(key, value)));
        line.addAll(List.of("-Xmx1g", PROGRAM.toString(), sql.toString()));
        processes.finish(name, processes.start(name, folder, Map.of("SPARK_LOCAL_IP", "127.0.0.1"), line));
        return processes.log(name);
    }

    /** The rows that answer some questions, one after the other, each as text. */
    List<String> ask(String name, List<String> questions, Path release) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve(name + ".sql"), String.join(";\n", questions));
        return Arrays.stream(run(name, file, release).split("\n"))
                .filter(line -> line.startsWith(ROW))
                .map(line -> line.substring(ROW.length()))
                .toList();
    }

    private Map<String, String> settings(Path release) {
        return Map.of(
                "spark.sql.catalogImplementation",
                "hive",
                "spark.sql.warehouse.dir",
                folder.resolve("warehouse").toString(),
                "spark.hadoop.javax.jdo.option.ConnectionURL",
                "jdbc:derby:;databaseName=%s;create=true".formatted(folder.resolve("metastore")),
                "spark.ui.enabled",
                "false",
                "spark.sovereignai.release",
                release.toString());
    }
}
