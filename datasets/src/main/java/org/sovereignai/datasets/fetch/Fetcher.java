package org.sovereignai.datasets.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.apache.commons.lang3.StringUtils;
import org.sovereignai.datasets.Download;
import org.sovereignai.datasets.InputException;
import org.sovereignai.datasets.Pins;
import org.sovereignai.datasets.Pins.Pin;
import org.sovereignai.datasets.SourceFiles;
import org.sovereignai.datasets.fetch.FetchedFile.Outcome;

/**
 * Fetches files of the publishers into a data folder.
 *
 * <p>A file appears at its place only when it is whole and has the pinned content, or, with {@link Builder#repin()}, when it
 * is whole; until then its bytes are in a part file, which a later fetch builds on. Content is kept in a store by its hash
 * ({@code .store/<sha256>}), so that inputs of an old release can be laid out again after the publisher has replaced them.
 */
public final class Fetcher {

    /** Share of the pinned size that a new edition has at least. */
    private static final double SMALLEST_SHARE = 0.8;

    private final ContentStore store;
    private final Path data;
    private final Pins pins;
    private final boolean repin;
    private final HttpTransfer transfer;
    private final Map<String, String> environment;
    private final FetchListener listener;
    private final Map<String, Path> archives = new HashMap<>();

    private Fetcher(Builder builder) {
        this.data = builder.data;
        this.store = new ContentStore(builder.data);
        this.pins = builder.pins;
        this.repin = builder.repin;
        this.environment = builder.environment;
        this.listener = builder.listener;
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(builder.longestSilence)
                .proxy(builder.proxies)
                .build();
        this.transfer = new HttpTransfer(
                client,
                new Backoff(builder.random, builder.clock),
                builder.pause,
                builder.longestSilence,
                builder.listener);
    }

    /** Starts a fetch into a local folder, which is made if it is not there. */
    public static Builder into(Path data) {
        return new Builder(data);
    }

    /**
     * Fetches files one after the other. A file that cannot be had does not keep the others from coming.
     *
     * @return what became of each, in the order given
     * @throws InputException if the folder cannot be written, or another fetch writes it
     */
    public List<FetchedFile> fetch(List<Download> downloads) throws InterruptedException {
        List<FetchedFile> files = new ArrayList<>();
        Path lockFile = data.resolve(ContentStore.FOLDER).resolve("lock");
        try {
            Files.createDirectories(lockFile.getParent());
            try (FileChannel channel =
                    FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock(channel);
                try {
                    for (Download download : downloads) {
                        FetchedFile file = fetch(download);
                        listener.done(file);
                        files.add(file);
                    }
                } finally {
                    for (Path archive : archives.values()) {
                        Files.deleteIfExists(archive);
                    }
                    archives.clear();
                }
            }
        } catch (IOException e) {
            throw new InputException(
                    "The data folder %s cannot be written: %s; check its permissions and free space, or name another one with --data."
                            .formatted(data, e),
                    e);
        }
        return files;
    }

