package org.sovereignai.jobs.metadata;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sovereignai.schemas.manifest.Manifest;
import org.sovereignai.schemas.manifest.ManifestFile;

/**
 * A release as a data set of the W3C Data Catalog Vocabulary (DCAT 3, https://www.w3.org/TR/vocab-dcat-3/), in JSON-LD:
 * one distribution per file. Addresses are those at the homepage of the release; without one they are relative to the
 * place where the release is put.
 */
final class Dcat {

    private static final Map<String, String> CONTEXT = new TreeMap<>(Map.of(
            "dcat", "http://www.w3.org/ns/dcat#",
            "dct", "http://purl.org/dc/terms/",
            "foaf", "http://xmlns.com/foaf/0.1/",
            "spdx", "http://spdx.org/rdf/terms#",
            "xsd", "http://www.w3.org/2001/XMLSchema#"));

    private static final String MEDIA_TYPES = "https://www.iana.org/assignments/media-types/";

    private Dcat() {}

    record Dataset(
            @JsonProperty("@context") Map<String, String> context,
            @JsonProperty("@id") String id,
            @JsonProperty("@type") String type,
            @JsonProperty("dct:title") String title,
            @JsonProperty("dct:description") String description,
            @JsonProperty("dct:creator") List<Agent> creators,
            @JsonProperty("dcat:version") String version,
            @JsonProperty("dct:issued") Literal issued,
            @JsonProperty("dct:bibliographicCitation") String citation,
            @JsonProperty("dct:license") Reference licence,
            @JsonProperty("dcat:keyword") List<String> keywords,
            @JsonProperty("dct:source") List<Reference> sources,
            @JsonProperty("dcat:distribution") List<Distribution> distributions) {}

    record Distribution(
            @JsonProperty("@type") String type,
            @JsonProperty("dct:title") String title,
            @JsonProperty("dcat:downloadURL") Reference download,
            @JsonProperty("dct:license") Reference licence,
            @JsonProperty("dct:format") String format,
            @JsonProperty("dcat:mediaType") Reference mediaType,
            @JsonProperty("dcat:byteSize") Literal bytes,
            @JsonProperty("spdx:checksum") Checksum checksum) {}

    record Agent(
            @JsonProperty("@type") String type,
            @JsonProperty("foaf:name") String name) {}

    record Checksum(
            @JsonProperty("@type") String type,
            @JsonProperty("spdx:algorithm") Reference algorithm,
            @JsonProperty("spdx:checksumValue") Literal value) {}

    /** A value with its type. */
    record Literal(
            @JsonProperty("@value") String value,
            @JsonProperty("@type") String type) {}

    static Dataset of(Manifest manifest) {
        return new Dataset(
                CONTEXT,
                manifest.homepage().isEmpty() ? "./" : manifest.homepage(),
                "dcat:Dataset",
                manifest.title(),
                manifest.description(),
                manifest.contributors().stream()
                        .map(contributor -> new Agent("foaf:Agent", contributor.title()))
                        .toList(),
                manifest.version(),
                new Literal(manifest.day(), "xsd:date"),
                Citation.line(manifest),
                new Reference(manifest.licence().path()),
                manifest.keywords(),
                manifest.sources().stream()
                        .map(Manifest.Origin::path)
                        .distinct()
                        .map(Reference::new)
                        .toList(),
                manifest.resources().stream()
                        .map(file -> distribution(file, manifest.homepage()))
                        .toList());
    }

    private static Distribution distribution(ManifestFile file, String homepage) {
        return new Distribution(
                "dcat:Distribution",
                file.title(),
                new Reference(homepage + file.path()),
                new Reference(file.licence().path()),
                file.format(),
                new Reference(MEDIA_TYPES + Croissant.mediaType(file)),
                new Literal(String.valueOf(file.bytes()), "xsd:nonNegativeInteger"),
                new Checksum(
                        "spdx:Checksum",
                        new Reference("spdx:checksumAlgorithm_sha256"),
                        new Literal(file.sha256(), "xsd:hexBinary")));
    }
}
