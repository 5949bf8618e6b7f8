package org.sovereignai.datasets.fetch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.sovereignai.datasets.InputException;

/**
 * Downloads over HTTP (RFC 9110). A broken download goes on where it broke, with {@code Range} and {@code If-Range}, as long
 * as the publisher's edition is the same; what may pass by itself (broken or silent connections, status 408, 425, 429 and
 * 5xx) is tried again after a growing pause. Redirects are followed, but never from {@code https} to {@code http}, and a key
 * is never sent to another host.
 */
final class HttpTransfer {

    /** What to download. */
    record Request(String path, URI url, Map<String, String> secretHeaders, OptionalLong pinnedBytes) {}

    private static final int MOST_FAILURES_IN_A_ROW = 6;
    private static final int MOST_REDIRECTS = 5;
    /** Bytes that must come in the time of ten silences, lest a body drip on for ever. */
    private static final long SLOWEST = 10_000;

    private static final int SILENCES = 10;
    /** Size of a body of which neither the pin nor the server says how large it is. */
    private static final long LARGEST_UNKNOWN = 8L << 30;

    private static final Duration LONGEST_ASKED_PAUSE = Duration.ofMinutes(10);
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

    private final HttpClient client;
    private final Backoff backoff;
    private final Pause pause;
    private final Duration longestSilence;
    private final FetchListener listener;

    /**
     * @param client must not follow redirects by itself
     * @param longestSilence after which a connection counts as broken
     */
    HttpTransfer(HttpClient client, Backoff backoff, Pause pause, Duration longestSilence, FetchListener listener) {
        this.client = client;
        this.backoff = backoff;
        this.pause = pause;
        this.longestSilence = longestSilence;
        this.listener = listener;
    }

    /** A failure that may pass. */
    private static final class PassingException extends IOException {

        private final transient Optional<Duration> asked;

        PassingException(String message, Optional<Duration> asked) {
            super(message);
            this.asked = asked;
        }
    }

    /**
     * Downloads a file.
     *
     * @param part where its bytes are collected; bytes of an earlier try are built on
     * @return the whole file
     * @throws InputException if it cannot be had, or if its size shows that it is not the pinned edition
     */
    Path download(Request request, PartFile part) throws IOException, InterruptedException {
        int failures = 0;
        while (true) {
            long before = part.bytes();
            try {
                attempt(request, part);
                return part.finished();
            } catch (PartFile.DiskException e) {
                throw new InputException(
                        "%s cannot be written: %s; make room in the data folder and fetch again."
                                .formatted(request.path(), e.getCause().getMessage()),
                        e);
            } catch (IOException e) {
                // A server that breaks off again and again still delivers, if each try brings some of the file.
                failures = part.bytes() > before ? 1 : failures + 1;
                Optional<Duration> asked = e instanceof PassingException passing ? passing.asked : Optional.empty();
                giveUp(request, e, failures, asked);
                Duration wait = backoff.delay(failures, asked);
                listener.waiting(request.path(), reason(e), wait);
                pause.sleep(wait);
            }
        }
    }

    private static void giveUp(Request request, IOException e, int failures, Optional<Duration> asked) {
        if (asked.isPresent() && asked.get().compareTo(LONGEST_ASKED_PAUSE) > 0) {
            throw new InputException(
                    "%s: %s asks to wait %d minutes; fetch again after that."
                            .formatted(
                                    request.path(),
                                    request.url().getHost(),
                                    asked.get().toMinutes()),
                    e);
        }
        if (failures >= MOST_FAILURES_IN_A_ROW) {
            throw new InputException(
                    "%s cannot be fetched from %s: %s, %d times in a row; check the network or --proxy, and fetch again: it goes on where it broke."
                            .formatted(request.path(), request.url().getHost(), reason(e), failures),
                    e);
        }
    }

    /** Why a transfer broke: what its first cause says, or the kind of that cause in plain words. */
    static String reason(IOException e) {
        Throwable cause = ExceptionUtils.getRootCause(e);
        if (cause.getMessage() != null) {
            return cause.getMessage();
        }
        String kind = cause.getClass().getSimpleName().replaceFirst("Exception$", "");
        return String.join(" ", StringUtils.splitByCharacterTypeCamelCase(kind)).toLowerCase(Locale.ROOT);
    }

