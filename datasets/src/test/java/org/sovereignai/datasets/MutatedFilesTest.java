package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small files of every source, each damaged at one random place. Whatever the damage, the reader either refuses the file in
 * one sentence that names it, or accounts for every record, reads all other records as before and the damaged one as what
 * its text says. (A run refuses such a file before it reads it, because it is not the pinned one.)
 */
class MutatedFilesTest {

    private static final long SEED = 20_261_124;
    private static final int MUTATIONS = Integer.getInteger("sovereignai.mutations", 2_000);
    private static final int CUTS = 200;
    private static final int RECORDS = 40;
    private static final String SPECIAL = "\",\n\r;-+.0 9eNA='\u0000\u00e9\ufeff";

    @TempDir
    private Path folder;

    /** Content of the small files by path, and the resource that each belongs to. */
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private final Map<String, String> resources = new LinkedHashMap<>();

    @BeforeEach
    void takeTheFirstRecordsOfEverySource() throws IOException {
        for (Source source : Sources.load().all()) {
            for (Resource resource : source.resources()) {
                Path extract = Path.of("starter", source.name(), resource.extractFile());
                if (Files.exists(extract)) {
                    add(source.name() + "/" + resource.extractFile(), resource.id(), firstRecords(extract));
                }
            }
        }
        add("baci/hs17_hs4/8542_2022.json", "baci/hs4_totals", "[[\"NAM\",1,2],[\"DEU\",30,40],[\"FRA\",5,66]]");
        add(
                "baci/hs17_hs4/routes_8542_2022.json",
                "baci/hs4_routes",
                "[[\"NAM\",-1,[[\"DEU\",10],[\"FRA\",20]]],[\"DEU\",1,[[\"FRA\",7]]]]");
        add("cloud-regions/regions.json", "cloud-regions/regions", """
                {"metadata": {"note": "x"}, "regions": [
                {"id": "a-1", "provider": "aws", "regionType": "commercial", "location": {"countryCode": "NA"}, \
                "launchedDate": "2020-04-22", "status": "active"},
                {"id": "b-1", "provider": "gcp", "regionType": "china", "location": {"countryCode": "CN"}, \
                "status": "active"}]}
                """);
        add(
                "tracked-models/metadata/release_date_corrections.csv",
                "tracked-models/release_date_corrections",
                "# by hand\nmodel_id,hf_created_at,actual_release_date,notes\n"
                        + "a/b,2025-12-20,2025-12-23,3 days early\nc/d,2025-08-04,2025-08-05,\n".repeat(5));
        add(
                "eto-supply-chain/providers.csv",
                "eto-supply-chain/providers",
                "provider_name,alias,provider_id,provider_type,country\nASML,,P1,organization,NLD\n"
                        + "Netherlands,Holland,P2,country,\n\"Tokyo Electron, Ltd.\",TEL,P3,organization,JPN\n");
        add(
                "nation-groups/mine.csv",
                "nation-groups/members",
                "group_id,country_code,group_name,since_year,until_year\nbaltic,EST,Baltic states,1991,\n"
                        + "baltic,LVA,Baltic states,1991,\nbaltic,LTU,Baltic states,1990,\n");
        add(
                "national-customs/japan_cif.csv",
                "national-customs/imports",
                "reporter,year,hs,partner,value_usd,source\nJPN,2023,8542,TWN,1500.25,Japan Customs\n"
                        + "JPN,2023,8542,UNK,30,Japan Customs\nJPN,2023,854231,USA,7,Japan Customs\n");
        add("comtrade/answer.json", "comtrade/answers", """
                {"count": 2, "data": [
                {"typeCode": "C", "freqCode": "A", "refYear": 2022, "reporterCode": 156, "flowCode": "M", "partnerCode": 490, \
                "partner2Code": 0, "classificationCode": "H6", "cmdCode": "8542", "customsCode": "C00", "motCode": 0, \
                "netWgt": 12.5, "primaryValue": 1500.25},
                {"typeCode": "C", "freqCode": "A", "refYear": 2022, "reporterCode": 842, "flowCode": "X", "partnerCode": 276, \
                "partner2Code": 0, "classificationCode": "H6", "cmdCode": "8471", "customsCode": "C00", "motCode": 0, \
                "netWgt": null, "primaryValue": 70}]}
                """);
        String flows = "t,i,j,k,v,q\n" + "2022,490,842,854231,1.5,NA\n".repeat(5) + "2022,276,842,854231,10.25,2\n";
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("BACI_HS17_Y2022_V202601.csv"));
            out.write(flows.getBytes(StandardCharsets.UTF_8));
        }
        files.put("baci/BACI_HS17_V202601.zip", zip.toByteArray());
        resources.put("baci/BACI_HS17_V202601.zip", "baci/flows");
    }

    @Test
    @Tag("hazard-10")
    void damageIsRefusedOrConfinedToItsRecord() throws IOException {
        Random random = new Random(SEED);
        List<String> paths = List.copyOf(files.keySet());
        int refused = 0;
        int told = 0;
        int harmless = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String path = paths.get(i % paths.size());
            byte[] damaged = mutated(files.get(path), random);
            switch (judged(path, damaged, "mutation " + i)) {
                case REFUSED -> refused++;
                case TOLD -> told++;
                case HARMLESS -> harmless++;
            }
        }
        System.out.printf(
                "%d mutations: %d files refused, %d with the damaged record set aside, left out or read as its text says, %d without effect%n",
                MUTATIONS, refused, told, harmless);
        assertThat(refused).isPositive();
        assertThat(told).isPositive();
    }

    @Test
    void everySourceAndFormatIsAmongTheSmallFiles() {
        assertThat(resources.values().stream().map(id -> id.substring(0, id.indexOf('/'))))
                .containsAll(Sources.load().all().stream().map(Source::name).toList());
        assertThat(files.keySet())
                .anyMatch(path -> path.endsWith(".zip"))
                .anyMatch(path -> path.endsWith(".json"))
                .anyMatch(path -> path.endsWith(".extract.csv"))
                .anyMatch(path -> path.endsWith("providers.csv"));
    }

    @Test
    @Tag("hazard-28")
    void fileThatWasCutIsRefusedOrEndsBetweenTwoRecords() throws IOException {
        Random random = new Random(SEED);
        List<String> paths = List.copyOf(files.keySet());
        int refused = 0;
        for (int i = 0; i < CUTS; i++) {
            String path = paths.get(i % paths.size());
            byte[] whole = files.get(path);
            byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length));
            Verdict verdict = judged(path, cut, "cut " + i);
            if (verdict == Verdict.REFUSED) {
                refused++;
            } else {
                assertThat(cut[cut.length - 1])
                        .as("%s cut at %d is read, so it ends with a record", path, cut.length)
                        .isEqualTo((byte) '\n');
            }
        }
        System.out.printf("%d cuts: %d files refused, the others end between two records%n", CUTS, refused);
        assertThat(refused).isGreaterThan(CUTS * 3 / 4);
    }

    private enum Verdict {
        REFUSED,
        TOLD,
        HARMLESS
    }

    private Verdict judged(String path, byte[] damaged, String what) throws IOException {
        List<List<Object>> before = rows(read(path, files.get(path)));
        Reading reading;
        try {
            reading = read(path, damaged);
        } catch (InputException e) {
            assertThat(e.getMessage())
                    .as(what)
                    .startsWith(path)
                    .endsWith(".")
                    .doesNotContain("\n")
                    .doesNotContain("Exception");
            return Verdict.REFUSED;
        } catch (RuntimeException e) {
            return fail(what + " of " + path + " is a crash: " + e, e);
        }
        assertThat(reading.accounts()).as(what).isNotEmpty().allMatch(Ledger.Account::balances);
        List<List<Object>> after = rows(reading);
        if (after.equals(before)) {
            return Verdict.HARMLESS;
        }
        if (reading.account().missingColumns().size()
                > read(path, files.get(path)).account().missingColumns().size()) {
            return Verdict.TOLD;
        }
        int head = 0;
        while (head < Math.min(before.size(), after.size()) && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(before.size(), after.size()) - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<List<Object>> foreign = after.subList(head, after.size() - tail);
        assertThat(foreign.size())
                .as("%s: rows of %s that were not there before", what, path)
                .isLessThanOrEqualTo(2);
        if (path.endsWith(".csv")) {
            String text = new String(damaged, StandardCharsets.UTF_8);
            foreign.forEach(row -> row.forEach(value -> assertIsInText(value, text, what + " of " + path)));
        }
        return Verdict.TOLD;
    }

    /** A number or code that is read is there as a text of its own. */
    private static void assertIsInText(Object value, String text, String what) {
        if (value instanceof Number number && !(value instanceof BigDecimal)) {
            BigDecimal read = new BigDecimal(number.toString());
            boolean found = Arrays.stream(text.split("[,\"\\n\\r]"))
                    .map(cell -> cell.strip().replace("%", ""))
                    .filter(cell -> cell.matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?"))
                    .filter(cell -> cell.matches(".*[0-9].*")
                            && cell.chars().filter(c -> c == '.').count() < 2)
                    .map(BigDecimal::new)
                    .anyMatch(cell -> differOnlyByUnit(cell, read));
            assertThat(found).as("%s: %s is in the file", what, value).isTrue();
        }
    }

    private static boolean differOnlyByUnit(BigDecimal cell, BigDecimal read) {
        if (cell.signum() == 0 || read.signum() == 0) {
            return cell.signum() == read.signum();
        }
        double ratio = Math.log10(read.doubleValue() / cell.doubleValue());
        return Math.abs(ratio - Math.rint(ratio)) < 1e-9;
    }

    private static byte[] mutated(byte[] content, Random random) {
        int place = random.nextInt(content.length);
        byte[] special = SPECIAL.getBytes(StandardCharsets.UTF_8);
        byte chosen = special[random.nextInt(special.length)];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(content, 0, place);
        switch (random.nextInt(6)) {
            case 0 -> out.write(content[place] ^ (1 << random.nextInt(8)));
            case 1 -> out.write(chosen);
            case 2 -> {
                out.write(chosen);
                out.write(content[place]);
            }
            case 3 -> {
                out.write(content[place]);
                out.write(content[place]);
            }
            case 4 -> out.write(0xFF);
            default -> {
                // The byte is left out.
            }
        }
        out.write(content, place + 1, content.length - place - 1);
        return out.toByteArray();
    }

    private Reading read(String path, byte[] content) throws IOException {
        Path place = folder.resolve("data");
        Path file = place.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        try {
            return Reading.of(Reading.folder(place), resources.get(path));
        } finally {
            Files.delete(file);
        }
    }

    /** The rows without the numbers of their records, which move when a record is split. */
    private static List<List<Object>> rows(Reading reading) {
        List<List<Object>> rows = new ArrayList<>();
        for (Map<String, Object> row : reading.rows()) {
            Map<String, Object> values = new LinkedHashMap<>(row);
            values.remove(Resource.RECORD);
            rows.add(new ArrayList<>(values.values()));
        }
        return rows;
    }

    private void add(String path, String resource, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        resources.put(path, resource);
    }

    private static String firstRecords(Path file) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(file);
                CsvWriter out = CsvWriter.builder()
                        .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF)
                        .build(text)) {
            int left = RECORDS;
            for (CsvRecord record : records) {
                out.writeRecord(record.getFields());
                if (left-- == 0) {
                    break;
                }
            }
        }
        return text.toString();
    }
}
