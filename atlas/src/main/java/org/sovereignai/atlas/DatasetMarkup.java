package org.sovereignai.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The release as a schema.org data set (https://schema.org/Dataset), within a page: what search engines for data read. A data
 * block is no script, so that the pages' policy against inline scripts stands.
 */
final class DatasetMarkup {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DatasetMarkup() {}

    /**
     * The element for the head of a page.
     *
     * @param manifest data package descriptor
     * @param path where the tables are, seen from the page
     */
    static String of(JsonNode manifest, String path) {
        ObjectNode dataset = JSON.createObjectNode();
        dataset.put("@context", "https://schema.org/");
        dataset.put("@type", "Dataset");
        dataset.set("name", manifest.path("title"));
        dataset.set("description", manifest.path("description"));
        dataset.set("version", manifest.path("version"));
        dataset.put("datePublished", manifest.path("created").asText().split("T")[0]);
        dataset.set("license", manifest.path("licenses").path(0).path("path"));
        dataset.put("isAccessibleForFree", true);
        if (manifest.has("homepage")) {
            dataset.set("url", manifest.path("homepage"));
        }
        dataset.set("keywords", manifest.path("keywords"));
        manifest.path("contributors")
                .forEach(contributor -> dataset.withArray("creator")
                        .addObject()
                        .put("@type", "Organization")
                        .set("name", contributor.path("title")));
        manifest.path("sources")
                .forEach(source -> dataset.withArray("isBasedOn").add(source.path("path")));
        for (JsonNode resource : manifest.path("resources")) {
            if (resource.has("schema")) {
                ObjectNode download =
                        dataset.withArray("distribution").addObject().put("@type", "DataDownload");
                download.set("name", resource.path("title"));
                download.set("description", resource.path("description"));
                download.set("encodingFormat", resource.path("mediatype"));
                download.put("contentSize", resource.path("bytes").asText() + " B");
                download.put("contentUrl", path + "/" + resource.path("path").asText());
            }
        }
        // No text may end the element.
        return "<script type=\"application/ld+json\">" + dataset.toString().replace("<", "\\u003c") + "</script>";
    }
}
