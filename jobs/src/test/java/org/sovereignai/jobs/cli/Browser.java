package org.sovereignai.jobs.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium of this computer, which keeps an account of its complaints and requests. */
final class Browser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts one; the test is skipped where Chromium or its driver is not there. */
    static Browser start() {
        return start(System.getenv());
    }

    /** Starts the one that environment variables lead to. */
    static Browser start(Map<String, String> environment) {
        String path = environment.getOrDefault("PATH", "");
        Optional<Path> chromium = Optional.ofNullable(environment.get("CHROME"))
                .map(Path::of)
                .or(() -> onPath(path, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"));
        Optional<Path> driver = onPath(path, "chromedriver");
        assumeTrue(
                chromium.isPresent() && driver.isPresent(),
                "Skipped: the atlas is tested in Chromium, and chromium or chromedriver is not on the PATH;"
                        + " on Debian install the packages chromium and chromium-driver");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get().toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--hide-scrollbars",
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.get().toFile())
                .usingAnyFreePort()
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options));
        browser.resize(1280, 900);
        return browser;
    }

    private static Optional<Path> onPath(String path, String... names) {
        List<String> folders = List.of(path.split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Sets the size of the page in CSS pixels, also below the least width of a window. */
    void resize(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 640));
    }

    /** Makes the computer one whose user prefers this: {@code light} or {@code dark}. */
    void prefer(String theme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
    }

    /** Opens a page anew and waits until it is drawn, or says that it cannot be. */
    void open(Path site, String pageAndState) {
        open(URI.create(site.toUri() + pageAndState));
    }

    void open(URI page) {
        driver.get("about:blank"); // else a new state after the # would not load the page
        driver.get(page.toString());
        await("return document.body.dataset.ready === 'true' || !document.getElementById('problem').hidden");
    }

    /** Waits until a script returns true. */
    void await(String script) {
        new WebDriverWait(driver, Duration.ofSeconds(10), Duration.ofMillis(20))
                .withMessage(script)
                .until(waited -> Boolean.TRUE.equals(driver.executeScript(script)));
    }

    /** Waits until the heading of a figure is this one. */
    void awaitHeading(String figure, String heading) {
        new WebDriverWait(driver, Duration.ofSeconds(10), Duration.ofMillis(20))
                .withMessage(() -> "heading of #" + figure + " is " + heading(figure))
                .until(waited -> heading(figure).equals(heading));
    }

    String heading(String figure) {
        return text("#" + figure + " h2");
    }

    WebElement element(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    String text(String selector) {
        return element(selector).getText();
    }

    /** Opens the table behind a figure and returns the text of its cells, row by row. */
    @SuppressWarnings("unchecked")
    List<List<String>> table(String figure) {
        driver.executeScript("document.querySelector('#" + figure + " details').open = true");
        await("return document.querySelector('#" + figure + " table') !== null");
        return (List<List<String>>) driver.executeScript("return [...document.querySelectorAll('#" + figure
                + " tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent))");
    }

    /** What the console complained of since the last call. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** Addresses that were asked for since the last call. */
    List<String> requests() {
        List<String> asked = new ArrayList<>();
        for (var entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            try {
                JsonNode message = JSON.readTree(entry.getMessage()).path("message");
                if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                    asked.add(message.at("/params/request/url").asText());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return asked;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
