package org.sovereignai.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.sovereignai.datasets.Download;
import org.sovereignai.datasets.InputException;
import org.sovereignai.datasets.Pins;
import org.sovereignai.datasets.Pins.Pin;
import org.sovereignai.datasets.Source;
import org.sovereignai.datasets.Sources;
import org.sovereignai.datasets.fetch.FetchListener;
import org.sovereignai.datasets.fetch.FetchedFile;
import org.sovereignai.datasets.fetch.FetchedFile.Outcome;
import org.sovereignai.datasets.fetch.Fetcher;
import org.sovereignai.jobs.run.Progress;
import org.sovereignai.jobs.store.OutputFile;
import org.sovereignai.schemas.manifest.Manifest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches the publishers' files. */
@Command(
        name = "fetch",
        description =
                "Fetches the publishers' files into a data folder: whole, checked against their pins, going on where"
                        + " an earlier fetch broke. Sources whose licence forbids to pass them on come only when they are named.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  sovereign-ai fetch --data DIR                          all sources, in the pinned editions",
            "  sovereign-ai fetch innovation-graph --data DIR --repin --with tag=v1.0.10",
            "  sovereign-ai fetch baci --data DIR --repin --with revision=HS17,HS07 --with release=202601",
            "",
            "A proxy is taken from --proxy, the Java settings https.proxyHost and http.proxyHost, or the environment",
            "variables https_proxy, http_proxy and no_proxy."
        })
final class FetchCommand implements Callable<Integer> {

    private static final String PINS = "datasets/src/main/resources/org/sovereignai/datasets/pins.json";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Mixin
    private LogOptions log;

    @Parameters(paramLabel = "SOURCE", description = "Sources to fetch (default: all that may be passed on).")
    private List<String> names = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Folder for the files, on this computer (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Option(
            names = "--repin",
            description = "Take what the publishers have now, show what changed and write the new pins.")
    private boolean repin;

    @Option(
            names = "--pins",
            paramLabel = "FILE",
            description = "File with the pins (default: that of the project, where it was built).")
    private Path pinsFile;

    @Option(
            names = "--with",
            paramLabel = "NAME=VALUE[,VALUE]",
            description =
                    "Edition to fetch in place of the one in the descriptor, such as tag, revision, release, year.")
    private Map<String, String> choices = Map.of();

    @Option(names = "--proxy", paramLabel = "URL", defaultValue = "", description = "Proxy, as http://HOST:PORT.")
    private String proxy;

    @Option(
            names = "--inputs-of",
            paramLabel = "MANIFEST",
            description = "Fetch nothing; lay the inputs of the release with this datapackage.json out again, from what"
                    + " was ever fetched into the data folder.")
    private Path manifest;

    @Option(names = "--to", paramLabel = "DIR", description = "Folder for the inputs of --inputs-of.")
    private Path to;

    /** What to say of the sources that were asked for by name and have no file to fetch. */
    private final List<String> withoutAddress = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        OutputFile.requireNoRelease(data.toString());
        Progress progress = log.progress(command.commandLine().getOut());
        if (manifest != null) {
            return layOut(progress);
        }
        Path pinsPath = pinsFile == null ? projectPins() : pinsFile;
        Pins pins = pinsFile == null ? Pins.load() : Pins.load(pinsFile);
        List<Download> downloads = downloads(progress);
        Fetcher.Builder fetcher = Fetcher.into(data)
                .pins(pins)
                .environment(System.getenv())
                .proxy(proxy)
                .listener(new Bars(command.commandLine().getErr(), progress));
        List<FetchedFile> files = (repin ? fetcher.repin() : fetcher).build().fetch(downloads);
        if (repin) {
            writePins(files, pins, pinsPath, progress);
        }
        int code = files.isEmpty() && !withoutAddress.isEmpty() ? Main.UNUSABLE_INPUT : summary(files, progress);
        if (!withoutAddress.isEmpty()) {
            throw new InputException(String.join(System.lineSeparator(), withoutAddress));
        }
        return code;
    }

