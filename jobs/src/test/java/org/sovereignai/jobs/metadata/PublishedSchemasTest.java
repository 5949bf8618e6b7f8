package org.sovereignai.jobs.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersionDetector;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.sovereignai.jobs.cli.Releases;

/**
 * The descriptions of a release are valid by the JSON schemas that the standards' makers publish. The schemas are fetched,
 * by {@code npm} from packages of fixed version that carry them, or from the address that the description itself names;
 * without either the test is skipped.
 *
 * @see <a href="https://datapackage.org">Data Package</a>
 * @see <a href="https://citation-file-format.github.io">Citation File Format</a>
 */
class PublishedSchemasTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FETCHED = Path.of("target/published-schemas").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void citationFileIsValid() throws Exception {
        JsonSchema published = schemaOf(
                "schemastore", "0.2.2", "package/schemas/json/citation-file-format.github.io/1.2.0/schema.json");
        ObjectNode citation = (ObjectNode) new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("../CITATION.cff").toFile());

        assertThat(published.validate(citation)).isEmpty();
        assertThat(published.validate(citation.deepCopy().put("license", "Apache 2")))
                .isNotEmpty();
        assertThat(published.validate(citation.without("authors"))).isNotEmpty();
    }

    /** Version 1 of the standard: readers that know no later one must understand a release as well. */
    @Test
    void manifestIsValidForReadersOfDataPackageOne() throws Exception {
        JsonSchema published = schemaOf("datapackage", "1.1.10", "package/lib/profiles/data-package.json");
        ObjectNode manifest = manifest();

        assertThat(published.validate(manifest)).isEmpty();
        ((ObjectNode) manifest.path("resources").path(0)).remove("name");
        assertThat(published.validate(manifest)).isNotEmpty();
    }

    @Test
    void schemaOfEveryTableIsValid() throws Exception {
        JsonSchema published = schemaOf("tableschema", "1.12.6", "package/lib/profiles/table-schema.json");
        int tables = 0;
        for (JsonNode resource : manifest().path("resources")) {
            if (resource.has("schema")) {
                tables++;
                assertThat(published.validate(resource.path("schema")))
                        .as(resource.path("name").asText())
                        .isEmpty();
            }
        }
        assertThat(tables).isGreaterThan(20);
        assertThat(published.validate(JSON.readTree("{\"fields\": [{\"name\": \"year\", \"type\": \"YEAR\"}]}")))
                .isNotEmpty();
    }

    @Test
    void manifestIsValidByTheProfileThatItNames() throws Exception {
        ObjectNode manifest = manifest();
        String address = manifest.path("$schema").asText();
        JsonSchema published = schema(fetched(URI.create(address)));

        assertThat(published.validate(manifest)).isEmpty();
        assertThat(published.validate(manifest.without("resources"))).isNotEmpty();
    }

    private static ObjectNode manifest() throws IOException {
        return (ObjectNode)
                JSON.readTree(Releases.starter().resolve("datapackage.json").toFile());
    }

    private static JsonSchema schema(JsonNode schema) {
        return JsonSchemaFactory.getInstance(SpecVersionDetector.detect(schema)).getSchema(schema);
    }

    /** A schema out of an npm package, which is fetched once. */
    private static JsonSchema schemaOf(String name, String version, String file) throws Exception {
        Path archive = FETCHED.resolve(name + "-" + version + ".tgz");
        if (!Files.exists(archive)) {
            Files.createDirectories(FETCHED);
            pack(name + "@" + version);
        }
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().equals(file)) {
                    return schema(JSON.readTree(entries.readAllBytes()));
                }
            }
        }
        throw new AssertionError("There is no " + file + " in " + archive);
    }

    /** npm compares the archive with the digest of its registry. */
    private static void pack(String release) throws InterruptedException {
        Process npm = null;
        try {
            npm = new ProcessBuilder("npm", "pack", release)
                    .directory(FETCHED.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(FETCHED.resolve("npm.log").toFile())
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "Skipped: npm, which fetches published schemas, is not here: " + e.getMessage());
        }
        boolean ended = npm.waitFor(6 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
        npm.destroy();
        assumeTrue(
                ended && npm.exitValue() == 0,
                "Skipped: npm could not fetch " + release + ": see npm.log in " + FETCHED);
    }

    private static JsonNode fetched(URI address) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpResponse<InputStream> answer = null;
        try {
            answer = client.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            assumeTrue(false, "Skipped: " + address + " cannot be reached: " + e);
        }
        try (InputStream body = answer.body()) {
            assumeTrue(answer.statusCode() == 200, "Skipped: " + address + " answers " + answer.statusCode());
            return JSON.readTree(body);
        }
    }
}
