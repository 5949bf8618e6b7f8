package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sovereignai.jobs.run.SparkExtension;

/** The same input gives the same content; benchmarks/determinism compares whole runs on 1, 2 and 4 threads. */
@ExtendWith(SparkExtension.class)
class DeterminismTest {

    @TempDir
    private Path folder;

    @Test
    @Tag("hazard-36")
    @Tag("hazard-64")
    void contentDependsOnNeitherRunNorPartitionsNorGeneratedCode(SparkSession spark) throws IOException {
        Map<String, String> first =
                Releases.digests(Releases.starter().getParent().getParent());

        for (Map<String, String> other : List.of(
                digestsWith(spark, "spark.sql.shuffle.partitions", "5"),
                digestsWith(spark, "spark.sql.codegen.wholeStage", "false"))) {
            assertThat(other).hasSizeGreaterThan(4);
            assertThat(first).containsAllEntriesOf(other);
        }
    }

    /** Two files of flows and a table of customs reports, on the two threads of this session, on one and on four. */
    @Test
    @Tag("hazard-36")
    void tradeDoesNotDependOnThreads() throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        for (String source : List.of("country-codes", "baci", "comtrade")) {
            Files.createDirectories(data.resolve(source));
        }
        Files.copy(
                Path.of("../datasets/starter/country-codes/country_codes.extract.csv"),
                data.resolve("country-codes/country_codes.extract.csv"));
        SplittableRandom random = new SplittableRandom(5);
        // Belgium has two codes, one with Luxembourg: its trade with others is added up, and with itself it has none.
        Set<Integer> belgium = Set.of(56, 58);
        List<Integer> economies = List.of(56, 58, 156, 276, 344, 392, 410, 490, 528, 842);
        for (int year = 2022; year < 2024; year++) {
            StringBuilder flows = new StringBuilder("t,i,j,k,v,q\n");
            for (int exporter : economies) {
                for (int importer : economies) {
                    for (int product = 0; product < 30; product++) {
                        boolean isAbroad = exporter != importer && !belgium.containsAll(Set.of(exporter, importer));
                        if (isAbroad && random.nextBoolean()) {
                            flows.append("%d,%d,%d,8542%02d,%d.%03d,%d.%03d\n"
                                    .formatted(
                                            year,
                                            exporter,
                                            importer,
                                            20 + product,
                                            random.nextInt(999),
                                            1 + random.nextInt(999),
                                            random.nextInt(9),
                                            random.nextInt(999)));
                        }
                    }
                }
            }
            Files.writeString(data.resolve("baci/BACI_HS17_Y%d_V202601.csv".formatted(year)), flows);
        }
        StringBuilder reports =
                new StringBuilder("typeCode,freqCode,refYear,reporterCode,flowCode,partnerCode,partner2Code,"
                        + "classificationCode,cmdCode,customsCode,motCode,netWgt,primaryValue\n");
        for (int partner : List.of(276, 392, 410, 490, 899, 568)) {
            reports.append("C,A,2021,156,M,%d,0,H5,8542,C00,0,%d,%d\n"
                    .formatted(partner, random.nextInt(999), random.nextInt(99_999)));
        }
        Files.writeString(data.resolve("comtrade/reports.csv"), reports);
        Path natures = Files.writeString(folder.resolve("natures.csv"), "product_code,nature\n8542,intermediate\n");

        Map<String, String> two = digestsOfTrade("two", data, natures, line -> {
            Command run = Command.run(line);
            assertThat(run.code()).as(run.err()).isZero();
        });

        assertThat(two).containsKeys("trade_flow", "product_supply", "product_concentration");
        assertThat(two.get("product_supply")).doesNotStartWith("0-");
        for (int threads : List.of(1, 4)) {
            assertThat(digestsOfTrade("threads" + threads, data, natures, line -> {
                        OwnProcess run = OwnProcess.start(
                                folder.resolve("said" + threads),
                                List.of("-Dspark.master=local[%d]".formatted(threads)),
                                line);
                        assertThat(run.code()).as(run.text()).isZero();
                    }))
                    .isEqualTo(two);
        }
    }

    private Map<String, String> digestsOfTrade(String name, Path data, Path natures, Runner runner)
            throws IOException, InterruptedException {
        Path out = folder.resolve(name);
        runner.run(
                "run",
                "--only",
                "trade_flow,product_supply,product_concentration",
                "--strands",
                "all-hs6",
                "--natures",
                natures,
                "--data",
                data,
                "--out",
                out,
                "--accept-unpinned");
        return Releases.digests(out);
    }

    private interface Runner {
        void run(Object... line) throws IOException, InterruptedException;
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
        return Releases.digests(out);
    }
}
