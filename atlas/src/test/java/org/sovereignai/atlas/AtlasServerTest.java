package org.sovereignai.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.datasets.InputException;

class AtlasServerTest {

    @TempDir
    private Path folder;

    private AtlasServer server;

    @BeforeEach
    void serve() throws IOException {
        Path site = Files.createDirectories(folder.resolve("site/atlas"));
        Files.writeString(site.resolve("index.html"), "<p>page</p>");
        Files.writeString(site.resolve("empty.csv"), "");
        Files.writeString(site.resolve("key.pem"), "secret");
        Files.writeString(site.resolve(".html"), "secret");
        Files.writeString(folder.resolve("outside.txt"), "secret");
        Files.createDirectories(folder.resolve("site2"));
        Files.writeString(folder.resolve("site2/beside.txt"), "secret");
        Files.createSymbolicLink(site.resolve("link.txt"), folder.resolve("outside.txt"));
        Files.createSymbolicLink(site.resolve("up"), folder);
        server = AtlasServer.start(
                folder.resolve("site"),
                "/atlas/index.html",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pageHasItsKindAndAPolicy() throws IOException {
        assertThat(answer("GET", "/atlas/index.html"))
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("content-type: text/html; charset=utf-8\r\n")
                .containsIgnoringCase("x-content-type-options: nosniff\r\n")
                .containsPattern(
                        "(?i)content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; ")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe")
                .endsWith("\r\n\r\n<p>page</p>");
    }

    @Test
    void rootLeadsToThePage() throws IOException {
        assertThat(answer("GET", "/"))
                .startsWith("HTTP/1.1 302 ")
                .containsIgnoringCase("location: /atlas/index.html\r\n");
    }

    @Test
    void emptyFilesAndHeadsHaveNoBody() throws IOException {
        assertThat(answer("GET", "/atlas/empty.csv"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("\r\n\r\n");
        assertThat(answer("HEAD", "/atlas/index.html"))
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("content-length: 11\r\n")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/outside.txt",
                "/../outside.txt",
                "/atlas/../../outside.txt",
                "/%2e%2e/outside.txt",
                "/atlas/%2e%2e/%2e%2e/outside.txt",
                "/..%2foutside.txt",
                "/..%5coutside.txt",
                "/%252e%252e/outside.txt",
                "/../site2/beside.txt",
                "//../outside.txt",
                "/atlas/link.txt",
                "/atlas/up/outside.txt",
                "/atlas/key.pem",
                "/atlas/index.html%00.txt",
                "/atlas/none.html"
            })
    void nothingOutsideTheFolderOrOfAnotherKindIsServed(String path) throws IOException {
        assertThat(answer("GET", path)).startsWith("HTTP/1.1 4").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/atlas", "/atlas/", "/atlas/up/"})
    void foldersAreNotListed(String path) throws IOException {
        assertThat(answer("GET", path)).startsWith("HTTP/1.1 404 ").endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    void nothingCanBeChanged(String method) throws IOException {
        assertThat(answer(method, "/atlas/index.html"))
                .startsWith("HTTP/1.1 405 ")
                .contains("GET, HEAD");
    }

    @Test
    void portThatIsTakenIsToldInOneSentence() {
        InetSocketAddress taken = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), server.uri().getPort());
        assertThatThrownBy(() -> AtlasServer.start(folder, "/", taken))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("port " + taken.getPort())
                .hasMessageContaining("--port");
    }

    @Test
    void hostThatIsNotKnownIsToldInOneSentence() {
        InetSocketAddress unknown = InetSocketAddress.createUnresolved("nowhere.invalid", 8474);
        assertThatThrownBy(() -> AtlasServer.start(folder, "/", unknown))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Nothing can be served at nowhere.invalid, port 8474: ")
                .hasMessageContaining("--host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:8474", "localhost.evil.example", "", "127.0.0.1.evil.example"})
    @Tag("hazard-62")
    void pageOfAnotherNameReadsNothing(String host) throws IOException {
        assertThat(sent("GET /atlas/index.html HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421 ")
                .doesNotContain("page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8474", "127.0.0.1", "127.0.0.1:1", "[::1]:8474"})
    void namesOfThisComputerAreAnswered(String host) throws IOException {
        assertThat(sent("GET /atlas/index.html HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    @Tag("hazard-62")
    void halfSentRequestsKeepNobodyOut() throws IOException {
        List<Socket> begun = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                Socket socket = new Socket(server.uri().getHost(), server.uri().getPort());
                socket.getOutputStream()
                        .write("GET /atlas/index.html HTTP/1.1\r\nHo".getBytes(StandardCharsets.US_ASCII));
                begun.add(socket);
            }
            assertThat(answer("GET", "/atlas/index.html")).startsWith("HTTP/1.1 200 ");
        } finally {
            for (Socket socket : begun) {
                socket.close();
            }
        }
    }

    /** What the server sends for a request line as it is: no client tidies the path first. */
    private String answer(String method, String path) throws IOException {
        return sent(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    private String sent(String request) throws IOException {
        try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
