package org.sovereignai.jobs.metadata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sovereignai.schemas.manifest.Manifest;
import org.sovereignai.schemas.manifest.ManifestFile;

/**
 * A release as a data set of the W3C Data Catalog Vocabulary (DCAT 3, https://www.w3.org/TR/vocab-dcat-3/), in JSON-LD:
 * one distribution per file, with the address of access that the European profile (DCAT-AP) asks for. Addresses are those at
 * the homepage of the release; without one they are relative to the place where the release is put.
 */
final class Dcat {

    private static final Map<String, String> CONTEXT = new TreeMap<>(Map.of(
            "dcat", "http://www.w3.org/ns/dcat#",
            "dct", "http://purl.org/dc/terms/",
            "foaf", "http://xmlns.com/foaf/0.1/",
            "gsp", "http://www.opengis.net/ont/geosparql#",
            "skos", "http://www.w3.org/2004/02/skos/core#",
            "spdx", "http://spdx.org/rdf/terms#",
            "xsd", "http://www.w3.org/2001/XMLSchema#"));

    private static final String MEDIA_TYPES = "https://www.iana.org/assignments/media-types/";

    /** Every release is about all nations. */
    private static final Location WORLD = new Location(
            "dct:Location",
            "World",
            new Literal("POLYGON((-180 90,-180 -90,180 -90,180 90,-180 90))", "gsp:wktLiteral"));

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

            @JsonProperty("dct:temporal") @JsonInclude(Include.NON_NULL)
            Period years,

            @JsonProperty("dct:spatial") Location place,
            @JsonProperty("dct:source") List<Reference> sources,
            @JsonProperty("dcat:distribution") List<Distribution> distributions) {}

    record Distribution(
            @JsonProperty("@type") String type,
            @JsonProperty("dct:title") String title,
            @JsonProperty("dcat:accessURL") Reference access,
            @JsonProperty("dcat:downloadURL") Reference download,
            @JsonProperty("dct:license") Reference licence,
            @JsonProperty("dcat:mediaType") Reference mediaType,
            @JsonProperty("dcat:byteSize") Literal bytes,
            @JsonProperty("spdx:checksum") Checksum checksum) {}

    record Agent(
            @JsonProperty("@type") String type,
            @JsonProperty("foaf:name") String name) {}

    /** From the beginning of a year to the end of another. */
    record Period(
            @JsonProperty("@type") String type,
            @JsonProperty("dcat:startDate") Literal start,
            @JsonProperty("dcat:endDate") Literal end) {

        static Period of(ReleasePages.Years years) {
            return new Period(
                    "dct:PeriodOfTime",
                    new Literal(String.valueOf(years.first()), "xsd:gYear"),
                    new Literal(String.valueOf(years.last()), "xsd:gYear"));
        }
    }

    record Location(
            @JsonProperty("@type") String type,
            @JsonProperty("skos:prefLabel") String name,
            @JsonProperty("dcat:bbox") Literal box) {}

    record Checksum(
            @JsonProperty("@type") String type,
            @JsonProperty("spdx:algorithm") Reference algorithm,
            @JsonProperty("spdx:checksumValue") Literal value) {}

    /** A value with its type. */
    record Literal(
            @JsonProperty("@value") String value,
            @JsonProperty("@type") String type) {}

    static Dataset of(Manifest manifest, Optional<ReleasePages.Years> years) {
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
                years.map(Period::of).orElse(null),
                WORLD,
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
        Reference address = new Reference(homepage + file.path());
        return new Distribution(
                "dcat:Distribution",
                file.title(),
                address,
                address,
                new Reference(file.licence().path()),
                new Reference(MEDIA_TYPES + Croissant.mediaType(file)),
                new Literal(String.valueOf(file.bytes()), "xsd:nonNegativeInteger"),
                new Checksum(
                        "spdx:Checksum",
                        new Reference("spdx:checksumAlgorithm_sha256"),
                        new Literal(file.sha256(), "xsd:hexBinary")));
    }
}
