package org.sovereignai.atlas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;
import org.apache.commons.text.StringSubstitutor;
import org.sovereignai.schemas.PackagedText;
import org.sovereignai.schemas.manifest.Manifest;

/** The pages: one frame, filled with the part of each page. */
final class Pages {

    /**
     * @param file name of the page
     * @param name name of its part and of its script
     * @param title title, also in the navigation
     */
    private record Page(String file, String name, String title) {}

    private static final List<Page> PAGES = List.of(
            new Page("index.html", "map", "Map"),
            new Page("explore.html", "explore", "Explore"),
            new Page("compare.html", "compare", "Compare"),
            new Page("quadrant.html", "quadrant", "Quadrant"),
            new Page("ranking.html", "ranking", "Ranking"),
            new Page("nation.html", "nation", "Nation"),
            new Page("group.html", "group", "Group"),
            new Page("supplier.html", "supplier", "Supplier"),
            new Page("flows.html", "flows", "Flows"),
            new Page("cutoff.html", "cutoff", "Cut-off"),
            new Page("weights.html", "weights", "Own weights"),
            new Page("brief.html", "brief", "Brief"),
            new Page("indicator.html", "indicator", "Indicators"),
            new Page("findings.html", "findings", "Findings"),
            new Page("data.html", "data", "Data"));

    /** What all pages share, in the order in which a page loads it: each knows those before it. */
    private static final List<String> ROOMS = List.of(
            "store",
            "search",
            "address",
            "elements",
            "words",
            "arithmetic",
            "take-along",
            "tables",
            "measures",
            "methods",
            "figures",
            "maps",
            "suppliers",
            "losses",
            "filters",
            "pages");

    private Pages() {}

    /** The scripts of all pages, by their place in the site. */
    static List<String> scripts() {
        return Stream.concat(
                        ROOMS.stream().map(Pages::room), PAGES.stream().map(page -> "pages/" + page.name() + ".js"))
                .toList();
    }

    private static String room(String name) {
        return "rooms/" + name + ".js";
    }

    /**
     * Writes the pages. The one on data describes the release to search engines as well.
     *
     * @param manifest what the release says of itself
     * @param tables where the tables are, seen from the pages
     */
    static void write(Path target, Manifest manifest, String tables) {
        String frame = text("frame");
        for (Page page : PAGES) {
            String html = new StringSubstitutor(Map.of(
                            "title", page.title(),
                            "script", page.name(),
                            "rooms", rooms(),
                            "navigation", navigation(page),
                            "content", text(page.name()),
                            "markup", page.name().equals("data") ? DatasetMarkup.of(manifest, tables) : "",
                            "version", escaped(manifest.version()),
                            "created", escaped(manifest.day())))
                    .replace(frame);
            try {
                Files.createDirectories(target);
                Files.writeString(target.resolve(page.file()), html);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String navigation(Page current) {
        return PAGES.stream()
                .map(page -> "<li><a href=\"%s\"%s>%s</a></li>"
                        .formatted(page.file(), page.equals(current) ? " aria-current=\"page\"" : "", page.title()))
                .collect(Collectors.joining("\n"));
    }

    private static String rooms() {
        return ROOMS.stream()
                .map(name -> "<script src=\"%s\" defer></script>".formatted(room(name)))
                .collect(Collectors.joining("\n"));
    }

    private static String escaped(String text) {
        return StringEscapeUtils.escapeHtml4(text);
    }

    private static String text(String name) {
        return PackagedText.of(Pages.class, "pages/" + name + ".html");
    }
}
