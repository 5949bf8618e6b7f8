package org.sovereignai.jobs.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A release as a data set of the W3C Data Catalog Vocabulary (DCAT 3, https://www.w3.org/TR/vocab-dcat-3/), in JSON-LD:
 * one distribution per file. Addresses are those at the homepage of the release; without one they are relative to the
 * place where the release is put.
 */
final class Dcat {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Dcat() {}

    static ObjectNode of(JsonNode manifest) {
        ObjectNode dataset = JSON.createObjectNode();
        dataset.putObject("@context")
                .put("dcat", "http://www.w3.org/ns/dcat#")
                .put("dct", "http://purl.org/dc/terms/")
                .put("spdx", "http://spdx.org/rdf/terms#")
                .put("xsd", "http://www.w3.org/2001/XMLSchema#");
        dataset.put("@id", manifest.path("homepage").asText("./"));
        dataset.put("@type", "dcat:Dataset");
        dataset.put("dct:title", manifest.path("title").asText());
        dataset.put("dct:description", manifest.path("description").asText());
        dataset.put("dcat:version", manifest.path("version").asText());
        dataset.set("dct:issued", typed(Citation.date(manifest), "xsd:date"));
        dataset.put("dct:bibliographicCitation", Citation.line(manifest));
        dataset.set("dct:license", reference(manifest.path("licenses").path(0).path("path")));
        manifest.path("keywords").forEach(dataset.putArray("dcat:keyword")::add);
        ArrayNode origins = dataset.putArray("dct:source");
        manifest.path("sources").forEach(source -> origins.add(reference(source.path("path"))));
        ArrayNode files = dataset.putArray("dcat:distribution");
        manifest.path("resources")
                .forEach(resource -> files.add(
                        distribution(resource, manifest.path("homepage").asText(""))));
        return dataset;
    }

    private static ObjectNode distribution(JsonNode resource, String homepage) {
        ObjectNode file = JSON.createObjectNode();
        file.put("@type", "dcat:Distribution");
        file.put("dct:title", resource.path("title").asText());
        file.putObject("dcat:downloadURL")
                .put("@id", homepage + resource.path("path").asText());
        file.set("dct:license", reference(resource.path("licenses").path(0).path("path")));
        file.put("dct:format", resource.path("format").asText());
        file.set("dcat:byteSize", typed(resource.path("bytes").asText(), "xsd:nonNegativeInteger"));
        ObjectNode checksum = file.putObject("spdx:checksum").put("@type", "spdx:Checksum");
        checksum.putObject("spdx:algorithm").put("@id", "spdx:checksumAlgorithm_sha256");
        checksum.set(
                "spdx:checksumValue",
                typed(resource.path("hash").asText().replaceFirst("^sha256:", ""), "xsd:hexBinary"));
        return file;
    }

    private static ObjectNode reference(JsonNode address) {
        return JSON.createObjectNode().put("@id", address.asText());
    }

    private static ObjectNode typed(String value, String type) {
        return JSON.createObjectNode().put("@value", value).put("@type", type);
    }
}
