package org.sovereignai.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is passed on beside our own code: under which licences, in which versions, and whether it is what was looked at. */
class BillOfMaterialsTest {

    private static final Path JOBS = Repository.ROOT.resolve("jobs/target");

    @Test
    void everyPartHasAVersionAndALicenceOrIsInTheNotice() throws IOException {
        String notice = Files.readString(Repository.ROOT.resolve("NOTICE"));

        assertThat(parts())
                .hasSizeGreaterThan(100)
                .allSatisfy(part -> assertThat(part.path("version").asText()).isNotBlank())
                .allSatisfy(part -> assertThat(!part.path("licenses").isEmpty()
                                || notice.contains(part.path("name").asText()))
                        .as(part.path("name").asText())
                        .isTrue());
    }

    @Test
    void everyLibraryHasTheChecksumOfTheList() throws IOException {
        TreeMap<String, String> listed = new TreeMap<>();
        Files.readAllLines(Repository.ROOT.resolve(".mvn/checksums/checksums.sha256"))
                .forEach(line -> listed.put(line.split("  ")[1], line.split("  ")[0]));
        TreeMap<String, String> built = new TreeMap<>();
        for (JsonNode part : parts()) {
            if (!part.path("group").asText().equals("org.sovereignai")) {
                part.path("hashes").forEach(hash -> {
                    if (hash.path("alg").asText().equals("SHA-256")) {
                        built.put(path(part), hash.path("content").asText());
                    }
                });
            }
        }

        assertThat(built)
                .as("after a library was changed, run packaging/checksums")
                .isEqualTo(listed);
    }

    @Test
    void launcherStartsWithAllOfIt() throws IOException {
        String classPath = Files.readString(JOBS.resolve("spark.classpath"));

        assertThat(parts())
                .filteredOn(part -> !Set.of("org.sovereignai", "info.picocli", "de.siegmar", "org.duckdb")
                        .contains(part.path("group").asText()))
                .allSatisfy(part -> assertThat(classPath).contains(path(part)));
    }

    @Test
    void jarHasItsLicencesAndNotice() throws IOException {
        try (ZipFile jar = new ZipFile(JOBS.resolve("sovereign-ai.jar").toFile())) {
            assertThat(text(jar, "META-INF/LICENSE")).isEqualTo(text(Repository.ROOT.resolve("LICENSE")));
            assertThat(text(jar, "META-INF/NOTICE"))
                    .isEqualTo(text(Repository.ROOT.resolve("NOTICE")))
                    .contains("picocli", "FastCSV", "ECharts", "DuckDB");
            assertThat(text(jar, "META-INF/licences/fastcsv.txt")).contains("MIT License", "Oliver Siegmar");
            assertThat(text(jar, "org/sovereignai/atlas/site/lib/LICENCES.txt"))
                    .contains("The Apache Software Foundation", "zrender", "Mike Bostock", "topojson");
        }
    }

    @Test
    void nothingOfTheJarsHasTheTimeOfTheirBuild() throws IOException {
        for (Path jar : List.of(JOBS.resolve("sovereign-ai.jar"), JOBS.resolve("duckdb/duckdb_jdbc.jar"))) {
            LocalDateTime built =
                    LocalDateTime.ofInstant(Files.getLastModifiedTime(jar).toInstant(), ZoneId.systemDefault());
            assertThat(times(jar))
                    .as(jar.toString())
                    .isNotEmpty()
                    .allMatch(time -> time.isBefore(built.minusHours(12)));
        }
    }

    private static List<LocalDateTime> times(Path file) throws IOException {
        try (ZipFile jar = new ZipFile(file.toFile())) {
            return jar.stream().map(ZipEntry::getTimeLocal).toList();
        }
    }

    private static List<JsonNode> parts() throws IOException {
        Path bill = JOBS.resolve("bom.json");
        assumeTrue(
                Files.exists(bill),
                "Skipped: there is no jobs/target/bom.json; the plugin that makes it does nothing when Maven is offline");
        List<JsonNode> parts = new ArrayList<>();
        new ObjectMapper().readTree(bill.toFile()).path("components").forEach(parts::add);
        return parts;
    }

    /** Where a local repository of Maven has a part. */
    private static String path(JsonNode part) {
        String classifier = part.path("purl").asText().replaceFirst(".*[?&]classifier=([^&]+).*|.*", "$1");
        String version = part.path("version").asText();
        return "%s/%s/%s/%s-%s%s.jar"
                .formatted(
                        part.path("group").asText().replace('.', '/'),
                        part.path("name").asText(),
                        version,
                        part.path("name").asText(),
                        version,
                        classifier.isEmpty() ? "" : "-" + classifier);
    }

    private static String text(ZipFile jar, String name) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }
}
