package org.sovereignai.atlas;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.commons.lang3.StringUtils;
import org.sovereignai.datasets.InputException;

/**
 * Serves a folder to browsers: files of known kinds only, no listing of folders, nothing outside the folder, also not
 * through links or encoded dots.
 */
public final class AtlasServer implements AutoCloseable {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("csv", "text/csv; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("md", "text/plain; charset=utf-8"),
            Map.entry("sql", "text/plain; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("jsonld", "application/ld+json"),
            Map.entry("gz", "application/gzip"),
            Map.entry("parquet", "application/vnd.apache.parquet"));

    /** The policy of the pages, and that no other site may frame them, which a page cannot say of itself. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Requests that are answered at a time; a reader of the atlas needs a few. */
    private static final int MOST_REQUESTS = 64;

    private static final int MISDIRECTED = 421;

    static {
        // Seconds within which a request must have come and an answer gone, lest half-sent ones fill the house.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "600");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private AtlasServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts serving.
     *
     * @param folder folder to serve
     * @param start path within the folder that {@code /} leads to, such as {@code /atlas/index.html}
     * @param address where to listen; port 0 takes any that is free
     * @throws InputException if the address is taken or not this computer's
     */
    public static AtlasServer start(Path folder, String start, InetSocketAddress address) {
        try {
            Path root = folder.toRealPath();
            HttpServer server = HttpServer.create(address, 0);
            ExecutorService threads =
                    new ThreadPoolExecutor(0, MOST_REQUESTS, 10, TimeUnit.SECONDS, new SynchronousQueue<>());
            Set<String> names = names(address);
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                try (exchange) {
                    answer(exchange, root, start, names);
                }
            });
            server.start();
            return new AtlasServer(server, threads);
        } catch (SocketException e) {
            throw new InputException(
                    "Nothing can be served at %s, port %d: %s; name another place with --host and --port."
                            .formatted(address.getHostString(), address.getPort(), e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new InputException("The folder %s cannot be served: %s.".formatted(folder, e.getMessage()), e);
        }
    }

    /** Where the atlas is. */
    public URI uri() {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().getHostAddress();
        return URI.create("http://%s:%d/".formatted(host.contains(":") ? "[" + host + "]" : host, address.getPort()));
    }

    /**
     * What a browser may call this server. Another name that leads here is that of a page elsewhere, which would read the
     * atlas in the browser of somebody else.
     */
    private static Set<String> names(InetSocketAddress given) {
        Set<String> names = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
        names.add(given.getHostString().toLowerCase(Locale.ROOT));
        InetAddress bound = given.getAddress();
        if (bound != null) {
            String literal = bound.getHostAddress();
            names.add(literal.contains(":") ? "[" + literal + "]" : literal);
        }
        if (bound != null && bound.isAnyLocalAddress()) {
            names.addAll(ownAddresses());
        }
        return names;
    }

    private static Set<String> ownAddresses() {
        try {
            Set<String> own = new HashSet<>();
            own.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(address -> address.getHostAddress().replaceFirst("%.*", ""))
                    .forEach(literal -> own.add(literal.contains(":") ? "[" + literal + "]" : literal));
            return own;
        } catch (IOException e) {
            return Set.of();
        }
    }

    private static boolean isMeant(HttpExchange exchange, Set<String> names) {
        List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
        return hosts.size() == 1
                && names.contains(hosts.get(0).strip().toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", ""));
    }

    private static void answer(HttpExchange exchange, Path root, String start, Set<String> names) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Content-Security-Policy", POLICY);
        if (!isMeant(exchange, names)) {
            exchange.sendResponseHeaders(MISDIRECTED, -1);
            return;
        }
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            headers.set("Allow", "GET, HEAD");
            exchange.sendResponseHeaders(405, -1);
            return;
        }
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/")) {
            headers.set("Location", start);
            exchange.sendResponseHeaders(302, -1);
            return;
        }
        Optional<Path> file = file(root, path);
        if (file.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        headers.set("Content-Type", kind(file.get()));
        long length = Files.size(file.get());
        if (method.equals("HEAD")) {
            headers.set("Content-Length", String.valueOf(length));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, length == 0 ? -1 : length);
        if (length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                Files.copy(file.get(), out);
            }
        }
    }

    /** The file at a path, if there is one that may be served. */
    private static Optional<Path> file(Path root, String path) {
        try {
            Path file = root.resolve(path.replaceFirst("^/+", "")).toRealPath();
            return file.startsWith(root) && Files.isRegularFile(file) && kind(file) != null
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String kind(Path file) {
        return KINDS.get(StringUtils.substringAfterLast(file.getFileName().toString(), "."));
    }

    /** Stops serving. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
