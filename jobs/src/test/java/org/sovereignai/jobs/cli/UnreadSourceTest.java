package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sovereignai.datasets.Crosswalk;
import org.sovereignai.datasets.DataFolder;
import org.sovereignai.datasets.Goods;
import org.sovereignai.datasets.InputFile;
import org.sovereignai.datasets.Pins;
import org.sovereignai.datasets.Resource;
import org.sovereignai.datasets.SourceReader;
import org.sovereignai.datasets.Sources;
import org.sovereignai.jobs.run.SparkExtension;

/** A large table of trade has no name before it is read, and is read once: for its hash and its flows. */
class UnreadSourceTest {

    private static final String BACI = "baci/BACI_HS17_Y2022_V202601.csv";
    private static final String ECONOMIES = "country-codes/country_codes.extract.csv";

    /** A file of 8 MB and more is not read to tell what it holds. */
    private static final int RECORDS = 400_000;

    @TempDir
    Path folder;

    private Path data;
    private Path out;
    private byte[] content;

    @BeforeEach
    void makeData() throws IOException {
        data = folder.resolve("data");
        out = folder.resolve("out");
        Files.createDirectories(data.resolve("baci"));
        Files.createDirectories(data.resolve("country-codes"));
        Files.copy(Path.of("../datasets/starter").resolve(ECONOMIES), data.resolve(ECONOMIES));
        content = ("t,i,j,k,v,q\n" + "2022,490,842,010121,1,1\n".repeat(RECORDS) + "2022,490,842,854231,2,3\n")
                .getBytes(StandardCharsets.US_ASCII);
        Files.write(data.resolve(BACI), content);
    }

    @Test
    @Tag("hazard-47")
    void itIsUnreadInThePlanAndItsTableIsNamedAfterTheBytesThatWereRead() throws IOException {
        Command plan = Command.run("plan", "--data", data, "--out", out, "--only", "trade_flow");
        assertThat(plan.code()).as(plan.err()).isZero();
        assertThat(plan.out()).contains("unread").contains("trade_flow").contains("unread: not read yet: " + BACI);

        Command run = run();
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(record().path("parts").path("source baci/flows").asText())
                .isEqualTo(DigestUtils.sha256Hex(BACI + " " + DigestUtils.sha256Hex(content) + "\n"));
        assertThat(record().path("rows").asInt()).isEqualTo(2);
    }

    @Test
    void aKeptTableOfTheSameContentIsUsed() throws IOException {
        assertThat(run().out()).contains("trade_flow", " 2 rows");
        Files.write(data.resolve(BACI), content);
        Command again = run();
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains("trade_flow").doesNotContain(" rows ");
    }

    @Test
    void aFlowThatIsReportedTwiceEndsTheRun() throws IOException {
        Files.writeString(
                data.resolve(BACI),
                new String(content, StandardCharsets.US_ASCII) + "2022,490,842,854231,2,3\n",
                StandardCharsets.US_ASCII);
        Command run = run();
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err()).contains(BACI + ", record 400002: reports the same flow as record 400001");
    }

    @Test
    @Tag("hazard-47")
    void aFileThatIsOnlyAsLongAsItsPinIsFoundOutWhenItIsReadAndPublishesNothing() throws IOException {
        Path pins = folder.resolve("pins.json");
        Files.writeString(pins, """
                {"pinned": {"%s": {"sha256": "%s", "bytes": %d}}}
                """.formatted(BACI, DigestUtils.sha256Hex("another content"), content.length));
        Sources sources = Sources.load();
        Resource flows = sources.resource("baci/flows");
        DataFolder folder = DataFolder.open(data.toString(), new Configuration(false));
        assertThat(unpinned(sources, folder, pins)).doesNotContain(BACI);

        SourceReader reader = new SourceReader(SparkExtension.session(), folder, Crosswalk.load());
        reader.flows(flows, new Goods("other goods", List.of("8542")));
        reader.readFlows();
        assertThat(unpinned(sources, folder, pins)).contains(BACI);
    }

    @Test
    void theSameUnderTwoNamesIsFoundOutWhenItIsRead() throws IOException {
        Files.copy(data.resolve(BACI), data.resolve(BACI.replace("HS17", "HS22")));
        Command run = run();
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("hold the same, byte for byte");
        assertThat(out.resolve("build/trade_flow")).doesNotExist();
    }

    private static List<String> unpinned(Sources sources, DataFolder folder, Path pins) {
        return Workspace.unpinned(sources, folder, Pins.load(pins)).stream()
                .map(InputFile::path)
                .toList();
    }

    private Command run() {
        return Command.run("run", "--data", data, "--out", out, "--only", "trade_flow", "--accept-unpinned");
    }

    private JsonNode record() throws IOException {
        try (Stream<Path> kept = Files.list(out.resolve("build/trade_flow"))) {
            List<Path> records =
                    kept.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(records).hasSize(1);
            return new ObjectMapper().readTree(records.get(0).toFile());
        }
    }
}
