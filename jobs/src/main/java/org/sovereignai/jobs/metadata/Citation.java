package org.sovereignai.jobs.metadata;

import com.fasterxml.jackson.databind.JsonNode;

/** How a release is cited, and the sources with it. */
final class Citation {

    private Citation() {}

    /** One line that names the release. */
    static String line(JsonNode manifest) {
        String date = date(manifest);
        return "%s contributors (%s). %s, release %s of %s. Data set, %s."
                .formatted(
                        manifest.path("title").asText(),
                        date.substring(0, 4),
                        manifest.path("title").asText(),
                        manifest.path("version").asText(),
                        date,
                        manifest.path("licenses").path(0).path("name").asText());
    }

    /** The day on which the release was made, as ISO 8601. */
    static String date(JsonNode manifest) {
        return manifest.path("created").asText().substring(0, "2026-11-24".length());
    }

    /** The line, and the attribution that each source asks for, with edition and licence. */
    static String text(JsonNode manifest) {
        StringBuilder text = new StringBuilder("Cite this release as\n\n  ")
                .append(line(manifest))
                .append("\n\nand the sources of the tables that you use (datapackage.json says which):\n\n");
        for (JsonNode source : manifest.path("sources")) {
            text.append("- ").append(source.path("citation").asText()).append('\n');
            text.append("  Edition: ").append(source.path("version").asText());
            text.append(". Licence: ").append(source.path("licence").asText()).append(".\n");
        }
        return text.toString();
    }
}