    private List<Download> downloads(Progress progress) {
        Sources sources = Sources.load();
        List<String> known = sources.all().stream().map(Source::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw Main.wrong(command, "There is no source '%s'; did you mean %s?", name, Main.nearest(name, known));
            }
        }
        Map<String, List<String>> chosen = choices.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(StringUtils.split(e.getValue(), ','))));
        Set<String> placeholders = sources.all().stream()
                .filter(source -> names.isEmpty() || names.contains(source.name()))
                .flatMap(source -> source.downloads().stream())
                .flatMap(download -> download.choices().keySet().stream())
                .collect(Collectors.toSet());
        chosen.keySet().stream()
                .filter(name -> !placeholders.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Main.wrong(
                            command,
                            "No source that is fetched has editions by '%s'; they have %s.",
                            name,
                            placeholders.stream().sorted().collect(Collectors.joining(", ")));
                });
        List<Download> downloads = new ArrayList<>();
        for (Source source : sources.all()) {
            boolean isNamed = names.contains(source.name());
            if (names.isEmpty() || isNamed) {
                if (source.downloads().isEmpty()) {
                    String sentence = "%s cannot be fetched by an address; take its files from %s."
                            .formatted(source.name(), source.homepage());
                    if (isNamed) {
                        withoutAddress.add(sentence);
                    } else {
                        progress.say(sentence);
                    }
                }
                source.downloads().stream()
                        .filter(download -> isNamed || !download.onlyByName())
                        .forEach(download -> downloads.addAll(download.expand(chosen)));
            }
        }
        return downloads;
    }

    private void writePins(List<FetchedFile> files, Pins pins, Path pinsPath, Progress progress) {
        Map<String, Pin> newer = new LinkedHashMap<>();
        files.stream()
                .filter(FetchedFile::isNewPin)
                .forEach(file -> newer.put(file.path(), file.after().orElseThrow()));
        if (newer.isEmpty()) {
            progress.say("No pin changes.");
            return;
        }
        try {
            pins.with(newer).write(pinsPath);
        } catch (IOException e) {
            throw new InputException(
                    "The pins cannot be written to %s: %s; name a file with --pins.".formatted(pinsPath, e), e);
        }
        progress.say("%d new pins are in %s.", newer.size(), pinsPath);
    }

    private static int summary(List<FetchedFile> files, Progress progress) {
        List<FetchedFile> failed =
                files.stream().filter(file -> file.outcome() == Outcome.FAILED).toList();
        progress.say("%d %s, %d of them failed.", files.size(), files.size() == 1 ? "file" : "files", failed.size());
        return failed.isEmpty() ? 0 : Main.UNUSABLE_INPUT;
    }

    private Path projectPins() {
        String home = System.getProperty("sovereignai.home", "");
        Path file = Path.of(home, PINS);
        if (repin && (home.isEmpty() || !Files.isRegularFile(file))) {
            throw new InputException(
                    "--repin has no file of pins to write; name one with --pins, or start with ./sovereign-ai.");
        }
        return file;
    }

    private int layOut(Progress progress) {
        if (to == null) {
            throw Main.wrong(command, "--inputs-of also needs --to DIR.");
        }
        OutputFile.requireFolder(to);
        Map<String, String> hashes = new LinkedHashMap<>();
        try {
            Manifest.parse(Files.readString(manifest))
                    .inputs()
                    .forEach(input -> hashes.put(input.path(), input.sha256()));
        } catch (IOException e) {
            throw new InputException(
                    "The manifest %s cannot be read: %s; name the datapackage.json of a release."
                            .formatted(manifest, InputException.reason(e)),
                    e);
        }
        Fetcher.into(data).build().layOut(hashes, to);
        progress.say("%d inputs are in %s.", hashes.size(), to);
        return 0;
    }

    /** A bar for the file that is coming, on a terminal; and a line for every file that is done. */
    private static final class Bars implements FetchListener {

        private static final int WIDTH = 30;
        private static final long REDRAW_NANOS = Duration.ofMillis(200).toNanos();

        private final PrintWriter terminal;
        private final Progress progress;
        private final boolean isDrawn = Screen.drawsBars();
        private long drawn;

        Bars(PrintWriter terminal, Progress progress) {
            this.terminal = terminal;
            this.progress = progress;
        }

        @Override
        public void advanced(String path, long bytes, long total) {
            long now = System.nanoTime();
            if (isDrawn && (bytes == total || now - drawn > REDRAW_NANOS)) {
                drawn = now;
                int full = total > 0 ? (int) (WIDTH * Math.min(bytes, total) / total) : 0;
                terminal.print(String.format(
                        Locale.ROOT,
                        "\r%-50s [%s%s] %,d of %s bytes ",
                        StringUtils.abbreviate(path, 50),
                        "#".repeat(full),
                        " ".repeat(WIDTH - full),
                        bytes,
                        total < 0 ? "?" : String.format(Locale.ROOT, "%,d", total)));
                terminal.flush();
            }
        }

        @Override
        public void waiting(String path, String reason, Duration wait) {
            wipe();
            progress.say("%s: %s; trying again in %.1f s", path, reason, wait.toMillis() / 1e3);
        }

        @Override
        public void done(FetchedFile file) {
            wipe();
            progress.say(line(file));
        }

        private void wipe() {
            if (isDrawn) {
                terminal.print("\r" + " ".repeat(130) + "\r");
                terminal.flush();
            }
        }

        private static String line(FetchedFile file) {
            if (!file.message().isEmpty()) {
                return file.message();
            }
            String state = "%-8s %s".formatted(file.outcome().name().toLowerCase(Locale.ROOT), file.path());
            if (file.outcome() != Outcome.REPINNED) {
                return String.format(
                        Locale.ROOT,
                        "%s, %,d bytes",
                        state,
                        file.after().orElseThrow().bytes());
            }
            return file.isNewPin()
                    ? "%s%n           old %s%n           new %s"
                            .formatted(
                                    state,
                                    file.before().map(Bars::text).orElse("none"),
                                    text(file.after().orElseThrow()))
                    : state + ", unchanged";
        }

        private static String text(Pin pin) {
            return String.format(Locale.ROOT, "%,d bytes, SHA-256 %s", pin.bytes(), pin.sha256());
        }
    }
}
