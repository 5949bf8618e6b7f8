package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchCommandTest {

    @TempDir
    Path folder;

    @Test
    void namesTheNearestSource() {
        Command command = Command.run("fetch", "world-bnk");
        assertThat(command.code()).isEqualTo(Main.WRONG_COMMAND_LINE);
        assertThat(command.err()).contains("There is no source 'world-bnk'; did you mean world-bank?");
    }

    @Test
    void editionThatNoSourceHasIsAWrongCommandLine() {
        Command command = Command.run("fetch", "innovation-graph", "--with", "revision=HS17");
        assertThat(command.code()).isEqualTo(Main.WRONG_COMMAND_LINE);
        assertThat(command.err())
                .contains("No source that is fetched has editions by 'revision'; they have list, tag.");
    }

    @Test
    void sourceWithoutAddressIsNamedWithItsHomepageAndNoSuccess() {
        Command command = Command.run("fetch", "imf-weo", "--data", folder.toString());
        assertThat(command.code()).isEqualTo(Main.UNUSABLE_INPUT);
        assertThat(command.err()).contains("imf-weo cannot be fetched by an address; take its files from https://");
    }

    /** The proxy is a dead end on purpose: nothing leaves this computer. */
    @Test
    void failureIsOneSentenceAndAnExitCode() throws IOException {
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        });
        proxy.start();
        try {
            Command command = Command.run(
                    "fetch",
                    "ai-diffusion",
                    "--data",
                    folder.toString(),
                    "--proxy",
                    "http://127.0.0.1:" + proxy.getAddress().getPort());
            assertThat(command.code()).isEqualTo(Main.UNUSABLE_INPUT);
            assertThat(command.out()).contains("1 file, 1 of them failed.");
            assertThat(folder.resolve("ai-diffusion")).doesNotExist();
        } finally {
            proxy.stop(0);
        }
    }

    @Test
    void laysTheInputsOfAReleaseOutAgain() throws IOException {
        byte[] content = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
        String hash = DigestUtils.sha256Hex(content);
        Files.createDirectories(folder.resolve("data/.store"));
        Files.write(folder.resolve("data/.store").resolve(hash), content);
        Path manifest = folder.resolve("datapackage.json");
        Files.writeString(
                manifest,
                "{\"inputs\": [{\"path\": \"world-bank/gdp.csv\", \"hash\": \"sha256:%s\"}]}".formatted(hash));
        Command command = Command.run(
                "fetch",
                "--data",
                folder.resolve("data").toString(),
                "--inputs-of",
                manifest.toString(),
                "--to",
                folder.resolve("old").toString());
        assertThat(command.code()).isZero();
        assertThat(folder.resolve("old/world-bank/gdp.csv")).hasBinaryContent(content);
    }
}
