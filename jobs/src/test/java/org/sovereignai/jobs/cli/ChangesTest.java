package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sovereignai.jobs.diff.ReleaseChanges;
import org.sovereignai.jobs.diff.ReleaseDiff;
import org.sovereignai.jobs.diff.ReleaseState;
import org.sovereignai.jobs.diff.TableState;
import org.sovereignai.jobs.run.Plan;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TableRecord;
import org.sovereignai.jobs.store.Json;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.TableSchema;
import org.sovereignai.schemas.manifest.Lineage;

/** What a release says of its predecessor. */
@ExtendWith(SparkExtension.class)
class ChangesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANIFEST = "datapackage.json";

    @TempDir
    private Path folder;

    @Test
    void firstReleaseSaysThatItIsTheFirst() {
        Path release = Releases.starter();

        assertThat(release.resolve("changes.md"))
                .content()
                .contains("This is the first release here: there is nothing to compare it with.");
        assertThat(release.resolve("changes.parquet")).doesNotExist();
    }

    @Test
    void laterReleaseHasEveryChangeSinceThePreviousOne(SparkSession spark) throws Exception {
        Path out = copyOfStarter();
        Path previous = out.resolve("latest").toRealPath();
        revise(spark, previous, "ai_adoption", "country_code <> 'ARE'", "adoption_share * 2");

        Command run = Command.run("run", "--data", "../datasets/starter", "--out", out);

        assertThat(run.code()).as(run.err()).isZero();
        Path release = out.resolve("latest").toRealPath();
        assertThat(release).isNotEqualTo(previous);
        long rows = spark.read()
                .parquet(release.resolve("ai_adoption.parquet").toString())
                .count();
        Dataset<Row> changes =
                spark.read().parquet(release.resolve("changes.parquet").toString());
        assertThat(changes.select("table").distinct().collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("ai_adoption");
        assertThat(changes.filter("change = 'row_added' and key like '%ARE%'").count())
                .isEqualTo(3);
        assertThat(changes.filter("change = 'value_changed' and column = 'adoption_share' and relative_change = -0.5")
                        .count())
                .isEqualTo(rows - 3);
        assertThat(changes.filter("cause <> 'source_revision'").count()).isZero();
        assertThat(release.resolve("changes.md"))
                .content()
                .contains(
                        "| ai_adoption | %d | %d | 3 | 0 | %d | source_revision |".formatted(rows - 3, rows, rows - 3));
        JsonNode manifest = JSON.readTree(release.resolve(MANIFEST).toFile());
        assertThat(manifest.path("resources").findValuesAsText("path")).contains("changes.parquet", "changes.md");

        Path ofAnother = Files.createDirectories(folder.resolve("to/.diff.staging/changes"));
        Command diff = Command.run("diff", "--out", out, "--to", folder.resolve("to"));
        assertThat(ofAnother).exists();
        assertThat(diff.code()).as(diff.err()).isZero();
        assertThat(diff.out()).isEqualTo(Files.readString(release.resolve("changes.md")));
        assertThat(folder.resolve("to")).isDirectoryContaining(f -> f.endsWith("changes.parquet"));
        assertThat(Command.run("diff", release, release, "--out", out).out()).contains("No table differs.");

        // Below a file nobody can write, whatever the permissions.
        Path closed = Files.createFile(folder.resolve("file")).resolve("out");
        Command shown = Command.run("diff", previous, release, "--out", closed);
        assertThat(shown.code()).as(shown.err()).isZero();
        assertThat(shown.out()).isEqualTo(diff.out());
    }

    @Test
    @Tag("hazard-01")
    @Tag("hazard-26")
    void revisedPastOfAnAppendOnlySourceIsNotPublished(SparkSession spark) throws Exception {
        Path out = copyOfStarter();
        Path previous = out.resolve("latest").toRealPath();
        revise(spark, previous, "open_source_activity", "true", "activity_count + 1");

        Command run = Command.run("run", "--data", "../datasets/starter", "--out", out);

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.err())
                .contains("Table open_source_activity, row {\"country_code\":")
                .contains("though its source is declared append-only (innovation-graph/developers, ")
                .contains("--accept-revisions");
        assertThat(out.resolve("latest").toRealPath()).isEqualTo(previous);
        assertThat(Command.run("run", "--data", "../datasets/starter", "--out", out, "--accept-revisions")
                        .code())
                .isZero();
    }

    @Test
    @Tag("hazard-03")
    @Tag("hazard-48")
    void releaseThatWasTamperedWithIsNotCompared() throws IOException {
        Path out = copyOfStarter();
        Path previous = out.resolve("latest").toRealPath();
        ObjectNode manifest =
                (ObjectNode) JSON.readTree(previous.resolve(MANIFEST).toFile());
        ((ObjectNode) resource(manifest, "ai_adoption")).put("digest", "other");
        replace(previous.resolve(MANIFEST), JSON.writeValueAsBytes(manifest));
        replace(previous.resolve("ai_adoption.parquet"), new byte[] {1});

        Command diff = Command.run("diff", previous, Releases.starter());

        assertThat(diff.code()).isEqualTo(3);
        assertThat(diff.err()).contains("ai_adoption.parquet is not the file that the manifest of its release names");
    }

    @Test
    void folderWithoutACompleteReleaseIsRefused() {
        assertThat(Command.run("diff", folder, folder).err()).contains("holds no complete release");
        assertThat(Command.run("diff", folder, folder).code()).isEqualTo(3);
        assertThat(Command.run("diff", "--out", folder).err()).contains("holds 0 of the two releases that are needed");
    }

    /** Epoch AI's lists of May 2026 against those of August; the figures were counted in Python from the raw files. */
    @Test
    @Tag("hazard-26")
    void epochModelsFromMayToAugust(SparkSession spark) throws IOException {
        Path epoch = Releases.fullData().resolve("epoch-ai");
        TableState may = modelRelease("may", epoch, epoch.resolve("vintage-2026-05-02"));
        TableState august = modelRelease("august", epoch, epoch);

        ReleaseChanges changes = new ReleaseDiff(state("May", may), state("August", august))
                .write(spark, folder.resolve("changes").toString());

        assertThat(may.rows()).isEqualTo(3332);
        assertThat(august.rows()).isEqualTo(3378);
        assertThat(changes.count("model_release", "row_added")).isEqualTo(47);
        assertThat(changes.count("model_release", "row_removed")).isEqualTo(1);
        Dataset<Row> written = spark.read()
                .parquet(folder.resolve("changes").resolve(ReleaseDiff.CHANGES).toString());
        assertThat(written.filter("change = 'row_removed'").head().<String>getAs("key"))
                .isEqualTo("{\"model_name\":\"SAM 3\"}");
        Map<String, Long> byColumn = new TreeMap<>();
        written.filter("change = 'value_changed'")
                .groupBy("column")
                .count()
                .collectAsList()
                .forEach(row -> byColumn.put(row.getString(0), row.getLong(1)));
        assertThat(byColumn)
                .containsEntry("accessibility", 7L)
                .containsEntry("publication_date", 8L)
                .containsEntry("training_compute_flop", 4L)
                .containsEntry("base_names", 1L)
                .doesNotContainKeys(
                        "country_codes", "parameter_count", "hardware_count", "training_code_accessibility");
        assertThat(written.filter("cause <> 'source_revision'").count()).isZero();
        assertThat(written.filter("key like '%Megatron-LM (1.2B)%' and column = 'training_compute_flop'")
                        .head()
                        .<Double>getAs("relative_change"))
                .isCloseTo(-0.9, org.assertj.core.data.Offset.offset(1e-3));
    }

    private TableState modelRelease(String name, Path epoch, Path lists) throws IOException {
        Path data = folder.resolve(name);
        Path place = Files.createDirectories(data.resolve("epoch-ai"));
        Files.copy(epoch.resolve("all_ai_models.csv"), place.resolve("all_ai_models.csv"));
        for (String list : List.of("notable_ai_models.csv", "large_scale_ai_models.csv")) {
            Files.copy(lists.resolve(list), place.resolve(list));
        }
        Path out = folder.resolve("out-" + name);
        Command run = Command.run("run", "--only", "model_release", "--accept-unpinned", "--data", data, "--out", out);
        assertThat(run.code()).as(run.err()).isZero();
        Path kept = out.resolve("build/model_release");
        try (Stream<Path> files = Files.list(kept)) {
            Path file = files.filter(f -> f.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
            TableRecord record = Json.bind(JSON.readTree(file.toFile()), TableRecord.class);
            Map<String, String> sources = new TreeMap<>(record.parts());
            sources.keySet().removeIf(part -> !part.startsWith(Plan.SOURCE));
            TableSchema schema = Schemas.load().table("model_release").orElseThrow();
            return new TableState(
                    schema.name(),
                    kept.resolve(record.fingerprint() + ".parquet").toString(),
                    record.rows(),
                    record.digest(),
                    schema.primaryKey(),
                    schema.structType(),
                    new Lineage("one method", "", sources));
        }
    }

    private static ReleaseState state(String name, TableState table) {
        return new ReleaseState(name, Map.of(table.name(), table), Map.of(), List.of());
    }

    private Path copyOfStarter() throws IOException {
        Path made = Releases.starter();
        Path out = folder.resolve("out");
        Releases.link(made.getParent().getParent().resolve("build"), out.resolve("build"));
        Releases.link(made, out.resolve("releases").resolve(made.getFileName()));
        Files.writeString(out.resolve("latest.txt"), made.getFileName() + "\n");
        Files.createSymbolicLink(out.resolve("latest"), Path.of("releases").resolve(made.getFileName()));
        return out;
    }

    /** Makes a table of a release as if its sources had been others: some rows only, the value of one column changed. */
    private void revise(SparkSession spark, Path release, String table, String rows, String value)
            throws IOException, NoSuchAlgorithmException {
        Path file = release.resolve(table + ".parquet");
        String column = value.split(" ")[0];
        Path written = folder.resolve("revised");
        Dataset<Row> old = spark.read().parquet(file.toString());
        old.filter(rows)
                .withColumn(
                        column,
                        org.apache
                                .spark
                                .sql
                                .functions
                                .expr(value)
                                .cast(old.schema().apply(column).dataType()))
                .coalesce(1)
                .write()
                .parquet(written.toString());
        long count = old.filter(rows).count();
        try (Stream<Path> files = Files.list(written)) {
            Files.copy(
                    files.filter(f -> f.toString().endsWith(".parquet"))
                            .findFirst()
                            .orElseThrow(),
                    file,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        ObjectNode manifest =
                (ObjectNode) JSON.readTree(release.resolve(MANIFEST).toFile());
        ((ObjectNode) manifest.path("fingerprints")).put(table, "of another edition");
        ObjectNode resource = (ObjectNode) resource(manifest, table);
        resource.put("digest", "other");
        resource.put("rows", count);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        resource.put("hash", "sha256:" + HexFormat.of().formatHex(hash));
        ObjectNode sources = (ObjectNode) resource.path("lineage").path("sources");
        sources.fieldNames().forEachRemaining(name -> sources.put(name, "of another edition"));
        replace(release.resolve(MANIFEST), JSON.writeValueAsBytes(manifest));
    }

    /** Not into the file, which is that of the starter release as well. */
    private static void replace(Path file, byte[] content) throws IOException {
        Files.delete(file);
        Files.write(file, content);
    }

    private static JsonNode resource(JsonNode manifest, String name) {
        for (JsonNode resource : manifest.path("resources")) {
            if (resource.path("name").asText().equals(name)) {
                return resource;
            }
        }
        throw new AssertionError("The manifest has no " + name);
    }
}
