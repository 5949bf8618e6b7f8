package org.sovereignai.jobs.metadata;

import org.sovereignai.schemas.manifest.Manifest;

/** How a release is cited, and the sources with it. */
final class Citation {

    private Citation() {}

    /** One line that names the release. */
    static String line(Manifest manifest) {
        return "%s contributors (%s). %s, release %s of %s. Data set, %s."
                .formatted(
                        manifest.title(),
                        manifest.day().substring(0, 4),
                        manifest.title(),
                        manifest.version(),
                        manifest.day(),
                        manifest.licence().name());
    }

    /** The line, and the attribution that each source asks for, with edition and licence. */
    static String text(Manifest manifest) {
        StringBuilder text = new StringBuilder("Cite this release as\n\n  ")
                .append(line(manifest))
                .append("\n\nand the sources of the tables that you use (datapackage.json says which):\n\n");
        for (Manifest.Origin source : manifest.sources()) {
            text.append("- %s\n  Edition: %s. Licence: %s.\n"
                    .formatted(source.citation(), source.version(), source.licence()));
        }
        return text.toString();
    }
}
