package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The typed path makes of every file of trade what the reader of rows makes of it, but for repeated flows, which it finds;
 * and it knows the hash of what it has read.
 */
@ExtendWith(SparkExtension.class)
class FlowScanTest {

    private static final String NAME = "BACI_HS17_Y2022_V202601.csv";
    private static final String HEADER = "t,i,j,k,v,q\n";
    private static final Resource FLOWS = Sources.load().resource("baci/flows");
    private static final Configuration HADOOP = new Configuration(false);
    private static final Goods STRANDS = new Goods("product outside the strands", List.of("8542", "847330"));
    private static final String UNUSUAL = "\"\r\n,;#\u00E9\uFFFD \u0000x.-+";

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
                "2022,490,842,854231,1.5,           NA\r\n2022,490,842,010121,1.5,NA\r\n",
                "2022,490,842,854231,1.5, 2.25 \n2022,490,156,854231,1.5,\n",
                "2022,490,842,854231,.5,1\n2022,490,842,854232,5.,1\n2022,490,842,854233,1e3,1\n",
                "2022,490,842,854231,+5,1\n2022,490,842,854232,-5,1\n2022,490,842,854233,0,1\n",
                "2022,490,842,854231,0.00001,1\n2022,490,842,854232,0.000005,1\n2022,490,842,854233,0.000015,1\n",
                "2022,490,842,854231,12345678901234.123,1\n2022,490,842,854232,1,0.0000000000000000001\n",
                "2022,490,842,854231,1,-1\n2022,490,842,854232,1,1e2\n2022,490,842,854233,1,N/A\n",
                "+2022,490,842,854231,1,1\n02022,490,842,854232,1,1\n1900,490,842,854233,1,1\n",
                "2022,697,842,854231,1,1\n2022,0490,842,854232,1,1\n2022,490,999,854233,1,1\n",
                "2022,490,842,8542,1,1\n2022,490,842,85423,1,1\n2022,490,842,8542310,1,1\n2022,490,842,854,1,1\n",
                "2022,490,842,854231,1\n2022,490,842,854231,1,1,1\n2022,490,842,,1,1\n",
                "2022,490,842,854231,\"1.5\",NA\n2022,490,842,854232,2,\"3\"\n",
                "\n\n2022,490,842,854231,1.5,NA\n\n2022,490,842,854232,,NA\n",
                "2022,490,490,854231,1.5,NA\n2022,276,280,854231,1,1\n2022,490,842,854231,1,1\n"
            })
    void readsWhatTheReaderOfRowsReads(String records) throws IOException {
        Files.writeString(file, HEADER + records);
        assertSame();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("hazard-08")
    void anyTextIsReadTheSameWay(int seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 1 + random.nextInt(60); i > 0; i--) {
            text.append(record(random)).append(random.nextInt(40) == 0 ? "\r\n" : "\n");
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            int place = HEADER.length() + random.nextInt(Math.max(1, text.length() - HEADER.length()));
            text.replace(
                    Math.min(place, text.length()),
                    Math.min(place + random.nextInt(2), text.length()),
                    "" + UNUSUAL.charAt(random.nextInt(UNUSUAL.length())));
        }
        Files.writeString(file, text);
        assertSame();
    }

    @Test
    @Tag("hazard-65")
    void anEconomyDoesNotTradeWithItself() throws IOException {
        Files.writeString(
                file, HEADER + "2022,490,842,854231,1.5,NA\n2022,842,842,854231,2,1\n2022,842,842,010121,2,1\n");
        Ledger ledger = new Ledger();
        assertThat(flows(runs(1 << 12, ledger))).hasSize(1);
        Ledger.Account account = ledger.accounts().get(0);
        assertThat(account.outOfScope()).containsExactly(Map.entry(STRANDS.rule(), 1L));
        assertThat(account.quarantined())
                .containsExactly(new Ledger.Quarantined(
                        2, Ledger.Kind.VALUE, "j '842' is the same as i", "2022,842,842,854231,2,1"));
    }

    @Test
    @Tag("hazard-46")
    void aRepeatedFlowIsSetAsideWithTheRecordThatItRepeats() throws IOException {
        Files.writeString(
                file,
                HEADER
                        + "2022,490,842,854231,1.5,NA\n2022,490,842,010121,1,1\n2022,490,842,854231,1.5,NA\n"
                        + "2022,490,842,854231,\"7\",NA\n");
        Ledger ledger = new Ledger();
        assertThat(runs(1 << 12, ledger)).hasSize(1);
        Ledger.Account account = ledger.accounts().get(0);
        assertThat(account.used()).isEqualTo(1);
        assertThat(account.outOfScope()).containsExactly(Map.entry(STRANDS.rule(), 1L));
        assertThat(account.quarantined())
                .containsExactly(
                        new Ledger.Quarantined(
                                3,
                                Ledger.Kind.VALUE,
                                "reports the same flow as record 1",
                                "2022,490,842,854231,1.5,NA"),
                        new Ledger.Quarantined(
                                4, Ledger.Kind.VALUE, "reports the same flow as record 1", "2022,490,842,854231,7,NA"));
    }

    @Test
    @Tag("hazard-45")
    void aTableThatIsFullIsEmptiedAndItsFlowsAreStillInOrder() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        IntStream.range(0, 99).forEach(i -> text.append("2022,490,842,8542%02d,1,1\n".formatted((i * 37) % 100)));
        Files.writeString(file, text);
        List<FlowRun> runs = runs(1 << 12, new Ledger());
        List<FlowRun> small = runs(16, new Ledger());
        assertThat(runs).hasSize(1);
        assertThat(small).hasSizeGreaterThan(5);
        assertThat(flows(small)).isEqualTo(flows(runs)).hasSize(99);
    }

    @Test
    void twoCodesOfOneEconomyAddUpAndTheSameFlowOfTwoFilesDoesNot() throws IOException {
        // 56 is Belgium, 58 was Belgium with Luxembourg; both are BEL.
        Files.writeString(
                file, HEADER + "2022,56,842,854231,1.5,0.1\n2022,58,842,854231,2,0.2\n2022,490,842,854231,1,1\n");
        List<FlowRun> runs = runs(1 << 12, new Ledger());
        assertThat(flows(runs))
                .containsEntry("USA BEL 2022 HS17 854231", "350000 0.3")
                .hasSize(2);
        List<FlowRun> twice = new ArrayList<>(runs);
        FlowRun run = runs.get(0);
        twice.add(new FlowRun("baci/other.csv", run.keys(), run.cents(), run.tonnes(), run.records()));
        assertThatThrownBy(() -> flows(twice))
                .isInstanceOf(InputException.class)
                .hasMessage("baci/" + NAME + ", record 1, and baci/other.csv, record 1, report the same flow of"
                        + " baci/flows (BEL to USA, 2022, 854231); keep one of the files, or mend them.");
    }

    @Test
    @Tag("hazard-47")
    void theHashIsOfTheBytesThatWereRead() throws Exception {
        byte[] text = (HEADER + "2022,490,842,854231,1.5,NA\n".repeat(3)).getBytes(StandardCharsets.US_ASCII);
        Files.write(file, text);
        Ledger ledger = new Ledger();
        runs(1 << 12, ledger);
        assertThat(ledger.hashes()).containsExactly(Map.entry("baci/" + NAME, sha256(text)));
    }

    @Test
    @Tag("hazard-47")
    void aTaskThatIsTriedAgainMustReadTheSame() throws Exception {
        Files.writeString(file, HEADER + "2022,490,842,854231,1.5,NA\n");
        Ledger ledger = new Ledger();
        runs(1 << 12, ledger);
        Ledger second = new Ledger();
        runs(1 << 12, second);
        ledger.merge(second);
        assertThat(ledger.accounts()).hasSize(1);
        Files.writeString(file, HEADER + "2022,490,842,854231,2.5,NA\n");
        Ledger third = new Ledger();
        runs(1 << 12, third);
        ledger.merge(third);
        assertThatThrownBy(ledger::hashes)
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("baci/" + NAME + " is not what it was when the run began");
        assertThatThrownBy(ledger::accounts).isInstanceOf(InputException.class);
    }

    @Test
    @Tag("hazard-47")
    void aFileThatIsNotTheOneThatWasHashedIsRefused(SparkSession spark) throws Exception {
        Files.writeString(file, HEADER + "2022,490,842,854231,1.5,NA\n");
        DataFolder data = Reading.folder(folder);
        assertThat(data.whole(FLOWS).get(0).sha256()).hasSize(64);
        Files.writeString(file, HEADER + "2022,490,842,854231,2.5,NA\n");
        assertRefused(spark, data);
    }

    @Test
    @Tag("hazard-47")
    void aMemberOfAnArchiveThatWasSwappedIsRefused(SparkSession spark) throws Exception {
        Path zip = folder.resolve("baci/BACI_HS17_V202601.zip");
        zip(zip, HEADER + "2022,490,842,854231,1.5,NA\n");
        DataFolder data = Reading.folder(folder);
        assertThat(data.whole(FLOWS).get(0).sha256()).hasSize(64).isNotEqualTo(sha256(Files.readAllBytes(zip)));
        assertThat(reader(spark, data)
                        .flows(FLOWS, STRANDS)
                        .merged()
                        .map(flows -> flows.next())
                        .collect())
                .containsExactly(true);
        zip(zip, HEADER + "2022,490,842,854231,2.5,NA\n");
        assertRefused(spark, data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "10.0", "0.5", "1234567.891"})
    void goodsOfAllKindsAreReadWhereAllAreAskedFor(String text) throws IOException {
        Files.writeString(file, HEADER + "2022,490,842,010121,%s,%s\n".formatted(text, text));
        FlowCursor flows = new FlowCursor("", names(), runs(1 << 12, new Ledger(), new Goods("", List.of(""))));
        assertThat(flows.next()).isTrue();
        assertThat(flows.names().product(flows.product())).isEqualTo("010121");
        assertThat(flows.tonnes()).isEqualTo(Double.parseDouble(text));
        assertThat(flows.cents())
                .isEqualTo(new BigDecimal(text).movePointRight(5).longValueExact());
    }

    @Test
    @Tag("hazard-15")
    void codesThatLostOrGotLeadingZerosAreThoseThatAreMeant() throws IOException {
        Files.writeString(
                file,
                HEADER + "2022,8,842,10121,1.5,NA\n2022,008,842,010129,2.5,NA\n2022,4,842,010121,4,NA\n"
                        + "2022,008,842,10121,1.5,NA\n2022,8,842,85423,8,NA\n2022,8,842,19012,8,NA\n");
        Ledger ledger = new Ledger();
        FlowCursor flows = new FlowCursor("", names(), runs(1 << 12, ledger, new Goods("other", List.of("0101"))));
        List<String> found = new ArrayList<>();
        while (flows.next()) {
            FlowNames names = flows.names();
            found.add(names.second().get(flows.second()) + " " + names.product(flows.product()) + " " + flows.cents());
        }
        assertThat(found).containsExactly("AFG 010121 400000", "ALB 010121 150000", "ALB 010129 250000");
        Ledger.Account account = ledger.accounts().get(0);
        assertThat(account.balances()).isTrue();
        assertThat(account.quarantined())
                .extracting(Ledger.Quarantined::reason)
                .containsExactly(
                        "reports the same flow as record 1",
                        "k '85423' is not of the form \\d{6}|[1-9][01]\\d{3}",
                        "k '19012' is not of the form \\d{6}|[1-9][01]\\d{3}");
    }

    private void assertRefused(SparkSession spark, DataFolder data) {
        assertThatThrownBy(() -> reader(spark, data).flows(FLOWS, STRANDS).read())
                .rootCause()
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith(" is not what it was when the run began; leave the data folder alone while a run"
                        + " reads it, and run again.");
    }

    private static SourceReader reader(SparkSession spark, DataFolder data) {
        return new SourceReader(spark, data, Crosswalk.load());
    }

    private void zip(Path zip, String text) throws IOException {
        Files.deleteIfExists(file);
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream members = new ZipOutputStream(out)) {
            members.putNextEntry(new ZipEntry(NAME));
            members.write(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static IntStream seeds() {
        return IntStream.range(0, 80);
    }

    private static String record(Random random) {
        String[] economies = {"490", "842", "156", "697", "999", ""};
        return String.join(
                ",",
                "2022",
                economies[random.nextInt(random.nextInt(5) == 0 ? 6 : 3)],
                economies[random.nextInt(3)],
                random.nextInt(3) == 0 ? "010121" : "8542%02d".formatted(random.nextInt(30)),
                random.nextInt(20) == 0 ? "x" : random.nextInt(100_000) + "." + random.nextInt(1000),
                random.nextInt(10) == 0 ? "           NA" : "" + random.nextInt(1000));
    }

    /** What was read: flows with their amounts, the account, or the message of the refusal. */
    private record Result(Map<String, String> flows, List<Ledger.Account> accounts) {}

    private void assertSame() {
        Object expected = outcome(this::byRows);
        assertThat(outcome(() -> byFlows(1 << 12))).isEqualTo(expected);
        Object small = outcome(() -> byFlows(1 << 6));
        if (small instanceof String refusal && !refusal.equals(expected)) {
            assertThat(refusal).contains(" report the same flow of ");
            assertThat(expected.toString()).contains("reports the same flow as record ");
        } else {
            assertThat(small).isEqualTo(expected);
        }
    }

    private static Object outcome(Supplier<Result> read) {
        try {
            return read.get();
        } catch (InputException e) {
            return e.getMessage().replaceAll("after record \\d+.*", "");
        }
    }

    private Result byFlows(int slots) {
        Ledger ledger = new Ledger();
        Map<String, String> flows = flows(runs(slots, ledger));
        Ledger.Account account = ledger.accounts().get(0);
        return new Result(
                flows,
                List.of(account(
                        account, account.used(), account.quarantinedCount(), account.quarantined(), List.of())));
    }

    /** The rows of the other reader, of which a flow's first is used and the others are set aside. */
    private Result byRows() {
        Resource wanted = FLOWS.wanting(STRANDS);
        Ledger ledger = new Ledger();
        Map<String, String> flows = new TreeMap<>();
        Map<String, Long> first = new LinkedHashMap<>();
        List<Ledger.Quarantined> repeated = new ArrayList<>();
        List<String> contradictions = new ArrayList<>();
        try (FileScan scan = new FileScan(
                FileSplit.whole(input()), wanted, new RowParser(wanted, Crosswalk.load()), ledger, HADOOP)) {
            while (scan.hasNext()) {
                org.apache.spark.sql.Row row = scan.next();
                String flow = "%s %s %s %s %s".formatted(row.get(2), row.get(1), row.get(0), row.get(6), row.get(3));
                Long before = first.putIfAbsent(flow, row.getLong(9));
                if (before == null) {
                    Object tonnes = row.isNullAt(5) ? Double.NaN : row.get(5);
                    flows.put(flow, row.getDecimal(4).unscaledValue() + " " + tonnes);
                } else {
                    repeated.add(new Ledger.Quarantined(
                            row.getLong(9), Ledger.Kind.VALUE, "reports the same flow as record " + before, ""));
                    if (!flows.get(flow).startsWith(row.getDecimal(4).unscaledValue() + " ")) {
                        contradictions.add(
                                "record %d has another amount than record %d".formatted(row.getLong(9), before));
                    }
                }
            }
        }
        Ledger.Account account = ledger.accounts().get(0);
        List<Ledger.Quarantined> aside = new ArrayList<>(account.quarantined());
        aside.addAll(repeated);
        return new Result(
                flows,
                List.of(account(
                        account,
                        account.used() - repeated.size(),
                        account.quarantinedCount() + repeated.size(),
                        aside,
                        contradictions)));
    }

    /** An account in which a repeated record has no text, as the other reader does not know it. */
    private static Ledger.Account account(
            Ledger.Account account,
            long used,
            long quarantinedCount,
            List<Ledger.Quarantined> quarantined,
            List<String> contradictions) {
        Stream<Ledger.Check> oneAmount = contradictions.isEmpty()
                ? Stream.of()
                : Stream.of(new Ledger.Check(
                        "a flow has one amount",
                        Ledger.Level.ERROR,
                        contradictions.size(),
                        contradictions.size(),
                        contradictions.stream().limit(5).toList()));
        return new Ledger.Account(
                account.resource(),
                account.file(),
                account.records(),
                used,
                account.outOfScope(),
                quarantinedCount,
                quarantined.stream()
                        .map(q -> q.reason().startsWith("reports")
                                ? new Ledger.Quarantined(q.record(), q.kind(), q.reason(), "")
                                : q)
                        .sorted(Comparator.comparingLong(Ledger.Quarantined::record))
                        .toList(),
                account.missingColumns(),
                account.corrected(),
                // What the other reader says of repeated keys, this one says by records set aside.
                Stream.concat(
                                account.checks().stream()
                                        .filter(check -> !check.name().startsWith("one record for each")),
                                oneAmount)
                        .toList());
    }

    private InputFile input() {
        return Reading.folder(folder).files(FLOWS).get(0);
    }

    private List<FlowRun> runs(int slots, Ledger ledger) {
        return runs(slots, ledger, STRANDS);
    }

    private List<FlowRun> runs(int slots, Ledger ledger, Goods goods) {
        Resource wanted = FLOWS.wanting(goods);
        FlowLayout layout = FlowLayout.of(wanted);
        FlowCodes codes = new FlowCodes(wanted, layout, layout.kinds(wanted, List.of(input())), Crosswalk.load());
        List<FlowRun> runs = new ArrayList<>();
        try (FlowScan scan = new FlowScan(
                FileSplit.whole(input()),
                wanted,
                new RowParser(wanted, Crosswalk.load()),
                codes,
                new FlowTable(slots),
                ledger,
                HADOOP)) {
            scan.forEachRemaining(runs::add);
        }
        return runs;
    }

    private FlowNames names() {
        List<String> economies = new EconomyCodes(Crosswalk.load(), "baci").countryCodes();
        return new FlowNames(
                economies, economies, List.of("revision", "release"), List.of(List.of("HS17", "202601")), List.of(0));
    }

    private Map<String, String> flows(List<FlowRun> runs) {
        FlowNames names = names();
        FlowCursor cursor = new FlowCursor(FLOWS.id(), names, runs);
        Map<String, String> flows = new LinkedHashMap<>();
        while (cursor.next()) {
            flows.put(
                    "%s %s %d %s %s"
                            .formatted(
                                    names.first().get(cursor.first()),
                                    names.second().get(cursor.second()),
                                    cursor.year(),
                                    names.kind(cursor.kind(), "revision"),
                                    names.product(cursor.product())),
                    cursor.cents() + " " + cursor.tonnes());
        }
        assertThat(flows.keySet().stream().collect(Collectors.toList())).isSorted();
        return flows;
    }
}
