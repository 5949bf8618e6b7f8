package org.sovereignai.datasets.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.FileChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.datasets.Download;
import org.sovereignai.datasets.InputException;
import org.sovereignai.datasets.Pins;
import org.sovereignai.datasets.Pins.Pin;
import org.sovereignai.datasets.fetch.FetchedFile.Outcome;

/** Fetches from a server on this computer that does everything a publisher's server may do. */
class FetcherTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String PATH = "world-bank/gdp.csv";
    private static final byte[] CONTENT = content(1, 300_000);
    private static final byte[] OTHER = content(2, 300_000);

    @TempDir
    Path data;

    private final Publisher publisher = new Publisher();
    private final List<Duration> waits = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private Pins pins = pinned(PATH, CONTENT);

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void causeWithoutAMessageIsToldByItsKind() {
        IOException failed = new ConnectException();
        failed.initCause(new UnresolvedAddressException());

        assertThat(HttpTransfer.reason(failed)).isEqualTo("unresolved address");
        assertThat(HttpTransfer.reason(new IOException("Connection reset"))).isEqualTo("Connection reset");
    }

    @Test
    void takesAFileThatIsAsPinned() {
        publisher.answers("/gdp.csv", Publisher.edition("\"1\"", CONTENT));
        assertThat(fetch().outcome()).isEqualTo(Outcome.FETCHED);
        assertWhole();
        assertThat(heard).contains(PATH + " 300000 of 300000");
    }

    @Test
    void asksForNothingThatIsThere() {
        publisher.answers("/gdp.csv", Publisher.edition("\"1\"", CONTENT));
        fetch();
        assertThat(fetch().outcome()).isEqualTo(Outcome.PRESENT);
        assertThat(publisher.asked()).hasSize(1);
    }

    @Test
    void putsBackFromTheStoreWhatWasDeletedOrDamaged() throws IOException {
        publisher.answers("/gdp.csv", Publisher.edition("\"1\"", CONTENT));
        fetch();
        Files.delete(data.resolve(PATH));
        assertThat(fetch().outcome()).isEqualTo(Outcome.STORED);
        assertWhole();
        assertThat(publisher.asked()).hasSize(1);
    }

    @Test
    void goesOnWhereAConnectionBroke() {
        publisher.answers("/gdp.csv", Publisher.pieces("\"1\"", CONTENT, 100_000));
        assertThat(fetch().outcome()).isEqualTo(Outcome.FETCHED);
        assertWhole();
        assertThat(publisher.asked()).extracting(Publisher.Asked::range).first().isNull();
        assertThat(publisher.asked().get(1).range()).matches("bytes=\\d+-");
    }

    @Test
    void goesOnInALaterFetchWhereAnEarlierOneGaveUp() throws IOException {
        publisher.answers("/gdp.csv", Publisher.pieces("\"1\"", CONTENT, 100_000), Publisher.status(503));
        assertThat(fetch().message()).contains("status 503, 6 times in a row");
        assertNothingThere();
        publisher.answers("/gdp.csv", Publisher.edition("\"1\"", CONTENT));
        assertThat(fetch().outcome()).isEqualTo(Outcome.FETCHED);
        assertWhole();
        assertThat(publisher.asked().get(publisher.asked().size() - 1).range()).isNotNull();
    }

    @Test
    void startsAnewWhenTheEditionChangedMeanwhile() {
        publisher.answers("/gdp.csv", Publisher.pieces("\"1\"", OTHER, 100_000), Publisher.edition("\"2\"", CONTENT));
        assertThat(fetch().outcome()).isEqualTo(Outcome.FETCHED);
        assertWhole();
    }

    @Test
    void startsAnewWhenTheServerIgnoresRanges() {
        publisher.answers("/gdp.csv", Publisher.pieces("\"1\"", CONTENT, 100_000), Publisher.content(CONTENT));
        assertThat(fetch().outcome()).isEqualTo(Outcome.FETCHED);
        assertWhole();
    }

    @Test
    void startsAnewWhenTheServerSendsAnotherPiece() {
        Publisher.Answer wrongPiece = exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 5-299999/300000");
            exchange.sendResponseHeaders(206, CONTENT.length - 5);
        };
        publisher.answers(
                "/gdp.csv",
                Publisher.pieces("\"1\"", CONTENT, 100_000),
                wrongPiece,
                Publisher.edition("\"1\"", CONTENT));
        assertThat(fetch().outcome()).isEqualTo(Outcome.FETCHED);
        assertWhole();
    }

    /** A server that gives two editions the same tag: only the sum of the whole shows it. */
    @Test
    void startsAnewWhenThePiecesDoNotFitTogether() {
        publisher.answers("/gdp.csv", Publisher.pieces("\"1\"", OTHER, 100_000), Publisher.status(404));
        fetch();
        publisher.answers("/gdp.csv", Publisher.edition("\"1\"", CONTENT));
        assertThat(fetch().outcome()).isEqualTo(Outcome.FETCHED);
        assertWhole();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void triesAgainAfterFailuresThatPass(int status) {
        publisher.answers(
                "/gdp.csv", Publisher.status(status), Publisher.status(status), Publisher.edition("\"1\"", CONTENT));
        assertThat(fetch().outcome()).isEqualTo(Outcome.FETCHED);
        assertThat(waits)
                .hasSize(2)
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofMillis(1), Duration.ofSeconds(2)));
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        publisher.answers(
                "/gdp.csv",
                Publisher.status(429, "Retry-After", "17"),
                Publisher.status(503, "Retry-After", "Tue, 24 Nov 2026 12:00:40 GMT"),
                Publisher.edition("\"1\"", CONTENT));
        fetch();
        assertThat(waits).containsExactly(Duration.ofSeconds(17), Duration.ofSeconds(40));
    }

    @Test
    void doesNotWaitForHours() {
        publisher.answers("/gdp.csv", Publisher.status(429, "Retry-After", "7200"));
        assertThat(fetch().message())
                .isEqualTo("world-bank/gdp.csv: 127.0.0.1 asks to wait 120 minutes; fetch again after that.");
        assertThat(waits).isEmpty();
    }

    @Test
    void givesUpAtOnceWhereNothingPasses() throws IOException {
        publisher.answers("/gdp.csv", Publisher.status(404));
        assertThat(fetch().message()).contains("answers with status 404; the publisher may have moved the file");
        assertThat(waits).isEmpty();
        assertNothingThere();
    }

    @Test
    void followsRedirects() {
        publisher.answers("/gdp.csv", Publisher.status(302, "Location", "/moved/gdp.csv"));
        publisher.answers("/moved/gdp.csv", Publisher.edition("\"1\"", CONTENT));
        assertThat(fetch().outcome()).isEqualTo(Outcome.FETCHED);
        assertWhole();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/moved gdp.csv", "ftp://127.0.0.1/gdp.csv", "mailto:gdp", "//"})
    void redirectToWhatIsNoAddressIsToldInOneSentence(String location) {
        publisher.answers("/gdp.csv", Publisher.status(302, "Location", location));

        FetchedFile file = fetch();

        assertThat(file.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(file.message())
                .isEqualTo("world-bank/gdp.csv: %s leads to '%s', which is no address of a file; check it in a browser."
                        .formatted(publisher.url("/gdp.csv"), location));
    }

    @Test
    void addressThatIsNoneDoesNotKeepOtherFilesFromComing() {
        publisher.answers("/gdp.csv", Publisher.edition("\"1\"", CONTENT));
        Download wrong = new Download(
                "world-bank",
                "gdp.csv",
                publisher.url("/v 1/gdp.csv"),
                "",
                Download.Form.FILE,
                Download.Key.NONE,
                false,
                Map.of());

        List<FetchedFile> files = run(fetcher().build(), wrong, file());

        assertThat(files).extracting(FetchedFile::outcome).containsExactly(Outcome.FAILED, Outcome.FETCHED);
        assertThat(files.get(0).message())
                .startsWith("world-bank/gdp.csv: '%s' is no address: ".formatted(publisher.url("/v 1/gdp.csv")))
                .endsWith("; correct what is given with --with.");
    }

    @Test
    void doesNotFollowRedirectsInACircle() {
        publisher.answers("/gdp.csv", Publisher.status(301, "Location", "/gdp.csv"));
        assertThat(fetch().message()).contains("leads from address to address without end");
    }

    @Test
    void refusesAnotherEditionBySizeBeforeItComes() throws IOException {
        publisher.answers("/gdp.csv", Publisher.content(content(3, 5)));
        assertThat(fetch().message())
                .isEqualTo(
                        "world-bank/gdp.csv is another edition than the pinned one (the publisher has 5 bytes, the pin says 300,000); add --repin to take it.");
        assertNothingThere();
    }

    @Test
    void refusesAnotherEditionBySum() throws IOException {
        publisher.answers("/gdp.csv", Publisher.content(OTHER));
        assertThat(fetch().message())
                .startsWith("world-bank/gdp.csv is another edition than the pinned one")
                .contains(DigestUtils.sha256Hex(OTHER), DigestUtils.sha256Hex(CONTENT))
                .endsWith("add --repin to take it.");
        assertNothingThere();
    }

    @Test
    void leavesTheOldFileWhereTheNewOneIsRefused() throws IOException {
        Files.createDirectories(data.resolve("world-bank"));
        Files.writeString(data.resolve(PATH), "mine");
        publisher.answers("/gdp.csv", Publisher.content(OTHER));
        fetch();
        assertThat(data.resolve(PATH)).hasContent("mine");
    }

    @Test
    void refusesALengthThatIsNeverReached() throws IOException {
        publisher.answers("/gdp.csv", exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 10);
            exchange.getResponseBody().flush();
        });
        assertThat(fetch().message()).contains("6 times in a row");
        assertThat(waits).hasSize(5);
        assertNothingThere();
    }

    @Test
    void refusesAWebPageInPlaceOfAFile() throws IOException {
        publisher.answers("/gdp.csv", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
        });
        assertThat(fetch().message()).contains("answers with a web page");
        assertNothingThere();
    }

    @Test
    void givesUpASilentConnectionAndTriesAgain() {
        publisher.answers("/gdp.csv", publisher.silenceAfter(CONTENT, 1000), Publisher.edition("\"1\"", CONTENT));
        assertThat(fetch().outcome()).isEqualTo(Outcome.FETCHED);
        assertWhole();
        assertThat(heard).anyMatch(line -> line.contains("no byte came"));
    }

    @Test
    void takesAFileThatComesSlowly() {
        byte[] few = content(4, 300);
        pins = pinned(PATH, few);
        publisher.answers("/gdp.csv", Publisher.slow(few));
        assertThat(fetch().outcome()).isEqualTo(Outcome.FETCHED);
        assertThat(data.resolve(PATH)).hasBinaryContent(few);
    }

    @Test
    void fileWithoutPinIsRefusedUnlessItIsToBePinned() {
        publisher.answers("/gdp.csv", Publisher.content(CONTENT));
        Download fresh = new Download(
                "world-bank",
                "fresh.csv",
                publisher.url("/gdp.csv"),
                "",
                Download.Form.FILE,
                Download.Key.NONE,
                false,
                Map.of());
        assertThat(run(fetcher().build(), fresh).get(0).message())
                .startsWith("world-bank/fresh.csv has no pin")
                .contains("--repin");
        assertThat(publisher.asked()).isEmpty();
        FetchedFile file = run(fetcher().repin().build(), fresh).get(0);
        assertThat(file.isNewPin()).isTrue();
        assertThat(file.before()).isEmpty();
        assertThat(data.resolve("world-bank/fresh.csv")).hasBinaryContent(CONTENT);
    }

    @Test
    void repinShowsWhatChangedAndKeepsBothEditions() throws IOException {
        publisher.answers("/gdp.csv", Publisher.edition("\"1\"", CONTENT));
        fetch();
        byte[] newer = content(5, 400_000);
        publisher.answers("/gdp.csv", Publisher.edition("\"2\"", newer));
        FetchedFile file = run(fetcher().repin().build(), file()).get(0);
        assertThat(file.outcome()).isEqualTo(Outcome.REPINNED);
        assertThat(file.before()).contains(pin(CONTENT));
        assertThat(file.after()).contains(pin(newer));
        assertThat(data.resolve(PATH)).hasBinaryContent(newer);

        Path old = data.resolve("old");
        fetcher().build().layOut(Map.of(PATH, DigestUtils.sha256Hex(CONTENT)), old);
        assertThat(old.resolve(PATH)).hasBinaryContent(CONTENT);
        assertThatThrownBy(() -> fetcher().build().layOut(Map.of(PATH, "0".repeat(64)), old))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("1 of 1 inputs were never fetched");
    }

    @Test
    void manifestLaysOutNothingOutsideTheFolder() throws IOException {
        publisher.answers("/gdp.csv", Publisher.edition("\"1\"", CONTENT));
        fetch();
        Map<String, String> hashes = Map.of("../outside.csv", DigestUtils.sha256Hex(CONTENT));

        assertThatThrownBy(() -> fetcher().build().layOut(hashes, data.resolve("old")))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "The manifest names the input ../outside.csv, which lies outside of its data folder; take the"
                                + " manifest from the release itself.");
        assertThat(data.resolve("outside.csv")).doesNotExist();
    }

    @Test
    void unpacksMembersOfOneArchiveThatComesOnce() throws IOException {
        byte[] all = "Model\nA\n".getBytes(UTF_8);
        byte[] notable = "Model\nB\n".getBytes(UTF_8);
        pins = pinned("epoch-ai/all.csv", all).with(Map.of("epoch-ai/notable.csv", pin(notable)));
        publisher.answers("/models.zip", Publisher.content(zip(Map.of("all.csv", all, "notable.csv", notable))));
        Download member = new Download(
                "epoch-ai",
                "{list}.csv",
                publisher.url("/models.zip"),
                "{list}.csv",
                Download.Form.FILE,
                Download.Key.NONE,
                false,
                Map.of("list", List.of("all", "notable", "frontier")));
        List<FetchedFile> files = run(
                fetcher().build(),
                member.expand(Map.of("list", List.of("all", "notable"))).toArray(Download[]::new));
        assertThat(files).extracting(FetchedFile::outcome).containsOnly(Outcome.FETCHED);
        assertThat(data.resolve("epoch-ai/all.csv")).hasBinaryContent(all);
        assertThat(publisher.asked()).hasSize(1);
        FetchedFile missing = run(
                        fetcher().repin().build(),
                        member.expand(Map.of("list", List.of("frontier"))).toArray(Download[]::new))
                .get(0);
        assertThat(missing.message()).contains("the archive has no member frontier.csv");
    }

    @Test
    void damagedArchiveIsRefused() throws IOException {
        byte[] archive = zip(Map.of("all.csv", content(6, 2000)));
        archive[200] ^= 1;
        publisher.answers("/models.zip", Publisher.content(archive));
        Download member = new Download(
                "epoch-ai",
                "all.csv",
                publisher.url("/models.zip"),
                "all.csv",
                Download.Form.FILE,
                Download.Key.NONE,
                false,
                Map.of());
        assertThat(run(fetcher().repin().build(), member).get(0).message()).contains("the archive is damaged");
        assertThat(data.resolve("epoch-ai")).doesNotExist();
    }

    @Test
    void putsThePagesOfTheWorldBankTogether() throws IOException {
        pins = pinned(PATH, new byte[1]);
        publisher.answers("/v2?format=json&page=1", json("""
                [{"page":1,"pages":2,"per_page":"2","total":4,"lastupdated":"2026-10-01"},
                 [{"country":{"id":"XD","value":"High income"},"countryiso3code":"","date":"2024","value":1.5e3},
                  {"country":{"id":"DE","value":"Germany"},"countryiso3code":"DEU","date":"2024","value":83510950}]]"""));
        publisher.answers("/v2?format=json&page=2", json("""
                [{"page":2,"pages":2,"per_page":"2","total":4,"lastupdated":"2026-10-01"},
                 [{"country":{"id":"DE","value":"Germany"},"countryiso3code":"DEU","date":"2023","value":83280000},
                  {"country":{"id":"ER","value":"Eritrea"},"countryiso3code":"ERI","date":"2024","value":null}]]"""));
        FetchedFile file = run(
                        fetcher().repin().build(),
                        api("/v2?format=json", Download.Form.WORLD_BANK_PAGES, Download.Key.NONE))
                .get(0);
        assertThat(file.message()).isEmpty();
        assertThat(data.resolve(PATH)).hasContent("""
                Country Name,Country Code,Year,Value
                Germany,DEU,2023,83280000
                Germany,DEU,2024,83510950
                High income,XD,2024,1500
                """);
    }

    @Test
    void refusesPagesThatDoNotMakeTheWhole() {
        publisher.answers("/v2?format=json&page=1", json("""
                [{"page":1,"pages":1,"per_page":"2","total":2,"lastupdated":"2026-10-01"},
                 [{"country":{"id":"DE","value":"Germany"},"countryiso3code":"DEU","date":"2024","value":1}]]"""));
        assertThat(run(
                                fetcher().repin().build(),
                                api("/v2?format=json", Download.Form.WORLD_BANK_PAGES, Download.Key.NONE))
                        .get(0)
                        .message())
                .contains("announced 2 rows and sent 1");
    }

    @Test
    void keyIsSentAndNeverToldOrSentElsewhere() throws IOException {
        try (Publisher elsewhere = new Publisher()) {
            publisher.answers("/get", Publisher.status(302, "Location", elsewhere.url("/get")));
            elsewhere.answers(
                    "/get",
                    json("{\"elapsedTime\":\"0.1 secs\",\"count\":1,\"data\":[{\"period\":\"2023\"}],\"error\":\"\"}"));
            Download keyed = new Download(
                    "comtrade",
                    "answer.json",
                    publisher.url("/get"),
                    "",
                    Download.Form.COMTRADE,
                    new Download.Key("THE_KEY", "Subscription-Key"),
                    false,
                    Map.of());
            assertThat(run(fetcher().repin().build(), keyed).get(0).outcome()).isEqualTo(Outcome.LEFT_OUT);
            FetchedFile file = run(
                            fetcher()
                                    .repin()
                                    .environment(Map.of("THE_KEY", "s3cret"))
                                    .build(),
                            keyed)
                    .get(0);
            assertThat(file.outcome()).isEqualTo(Outcome.REPINNED);
            assertThat(publisher.asked().get(0).headers()).containsEntry("Subscription-key", List.of("s3cret"));
            assertThat(elsewhere.asked().get(0).headers()).doesNotContainKey("Subscription-key");
            assertThat(data.resolve("comtrade/answer.json"))
                    .hasContent("{\"count\":1,\"data\":[{\"period\":\"2023\"}]}");
            publisher.answers("/get", Publisher.status(401));
            assertThat(run(
                                    fetcher()
                                            .repin()
                                            .environment(Map.of("THE_KEY", "s3cret"))
                                            .build(),
                                    keyed)
                            .get(0)
                            .message())
                    .isEqualTo(
                            "comtrade/answer.json: 127.0.0.1 does not accept the key (status 401); check the environment variable.");
            assertThat(heard).noneMatch(line -> line.contains("s3cret"));
        }
    }

    @Test
    @Tag("hazard-61")
    void bodyWithoutAnEndIsTakenToThePinnedSizeAndNoFurther() throws IOException {
        AtomicLong sent = new AtomicLong();
        publisher.answers("/gdp.csv", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 16];
            while (sent.get() < 1L << 30) {
                exchange.getResponseBody().write(block);
                sent.addAndGet(block.length);
            }
        });

        assertThat(fetch().message()).contains("sends more than 300,000 bytes, which is all that there can be");
        assertThat(sent.get()).isLessThan(50_000_000);
        assertNothingThere();
        assertThat(data.resolve(".store/part")).isEmptyDirectory();
    }

    @Test
    @Tag("hazard-61")
    void pinIsNotRenewedFromWhatIsNoFileOfTheSource() throws IOException {
        Map<String, byte[]> bodies = Map.of(
                "page", "<!doctype html><title>Sign in</title>\n".getBytes(UTF_8),
                "other header", "Country,Year,Value\nNAM,2020,1\n".getBytes(UTF_8),
                "half", content(1, 150_000),
                "no text", new byte[300_000],
                "nothing", new byte[0]);
        bodies.forEach((kind, body) -> {
            publisher.answers("/gdp.csv", Publisher.content(body));
            FetchedFile file = run(fetcher().repin().build(), file()).get(0);
            assertThat(file.outcome()).as(kind).isEqualTo(Outcome.FAILED);
            assertThat(file.isNewPin()).as(kind).isFalse();
            assertThat(file.message()).as(kind).contains("world-bank/gdp.csv");
        });
        assertNothingThere();
        assertThat(data.resolve(".store/part")).isEmptyDirectory();
    }

    @Test
    @Tag("hazard-61")
    void pinIsNotRenewedFromPiecesOfAnEarlierFetch() {
        publisher.answers("/gdp.csv", Publisher.pieces("\"1\"", OTHER, 100_000), Publisher.status(503));
        fetch();
        publisher.answers("/gdp.csv", Publisher.edition("\"1\"", CONTENT));

        FetchedFile file = run(fetcher().repin().build(), file()).get(0);

        assertThat(file.outcome()).isEqualTo(Outcome.REPINNED);
        assertThat(data.resolve(PATH)).hasBinaryContent(CONTENT);
    }

    @Test
    @Tag("hazard-38")
    void zipBombLeavesNoPiecesAndADoubleMemberIsRefused() throws IOException {
        pins = pinned("epoch-ai/all.csv", CONTENT);
        byte[] bomb = zip(Map.of("all.csv", new byte[50_000_000]));
        byte[] twice = zip(Map.of("all.csv", CONTENT, "alm.csv", OTHER));
        for (int i = 0; i < twice.length - 7; i++) {
            if (new String(twice, i, 7, ISO_8859_1).equals("alm.csv")) {
                twice[i + 2] = 'l';
            }
        }
        Download member = new Download(
                "epoch-ai",
                "all.csv",
                publisher.url("/models.zip"),
                "all.csv",
                Download.Form.FILE,
                Download.Key.NONE,
                false,
                Map.of());

        publisher.answers("/models.zip", Publisher.content(bomb));
        assertThat(run(fetcher().build(), member).get(0).message()).contains("as a zip bomb does");
        assertThat(data.resolve(".store/part")).isEmptyDirectory();
        publisher.answers("/models.zip", Publisher.content(twice));
        assertThat(run(fetcher().build(), member).get(0).message()).contains("two members of the name all.csv");
        assertThat(data.resolve(".store/part")).isEmptyDirectory();
    }

    @Test
    void goesThroughAProxy() {
        publisher.answers("/gdp.csv", Publisher.edition("\"1\"", CONTENT));
        Download away = new Download(
                "world-bank",
                "gdp.csv",
                "http://publisher.invalid/gdp.csv",
                "",
                Download.Form.FILE,
                Download.Key.NONE,
                false,
                Map.of());
        assertThat(run(fetcher().proxy("http://" + publisher.hostAndPort()).build(), away)
                        .get(0)
                        .outcome())
                .isEqualTo(Outcome.FETCHED);
        assertThat(publisher.asked().get(0).path()).isEqualTo("http://publisher.invalid/gdp.csv");
        assertWhole();
    }

    @Test
    void takesTheProxyOfTheEnvironmentExceptForHostsNamedThere() {
        publisher.answers("/gdp.csv", Publisher.edition("\"1\"", CONTENT));
        Map<String, String> variables =
                Map.of("http_proxy", "http://proxy.invalid:1", "NO_PROXY", "example.org, 127.0.0.1");
        assertThat(run(fetcher().environment(variables).proxy("").build(), file())
                        .get(0)
                        .outcome())
                .isEqualTo(Outcome.FETCHED);
        assertThatThrownBy(() -> fetcher().proxy("socks://user:secret@host"))
                .isInstanceOf(InputException.class)
                .hasMessage("The proxy 'host' cannot be used; give it as http://HOST:PORT, without a user name.");
    }

    @Test
    void keepsASecondFetchAway() throws IOException {
        Files.createDirectories(data.resolve(".store"));
        try (FileChannel other =
                FileChannel.open(data.resolve(".store/lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();
            assertThatThrownBy(this::fetch)
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("Another fetch is writing to");
        }
    }

    private FetchedFile fetch() {
        return run(fetcher().build(), file()).get(0);
    }

    private static List<FetchedFile> run(Fetcher fetcher, Download... files) {
        try {
            return fetcher.fetch(List.of(files));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Fetcher.Builder fetcher() {
        return Fetcher.into(data)
                .pins(pins)
                .longestSilence(Duration.ofMillis(400))
                .waits(waits::add, new Random(1), Clock.fixed(NOW, ZoneOffset.UTC))
                .listener(new FetchListener() {
                    @Override
                    public void advanced(String path, long bytes, long total) {
                        heard.add(path + " " + bytes + " of " + total);
                    }

                    @Override
                    public void waiting(String path, String reason, Duration wait) {
                        heard.add(path + " " + reason);
                    }

                    @Override
                    public void done(FetchedFile file) {
                        heard.add(file.toString());
                    }
                });
    }

    private Download file() {
        return new Download(
                "world-bank",
                "gdp.csv",
                publisher.url("/gdp.csv"),
                "",
                Download.Form.FILE,
                Download.Key.NONE,
                false,
                Map.of());
    }

    private Download api(String path, Download.Form form, Download.Key key) {
        return new Download("world-bank", "gdp.csv", publisher.url(path), "", form, key, false, Map.of());
    }

    private void assertWhole() {
        assertThat(data.resolve(PATH)).hasBinaryContent(CONTENT);
        assertThat(data.resolve(".store").resolve(DigestUtils.sha256Hex(CONTENT)))
                .hasBinaryContent(CONTENT);
        assertThat(data.resolve(".store/part")).isEmptyDirectory();
    }

    private void assertNothingThere() throws IOException {
        assertThat(data.resolve(PATH)).doesNotExist();
        try (var kept = Files.list(data.resolve(".store"))) {
            assertThat(kept.map(file -> file.getFileName().toString())).isSubsetOf("lock", "part");
        }
    }

    private static Pins pinned(String path, byte[] content) {
        return Pins.load().with(Map.of(path, pin(content)));
    }

    private static Pin pin(byte[] content) {
        return new Pin(DigestUtils.sha256Hex(content), content.length);
    }

    private static Publisher.Answer json(String text) {
        return Publisher.content(text.getBytes(UTF_8));
    }

    /** Some figures of GDP, as many bytes of them as wanted. */
    private static byte[] content(long seed, int bytes) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("Country Name,Country Code,Year,Value\n");
        while (text.length() < bytes) {
            text.append("Namibia,NAM,%d,%d%n".formatted(1960 + random.nextInt(60), random.nextInt(1 << 30)));
        }
        return text.toString().replace("\r", "").substring(0, bytes).getBytes(UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
