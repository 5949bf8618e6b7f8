package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TableRecord;

/** The same input gives the same content; benchmarks/determinism compares whole runs on 1, 2 and 4 threads. */
@ExtendWith(SparkExtension.class)
class DeterminismTest {

    @TempDir
    private Path folder;

    @Test
    @Tag("hazard-36")
    @Tag("hazard-64")
    void contentDependsOnNeitherRunNorPartitionsNorGeneratedCode(SparkSession spark) throws IOException {
        Map<String, String> first = digests("first");

        assertThat(first).hasSizeGreaterThan(4);
        assertThat(digestsWith(spark, "spark.sql.shuffle.partitions", "5")).isEqualTo(first);
        assertThat(digestsWith(spark, "spark.sql.codegen.wholeStage", "false")).isEqualTo(first);
    }

    private Map<String, String> digestsWith(SparkSession spark, String setting, String value) throws IOException {
        String before = spark.conf().get(setting);
        spark.conf().set(setting, value);
        try {
            return digests(setting);
        } finally {
            spark.conf().set(setting, before);
        }
    }

    private Map<String, String> digests(String name) throws IOException {
        Path out = folder.resolve(name);
        Command run = Command.run(
                "run", "--only", "model_lineage,trade_flow,trade_total", "--data", "../datasets/starter", "--out", out);
        assertThat(run.code()).as(run.err()).isZero();
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out.resolve("build"))) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".json"))::iterator) {
                TableRecord record = TableRecord.fromJson(new ObjectMapper().readTree(file.toFile()));
                digests.put(record.table(), record.digest());
            }
        }
        return digests;
    }
}
