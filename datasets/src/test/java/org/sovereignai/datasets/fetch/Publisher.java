package org.sovereignai.datasets.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A publisher's web server on this computer, which behaves as badly as a test wants: answers are given in turn. */
final class Publisher implements AutoCloseable {

    /** One answer. */
    @FunctionalInterface
    interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    /** What was asked for: the path with its query, the range, and the other headers. */
    record Asked(String path, String range, Map<String, List<String>> headers) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    Publisher() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    String hostAndPort() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers to come for a path; the last one is given for ever. */
    void answers(String path, Answer... inTurn) {
        Queue<Answer> queue = new ArrayDeque<>();
        Collections.addAll(queue, inTurn);
        answers.put(path, queue);
    }

    List<Asked> asked() {
        return asked;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String query = exchange.getRequestURI().getRawQuery();
        String whole = query == null ? path : path + "?" + query;
        asked.add(new Asked(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Range"),
                Map.copyOf(exchange.getRequestHeaders())));
        Queue<Answer> queue = answers.getOrDefault(whole, new ArrayDeque<>(List.of(status(404))));
        Answer answer;
        synchronized (queue) {
            answer = queue.size() > 1 ? queue.remove() : queue.element();
        }
        try (exchange) {
            answer.give(exchange);
        }
    }

    static Answer status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    static Answer status(int status, String header, String value) {
        return exchange -> {
            exchange.getResponseHeaders().set(header, value);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** The whole content, whatever range was asked for. */
    static Answer content(byte[] content) {
        return exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        };
    }

    /** The content, or the range of it that was asked for if the edition is still this one. */
    static Answer edition(String tag, byte[] content) {
        return pieces(tag, content, Integer.MAX_VALUE);
    }

    /** As an edition, but the connection is cut after some bytes of each answer. */
    static Answer pieces(String tag, byte[] content, int most) {
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", tag);
            String range = exchange.getRequestHeaders().getFirst("Range");
            boolean same = tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
            int from = range != null && same ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
            if (from > 0) {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
            }
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
            OutputStream body = exchange.getResponseBody();
            body.write(content, from, Math.min(most, content.length - from));
            body.flush();
        };
    }

    /** Some bytes, then silence until the test is over. */
    Answer silenceAfter(byte[] content, int bytes) {
        return exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, bytes);
            exchange.getResponseBody().flush();
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Byte by byte. */
    static Answer slow(byte[] content) {
        return exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            for (byte b : content) {
                exchange.getResponseBody().write(b);
                exchange.getResponseBody().flush();
            }
        };
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