    private void attempt(Request request, PartFile part) throws IOException, InterruptedException {
        URI url = request.url();
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Optional<String> location = exchange(request, url, part);
            if (location.isEmpty()) {
                return;
            }
            URI next = resolved(request, url, location.get());
            if (url.getScheme().equals("https") && !next.getScheme().equals("https")) {
                throw new InputException(
                        "%s: %s leads to the unprotected address %s; tell us, so that the address can be mended."
                                .formatted(request.path(), url, next));
            }
            url = next;
        }
        throw new InputException("%s: %s leads from address to address without end; check it in a browser."
                .formatted(request.path(), request.url()));
    }

    private static URI resolved(Request request, URI url, String location) {
        try {
            URI next = url.resolve(location);
            if (next.getHost() != null && SCHEMES.contains(next.getScheme())) {
                return next;
            }
        } catch (IllegalArgumentException e) {
            throw noAddress(request, url, location, e);
        }
        throw noAddress(request, url, location, null);
    }

    private static InputException noAddress(Request request, URI url, String location, Exception cause) {
        return new InputException(
                "%s: %s leads to '%s', which is no address of a file; check it in a browser."
                        .formatted(request.path(), url, location),
                cause);
    }

    /** Makes one request; the result is where it is redirected to, if it is. */
    private Optional<String> exchange(Request request, URI url, PartFile part)
            throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(url).GET();
        if (isSameOrigin(url, request.url())) {
            request.secretHeaders().forEach(builder::header);
        }
        long have = part.bytes();
        if (have > 0) {
            builder.header("Range", "bytes=" + have + "-").header("If-Range", part.validator());
        }
        AtomicLong progress = new AtomicLong();
        Body body = new Body(request, part, have, progress);
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(builder.build(), body);
        try {
            HttpResponse<Void> response = await(answer, progress, body);
            if (isRedirect(response.statusCode(), response.headers())) {
                return response.headers().firstValue("Location");
            }
            body.checkSize();
            return Optional.empty();
        } finally {
            body.close();
        }
    }

    private static boolean isSameOrigin(URI a, URI b) {
        return a.getScheme().equals(b.getScheme()) && a.getAuthority().equals(b.getAuthority());
    }

    /** Waits for the end of an answer as long as bytes keep coming. */
    private HttpResponse<Void> await(CompletableFuture<HttpResponse<Void>> answer, AtomicLong progress, Body body)
            throws IOException, InterruptedException {
        long seen = 0;
        long bytes = 0;
        for (int waited = 1; ; waited++) {
            try {
                return answer.get(longestSilence.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (progress.get() == seen) {
                    answer.cancel(true);
                    throw new PassingException(
                            "no byte came for %d s".formatted(longestSilence.toSeconds()), Optional.empty());
                }
                seen = progress.get();
                if (waited % SILENCES == 0) {
                    long now = body.received.get();
                    if (now - bytes < SLOWEST) {
                        answer.cancel(true);
                        throw new PassingException(
                                "only %d bytes came in %d s"
                                        .formatted(now - bytes, SILENCES * longestSilence.toSeconds()),
                                Optional.empty());
                    }
                    bytes = now;
                }
            } catch (InterruptedException e) {
                answer.cancel(true);
                throw e;
            } catch (ExecutionException e) {
                for (Throwable cause : ExceptionUtils.getThrowableList(e)) {
                    if (cause instanceof InputException known) {
                        throw known;
                    }
                    if (cause instanceof PartFile.TooLongException) {
                        throw tooLong(body);
                    }
                    if (cause instanceof PartFile.DiskException || cause instanceof PassingException) {
                        throw (IOException) cause;
                    }
                }
                throw new IOException(e.getCause());
            }
        }
    }

    private static InputException tooLong(Body body) throws IOException {
        body.part.delete();
        return new InputException(String.format(
                Locale.ROOT,
                "%s: %s sends more than %,d bytes, which is all that there can be; check the address in a browser.",
                body.request.path(),
                body.request.url(),
                body.most()));
    }

    private static boolean isRedirect(int status, HttpHeaders headers) {
        return REDIRECTS.contains(status) && headers.firstValue("Location").isPresent();
    }

    /** Looks at the head of an answer and decides where its body goes. */
    private final class Body implements HttpResponse.BodyHandler<Void>, AutoCloseable {

        private final Request request;
        private final PartFile part;
        private final long have;
        private final AtomicLong progress;
        private volatile OptionalLong total = OptionalLong.empty();
        private volatile PartFile.Appender appender;
        private final AtomicLong received = new AtomicLong();

        Body(Request request, PartFile part, long have, AtomicLong progress) {
            this.request = request;
            this.part = part;
            this.have = have;
            this.progress = progress;
        }

        @Override
        public HttpResponse.BodySubscriber<Void> apply(HttpResponse.ResponseInfo info) {
            progress.incrementAndGet();
            if (isRedirect(info.statusCode(), info.headers())) {
                return HttpResponse.BodySubscribers.discarding();
            }
            try {
                begin(info.statusCode(), info.headers());
                appender = part.append(most(), bytes -> {
                    progress.incrementAndGet();
                    received.set(bytes);
                    listener.advanced(request.path(), bytes, total.orElse(-1));
                });
                return appender;
            } catch (IOException | InputException e) {
                return new Refusal(e);
            }
        }

        /** Bytes after which nothing more is taken. */
        private long most() {
            return request.pinnedBytes().orElse(total.orElse(LARGEST_UNKNOWN));
        }

        /** Checks that the answer is (a piece of) the file, and has the part file ready for it. */
        private void begin(int status, HttpHeaders headers) throws IOException {
            switch (status) {
                case 200 -> {
                    total = headers.firstValueAsLong("Content-Length");
                    checkEdition(headers);
                    part.begin(validator(headers));
                }
                case 206 -> continueAt(headers);
                case 416 -> {
                    part.delete();
                    throw new PassingException("what is there is longer than the file", Optional.of(Duration.ZERO));
                }
                case 401, 403 ->
                    throw new InputException(
                            request.secretHeaders().isEmpty()
                                    ? "%s: %s answers %d, access refused; check the address %s in a browser."
                                            .formatted(
                                                    request.path(),
                                                    request.url().getHost(),
                                                    status,
                                                    request.url())
                                    : "%s: %s does not accept the key (status %d); check the environment variable."
                                            .formatted(
                                                    request.path(),
                                                    request.url().getHost(),
                                                    status));
                default -> {
                    if (PASSING.contains(status)) {
                        throw new PassingException(
                                "status " + status,
                                headers.firstValue("Retry-After").flatMap(backoff::parse));
                    }
                    throw new InputException(
                            "%s: %s answers with status %d; the publisher may have moved the file: check the homepage of the source."
                                    .formatted(request.path(), request.url(), status));
                }
            }
        }

        private void continueAt(HttpHeaders headers) throws IOException {
            Matcher range =
                    CONTENT_RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
            String edition = validator(headers);
            if (!range.matches()
                    || Long.parseLong(range.group(1)) != have
                    || !edition.isEmpty() && !edition.equals(part.validator())) {
                part.delete();
                throw new PassingException("the server sent another piece than asked for", Optional.empty());
            }
            if (!range.group(2).equals("*")) {
                total = OptionalLong.of(Long.parseLong(range.group(2)));
            }
            checkEdition(headers);
        }

        private void checkEdition(HttpHeaders headers) {
            if (headers.firstValue("Content-Encoding")
                            .filter(e -> !e.equals("identity"))
                            .isPresent()
                    || headers.firstValue("Content-Type")
                            .filter(t -> t.startsWith("text/html"))
                            .isPresent()) {
                throw new InputException(
                        "%s: %s answers with a web page or in a form that was not asked for; check the address in a browser."
                                .formatted(request.path(), request.url()));
            }
            OptionalLong pinned = request.pinnedBytes();
            if (pinned.isPresent() && total.isPresent() && pinned.getAsLong() != total.getAsLong()) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "%s is another edition than the pinned one (the publisher has %,d bytes, the pin says %,d); add --repin to take it.",
                        request.path(),
                        total.getAsLong(),
                        pinned.getAsLong()));
            }
        }

        void checkSize() throws IOException {
            if (total.isPresent() && Files.size(part.path()) != total.getAsLong()) {
                part.delete();
                throw new PassingException("more or fewer bytes came than were announced", Optional.empty());
            }
        }

        /** A strong entity tag, else the date of the last change, which is all that {@code If-Range} can work with. */
        private static String validator(HttpHeaders headers) {
            return headers.firstValue("ETag")
                    .filter(tag -> !tag.startsWith("W/"))
                    .or(() -> headers.firstValue("Last-Modified"))
                    .map(StringUtils::strip)
                    .orElse("");
        }

        @Override
        public void close() throws IOException {
            if (appender != null) {
                appender.close();
            }
        }
    }

    /** Takes nothing of a body, for a reason. */
    private record Refusal(Exception reason) implements HttpResponse.BodySubscriber<Void> {

        @Override
        public CompletionStage<Void> getBody() {
            return CompletableFuture.failedFuture(reason);
        }

        @Override
        public void onSubscribe(Flow.Subscription toServer) {
            toServer.cancel();
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {}

        @Override
        public void onError(Throwable error) {}

        @Override
        public void onComplete() {}
    }
}
