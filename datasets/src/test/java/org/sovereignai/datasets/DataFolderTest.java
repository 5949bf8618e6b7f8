package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {

    private static final String FLOWS = "t,i,j,k,v,q\n2022,490,842,854231,1.5,0.25\n";
    private static final String BACI = "baci/BACI_HS17_V202601.zip";

    @TempDir
    Path folder;

    @Test
    void folderThatIsNotThere() {
        assertThatThrownBy(() -> Reading.folder(folder.resolve("nowhere")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nowhere is not there; name an existing one with --data, or leave --data out");
    }

    @Test
    void linkThatLeadsBackIsRefusedAndNoOther() throws IOException {
        write("baci/parts/b.csv", "1");
        Files.createSymbolicLink(folder.resolve("baci/elsewhere"), folder.resolve("baci/parts"));
        assertThat(Reading.folder(folder).holds("baci")).isTrue();

        Files.createSymbolicLink(folder.resolve("baci/parts/back"), folder.resolve("baci"));

        assertRefused("/back leads back to a folder in which it lies; remove the link.");
    }

    @Test
    void sourceThatIsNotThereHasNoFiles() throws IOException {
        write("innovation-graph/git_pushes.csv", "x");
        DataFolder data = Reading.folder(folder);
        assertThat(data.holds("innovation-graph")).isTrue();
        assertThat(data.holds("innovation")).isFalse();
        assertThat(data.files(Sources.load().resource("epoch-ai/models_all"))).isEmpty();
    }

    @Test
    void hashIsThatOfTheBytes() throws IOException {
        write("innovation-graph/git_pushes.csv", "abc");
        DataFolder data = Reading.folder(folder);
        InputFile file = data.files(Sources.load().resource("innovation-graph/git_pushes"))
                .get(0);
        // FIPS 180-2, appendix B.1
        assertThat(data.sha256(file)).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(file.bytes()).isEqualTo(3);
    }

    @Test
    void aFileFromElsewhereIsReadAsIfItLayInTheFolder() throws IOException {
        write("innovation-graph/git_pushes.csv", "x");
        Path own = folder.resolve("mine.txt");
        Files.writeString(own, "group_id,country_code,since_year\nnordic,SWE,1952\nnordic,DNK,\n");
        DataFolder data = Reading.folder(folder).with("nation-groups/groups.csv", own.toString());

        Reading members = Reading.of(data, "nation-groups/members");

        assertThat(members.rows())
                .extracting(row -> row.get("group_id") + " " + row.get("country_code") + " " + row.get("since_year"))
                .containsExactly("nordic SWE 1952", "nordic DNK null");
        assertThat(data.holds("innovation-graph")).isTrue();
        assertThat(Reading.folder(folder).holds("nation-groups")).isFalse();
        assertThatThrownBy(() -> Reading.folder(folder).with("nation-groups/groups.csv", folder + "/nowhere.csv"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nowhere.csv");
    }

    @Test
    void readsTheOfficialArchive() throws IOException {
        zip(BACI, zip -> {
            put(zip, "Readme.txt", "text");
            put(zip, "BACI_HS17_Y2022_V202601.csv", FLOWS);
            put(zip, "BACI_HS17_Y2023_V202601.csv", FLOWS.replace("2022", "2023"));
            put(zip, "country_codes_V202601.csv", "country_code,country_name,country_iso2,country_iso3\n516,x,,NAM\n");
            put(zip, "product_codes_HS17_V202601.csv", "code,description\n010121,\"Horses, live\"\n");
        });
        DataFolder data = Reading.folder(folder);
        Reading flows = Reading.of(data, "baci/flows");
        assertThat(flows.rows()).extracting(row -> row.get("year")).containsExactly(2022, 2023);
        assertThat(flows.rows())
                .extracting(row -> row.get("source_file"))
                .containsExactly(BACI + "!BACI_HS17_Y2022_V202601.csv", BACI + "!BACI_HS17_Y2023_V202601.csv");
        assertThat(Reading.of(data, "baci/country_codes").rows()).hasSize(1);
        assertThat(Reading.of(data, "baci/product_codes").rows().get(0))
                .containsEntry("product_code", "010121")
                .containsEntry("revision", "HS17");
    }

    @Test
    void oneTableInTwoFormsWouldCountTwice() throws IOException {
        zip(BACI, zip -> put(zip, "BACI_HS17_Y2022_V202601.csv", FLOWS));
        write("baci/BACI_HS17_Y2022_V202601.csv", FLOWS);
        assertRefused("baci/BACI_HS17_Y2022_V202601.csv and baci/BACI_HS17_V202601.zip!BACI_HS17_Y2022_V202601.csv "
                + "hold the same table, baci/flows; keep one of them.");
    }

    @Test
    void extractBesideThePublishersFile() throws IOException {
        write("baci/flows.extract.csv", "x");
        write("baci/BACI_HS17_Y2022_V202601.csv", FLOWS);
        assertRefused("baci/flows.extract.csv and baci/BACI_HS17_Y2022_V202601.csv hold the same table, baci/flows; "
                + "keep one of them.");
    }

    @Test
    void archiveThatIsNone() throws IOException {
        write(BACI, "not a zip");
        assertRefused("baci/BACI_HS17_V202601.zip is not a readable zip archive: ");
    }

    @Test
    void archiveWithoutTheTable() throws IOException {
        zip(BACI, zip -> put(zip, "Readme.txt", "text"));
        assertRefused("baci/BACI_HS17_V202601.zip has no member that matches ");
    }

    @Test
    @Tag("hazard-38")
    void archiveWithTooManyMembers() throws IOException {
        zip(BACI, zip -> {
            for (int i = 0; i <= 1_000; i++) {
                put(zip, i + ".txt", "");
            }
        });
        assertRefused(
                "baci/BACI_HS17_V202601.zip has more than 1000 members, which no publisher's archive has; fetch it again.");
    }

    @Test
    @Tag("hazard-37")
    void archiveWithTwoMembersOfOneName() throws IOException {
        zip(BACI, zip -> {
            put(zip, "BACI_HS17_Y2022_V202601.csv", FLOWS);
            put(zip, "BACI_HS17_Y2022_V202601.csv", FLOWS);
        });
        assertRefused(
                "baci/BACI_HS17_V202601.zip has two members of the name BACI_HS17_Y2022_V202601.csv; fetch it again.");
    }

    @Test
    @Tag("hazard-38")
    void zipBomb() throws IOException {
        byte[] blanks = new byte[4 << 20];
        Arrays.fill(blanks, (byte) '\n');
        zip(
                BACI,
                zip -> put(zip, "BACI_HS17_Y2022_V202601.csv", FLOWS + new String(blanks, StandardCharsets.US_ASCII)));
        assertRefused(
                "baci/BACI_HS17_V202601.zip!BACI_HS17_Y2022_V202601.csv unpacks to more than 100 times its packed size, "
                        + "as a zip bomb does; fetch the archive again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../up.csv", "a/../../up.csv", "/etc/passwd", "C:/up.csv", "..\\up.csv", "a\\b.csv"})
    @Tag("hazard-37")
    void memberThatPointsOutOfTheArchive(String name) throws IOException {
        Path file = folder.resolve(BACI);
        Files.createDirectories(file.getParent());
        // By the JDK, which writes names as they are.
        try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
            for (String member : List.of("BACI_HS17_Y2022_V202601.csv", name)) {
                zip.putNextEntry(new java.util.zip.ZipEntry(member));
                zip.write(FLOWS.getBytes(StandardCharsets.UTF_8));
            }
        }
        assertRefused("baci/BACI_HS17_V202601.zip has the member " + name + ", which points out of the archive;");
    }

    @Test
    @Tag("hazard-37")
    void memberThatIsALink() throws IOException {
        Path file = folder.resolve(BACI);
        Files.createDirectories(file.getParent());
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            ZipArchiveEntry link = new ZipArchiveEntry("BACI_HS17_Y2022_V202601.csv");
            link.setUnixMode(UnixStat.LINK_FLAG | UnixStat.DEFAULT_LINK_PERM);
            zip.putArchiveEntry(link);
            zip.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        }
        assertRefused("has the member BACI_HS17_Y2022_V202601.csv, which points out of the archive;");
    }

    @Test
    void archiveThatDoesNotHaveTheMemberIsClosed() throws IOException {
        zip(BACI, zip -> put(zip, "BACI_HS17_Y2022_V202601.csv", FLOWS));
        Configuration hadoop = new Configuration(false);
        hadoop.setClass("fs.watched.impl", WatchedFiles.class, FileSystem.class);
        InputFile file =
                new InputFile("baci/flows", BACI, "gone.csv", "watched://" + folder.resolve(BACI), 1, Map.of(), false);

        assertThatThrownBy(() -> DataFolder.open(file, hadoop))
                .isInstanceOf(InputException.class)
                .hasMessage(BACI + "!gone.csv is not in the archive any more; run again.");
        assertThat(WatchedFiles.OPEN).hasValue(0);
    }

    /** Files of the local disk, and how many of them are open. */
    public static final class WatchedFiles extends RawLocalFileSystem {

        static final AtomicInteger OPEN = new AtomicInteger();

        @Override
        public URI getUri() {
            return URI.create("watched:///");
        }

        @Override
        public FSDataInputStream open(org.apache.hadoop.fs.Path path, int buffer) throws IOException {
            OPEN.incrementAndGet();
            return new FSDataInputStream(super.open(path, buffer)) {
                @Override
                public void close() throws IOException {
                    OPEN.decrementAndGet();
                    super.close();
                }
            };
        }
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> Reading.of(Reading.folder(folder), "baci/flows"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void zip(String path, Consumer<ZipArchiveOutputStream> content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            content.accept(zip);
        }
    }

    private static void put(ZipArchiveOutputStream zip, String name, String text) {
        try {
            zip.putArchiveEntry(new ZipArchiveEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
