package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinsTest {

    private final Pins pins = Pins.load();

    @Test
    void everyFileOfTheStarterExtractIsPinned() {
        DataFolder starter = Reading.starter();
        assertThat(files(starter))
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(pins.state(file, starter.sha256(file))).isEqualTo(Pins.State.EXTRACT));
    }

    @Test
    @Tag("hazard-28")
    void everyPublishersFileIsPinned() {
        DataFolder publishers = Reading.publishers();
        assertThat(files(publishers))
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(pins.state(file, publishers.sha256(file))).isEqualTo(Pins.State.PINNED));
    }

    @Test
    void noFileOfTheStarterExtractIsAPublishersFile() {
        DataFolder publishers = Reading.publishers();
        DataFolder starter = Reading.starter();
        List<String> hashes =
                publishers.paths().stream().map(publishers::sha256).toList();
        assertThat(starter.paths()).allSatisfy(path -> assertThat(hashes).doesNotContain(starter.sha256(path)));
    }

    @Test
    void fileWithAnotherContentOrWithoutAPinIsUnpinned() {
        InputFile known = new InputFile("world-bank/gdp", "world-bank/gdp.csv", "", "gdp.csv", 1, Map.of(), false);
        InputFile other = new InputFile("world-bank/gdp", "world-bank/gdp2.csv", "", "gdp2.csv", 1, Map.of(), false);
        assertThat(pins.state(known, "0".repeat(64))).isEqualTo(Pins.State.UNPINNED);
        assertThat(pins.state(other, "0".repeat(64))).isEqualTo(Pins.State.UNPINNED);
    }

    @Test
    void ofASourceThatIsThereInPartTheMissingFilesAreNamed(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("epoch-ai"));
        Files.writeString(folder.resolve("epoch-ai/all_ai_models.csv"), "");
        Files.createDirectories(folder.resolve("baci/hs17_hs4"));
        for (String product : List.of("8471", "8486", "8504", "8542")) {
            for (int year = 2017; year <= 2024; year++) {
                Files.writeString(folder.resolve("baci/hs17_hs4/%s_%d.json".formatted(product, year)), "");
            }
        }
        DataFolder data = Reading.folder(folder);
        Sources sources = Sources.load();

        assertThat(pins.missing(sources.resource("epoch-ai/models_all"), data)).isEmpty();
        assertThat(pins.missing(sources.resource("epoch-ai/models_notable"), data))
                .containsExactly("epoch-ai/notable_ai_models.csv");
        assertThat(pins.missing(sources.resource("baci/hs4_totals"), data))
                .hasSize(8)
                .startsWith("baci/hs17_hs4/8507_2017.json");
        assertThat(pins.missing(sources.resource("world-bank/gdp"), data)).isEmpty();
        assertThat(SourcesTest.resources())
                .allSatisfy(resource ->
                        assertThat(pins.missing(resource, Reading.starter())).isEmpty());
    }

    @Test
    void pinsOfAFolderAreItsHashes(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("full/a"));
        Files.createDirectories(folder.resolve("starter/a"));
        Files.writeString(folder.resolve("full/a/x.csv"), "abc");
        Files.writeString(folder.resolve("starter/a/x.extract.csv"), "");
        Path file = folder.resolve("pins.json");
        Pins.of(Reading.folder(folder.resolve("full")), Reading.folder(folder.resolve("starter")))
                .write(file);
        assertThat(file).content().isEqualToIgnoringWhitespace("""
                {"pinned": {"a/x.csv": {
                   "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "bytes": 3}},
                 "extract": {"a/x.extract.csv": {
                   "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "bytes": 0}}}
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"pinned\": {\"a/x.csv\": {\"bytes\": 3}}}",
                "{\"pinned\": {\"a/x.csv\": 3}}",
                "{\"pins\": {}}"
            })
    void whatAreNoPinsIsRefusedInOneSentence(String text, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("pins.json");
        Files.writeString(file, text);
        assertThatThrownBy(() -> Pins.load(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("The pins in " + file + " cannot be read: ")
                .hasMessageEndingWith("; name another file with --pins.");
    }

    private static List<InputFile> files(DataFolder data) {
        Stream<Resource> resources = SourcesTest.resources();
        return resources.flatMap(resource -> data.files(resource).stream()).toList();
    }
}
