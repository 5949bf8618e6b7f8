package org.sovereignai.jobs.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import org.sovereignai.jobs.cli.Releases;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.manifest.Manifest;

/** The descriptions of a release keep the rules of their standards, and agree with its files. */
class ReleasePagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void manifestKeepsTheRulesOfTheDataPackageStandard() throws IOException {
        assertThat(dataPackageRules().validate(json("datapackage.json"))).isEmpty();
    }

    @Test
    void rulesOfTheDataPackageStandardRefuseWhatItForbids() throws IOException {
        ObjectNode manifest = (ObjectNode) json("datapackage.json");
        manifest.put("created", "24 November 2026");
        ((ObjectNode) manifest.path("resources").path(0)).put("path", "../economy.parquet");
        ((ObjectNode) manifest.path("resources").path(1)).put("hash", "none");
        ((ObjectNode) manifest.path("resources").path(2)).putArray("licenses");

        assertThat(dataPackageRules().validate(manifest)).hasSize(4);
    }

    /** A title stands alone in a catalogue, where no other is before it. */
    @Test
    void filesOutsideTheAtlasHaveTitlesOfTheirOwn() throws IOException {
        List<String> titles = new ArrayList<>();
        for (JsonNode resource : json("datapackage.json").path("resources")) {
            if (!resource.path("path").asText().startsWith("atlas/")) {
                titles.add(resource.path("title").asText());
            }
        }

        assertThat(titles)
                .doesNotHaveDuplicates()
                .contains("Checks passed and the account of every source record, for people")
                .noneMatch(title -> title.contains("The same"));
    }

    @Test
    void codebookHasTheColumnsOfTheRelease() throws IOException {
        List<String> columns = new ArrayList<>();
        for (JsonNode resource : json("datapackage.json").path("resources")) {
            String table = resource.path("name").asText();
            resource.path("schema")
                    .path("fields")
                    .forEach(field ->
                            columns.add(table + "," + field.path("name").asText()));
        }

        assertThat(Files.readAllLines(Releases.starter().resolve("codebook.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(",", 3))
                        .map(cells -> cells[0] + "," + cells[1]))
                .containsExactlyInAnyOrderElementsOf(columns);
    }

    @Test
    void keysOfTheManifestReferToColumnsOfTheRelease() throws IOException {
        Set<String> columns = new HashSet<>();
        JsonNode resources = json("datapackage.json").path("resources");
        for (JsonNode resource : resources) {
            resource.path("schema")
                    .path("fields")
                    .forEach(field -> columns.add(resource.path("name").asText() + "."
                            + field.path("name").asText()));
        }
        for (JsonNode resource : resources) {
            String table = resource.path("name").asText();
            for (JsonNode column : resource.path("schema").path("primaryKey")) {
                assertThat(columns).contains(table + "." + column.asText());
            }
            for (JsonNode key : resource.path("schema").path("foreignKeys")) {
                JsonNode reference = key.path("reference");
                assertThat(reference.path("fields")).hasSameSizeAs(key.path("fields"));
                for (JsonNode column : reference.path("fields")) {
                    assertThat(columns)
                            .as(table)
                            .contains(reference.path("resource").asText() + "." + column.asText());
                }
            }
        }
    }

    @Test
    void everyTableNamesItsLicenceAndThePublishersItIsMadeFrom() throws IOException {
        JsonNode manifest = json("datapackage.json");
        for (JsonNode resource : manifest.path("resources")) {
            assertThat(resource.path("licenses")).isEqualTo(manifest.path("licenses"));
            if (resource.path("name").asText().equals("trade_total")) {
                assertThat(resource.path("sources").findValuesAsText("title"))
                        .anyMatch(title -> title.contains("BACI"))
                        .noneMatch(title -> title.contains("Innovation Graph"));
                assertThat(resource.path("sources").findValuesAsText("licence")).contains("etalab-2.0");
            }
        }
    }

    @Test
    void withAHomepageEveryAddressIsAbsolute() throws IOException {
        String homepage = "https://example.org/data/releases/2026.11.1/";
        ObjectNode manifest = ((ObjectNode) json("datapackage.json")).put("homepage", homepage);

        assertThat(dataPackageRules().validate(manifest)).isEmpty();
        Manifest release = Manifest.parse(manifest.toString());
        JsonNode croissant = JSON.valueToTree(
                Croissant.of(release, List.copyOf(Schemas.load().tables())));
        assertThat(croissant.path("url").asText()).isEqualTo(homepage);
        assertThat(croissant.path("distribution").findValuesAsText("contentUrl"))
                .contains(homepage + "economy.parquet")
                .allMatch(address -> address.startsWith(homepage));
        JsonNode dcat = JSON.valueToTree(Dcat.of(release, Optional.empty()));
        assertThat(dcat.has("dct:temporal")).isFalse();
        assertThat(dcat.path("@id").asText()).isEqualTo(homepage);
        for (JsonNode file : dcat.path("dcat:distribution")) {
            assertThat(file.path("dcat:downloadURL").path("@id").asText()).startsWith(homepage);
        }
    }

    /** Rules of the Croissant specification: required properties, unique identifiers, references that lead somewhere. */
    @Test
    void croissantKeepsTheRulesOfItsSpecification() throws IOException {
        JsonNode dataset = json("croissant.json");
        for (String required : List.of(
                "@context",
                "@type",
                "conformsTo",
                "name",
                "description",
                "license",
                "url",
                "creator",
                "datePublished")) {
            assertThat(dataset.has(required)).as(required).isTrue();
        }
        assertThat(dataset.at("/@context/dataType")).hasToString("{\"@id\":\"cr:dataType\",\"@type\":\"@vocab\"}");
        assertThat(dataset.path("@type").asText()).isEqualTo("sc:Dataset");
        assertThat(dataset.path("conformsTo").asText()).isEqualTo("http://mlcommons.org/croissant/1.1");
        assertThat(dataset.path("isLiveDataset").asBoolean(true)).isFalse();

        List<String> identifiers = new ArrayList<>();
        for (JsonNode file : dataset.path("distribution")) {
            identifiers.add(file.path("@id").asText());
            assertThat(file.path("@type").asText()).isEqualTo("cr:FileObject");
            assertThat(file.path("encodingFormat").asText()).contains("/");
            assertThat(file.path("sha256").asText()).matches("[0-9a-f]{64}");
            assertThat(file.path("license").asText()).isEqualTo("https://creativecommons.org/licenses/by/4.0/");
            assertThat(Releases.starter().resolve(file.path("contentUrl").asText()))
                    .exists();
        }
        for (JsonNode set : dataset.path("recordSet")) {
            identifiers.add(set.path("@id").asText());
            assertThat(set.path("key")).isNotEmpty();
            set.path("field").forEach(field -> identifiers.add(field.path("@id").asText()));
        }
        assertThat(identifiers).doesNotHaveDuplicates().contains("economy.parquet", "economy", "economy/country_code");

        for (JsonNode set : dataset.path("recordSet")) {
            for (JsonNode field : set.path("field")) {
                assertThat(field.path("dataType").asText()).matches("sc:(Text|Integer|Float|Number|Boolean|Date)");
                assertThat(field.path("source").path("extract").path("column").asText())
                        .isEqualTo(field.path("name").asText());
            }
        }
        Set<String> known = Set.copyOf(identifiers);
        for (JsonNode reference : dataset.path("recordSet").findValues("references")) {
            (reference.isArray() ? reference : JSON.createArrayNode().add(reference))
                    .forEach(one -> assertThat(known)
                            .contains(one.path("field").path("@id").asText()));
        }
        for (JsonNode file : dataset.path("recordSet").findValues("fileObject")) {
            assertThat(known).contains(file.path("@id").asText());
        }
        for (JsonNode key : dataset.path("recordSet").findValues("key")) {
            if (key.isArray()) {
                key.forEach(
                        column -> assertThat(known).contains(column.path("@id").asText()));
            }
        }
    }

    @Test
    void catalogueEntryNamesEveryFileWithItsSize() throws IOException {
        JsonNode dataset = json("dcat.jsonld");

        assertThat(dataset.path("@type").asText()).isEqualTo("dcat:Dataset");
        assertThat(dataset.path("dct:creator").findValuesAsText("foaf:name"))
                .containsExactly("Sovereign AI Indicators contributors");
        assertThat(dataset.path("dct:source").findValuesAsText("@id"))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        // The newest indicators are those of use in 2026; the first models are of 2015.
        assertThat(dataset.path("dct:temporal")).isEqualTo(JSON.readTree("""
                {"@type": "dct:PeriodOfTime",
                 "dcat:startDate": {"@value": "2015", "@type": "xsd:gYear"},
                 "dcat:endDate": {"@value": "2026", "@type": "xsd:gYear"}}"""));
        assertThat(dataset.path("dct:spatial").path("skos:prefLabel").asText()).isEqualTo("World");
        assertThat(dataset.path("dcat:distribution")).hasSizeGreaterThan(20);
        assertThat(dataset.path("dcat:distribution")
                        .get(0)
                        .path("dcat:mediaType")
                        .path("@id")
                        .asText())
                .isEqualTo("https://www.iana.org/assignments/media-types/application/vnd.apache.parquet");
        for (JsonNode file : dataset.path("dcat:distribution")) {
            assertThat(Releases.starter()
                            .resolve(file.path("dcat:downloadURL").path("@id").asText()))
                    .hasSize(file.path("dcat:byteSize").path("@value").asLong());
            // DCAT-AP wants an address of access, and DCAT a format by its address alone.
            assertThat(file.path("dcat:accessURL")).isEqualTo(file.path("dcat:downloadURL"));
            assertThat(file.path("dct:format").isTextual()).isFalse();
        }
    }

    @Test
    void siteNamesTheReleaseAndEveryTableForSearchEngines() throws IOException {
        JsonNode manifest = json("datapackage.json");
        Path page = Releases.starter().resolve("atlas/data.html");
        JsonNode dataset = JSON.readTree(StringUtils.substringBetween(
                Files.readString(page), "<script type=\"application/ld+json\">", "</script>"));

        assertThat(dataset.path("@type").asText()).isEqualTo("Dataset");
        assertThat(dataset.path("version")).isEqualTo(manifest.path("version"));
        assertThat(dataset.path("distribution"))
                .hasSize(manifest.path("resources").findParents("schema").size());
        for (JsonNode file : dataset.path("distribution")) {
            assertThat(page.resolveSibling(file.path("contentUrl").asText())).isRegularFile();
        }
    }

    @Test
    void everySourceHasItsEditionUnderTheNameOfTheStandardAndForTheAtlas() throws IOException {
        for (JsonNode source : json("datapackage.json").path("sources")) {
            assertThat(source.path("vintage").asText())
                    .isNotEmpty()
                    .isEqualTo(source.path("version").asText());
        }
    }

    @Test
    void citationHasVersionDateAndEverySourceWithItsLicence() throws IOException {
        JsonNode manifest = json("datapackage.json");

        assertThat(Files.readString(Releases.starter().resolve("CITATION.txt")))
                .contains("release " + manifest.path("version").asText() + " of "
                        + manifest.path("created").asText().substring(0, 10))
                .contains(manifest.path("sources").findValuesAsText("citation"))
                .contains("Licence: etalab-2.0.");
    }

    @Test
    void tablesOfTheCatalogHaveTheirRowsAndComments() throws IOException {
        Path release = Releases.starter();
        SparkSession spark = SparkExtension.session();
        String database = "sovereign_ai_" + release.getFileName().toString().replace('.', '_');
        spark.conf().set("spark.sovereignai.release", release.toString());
        try {
            for (String statement :
                    Files.readString(release.resolve("tables.sql")).split(";\n\n")) {
                spark.sql(statement);
            }
            JsonNode resources = json("datapackage.json").path("resources");
            long tables = 0;
            for (JsonNode resource : resources) {
                if (resource.has("schema")) {
                    tables++;
                }
            }
            assertThat(spark.sql("SHOW TABLES IN " + database).count()).isEqualTo(tables);
            for (JsonNode resource : resources) {
                String name = resource.path("name").asText();
                if (Set.of("economy", "indicator_value", "model_release").contains(name)) {
                    assertThat(spark.table(database + "." + name).count())
                            .isEqualTo(resource.path("rows").asLong());
                }
            }
            for (JsonNode resource : resources) {
                if (resource.has("schema")) {
                    for (StructField field : spark.table(
                                    database + "." + resource.path("name").asText())
                            .schema()
                            .fields()) {
                        assertThat(field.getComment().get())
                                .as(field.name())
                                .hasSizeBetween(1, SparkTables.LONGEST_COMMENT);
                    }
                }
            }
            assertThat(spark.table(database + ".economy")
                            .schema()
                            .apply("country_code")
                            .getComment()
                            .get())
                    .isNotBlank();
        } finally {
            spark.sql("DROP DATABASE IF EXISTS " + database + " CASCADE");
            spark.conf().unset("spark.sovereignai.release");
        }
    }

    private static JsonSchema dataPackageRules() throws IOException {
        try (InputStream rules = ReleasePagesTest.class.getResourceAsStream("datapackage-2.0.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(rules);
        }
    }

    private static JsonNode json(String file) throws IOException {
        return JSON.readTree(Releases.starter().resolve(file).toFile());
    }
}
