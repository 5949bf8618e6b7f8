package org.sovereignai.schemas.manifest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sovereignai.schemas.EmptyIfAbsent;

/**
 * The manifest of a release, {@code datapackage.json}. What an earlier release does not say is empty here; what a later one
 * says beside this is not read.
 *
 * @param profile address of the standard that it keeps
 * @param name name of the data package
 * @param title name for people
 * @param homepage absolute address of the release; empty where its files are found relative to it
 * @param version name of the release
 * @param created time at which it was made, ISO 8601 in UTC
 * @param description what it holds, in sentences
 * @param keywords words to find it by
 * @param contributors who made it
 * @param licences the licence of the release
 * @param sources publishers' data sets that its tables were made from
 * @param inputs every file that was read
 * @param fingerprints digest of all that a table was made from, by table
 * @param withheld tables that are not published
 * @param warnings what the codes of warnings mean
 * @param resources its files
 * @param corrections declared corrections of source records, as they were made
 */
public record Manifest(
        @JsonProperty("$schema") String profile,
        String name,
        String title,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String homepage,
        String version,
        String created,
        String description,
        List<String> keywords,
        List<Contributor> contributors,
        @JsonProperty("licenses") List<Licence> licences,
        List<Origin> sources,
        List<Input> inputs,
        Map<String, String> fingerprints,
        List<String> withheld,
        Map<String, String> warnings,
        List<ManifestFile> resources,
        List<CorrectionMade> corrections) {

    private static final JsonMapper JSON = EmptyIfAbsent.mapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Who made a release. */
    public record Contributor(String title, List<String> roles) {}

    /**
     * A licence.
     *
     * @param name its identifier of SPDX
     * @param path address of its text
     * @param title name for people
     */
    public record Licence(String name, String path, String title) {
        /** Attribution, the licence of releases. */
        public static final Licence CC_BY = new Licence(
                "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "Creative Commons Attribution 4.0");
    }

    /**
     * A publisher's data set.
     *
     * @param title name for people
     * @param path address of its page
     * @param publisher who publishes it
     * @param licence its licence
     * @param citation the attribution that it asks for
     * @param vintage its edition, in releases of the past
     * @param version its edition
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Origin(
            String title,
            String path,
            String publisher,
            String licence,
            String citation,
            String vintage,
            String version) {}

    /**
     * A file that was read.
     *
     * @param path its place in the data folder
     * @param bytes its size
     * @param hash {@code sha256:} and its SHA-256
     * @param state whether that is the pinned one
     */
    public record Input(String path, long bytes, String hash, String state) {
        /** The SHA-256 alone. */
        @JsonIgnore
        public String sha256() {
            return ManifestFile.withoutAlgorithm(hash);
        }
    }

    /** The licence of the release; without name and address where it says none. */
    @JsonIgnore
    public Licence licence() {
        return licences.isEmpty() ? new Licence("", "", "") : licences.get(0);
    }

    /** The day on which the release was made, ISO 8601. */
    @JsonIgnore
    public String day() {
        return created.split("T", 2)[0];
    }

    /** The files that are tables of the contract, in order. */
    @JsonIgnore
    public List<ManifestFile> tables() {
        return resources.stream().filter(ManifestFile::isTable).toList();
    }

    /** The table of a name. */
    public Optional<ManifestFile> table(String table) {
        return tables().stream().filter(file -> file.name().equals(table)).findFirst();
    }

    /** The same with other files. */
    public Manifest withResources(List<ManifestFile> files) {
        return new Manifest(
                profile,
                name,
                title,
                homepage,
                version,
                created,
                description,
                keywords,
                contributors,
                licences,
                sources,
                inputs,
                fingerprints,
                withheld,
                warnings,
                files,
                corrections);
    }

    /**
     * Reads a manifest.
     *
     * @throws JsonProcessingException if the text is no manifest
     */
    public static Manifest parse(String json) throws JsonProcessingException {
        return Optional.ofNullable(JSON.readValue(json, Manifest.class))
                .orElseThrow(() -> new JsonProcessingException("it says nothing") {
                    private static final long serialVersionUID = 1;
                });
    }
}
