package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reader of plain lines makes of every file, as a whole and in parts, what the careful parser makes of it record by
 * record: the same rows, the same account, or the same refusal.
 */
class PlainRecordsTest {

    private static final String NAME = "BACI_HS17_Y2022_V202601.csv";
    private static final String HEADER = "t,i,j,k,v,q\n";
    private static final Resource FLOWS = Sources.load().resource("baci/flows");
    private static final Configuration HADOOP = new Configuration(false);
    private static final String UNUSUAL = "\"\r\n,;#\u00E9\uFFFD \u0000x";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void makeFolder() throws IOException {
        file = Files.createDirectories(folder.resolve("baci")).resolve(NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022,490,842,854231,1.5,NA\n",
                "2022,490,842,854231,1.5,NA",
                "2022,490,842,854231,1.5,NA\r\n2022,490,842,010121,1.5,NA\r\n",
                "2022,490,842,854231,1.5,NA\r2022,490,842,854231,1.5,NA\r",
                "\n\n2022,490,842,854231,1.5,NA\n\n\n2022,490,842,854231,,NA\n\n",
                "2022,490,842,010121,1.5\n2022,490,842,010121,1.5,NA,\n",
                "2022,490,842,,1.5,NA\n2022,490,842,85,1.5,NA\n2022,490,842,8542310000,1.5,NA\n",
                "2022,490,842,010121,\"1.5\",NA\n2022,490,842,854231,\"1.5\",NA\n2022,490,842,854231,2,NA\n",
                "2022,490,842,010121,\"1\n2022,490,842,854231,1.5,NA\n",
                "2022,490,842,010121,\"1\n\",NA\n2022,490,842,854231,1.5,NA\n",
                "2022,490,842,010121,1\"5,NA\n2022,490,842,854231,1.5,NA\n",
                "2022,490,842,010121,\u00E9,NA\n2022,490,842,854231,\u00E9,NA\n2022,490,842,854231,1.5,NA\n",
                " \n\t\n,,,,,\n,\n",
                "2022,490,842,854231\u0000,1.5,NA\n"
            })
    void readsWhatTheCarefulParserReads(String records) throws IOException {
        assertSame(HEADER + records);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                HEADER,
                "t,i,j,k,v,q",
                "\n\r\n" + HEADER,
                "\uFEFF" + HEADER,
                "\"t\",i,j,k,v,q\n",
                "t,i,j,k,v\n"
            })
    void headerIsReadTheSameWay(String header) throws IOException {
        assertSame(header);
        assertSame(header + "2022,490,842,854231,1.5,NA\n");
    }

    @Test
    void bytesThatAreNotInTheEncodingAreRefused() throws IOException {
        byte[] text = (HEADER + "2022,490,842,010121,\u00E9,NA\n").getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, text);
        assertThatThrownBy(() -> read(List.of(whole())))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("holds bytes that are not UTF-8 after record 0");
    }

    @Test
    void recordLongerThanAnyPublishersIsRefused() throws IOException {
        String record = "2022,490,842,010121," + "1".repeat(3_000_000) + ",NA\n";
        assertSame(HEADER + "2022,490,842,854231,1.5,NA\n" + record, 1 << 15);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("hazard-08")
    void anyTextIsReadTheSameWay(int seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(HEADER);
        int records = random.nextInt(60);
        for (int i = 0; i < records; i++) {
            text.append(record(random)).append(random.nextInt(40) == 0 ? "\r\n" : "\n");
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            int place = random.nextInt(text.length());
            text.replace(place, place + random.nextInt(2), "" + UNUSUAL.charAt(random.nextInt(UNUSUAL.length())));
        }
        assertSame(text.toString());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("hazard-45")
    void partsAddUpToTheWhole(int seed) throws IOException {
        Random random = new Random(seed);
        String end = seed % 2 == 0 ? "\n" : "\r\n";
        String text = IntStream.range(0, 1 + random.nextInt(60))
                .mapToObj(i -> record(random) + end)
                .collect(Collectors.joining("", HEADER.strip() + end, ""));
        Files.writeString(file, text);
        List<FileSplit> splits = splits(10 + random.nextInt(200));
        assertThat(splits.size() > 1).isEqualTo(splits.get(0).parts() > 1);
        assertThat(read(splits)).isEqualTo(read(List.of(whole())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\u00E9", "\r", "\n\n"})
    void fileWithUnusualTextIsNotDivided(String unusual) throws IOException {
        Files.writeString(file, HEADER + "2022,490,842,854231,1.5,NA\n".repeat(50) + unusual + "\n");
        assertThat(splits(64)).containsExactly(wholeOfHash());
    }

    @Test
    void fileWithoutALineEndIsNotDivided() throws IOException {
        Files.writeString(file, HEADER + "2022,490,842,854231,1.5,NA\n".repeat(50) + "2022");
        assertThat(splits(64)).containsExactly(wholeOfHash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\u00E9", "0\n"})
    void fileThatChangesWhileItIsReadIsRefused(String change) throws IOException {
        String text = HEADER + "2022,490,842,854231,1.5,NA\n".repeat(50);
        Files.writeString(file, text);
        List<FileSplit> splits = splits(512);
        assertThat(splits).hasSizeGreaterThan(2);
        for (int place : new int[] {700, 1100}) {
            Files.writeString(file, text.substring(0, place) + change + text.substring(place));
            assertThatThrownBy(() -> read(splits))
                    .isInstanceOf(InputException.class)
                    .hasMessage("baci/" + NAME + " is not what it was when the run began; leave the data folder alone"
                            + " while a run reads it, and run again.");
        }
    }

    @Test
    void linesAreCountedByTheBlockInWhichTheyBegin() throws IOException {
        String text = "ab\ncdefg\nh\n\r";
        assertThat(content(text.substring(0, 11), 3).lines()).containsExactly(1L, 1L, 0L, 1L);
        assertThat(content("ab\r\ncd\r\n", 4).lines()).containsExactly(1L, 1L);
        assertThat(content(text, 3).lines()).isEmpty();
        assertThat(content("a\n".repeat(8), 4).lines()).containsExactly(2L, 2L, 2L, 2L);
        assertThat(content("a\n\na\n", 4).lines()).isEmpty();
        assertThat(content("\na\nb\n", 4).lines()).isEmpty();
    }

    private static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    private static FileContent content(String text, int block) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return FileContent.of(new ByteArrayInputStream(bytes), bytes.length, block);
    }

    private static String record(Random random) {
        String[] products = {"854231", "010121", "847330", "847331", "8542", "", "85423", "854239"};
        String[] economies = {"490", "842", "156", "697", "999", ""};
        return String.join(
                ",",
                "2022",
                economies[random.nextInt(random.nextInt(5) == 0 ? 6 : 3)],
                economies[random.nextInt(3)],
                products[random.nextInt(random.nextInt(5) == 0 ? 8 : 4)],
                random.nextInt(20) == 0 ? "x" : random.nextInt(100_000) + "." + random.nextInt(1000),
                random.nextInt(10) == 0 ? "           NA" : "" + random.nextInt(1000));
    }

    private void assertSame(String text) throws IOException {
        assertSame(text, 80);
    }

    private void assertSame(String text, int block) throws IOException {
        Files.writeString(file, text);
        Object careful = outcome(() -> readCarefully(whole().file()));
        assertThat(outcome(() -> read(List.of(whole())))).isEqualTo(careful);
        assertThat(outcome(() -> read(splits(block)))).isEqualTo(careful);
    }

    private FileSplit whole() {
        return FileSplit.whole(Reading.folder(folder).files(FLOWS).get(0));
    }

    private FileSplit wholeOfHash() throws IOException {
        return FileSplit.whole(whole().file(), DigestUtils.sha256Hex(Files.readAllBytes(file)));
    }

    private List<FileSplit> splits(int block) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return FileContent.of(new ByteArrayInputStream(bytes), bytes.length, block)
                .splits(whole().file());
    }

    private interface Read {
        Result get() throws IOException;
    }

    /** The result, or the message of the refusal up to where it says how far the reader had come. */
    private static Object outcome(Read read) throws IOException {
        try {
            return read.get();
        } catch (InputException e) {
            return e.getMessage().replaceAll("after record \\d+.*", "");
        }
    }

    /** Rows and account of a file, by value. */
    private record Result(List<List<Object>> rows, List<Ledger.Account> accounts) {}

    private static Result read(List<FileSplit> splits) {
        Ledger ledger = new Ledger();
        List<List<Object>> rows = new ArrayList<>();
        for (FileSplit split : splits) {
            try (FileScan scan = new FileScan(split, FLOWS, new RowParser(FLOWS, Crosswalk.load()), ledger, HADOOP)) {
                while (scan.hasNext()) {
                    org.apache.spark.sql.Row row = scan.next();
                    rows.add(IntStream.range(0, row.size()).mapToObj(row::get).collect(Collectors.toList()));
                }
            }
        }
        return new Result(rows, ledger.accounts());
    }

    /** Reads with the careful parser alone and keeps its own account. */
    private static Result readCarefully(InputFile input) throws IOException {
        RowParser parser = new RowParser(FLOWS, Crosswalk.load());
        List<List<Object>> rows = new ArrayList<>();
        Map<String, Long> left = new TreeMap<>();
        List<Ledger.Quarantined> quarantined = new ArrayList<>();
        RecordKeys keys = new RecordKeys(FLOWS);
        Ledger ledger = new Ledger();
        long count = 0;
        try (InputStream in = DataFolder.open(input, HADOOP)) {
            CsvRecords records = new CsvRecords(input, FLOWS, in);
            while (records.hasNext()) {
                SourceRecord record = records.next();
                count++;
                RowParser.Outcome outcome = parser.parse(record);
                if (outcome instanceof RowParser.Used used) {
                    List<Object> row = new ArrayList<>(Arrays.asList(used.values()));
                    row.add(input.label());
                    row.add(record.number());
                    rows.add(row);
                    keys.take(record, used.values());
                } else if (outcome instanceof RowParser.OutOfScope rule) {
                    left.merge(rule.rule(), 1L, Long::sum);
                } else if (outcome instanceof RowParser.Rejected rejected) {
                    quarantined.add(new Ledger.Quarantined(
                            record.number(),
                            rejected.kind(),
                            rejected.reason(),
                            record.raw().get()));
                }
            }
            Ledger.Account account = new Ledger.Account(
                    FLOWS.id(),
                    input.label(),
                    count,
                    rows.size(),
                    left,
                    quarantined.size(),
                    quarantined,
                    records.missingColumns(),
                    List.of(),
                    List.of());
            ledger.add(new Ledger.Part(account, 0, 1, "", FLOWS.keys(), keys.found(), List.of()));
            return new Result(rows, ledger.accounts());
        }
    }
}
