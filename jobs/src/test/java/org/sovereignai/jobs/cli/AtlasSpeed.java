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

    /**
     * Notes when the page is drawn and free to answer. Asked to, it changes the year (on Explore the measure), and notes when
     * that is on the screen.
     */
    private static final String WATCH = """
            window.watched = {};
            const mark = performance.mark.bind(performance);
            performance.mark = (name) => {
              mark(name);
              if (watched.drawn === undefined) {
                watched.drawn = performance.now();
                setTimeout(() => (watched.interactive = performance.now()));
              } else if (watched.asked !== undefined && watched.answered === undefined) {
                requestAnimationFrame(() => setTimeout(() => (watched.answered = performance.now())));
              }
            };
            watched.ask = () => {
              watched.asked = performance.now();
              const year = document.getElementById("year");
              const measure = document.getElementById("measure");
              if (measure && document.getElementById("chart")) {
                measure.value = "indicator/chips_top_supplier_share";
                measure.dispatchEvent(new Event("change"));
              } else if (year) {
                year.value = Math.max(0, Number(year.value) - 1);
                year.dispatchEvent(new Event("input"));
              } else {
                watched.answered = watched.asked;
              }
            };
            """;

    @Test
    void measure() throws IOException {
        Path site = Path.of(System.getProperty("atlas")).toAbsolutePath();
        int repetitions = Integer.getInteger("repetitions");
        System.out.println(
                "| page | files | kB | drawn, ms | interactive, ms | of these of a processor | answers a change in, ms | of these of a processor |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        try (Browser browser = Browser.start()) {
            // Of the thread that draws and answers: what others do on the same computer is not in it.
            browser.driver().executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
            browser.driver().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
            for (String page : PAGES) {
                List<Double> drawn = new ArrayList<>();
                List<Double> interactive = new ArrayList<>();
                List<Double> answer = new ArrayList<>();
                List<Double> drawing = new ArrayList<>();
                List<Double> answering = new ArrayList<>();
                long bytes = 0;
                long files = 0;
                for (int i = 0; i <= repetitions; i++) {
                    browser.requests();
                    browser.open(site, page);
                    browser.await("return watched.interactive !== undefined && document.readyState === 'complete'");
                    double before = busy(browser);
                    browser.driver().executeScript("watched.ask()");
                    browser.await("return watched.answered !== undefined");
                    double after = busy(browser);
                    if (i > 0) { // the first one warms up
                        drawn.add(number(browser, "watched.drawn"));
                        interactive.add(number(browser, "watched.interactive"));
                        answer.add(number(browser, "watched.answered - watched.asked"));
                        drawing.add(before);
                        answering.add(after - before);
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
                        "| %s | %d | %d | %.0f | %.0f | %.0f | %.0f | %.0f |%n",
                        page,
                        files,
                        bytes / 1000,
                        median(drawn),
                        median(interactive),
                        median(drawing),
                        median(answer),
                        median(answering));
            }
        }
    }

    /** Milliseconds of a processor that the thread of the page has taken since the page was opened. */
    private static double busy(Browser browser) {
        List<?> metrics = (List<?>) browser.driver()
                .executeCdpCommand("Performance.getMetrics", Map.of())
                .get("metrics");
        return metrics.stream()
                .map(metric -> (Map<?, ?>) metric)
                .filter(metric -> "TaskDuration".equals(metric.get("name")))
                .mapToDouble(metric -> ((Number) metric.get("value")).doubleValue() * 1_000)
                .sum();
    }

    private static double number(Browser browser, String expression) {
        return ((Number) browser.driver().executeScript("return " + expression)).doubleValue();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