    /**
     * Lays the files of a release's manifest out again from the store.
     *
     * @param hashes SHA-256 by path below the data folder
     * @param target folder for the files
     * @throws InputException if a path leads out of the folder, of which nothing is laid out then; or if the content of one
     *     is not in the store; the others are laid out
     */
    public void layOut(Map<String, String> hashes, Path target) {
        hashes.keySet().stream()
                .filter(path -> !target.resolve(path).normalize().startsWith(target.normalize()))
                .findFirst()
                .ifPresent(path -> {
                    throw new InputException(
                            "The manifest names the input %s, which lies outside of its data folder; take the manifest from the release itself."
                                    .formatted(path));
                });
        List<String> missing = new ArrayList<>();
        try {
            for (Map.Entry<String, String> file : hashes.entrySet()) {
                if (store.holds(file.getValue())) {
                    store.publish(file.getValue(), target.resolve(file.getKey()));
                } else {
                    missing.add(file.getKey());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!missing.isEmpty()) {
            throw new InputException(
                    "%d of %d inputs were never fetched into %s, the first %s; take them from another data folder."
                            .formatted(missing.size(), hashes.size(), data, missing.get(0)));
        }
    }

    /** Keeps other fetches away until the channel is closed. */
    private void lock(FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new InputException("Another fetch is writing to %s; wait for it.".formatted(data));
        }
    }

    private FetchedFile fetch(Download download) throws IOException, InterruptedException {
        String path = download.path();
        Optional<Pin> pin = pins.publishers(path);
        try {
            if (!repin) {
                Pin wanted = pin.orElseThrow(() -> new InputException(
                        "%s has no pin, so that its content cannot be checked; add --repin to take and pin what the publisher has now."
                                .formatted(path)));
                Path target = data.resolve(path);
                if (Files.isRegularFile(target) && ContentStore.sha256(target).equals(wanted.sha256())) {
                    return new FetchedFile(path, Outcome.PRESENT, pin, pin, "");
                }
                if (store.holds(wanted.sha256())) {
                    store.publish(wanted.sha256(), target);
                    return new FetchedFile(path, Outcome.STORED, pin, pin, "");
                }
            }
            Download.Key key = download.key();
            if (key.isNeeded() && StringUtils.isBlank(environment.get(key.variable()))) {
                return new FetchedFile(
                        path,
                        Outcome.LEFT_OUT,
                        pin,
                        Optional.empty(),
                        "%s needs a key: set the environment variable %s.".formatted(path, key.variable()));
            }
            return take(download, pin);
        } catch (InputException e) {
            return new FetchedFile(path, Outcome.FAILED, pin, Optional.empty(), e.getMessage());
        }
    }

    private FetchedFile take(Download download, Optional<Pin> pin) throws IOException, InterruptedException {
        PartFile part = new PartFile(store.part(download.url()));
        if (repin) {
            // Only what comes in one piece, from one edition, may become a pin.
            part.delete();
        }
        boolean spliced = part.bytes() > 0;
        Path whole = obtain(download, part, pin);
        Pin found = new Pin(ContentStore.sha256(whole), Files.size(whole));
        if (!repin && spliced && !isPinned(found, pin)) {
            // The pieces may be of two editions of one size; only a download in one piece can tell.
            Files.delete(whole);
            whole = obtain(download, part, pin);
            found = new Pin(ContentStore.sha256(whole), Files.size(whole));
        }
        if (!repin && !isPinned(found, pin)) {
            Files.delete(whole);
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s is another edition than the pinned one (the publisher has %,d bytes with SHA-256 %s, the pin says %,d and %s); add --repin to take it.",
                    download.path(),
                    found.bytes(),
                    found.sha256(),
                    pin.orElseThrow().bytes(),
                    pin.orElseThrow().sha256()));
        }
        if (repin) {
            requirePlausible(download, whole, found, pin);
        }
        store.keep(whole, found.sha256());
        store.publish(found.sha256(), data.resolve(download.path()));
        return new FetchedFile(
                download.path(), repin ? Outcome.REPINNED : Outcome.FETCHED, pin, Optional.of(found), "");
    }

    /** Refuses to pin what is no file of the source: cut, a web page under another name, or far smaller than it was. */
    private static void requirePlausible(Download download, Path whole, Pin found, Optional<Pin> pin)
            throws IOException {
        try {
            SourceFiles.require(download.path(), whole);
            if (pin.isPresent() && found.bytes() < SMALLEST_SHARE * pin.get().bytes()) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "%s has %,d bytes where the pinned edition has %,d, as if it had been cut; look at it, and lay it into the data folder by hand if it is right.",
                        download.path(),
                        found.bytes(),
                        pin.get().bytes()));
            }
        } catch (InputException e) {
            Files.delete(whole);
            throw e;
        }
    }

    private static boolean isPinned(Pin found, Optional<Pin> pin) {
        return pin.map(Pin::sha256).filter(found.sha256()::equals).isPresent();
    }

    /** Downloads what makes the file; the result is a whole file of its own. */
    private Path obtain(Download download, PartFile part, Optional<Pin> pin) throws IOException, InterruptedException {
        return switch (download.form()) {
            case FILE -> download.isMember() ? member(download, part) : transfer.download(request(download, pin), part);
            case WORLD_BANK_PAGES -> worldBank(download);
            case COMTRADE -> {
                Path answer = transfer.download(request(download, Optional.empty()), part);
                Path whole = whole(part);
                Answers.writeComtrade(download.path(), answer, whole);
                Files.delete(answer);
                yield whole;
            }
        };
    }

    /** The archive is kept for the other members until the fetch ends, so that it comes only once. */
    private Path member(Download download, PartFile part) throws IOException, InterruptedException {
        Path archive = archives.get(download.url());
        if (archive == null) {
            archive = transfer.download(request(download, Optional.empty()), part);
            archives.put(download.url(), archive);
        }
        Path whole = whole(new PartFile(store.part(download.url() + "!" + download.member())));
        ZipMember.write(download.path(), archive, download.member(), whole);
        return whole;
    }

    private Path worldBank(Download download) throws IOException, InterruptedException {
        List<Answers.WorldBankPage> pages = new ArrayList<>();
        PartFile part = new PartFile(store.part(download.url()));
        do {
            URI url = address(download, download.url() + "&page=" + (pages.size() + 1));
            part.delete();
            Path answer = transfer.download(
                    new HttpTransfer.Request(download.path(), url, Map.of(), OptionalLong.empty()), part);
            pages.add(Answers.worldBankPage(download.path(), answer));
        } while (pages.size() < pages.get(0).pages());
        part.delete();
        Path whole = whole(part);
        Answers.writeWorldBank(download.path(), pages, whole);
        return whole;
    }

    private static Path whole(PartFile part) {
        return part.path().resolveSibling(part.path().getFileName() + ".whole");
    }

    private HttpTransfer.Request request(Download download, Optional<Pin> pin) {
        Map<String, String> secret = download.key().isNeeded()
                ? Map.of(download.key().header(), environment.get(download.key().variable()))
                : Map.of();
        return new HttpTransfer.Request(
                download.path(),
                address(download, download.url()),
                secret,
                repin || pin.isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(pin.get().bytes()));
    }

    private static URI address(Download download, String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new InputException(
                    "%s: '%s' is no address: %s; correct what is given with --with."
                            .formatted(download.path(), url, e.getReason()),
                    e);
        }
    }

    /** How a fetch is done. */
    public static final class Builder {

        private final Path data;
        private Pins pins = Pins.load();
        private boolean repin;
        private Map<String, String> environment = Map.of();
        private ProxySelector proxies = ProxySelector.getDefault();
        private Duration longestSilence = Duration.ofMinutes(1);
        private RandomGenerator random = RandomGenerator.getDefault();
        private Clock clock = Clock.systemUTC();
        private Pause pause = time -> Thread.sleep(time.toMillis());
        private FetchListener listener = FetchListener.SILENT;

        private Builder(Path data) {
            this.data = data;
        }

        /** Checks against these pins instead of those of the project. */
        public Builder pins(Pins known) {
            this.pins = known;
            return this;
        }

        /** Takes whatever the publishers have now. */
        public Builder repin() {
            this.repin = true;
            return this;
        }

        /** Takes keys and proxies from these environment variables. */
        public Builder environment(Map<String, String> variables) {
            this.environment = Map.copyOf(variables);
            return this;
        }

        /**
         * Goes through a proxy; if none is given, through that of the Java settings or of the environment.
         *
         * @param address {@code http://HOST:PORT}, or empty
         * @throws InputException if it is no address of a proxy
         */
        public Builder proxy(String address) {
            this.proxies = Proxies.of(address, environment);
            return this;
        }

        /** Tells a listener how far the fetch has come. */
        public Builder listener(FetchListener progress) {
            this.listener = progress;
            return this;
        }

        Builder longestSilence(Duration time) {
            this.longestSilence = time;
            return this;
        }

        Builder waits(Pause waiting, RandomGenerator jitter, Clock time) {
            this.pause = waiting;
            this.random = jitter;
            this.clock = time;
            return this;
        }

        /** The fetch, ready to go. */
        public Fetcher build() {
            return new Fetcher(this);
        }
    }
}
