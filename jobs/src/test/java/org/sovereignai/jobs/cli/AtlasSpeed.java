package org.sovereignai.jobs.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Measures the pages of an atlas in Chromium; {@code benchmarks/atlas/measure} runs it. */
class AtlasSpeed {

    private static final List<String> PAGES = List.of(
            "index.html",
            "explore.html",
            "explore.html#chart=scatter",
            "compare.html",
            "group.html",
            "brief.html",
            "indicator.html#id=chips_top_supplier_share",
            "quadrant.html",
            "ranking.html",
            "nation.html#code=USA",
            "supplier.html#code=USA",
            "flows.html",
            "cutoff.html#suppliers=USA,CHN",
            "findings.html",
            "data.html");

    /** Notes when the page is drawn and free to answer, changes the year (on Explore the measure) at once, and notes when that is on the screen. */
    private static final String WATCH = """
            window.watched = {};
            const mark = performance.mark.bind(performance);
            performance.mark = (name) => {
              mark(name);
              if (watched.drawn === undefined) {
                watched.drawn = performance.now();
                setTimeout(() => {
                  watched.interactive = performance.now();
                  const year = document.getElementById("year");
                  const measure = document.getElementById("measure");
                  if (measure && document.getElementById("chart")) {
                    measure.value = "indicator/chips_top_supplier_share";
                    measure.dispatchEvent(new Event("change"));
                  } else if (year) {
                    year.value = Math.max(0, Number(year.value) - 1);
                    year.dispatchEvent(new Event("input"));
                  } else {
                    watched.answered = watched.interactive;
                  }
                });
              } else if (watched.interactive !== undefined && watched.answered === undefined) {
                requestAnimationFrame(() => setTimeout(() => (watched.answered = performance.now())));
              }
            };
            """;

    @Test
    void measure() throws IOException {
        Path site = Path.of(System.getProperty("atlas")).toAbsolutePath();
        int repetitions = Integer.getInteger("repetitions");
        System.out.println("| page | files | kB | drawn, ms | interactive, ms | answers a change in, ms |");
        System.out.println("|---|---|---|---|---|---|");
        try (Browser browser = Browser.start()) {
            browser.driver().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
            for (String page : PAGES) {
                List<Double> drawn = new ArrayList<>();
                List<Double> interactive = new ArrayList<>();
                List<Double> answer = new ArrayList<>();
                long bytes = 0;
                long files = 0;
                for (int i = 0; i <= repetitions; i++) {
                    browser.requests();
                    browser.open(site, page);
                    browser.await("return watched.answered !== undefined");
                    if (i > 0) { // the first one warms up
                        drawn.add(number(browser, "watched.drawn"));
                        interactive.add(number(browser, "watched.interactive"));
                        answer.add(number(browser, "watched.answered - watched.interactive"));
                    }
                    List<String> loaded = browser.requests().stream()
                            .filter(url -> url.startsWith("file:"))
                            .distinct()
                            .toList();
                    files = loaded.size();
                    bytes = 0;
                    for (String url : loaded) {
                        bytes += Files.size(Path.of(URI.create(url.replaceFirst("#.*", ""))));
                    }
                }
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %d | %d | %.0f | %.0f | %.0f |%n",
                        page,
                        files,
                        bytes / 1000,
                        median(drawn),
                        median(interactive),
                        median(answer));
            }
        }
    }

    private static double number(Browser browser, String expression) {
        return ((Number) browser.driver().executeScript("return " + expression)).doubleValue();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
