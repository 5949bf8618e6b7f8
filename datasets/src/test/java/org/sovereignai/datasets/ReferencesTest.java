package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two resources list must be in both. */
class ReferencesTest {

    private static final Sources SOURCES = Sources.load();
    private static final String HOSTS = "models-dev-providers/provider_models";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTwoHosts() throws IOException {
        write(
                "models-dev-providers/providers.csv",
                "provider,name,api,models,models_open_weights\na,A,,2,1\nb,B,,1,0\n");
        write(
                "models-dev-providers/provider_models.csv",
                "provider,model,slug,base_model,symlink,open_weights,release_date,status\n"
                        + "a,x/m1,m1,,no,true,2025-01-01,\na,x/m2,m2,,no,false,2025-01-01,\nb,x/m1,m1,,no,false,,\n");
    }

    @Test
    void whatIsInBothIsNotMissing() {
        assertThat(missing(HOSTS)).isEmpty();
    }

    @Test
    @Tag("hazard-66")
    void fileThatEndsBetweenTwoRecordsIsToldByTheOther() throws IOException {
        Path models = folder.resolve("models-dev-providers/provider_models.csv");
        List<String> lines = Files.readAllLines(models);
        Files.write(models, lines.subList(0, 3));

        assertThat(missing(HOSTS))
                .contains(
                        "provider of models-dev-providers/providers.csv is 'b', which models-dev-providers/provider_models.csv does not have, and 1 more of this kind; mend the file, take the publisher's, or name it in the descriptor of models-dev-providers.");
    }

    @Test
    @Tag("hazard-66")
    void numberOfRecordsIsThatWhichTheOtherSays() throws IOException {
        Path models = folder.resolve("models-dev-providers/provider_models.csv");
        Files.writeString(models, Files.readString(models).replace(",no,true,", ",no,false,"));

        assertThat(missing(HOSTS).orElseThrow())
                .startsWith(
                        "models-dev-providers/provider_models.csv has 0 records of provider 'a', where models_open_weights of models-dev-providers/providers.csv says 1;");
    }

    @Test
    @Tag("hazard-66")
    void recordOfWhatTheOtherDoesNotHaveIsNamedButForThoseThatAreKnown() throws IOException {
        String header = "Data center,Date,Buildings operational,IT power (MW),Power (MW),H100 equivalents\n";
        write(
                "epoch-data-centers/data_centers.csv",
                "Name,Current H100 equivalents,Current power (MW),Owner,Users,Current chip types,Country\nHome,1,1,,,,United States\n");
        write(
                "epoch-data-centers/data_center_timelines.csv",
                header + "Home,2024-01-01,,,1,\nEdgeCore Mesa PH03,2024-01-01,,,1,\n");

        assertThat(missing("epoch-data-centers/timeline")).isEmpty();

        write("epoch-data-centers/data_center_timelines.csv", header + "Home,2024-01-01,,,1,\nHone,2024-01-01,,,1,\n");
        assertThat(missing("epoch-data-centers/sites").orElseThrow())
                .startsWith(
                        "Data center of epoch-data-centers/data_center_timelines.csv is 'Hone', which epoch-data-centers/data_centers.csv does not have;");
    }

    /** What the file lacks is there, and cannot be read: the reader is sent to the right file. */
    @Test
    @Tag("hazard-66")
    void recordThatCannotBeUsedIsNamedAsTheReason() throws IOException {
        write(
                "epoch-data-centers/data_centers.csv",
                "Name,Current H100 equivalents,Current power (MW),Owner,Users,Current chip types,Country\nHome,1,1,,,,United States\n");
        write(
                "epoch-data-centers/data_center_timelines.csv",
                "Data center,Date,Buildings operational,IT power (MW),Power (MW),H100 equivalents,vintage\nHome,2024-01-01,,,1,,August 2026\n");

        assertThat(missing("epoch-data-centers/timeline").orElseThrow())
                .startsWith(
                        "Name of epoch-data-centers/data_centers.csv is 'Home', which epoch-data-centers/data_center_timelines.csv does not have (1 of its records cannot be used, the first, record 1: ")
                .contains("vintage");
    }

    @Test
    void resourceWithoutFilesProvesNothing() throws IOException {
        Files.delete(folder.resolve("models-dev-providers/providers.csv"));

        assertThat(missing(HOSTS)).isEmpty();
    }

    @Test
    void whatIsNotLookedAtIsNotRead() throws IOException {
        write("models-dev-providers/providers.csv", "no header of it\n");

        assertThat(missing("epoch-data-centers/sites")).isEmpty();
    }

    @Test
    void starterExtractAndThePublishersFilesSayTheSameTwice() {
        List<String> all = SourcesTest.resources().map(Resource::id).toList();

        assertThat(new References(SOURCES, Reading.starter()).missing(all)).isEmpty();
        assertThat(new References(SOURCES, Reading.publishers()).missing(all)).isEmpty();
    }

    private Optional<String> missing(String resource) {
        return new References(SOURCES, Reading.folder(folder)).missing(List.of(resource));
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
