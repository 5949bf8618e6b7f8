package org.sovereignai.atlas;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.sovereignai.schemas.manifest.Manifest;
import org.sovereignai.schemas.manifest.ManifestFile;

/**
 * The release as a schema.org data set (https://schema.org/Dataset), within a page: what search engines for data read. A data
 * block is no script, so that the pages' policy against inline scripts stands.
 */
final class DatasetMarkup {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DatasetMarkup() {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Dataset(
            @JsonProperty("@context") String context,
            @JsonProperty("@type") String type,
            String name,
            String description,
            String version,
            String datePublished,
            @JsonProperty("license") String licence,
            @JsonProperty("isAccessibleForFree") boolean isFree,
            String url,
            List<String> keywords,
            List<Creator> creator,
            List<String> isBasedOn,
            List<Download> distribution) {}

    private record Creator(@JsonProperty("@type") String type, String name) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Download(
            @JsonProperty("@type") String type,
            String name,
            String description,
            String encodingFormat,
            String contentSize,
            String contentUrl) {}

    /**
     * The element for the head of a page.
     *
     * @param manifest what the release says of itself
     * @param path where the tables are, seen from the page
     */
    static String of(Manifest manifest, String path) {
        Dataset dataset = new Dataset(
                "https://schema.org/",
                "Dataset",
                manifest.title(),
                manifest.description(),
                manifest.version(),
                manifest.day(),
                manifest.licence().path(),
                true,
                manifest.homepage(),
                manifest.keywords(),
                manifest.contributors().stream()
                        .map(contributor -> new Creator("Organization", contributor.title()))
                        .toList(),
                manifest.sources().stream()
                        .map(Manifest.Origin::path)
                        .distinct()
                        .toList(),
                manifest.tables().stream().map(table -> download(table, path)).toList());
        try {
            // No text may end the element.
            return "<script type=\"application/ld+json\">"
                    + JSON.writeValueAsString(dataset).replace("<", "\\u003c") + "</script>";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Download download(ManifestFile table, String path) {
        return new Download(
                "DataDownload",
                table.title(),
                table.table().description(),
                table.table().mediatype(),
                table.bytes() + " B",
                path + "/" + table.path());
    }
}
