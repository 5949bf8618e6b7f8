package org.sovereignai.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.OutputType;

/** Makes the pictures of the documentation; {@code atlas/screenshots} runs it. */
class AtlasScreenshots {

    private static final Map<String, String> PAGES = Map.of(
            "explore", "explore.html#measure=score/participation",
            "compare", "compare.html#nations=FRA,DEU,GBR",
            "group", "group.html#id=asean&strand=chips&year=2024",
            "brief", "brief.html#code=FRA&year=2024",
            "map", "index.html#measure=score/dependence&year=2024",
            "quadrant", "quadrant.html#year=2024",
            "nation", "nation.html#code=FRA&year=2024",
            "cutoff", "cutoff.html#suppliers=USA&strand=chip_equipment&year=2024");

    @Test
    void take() throws Exception {
        Path site = Path.of(System.getProperty("atlas")).toAbsolutePath();
        Path images = Files.createDirectories(Path.of(System.getProperty("images")));
        try (Browser browser = Browser.start()) {
            for (var page : PAGES.entrySet()) {
                browser.resize(960, 1000);
                browser.open(site, page.getValue());
                showWhatIsMeant(browser, page.getKey());
                Files.write(
                        images.resolve(page.getKey() + ".png"), browser.driver().getScreenshotAs(OutputType.BYTES));
                browser.resize(390, 1400);
                browser.open(site, page.getValue());
                showWhatIsMeant(browser, page.getKey());
                Files.write(
                        images.resolve(page.getKey() + "-phone.png"),
                        browser.driver().getScreenshotAs(OutputType.BYTES));
            }
        }
    }

    /** What is further down on its page. */
    private static void showWhatIsMeant(Browser browser, String page) {
        if (page.equals("group")) {
            browser.driver().executeScript("document.querySelector('#mutual').scrollIntoView()");
        }
    }
}
