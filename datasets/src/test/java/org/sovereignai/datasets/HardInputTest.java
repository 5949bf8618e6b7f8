package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Input that is well formed and yet says something twice, elsewhere or otherwise than it should. */
class HardInputTest {

    private static final String BACI = "t,i,j,k,v,q\n";
    private static final String CHIPS = "2023,490,276,854231,100.000,1.000\n";
    private static final String CLUSTERS =
            "Name,Status,Certainty,Country,Owner,First Operational Date,H100 equivalents,Chip type (primary),"
                    + "Chip quantity (primary),GPU Supplier (primary),Superseded by,Builds Upon,Possible Duplicate,"
                    + "Include in Standard Analysis,Decommissioned Date (if applicable),Sector\n";

    private static final String COMTRADE = "typeCode,freqCode,refYear,reporterCode,flowCode,partnerCode,partner2Code,"
            + "classificationCode,cmdCode,customsCode,motCode,netWgt,primaryValue\n";

    @TempDir
    private Path folder;

    @Test
    @Tag("hazard-46")
    void repeatedRecordOfOneFileFailsTheCheckOfItsKey() throws IOException {
        write("baci/BACI_HS17_Y2023_V202601.csv", BACI + CHIPS + "2023,410,276,854231,7,1\n" + CHIPS);

        assertThat(checks("baci/flows"))
                .containsExactly(new Ledger.Check(
                        "one record for each t, i, j, k, revision",
                        Ledger.Level.ERROR,
                        3,
                        1,
                        List.of("record 3 repeats record 1 of baci/BACI_HS17_Y2023_V202601.csv")));
    }

    @Test
    @Tag("hazard-46")
    @Tag("hazard-49")
    void keyIsThatOfTheValueWhateverItsNotation() throws IOException {
        write("baci/BACI_HS17_Y2023_V202601.csv", BACI + CHIPS + "2023,490,276, 854231,9,1\n");
        write(
                "comtrade/a.csv",
                COMTRADE + "C,A,2023,276,M,490,0,H5,8542,C00,0,,5\nC,A,2023,276,M,490.0,0.0,H5,8542.0,C00,0,,5\n");

        assertThat(checks("baci/flows")).extracting(Ledger.Check::failed).containsExactly(1L);
        assertThat(checks("comtrade/tables"))
                .filteredOn(check -> check.name().startsWith("one record for each"))
                .extracting(Ledger.Check::failed)
                .containsExactly(1L);
    }

    @Test
    @Tag("hazard-46")
    void keysAreComparedOverAllFilesOfAResource() throws IOException {
        String line = "C,A,2023,276,M,490,0,H5,8542,C00,0,,5\n";
        write("comtrade/TradeData.csv", COMTRADE + line);
        write("comtrade/TradeData 1.csv", COMTRADE + line.replace(",5\n", ",6\n"));

        assertThat(checks("comtrade/tables"))
                .flatExtracting(Ledger.Check::examples)
                .containsExactly("record 1 repeats record 1 of comtrade/TradeData 1.csv");
    }

    /** A year or a month stands for its first day; a day that no calendar has is none. */
    @Test
    void clusterIsClosedOnADayOfTheCalendar() throws IOException {
        String cluster = "%s,Decommissioned,Confirmed,Japan,,2012-09-01,1000,,,,,,,,%s,\n";
        write(
                "epoch-ai/gpu_clusters.csv",
                CLUSTERS
                        + cluster.formatted("K", "2019")
                        + cluster.formatted("Kei", "2019-08")
                        + cluster.formatted("Jing", "2019-08-16")
                        + cluster.formatted("Titan", "2019-02-29")
                        + cluster.formatted("Cori", "2019-13"));

        Reading reading = Reading.of(Reading.folder(folder), "epoch-ai/gpu_clusters");

        assertThat(reading.rows())
                .extracting(row -> row.get("decommissioned_date"))
                .containsExactly(LocalDate.of(2019, 1, 1), LocalDate.of(2019, 8, 1), LocalDate.of(2019, 8, 16));
        assertThat(reading.account().quarantined())
                .extracting(Ledger.Quarantined::reason)
                .containsExactly(
                        "Decommissioned Date (if applicable) '2019-02-29' is no date of the form uuuu[-MM[-dd]]",
                        "Decommissioned Date (if applicable) '2019-13' is no date of the form uuuu[-MM[-dd]]");
    }

    @Test
    @Tag("hazard-46")
    void namedClusterIsThereOnceAndThoseWithoutANameAsOftenAsTheyAre() throws IOException {
        String colossus = "Colossus,Existing,Confirmed,United States of America,,2024-09-01,1000,,,,,,,,,\n";
        String unnamed = colossus.replace("Colossus", "Anonymized Chinese System");
        write("epoch-ai/gpu_clusters.csv", CLUSTERS + colossus + unnamed + unnamed + colossus.replace("1000", "1001"));

        assertThat(checks("epoch-ai/gpu_clusters"))
                .filteredOn(check -> !check.name().equals(RecordChecks.ENOUGH))
                .extracting(Ledger.Check::groups, Ledger.Check::failed, Ledger.Check::examples)
                .containsExactly(tuple(2L, 1L, List.of("record 4 repeats record 1 of epoch-ai/gpu_clusters.csv")));
    }

    @Test
    @Tag("hazard-46")
    void partsOfALargeFileAreComparedToo() throws IOException {
        StringBuilder text = new StringBuilder(BACI);
        IntStream.range(0, 5000).forEach(i -> text.append("2023,490,276,%06d,1,1%n".formatted(100_000 + i)));
        text.append(CHIPS);
        text.append("2023,490,276,200000,1,1\n".repeat(5000)).append(CHIPS);
        write("baci/BACI_HS17_Y2023_V202601.csv", text.toString());
        Resource flows = Sources.load().resource("baci/flows");
        InputFile file = Reading.folder(folder).files(flows).get(0);
        FileContent content;
        try (var in = Reading.folder(folder).open(file)) {
            content = FileContent.of(in, file.bytes(), 1 << 12);
        }
        Ledger ledger = new Ledger();
        for (FileSplit split : content.splits(file)) {
            try (FileScan scan = new FileScan(
                    split,
                    flows,
                    new RowParser(flows, Crosswalk.load()),
                    ledger,
                    new org.apache.hadoop.conf.Configuration(false))) {
                while (scan.hasNext()) {
                    scan.next();
                }
            }
        }

        assertThat(ledger.accounts().get(0).checks())
                .flatExtracting(Ledger.Check::examples)
                .containsExactly("record 10002 repeats record 5001 of baci/BACI_HS17_Y2023_V202601.csv");
    }

    @Test
    @Tag("hazard-46")
    void twoEditionsAreRefusedAndBothAreNamed() throws IOException {
        write("baci/BACI_HS17_Y2023_V202501.csv", BACI + CHIPS);
        write("baci/BACI_HS17_Y2022_V202601.csv", BACI);
        write("innovation-graph/vintage-2024Q1/languages.csv", "x\n");
        write("innovation-graph/vintage-2024Q3/languages.csv", "x\n");
        write("imf-weo/weo_2025_04_gdp.csv", "x\n");
        write("imf-weo/weo_2025_10_gdp.csv", "x\n");

        assertRefused(
                "baci/flows",
                "baci/BACI_HS17_Y2023_V202501.csv and baci/BACI_HS17_Y2022_V202601.csv are of two editions of baci/flows "
                        + "(202501 and 202601), which add up; keep one edition.");
        assertRefused("innovation-graph/languages", "are of two editions of innovation-graph/languages (2024Q1 and");
        assertRefused("imf-weo/weo", "(2025_04 and 2025_10)");
    }

    @Test
    @Tag("hazard-46")
    void yearInTheNameOfAFileIsThatOfItsRecords() throws IOException {
        write("baci/BACI_HS17_Y2022_V202601.csv", BACI + CHIPS);
        write("baci/BACI_HS07_V202601_importer156_chips_2008_2022.csv", BACI + CHIPS.replace(",276,", ",156,"));

        assertThat(Reading.of(Reading.folder(folder), "baci/flows").reason())
                .isEqualTo("t '2023' is not what the name of the file says, 2022");
        assertThat(Reading.of(Reading.folder(folder), "baci/china_chip_imports").reason())
                .isEqualTo("t '2023' is not what the name of the file says, 2008 to 2022");
    }

    @ParameterizedTest
    @CsvSource({
        "HS17, 854143, cannot be",
        "HS22, 854140, cannot be",
        "HS02, 848620, cannot be",
        "HS07, 850760, cannot be",
        "HS17, 854140, ",
        "HS22, 854143, ",
        "HS12, 850760, ",
        "HS07, 848620, "
    })
    @Tag("hazard-46")
    void revisionInTheNameOfAFileHasTheCodesOfItsRecords(String revision, String code, String reason)
            throws IOException {
        write("baci/BACI_" + revision + "_Y2023_V202601.csv", BACI + CHIPS.replace("854231", code));

        Ledger.Account account =
                Reading.of(Reading.folder(folder), "baci/flows").account();

        assertThat(account.quarantined())
                .extracting(Ledger.Quarantined::reason)
                .isEqualTo(
                        reason == null
                                ? List.of()
                                : List.of("k '%s' cannot be where revision is '%s'".formatted(code, revision)));
    }

    /** One cell of the starter extract is ten or a thousand times as large, or two columns have changed their names. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "us-export-control-notices/notices|,71,71|,710,71|entries_added '71' is below entities_added, '710'",
                "us-export-control-notices/notices|,71,71|,,7100|entries_added '7100' is above 1000, the largest valid value",
                "models-dev-providers/providers|v1,97,8|v1,8,97|models '8' is below models_open_weights, '97'",
                "epoch-data-centers/timeline|IT power (MW),Power (MW)|Power (MW),IT power (MW)|Power (MW) '239.0' is below IT power (MW), '323.0'",
                "chip-owners/cumulative_totals|,7566,16244|,7566,162440000|H100e (95th percentile) '162440000' is above 50000000, the largest valid value",
                "epoch-ai/ml_hardware|800.0,216000000000.0|216000000000.0,800.0|TDP (W) '216000000000.0' is above 100000, the largest valid value",
            })
    @Tag("hazard-09")
    @Tag("hazard-49")
    void numbersOfARecordThatContradictEachOtherSetItAside(String resource, String is, String becomes, String reason)
            throws IOException {
        String text = Files.readString(Path.of("starter", resource + ".extract.csv"));
        assertThat(text).contains(is);
        write(resource + ".extract.csv", text.replaceFirst(Pattern.quote(is), becomes));

        assertThat(Reading.of(Reading.folder(folder), resource).reason()).isEqualTo(reason);
    }

    @Test
    @Tag("hazard-46")
    void oneContentUnderTwoNamesIsRefused() throws IOException {
        String totals = Stream.of("DEU", "FRA", "NAM", "USA", "CHN", "JPN")
                .map(code -> "[\"" + code + "\",1234567.89,7654321.12]")
                .toList()
                .toString();
        write("baci/hs17_hs4/8542_2022.json", totals);
        write("baci/hs17_hs4/8542_2023.json", totals);
        DataFolder data = Reading.folder(folder);

        assertThatThrownBy(() -> data.requireDistinct(Sources.load().resource("baci/hs4_totals")))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "baci/hs17_hs4/8542_2022.json and baci/hs17_hs4/8542_2023.json hold the same, byte for byte, "
                                + "and would count twice; remove the one whose name is wrong.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                " 854231;used",
                "854231 ;used",
                "854231.0;used",
                "\u00A0854231;k '\u00A0854231' is not of the form \\d{6}|[1-9][01]\\d{3}",
                "8542.31;k '8542.31' is not of the form \\d{6}|[1-9][01]\\d{3}",
                "8.54231E5;k '8.54231E5' is not of the form \\d{6}|[1-9][01]\\d{3}",
                "85423l;k '85423l' is not of the form \\d{6}|[1-9][01]\\d{3}",
                "8:4231;k '8:4231' is not of the form \\d{6}|[1-9][01]\\d{3}",
                ";k '' is not of the form \\d{6}|[1-9][01]\\d{3}",
                "'854231;k ''854231' is not of the form \\d{6}|[1-9][01]\\d{3}",
                "85423;k '85423' is not of the form \\d{6}|[1-9][01]\\d{3}",
                "10121;left out",
                "010121;left out",
            })
    @Tag("hazard-52")
    void codeInAnotherNotationNeverFallsOutOfScope(String code, String outcome) throws IOException {
        write("baci/BACI_HS17_Y2023_V202601.csv", BACI + CHIPS.replace("854231", code == null ? "" : code));

        Reading reading = Reading.of(Reading.folder(folder), "baci/flows");

        switch (outcome) {
            case "used" ->
                assertThat(reading.rows())
                        .extracting(row -> row.get("product_code"))
                        .containsExactly("854231");
            case "left out" -> assertThat(reading.account().outOfScopeCount()).isEqualTo(1);
            default -> assertThat(reading.reason()).isEqualTo(outcome);
        }
    }

    @Test
    @Tag("hazard-52")
    void totalsOfComtradeAreFoundInEveryNotation() throws IOException {
        write(
                "comtrade/a.csv",
                COMTRADE
                        + "C,A,2023,276,M,490,0.0,H5,8542,C00,0,,1\n"
                        + "C,A,2023,276,M,410,,H5,8542,,,,2\n"
                        + "C,A,2023,276,M,842, 0,H5,8542.0,C00 ,0.0,,3\n"
                        + "c,A,2023,276,M,392,0,H5,8542,C00,0,,4\n"
                        + "C,A,2023,276,M,156,000,H5,8542,C00,0,,5\n");

        Reading reading = Reading.of(Reading.folder(folder), "comtrade/tables");

        assertThat(reading.rows()).extracting(row -> row.get("partner_code")).containsExactly("TWN", "KOR", "USA");
        assertThat(reading.reason()).isEqualTo("typeCode 'c' is not of the form [A-Z]");
    }

    @Test
    @Tag("hazard-53")
    void partnersWithoutANameAreOfUnknownOriginAndTheWorldIsNone() throws IOException {
        write(
                "comtrade/a.csv",
                COMTRADE
                        + Stream.of("899", "837", "838", "839", "568", "490", "0", "97")
                                .map("C,A,2023,276,M,%s,0,H5,8542,C00,0,,5\n"::formatted)
                                .reduce("", String::concat)
                                .replace(",M,0,0,H5,8542,C00,0,,5", ",M,0,0,H5,8542.0,C00,0,,30"));

        Reading reading = Reading.of(Reading.folder(folder), "comtrade/tables");

        assertThat(reading.rows())
                .extracting(row -> row.get("partner_code"))
                .containsExactly("UNK", "UNK", "UNK", "UNK", "UNK", "TWN");
        assertThat(reading.account().outOfScope()).containsEntry("aggregate of economies", 2L);
        assertThat(reading.account().checks()).allMatch(check -> check.failed() == 0);
    }

    @Test
    @Tag("hazard-53")
    void reporterWithoutANameIsNoNation() throws IOException {
        write("comtrade/a.csv", COMTRADE + "C,A,2023,899,M,490,0,H5,8542,C00,0,,5\n");

        assertThat(Reading.of(Reading.folder(folder), "comtrade/tables")
                        .account()
                        .outOfScope())
                .containsEntry("unnamed partner", 1L);
    }

    @ParameterizedTest
    @CsvSource({"999, 1, WARN", "998, 2, ERROR"})
    @Tag("hazard-23")
    void unknownPartnerIsATrifleOrEndsTheRun(int known, int unknown, Ledger.Level level) throws IOException {
        write(
                "comtrade/a.csv",
                COMTRADE
                        + "C,A,2023,276,M,490,0,H5,8542,C00,0,,%d\nC,A,2023,276,M,777,0,H5,8542,C00,0,,%d\n"
                                .formatted(known, unknown));

        Reading reading = Reading.of(Reading.folder(folder), "comtrade/tables");

        assertThat(reading.account().outOfScope()).containsEntry("partner of an unknown code", 1L);
        assertThat(reading.account().checks())
                .filteredOn(check -> check.name().equals("partners are known"))
                .extracting(Ledger.Check::level, Ledger.Check::failed, Ledger.Check::examples)
                .containsExactly(tuple(
                        level,
                        1L,
                        List.of("partnerCode 777, which economy_codes.csv does not have: %d of 1000.00"
                                .formatted(unknown))));
    }

    @Test
    @Tag("hazard-53")
    void partsOfPanamaAndTheAntarcticAreNoEconomies() throws IOException {
        write(
                "comtrade/a.csv",
                COMTRADE
                        + Stream.of("80", "592", "872")
                                .map("C,A,2023,276,M,%s,0,H5,8542,C00,0,,5\n"::formatted)
                                .reduce("", String::concat));

        assertThat(Reading.of(Reading.folder(folder), "comtrade/tables")
                        .account()
                        .outOfScope())
                .containsOnly(
                        org.assertj.core.api.Assertions.entry("territory without a code of its own", 1L),
                        org.assertj.core.api.Assertions.entry("territory that is no more", 2L));
    }

    @ParameterizedTest
    @CsvSource({
        "LP, 9, scale '9' cannot be where concept is 'LP'",
        "NGDPD, 6, scale '6' cannot be where concept is 'NGDPD'",
        "NGDPD, 12, scale '12' cannot be where concept is 'NGDPD'"
    })
    @Tag("hazard-49")
    void scaleOfAConceptIsItsOwn(String concept, String scale, String reason) throws IOException {
        write("imf-weo/weo_2025_10_x.csv", weo("TWN", concept, 2020, "23.4", scale));

        assertThat(Reading.of(Reading.folder(folder), "imf-weo/weo").reason()).isEqualTo(reason);
    }

    @Test
    @Tag("hazard-50")
    void partsOfAWholeAreNotMoreThanTheWhole() throws IOException {
        write(
                "baci/hs17_hs4/routes_8542_2023.json",
                "[[\"NAM\",-1,[[\"DEU\",9000],[\"FRA\",1010]]],[\"DEU\",-1,[[\"NAM\",8600],[\"FRA\",9000]]]]");

        assertThat(checks("baci/hs4_routes"))
                .filteredOn(check -> check.failed() > 0)
                .extracting(Ledger.Check::level, Ledger.Check::examples)
                .containsExactly(
                        tuple(
                                Ledger.Level.ERROR,
                                List.of(
                                        "[product, year, country, side] 8542 2023 DEU -1: the parts sum to 17600, 10010 is the most")));
    }

    @Test
    @Tag("hazard-50")
    void nationThatStopsForAQuarterIsNamed() throws IOException {
        List<String> codes = List.of(
                "US", "CN", "IN", "DE", "FR", "GB", "JP", "KR", "BR", "CA", "AU", "ES", "IT", "NL", "SE", "NO", "FI",
                "DK", "PL", "CZ", "AT");
        StringBuilder text = new StringBuilder("developers,iso2_code,year,quarter\n");
        for (String code : codes) {
            for (int quarter = 1; quarter <= 4; quarter++) {
                if (!(code.equals("BR") && quarter == 3)) {
                    text.append("1000,%s,2024,%d%n".formatted(code, quarter));
                }
            }
        }
        // Too small to be missed: the publisher shows an economy from 100 developers on.
        text.append("4,AX,2024,1\n4,AX,2024,3\n");
        write("innovation-graph/developers.csv", text.toString().replace("\r", ""));

        assertThat(checks("innovation-graph/developers"))
                .filteredOn(check -> check.failed() > 0 && check.level() == Ledger.Level.ERROR)
                .extracting(Ledger.Check::name, Ledger.Check::level, Ledger.Check::examples)
                .containsExactly(tuple(
                        "no large series stops for a period",
                        Ledger.Level.ERROR,
                        List.of("[iso2_code] BR is not there in 2024/3, but is beside it")));
    }

    @Test
    @Tag("hazard-50")
    void aggregateThatIsMissingFromOneGroupProvesThatSomethingIs() throws IOException {
        write(
                "innovation-graph/developers.csv",
                "developers,iso2_code,year,quarter\n"
                        + "5,EU,2024,1\n5,DE,2024,1\n5,EU,2024,2\n5,DE,2024,2\n5,EU,2024,3\n5,DE,2024,3\n5,DE,2024,4\n");

        assertThat(checks("innovation-graph/developers").get(0).examples())
                .containsExactly("[year, quarter] 2024 4: EU is not there, though it is for its like");
    }

    @Test
    @Tag("hazard-51")
    void dateFarAfterTheEditionIsSetAside() throws IOException {
        String header = "Model,Organization,Country (of organization),Publication date,Domain,Model accessibility,"
                + "Training code accessibility,Base model,Training hardware,Hardware quantity,Training compute (FLOP),"
                + "Parameters\n";
        write(
                "epoch-ai/notable_ai_models.csv",
                header + "A,,,2026-08-01,,,,,,,,\nB,,,2062-01-01,,,,,,,,\nC,,,2027-08-20,,,,,,,,\n");
        write("world-bank/population.csv", "Country Code,Year,Value\nNAM,2062,5\n");

        Reading reading = Reading.of(Reading.folder(folder), "epoch-ai/models_notable");

        assertThat(reading.rows()).extracting(row -> row.get("model_name")).containsExactly("A", "C");
        assertThat(reading.reason())
                .isEqualTo("Publication date '2062-01-01' is after 2027-08-20, the last possible day");
        assertThat(Reading.of(Reading.folder(folder), "world-bank/population").reason())
                .isEqualTo("Year '2062' is above 2026, the largest valid value");
    }

    /** A year of trade that nobody can have reported would be the newest, and all before it final. */
    @Test
    @Tag("hazard-51")
    void yearOfTradeFarAfterTheEditionIsSetAside() throws IOException {
        write("baci/BACI_HS17_Y2050_V202601.csv", BACI + CHIPS.replace("2023", "2050"));
        write("baci/hs17_hs4/8542_2050.json", "[[\"NAM\",1,2]]");
        write(
                "national-customs/a_cif.csv",
                "reporter,year,hs,partner,value_usd,source\nDEU,2050,8542,TWN,9,Destatis\n");
        DataFolder data = Reading.folder(folder);

        assertThat(Reading.of(data, "baci/flows").reason())
                .isEqualTo("t '2050' is above 2027, the largest valid value");
        assertThat(Reading.of(data, "baci/hs4_totals").reason())
                .isEqualTo("year '2050' is above 2027, the largest valid value");
        assertThat(Reading.of(data, "national-customs/imports").reason())
                .isEqualTo("year '2050' is above 2027, the largest valid value");
    }

    /** A sentence is one line, whatever is in the cell that it tells. */
    @Test
    void cellWithALineBreakIsToldInOneLine() throws IOException {
        write("baci/BACI_HS17_Y2023_V202601.csv", BACI + "2023,490,276,854231,\"1\r\n\u001B[2J.5\",1\n");

        assertThat(Reading.of(Reading.folder(folder), "baci/flows").reason())
                .isEqualTo("v '1\\r\\n\\u001B[2J.5' holds U+001B, a character that no text has");
    }

    @Test
    @Tag("hazard-51")
    void dateBeforeTheFirstPossibleDayIsSetAsideInEveryNotation() throws IOException {
        write("cloud-regions/regions.json", """
                {"regions": [
                {"id": "a-1", "provider": "aws", "regionType": "commercial", "location": {"countryCode": "NA"}, \
                "launchedDate": "1019-03-01", "status": "ga"},
                {"id": "a-2", "provider": "aws", "regionType": "commercial", "location": {"countryCode": "NA"}, \
                "launchedDate": "2019-03-01", "status": "ga"}]}
                """);
        write(
                "country-groups/country_groups.csv",
                "group,country_iso3,since,membership_basis\n"
                        + "NATO,DEU,1055,factbook\nNATO,FRA,1949,factbook\nNATO,SWE,5024-03-07,factbook\nNATO,FIN,2023-04-04,factbook\n");

        assertThat(Reading.of(Reading.folder(folder), "cloud-regions/regions").reason())
                .isEqualTo("launchedDate '1019-03-01' is before 2006-01-01, the first possible day");
        assertThat(Reading.of(Reading.folder(folder), "country-groups/members")
                        .account()
                        .quarantined())
                .extracting(Ledger.Quarantined::reason)
                .containsExactly(
                        "since '1055' is before 1945-01-01, the first possible day",
                        "since '5024-03-07' is after 2027-12-01, the last possible day");
    }

    @Test
    @Tag("hazard-65")
    void runningTotalThatFallsAndPeriodThatIsGoneAreNamed() throws IOException {
        String header = "Chip manufacturer,Owner,Start date,End date,Compute estimate in H100e (median),"
                + "H100e (5th percentile),H100e (95th percentile),Number of Units,Incomplete\n";
        write(
                "chip-owners/owners_csv_export/amd_owners_cumulative_totals.csv",
                header
                        + "AMD,Meta,1/1/2024,3/31/2024,20,10,30,5,\nAMD,Meta,1/1/2024,6/30/2024,19,10,30,5,\n"
                        + "AMD,Oracle,1/1/2024,3/31/2024,1,1,1,5,\nAMD,Oracle,1/1/2024,9/30/2024,2,1,3,5,\n"
                        + "AMD,China,1/1/2024,9/30/2024,2,3,4,5,\nAMD,China,1/1/2024,12/31/2023,5,4,6,5,\n");

        Reading reading = Reading.of(Reading.folder(folder), "chip-owners/cumulative_totals");

        assertThat(reading.account().checks())
                .filteredOn(check -> check.failed() > 0)
                .flatExtracting(Ledger.Check::examples)
                .containsExactly(
                        "[Chip manufacturer, Owner] AMD Meta: the running total falls from 20.0 to 19.0 in 2024-06-30",
                        "[Chip manufacturer, Owner] AMD Oracle is not there in 2024-06-30, but before and after");
        assertThat(reading.account().quarantined())
                .extracting(Ledger.Quarantined::reason)
                .containsExactly(
                        "Compute estimate in H100e (median) '2' is below H100e (5th percentile), '3'",
                        "End date '12/31/2023' is below Start date, '1/1/2024'");
    }

    /** Quarters each begin where the one before ends; running totals all begin on one day. */
    @Test
    @Tag("hazard-65")
    void quartersUnderTheNameOfRunningTotalsAreFound() throws IOException {
        write(
                "chip-owners/owners_csv_export/amd_owners_cumulative_totals.csv",
                "Chip manufacturer,Owner,Start date,End date,Compute estimate in H100e (median),"
                        + "H100e (5th percentile),H100e (95th percentile),Number of Units\n"
                        + "AMD,Meta,1/1/2024,3/31/2024,20,10,30,5\nAMD,Meta,4/1/2024,6/30/2024,19,10,30,5\n");

        assertThat(checks("chip-owners/cumulative_totals"))
                .flatExtracting(Ledger.Check::examples)
                .contains(
                        "[Chip manufacturer, Owner] AMD Meta: the running total falls from 20.0 to 19.0 in 2024-06-30");
    }

    /** 23.46, 23.44 and 23.4 million: the last in thousands is 998 times the one before. */
    @Test
    @Tag("hazard-35")
    @Tag("hazard-49")
    void anotherUnitIsFoundWhereTheWorldMovedTheOtherWay() throws IOException {
        write(
                "imf-weo/weo_2025_10_gdp_population.csv",
                "ref_area,concept,year,value,scale,unit,lastactualdate\nTWN,LP,2022,23.46,6,na,2024\n"
                        + "TWN,LP,2023,23.44,6,na,2024\nTWN,LP,2024,23400,6,na,2024\n");
        write(
                "innovation-graph/git_pushes.csv",
                "git_pushes,iso2_code,year,quarter\n2000000,CN,2024,1\n2049,CN,2024,2\n1990000,CN,2024,3\n");
        write("world-bank/gdp.csv", "Country Code,Year,Value\nDEU,2022,4080000000000\nDEU,2023,4450000000\n");

        assertThat(checks("imf-weo/weo"))
                .flatExtracting(Ledger.Check::examples)
                .contains("[ref_area, concept] TWN LP: from 2.344E7 to 2.34E10 in 2024");
        assertThat(checks("innovation-graph/git_pushes"))
                .flatExtracting(Ledger.Check::examples)
                .contains("[iso2_code] CN: from 2000000.0 to 2049.0 in 2024/2");
        assertThat(checks("world-bank/gdp"))
                .flatExtracting(Ledger.Check::examples)
                .contains("[Country Code] DEU: from 4.08E12 to 4.45E9 in 2023");
    }

    /** Far more than the largest that is known: a slip of the exponent would be the frontier of the world for ever. */
    @Test
    @Tag("hazard-49")
    void whatNobodyHasBuiltSetsTheRecordAside() throws IOException {
        write(
                "epoch-ai/notable_ai_models.csv",
                "Model,Organization,Country (of organization),Publication date,Domain,Model accessibility,"
                        + "Training code accessibility,Base model,Training hardware,Hardware quantity,Training compute (FLOP),"
                        + "Parameters\nA,,,2026-08-01,,,,,,,5e26,\nB,,,2026-08-01,,,,,,,5e29,\n");
        write(
                "openrouter-rankings-daily/openrouter_rankings_daily_2026.csv",
                "date,model_permaslug,total_tokens\n2026-07-01,a/b,1990781795145\n2026-07-02,a/b,1990781795145000\n");

        assertThat(Reading.of(Reading.folder(folder), "epoch-ai/models_notable").reason())
                .isEqualTo(
                        "Training compute (FLOP) '5e29' is above 100000000000000000000000000000, the largest valid value");
        assertThat(Reading.of(Reading.folder(folder), "openrouter-rankings-daily/daily_tokens")
                        .reason())
                .isEqualTo("total_tokens '1990781795145000' is above 20000000000000, the largest valid value");
    }

    @Test
    @Tag("hazard-65")
    void workOfANationWithItselfIsSetAside() throws IOException {
        write(
                "innovation-graph/economy_collaborators.csv",
                "weight,source,destination,year,quarter\n500,US,DE,2024,4\n99999,US,US,2024,4\n");

        assertThat(Reading.of(Reading.folder(folder), "innovation-graph/economy_collaborators")
                        .reason())
                .isEqualTo("destination 'US' is the same as source");
    }

    @Test
    @Tag("hazard-65")
    void whatIsTheSameInAllRecordsOfAFileIsHeldAgainstEachOfThem() throws IOException {
        write(
                "baci/china_chip_imports.extract.csv",
                "t,i,j,k,v,q,revision,release\n2018,136,156,854231,0.576,NA,HS07,202601\n"
                        + "2018,842,156,854231,0.576,NA,HS07,802601\n");

        assertThat(checks("baci/china_chip_imports"))
                .filteredOn(check -> check.failed() > 0)
                .extracting(Ledger.Check::name, Ledger.Check::level, Ledger.Check::examples)
                .containsExactly(
                        tuple("release is the same in all records", Ledger.Level.ERROR, List.of("202601 and 802601")));
    }

    @Test
    @Tag("hazard-65")
    void bandAndItsBoundsAreOneStatement() throws IOException {
        write(
                "ai-diffusion-deepseek/deepseek_share_by_economy_2025.csv",
                "iso3,band,band_low_percent,band_high_percent,printed_percent\n"
                        + "NAM,<=5%,0,5,\nDEU,<=5%,0,10,\nFRA,6-10%,6,10,\n");

        assertThat(Reading.of(Reading.folder(folder), "ai-diffusion-deepseek/shares")
                        .reason())
                .isEqualTo("band_high_percent '10' cannot be where band is '<=5%'");
    }

    @Test
    @Tag("hazard-66")
    void fewerRecordsThanTheKnownEditionsHaveAreTold() throws IOException {
        write(
                "oss-geography/world_countries_2021.csv",
                "iso2,count_github,count_twitter,count_total_contributors\nNA,1,1,2\n");

        assertThat(checks("oss-geography/contributors"))
                .filteredOn(check -> check.failed() > 0)
                .extracting(Ledger.Check::name, Ledger.Check::level, Ledger.Check::examples)
                .containsExactly(tuple(
                        "no fewer records than in the editions that are known",
                        Ledger.Level.WARN,
                        List.of("1 records, where there were 179")));
    }

    /** A publisher, or who saved his file anew, counts in another unit: no value jumps, and shares of the world stay. */
    @ParameterizedTest
    @CsvSource({
        "world-bank/population, Value, 0.001",
        "world-bank/population, Value, 0",
        "world-bank/gdp, Value, 0.000001",
        "innovation-graph/developers, developers, 1000",
        "baci/china_chip_imports, v, 0.001",
        "openrouter-rankings-daily/daily_tokens, total_tokens, 0.01",
        "us-trade-orders/annex_i_rates, additional_ad_valorem_percent, 0.01",
        "epoch-ai/gpu_clusters, H100 equivalents, 0.001",
    })
    @Tag("hazard-35")
    @Tag("hazard-49")
    void fileInAnotherUnitIsToldByTheMiddleOfItsValues(String resource, String column, BigDecimal factor)
            throws IOException {
        writeChanged(resource, column, Integer.MAX_VALUE, cell -> scaled(cell, factor));

        assertThat(checks(resource))
                .filteredOn(check -> check.name().equals(column + " is in the unit of the known editions"))
                .extracting(Ledger.Check::level, Ledger.Check::failed)
                .containsExactly(tuple(Ledger.Level.ERROR, 1L));
    }

    /** The starter extract of a resource with other cells in one column, of which the first records are kept. */
    private void writeChanged(String resource, String column, int most, UnaryOperator<String> change)
            throws IOException {
        StringBuilder text = new StringBuilder();
        try (CsvReader<CsvRecord> records =
                CsvReader.builder().ofCsvRecord(Path.of("starter", resource + ".extract.csv"))) {
            int place = -1;
            int count = 0;
            for (CsvRecord record : records) {
                List<String> cells = new ArrayList<>(record.getFields());
                if (place < 0) {
                    place = cells.indexOf(column);
                } else {
                    cells.set(place, change.apply(cells.get(place)));
                }
                if (count++ <= most) {
                    text.append(CsvRecords.raw(cells)).append('\n');
                }
            }
        }
        write(resource + ".extract.csv", text.toString());
    }

    private static String scaled(String cell, BigDecimal factor) {
        if (cell.isEmpty()) {
            return cell;
        }
        BigDecimal scaled = new BigDecimal(cell).multiply(factor).stripTrailingZeros();
        return scaled.scale() < 0 ? scaled.setScale(0).toString() : scaled.toPlainString();
    }

    /** What is true of a whole edition need not be of the nations that somebody took from it: it is told, and ends nothing. */
    @Test
    @Tag("hazard-35")
    void partOfAFileMayBeOtherwise() throws IOException {
        writeChanged("world-bank/population", "Value", 100, cell -> scaled(cell, new BigDecimal("0.001")));

        assertThat(checks("world-bank/population"))
                .filteredOn(check -> check.name().equals("Value is in the unit of the known editions"))
                .extracting(Ledger.Check::level, Ledger.Check::failed)
                .containsExactly(tuple(Ledger.Level.WARN, 1L));
    }

    /** Half of 1 to 60 thousand are below 31,000, where half are below 29,668; ten times as much is growth, not a unit. */
    @ParameterizedTest
    @CsvSource({
        "1000, 60, ",
        "10000, 60, ",
        "1000000, 60, 'half of the values are below 31000000, where half were below 29668'",
        "1000000, 49, ",
        "1, 60, 'half of the values are below 31, where half were below 29668'",
    })
    @Tag("hazard-35")
    void fewValuesAndGrowthTellNoUnit(int unit, int values, String found) throws IOException {
        StringBuilder text = new StringBuilder("iso2_code,year,quarter,developers\n");
        IntStream.rangeClosed(1, values)
                .forEach(i -> text.append("NA,%d,%d,%d%n".formatted(1960 + i, 1 + i % 4, (long) i * unit)));
        write("innovation-graph/developers.csv", text.toString());

        assertThat(checks("innovation-graph/developers"))
                .filteredOn(check -> check.name().endsWith("is in the unit of the known editions"))
                .flatExtracting(Ledger.Check::examples)
                .isEqualTo(found == null ? List.of() : List.of(found));
    }

    /** The publisher writes under a new name, and leaves the old one there. */
    @ParameterizedTest
    @CsvSource({
        "epoch-ai/gpu_clusters, Possible Duplicate",
        "epoch-ai/models_notable, Base model",
        "ai-diffusion/adoption, Q1 2026 AI Diffusion",
        "us-export-control-notices/notices, entities_added"
    })
    @Tag("hazard-09")
    void columnThatIsEmptyInAllRecordsIsAsGoodAsMissing(String resource, String column) throws IOException {
        writeChanged(resource, column, Integer.MAX_VALUE, cell -> "");

        assertThat(checks(resource))
                .filteredOn(check -> check.name().equals("no column is empty in all records"))
                .extracting(Ledger.Check::level, Ledger.Check::examples)
                .containsExactly(tuple(Ledger.Level.ERROR, List.of(column)));
    }

    /** The header names two columns of one kind in the other order. */
    @ParameterizedTest
    @CsvSource({
        "ai-diffusion/adoption, H1 2025 AI Diffusion, H2 2025 AI Diffusion, no two columns have changed places",
        "ai-diffusion/adoption, H2 2025 AI Diffusion, Q1 2026 AI Diffusion, no two columns have changed places",
        "epoch-ai/gpu_clusters, H100 equivalents, Chip quantity (primary), no two columns have changed places",
        "innovation-graph/economy_collaborators, source, destination, US is destination more often than source",
        "epoch-ai/gpu_clusters, Owner, GPU Supplier (primary), GPU Supplier (primary) goes with Chip type (primary)",
        "epoch-ai/models_all, Organization, Base model, Country (of organization) goes with Organization",
        "epoch-ai/models_all, Base model, Training hardware, Training hardware is mostly what it was in the known editions",
        "epoch-ai/models_large, Domain, Base model, Domain is mostly what it was in the known editions"
    })
    @Tag("hazard-09")
    void columnsThatHaveChangedPlacesEndTheRun(String resource, String one, String other, String check)
            throws IOException {
        String text = Files.readString(Path.of("starter", resource + ".extract.csv"));
        String header = text.substring(0, text.indexOf('\n'));
        write(
                resource + ".extract.csv",
                header.replace(one, "#").replace(other, one).replace("#", other) + text.substring(header.length()));

        assertThat(checks(resource))
                .filteredOn(found -> found.level() == Ledger.Level.ERROR && found.failed() > 0)
                .extracting(Ledger.Check::name)
                .contains(check);
    }

    /** One column has slipped by a record, as one does that was sorted alone. */
    @ParameterizedTest
    @CsvSource({
        "epoch-ai/models_notable, Country (of organization)",
        "epoch-ai/models_all, Organization",
        "epoch-ai/gpu_clusters, GPU Supplier (primary)",
        "country-codes/country_codes, Region Name"
    })
    @Tag("hazard-65")
    void columnThatSlippedByARecordEndsTheRun(String resource, String column) throws IOException {
        String[] last = {""};
        writeChanged(resource, column, Integer.MAX_VALUE, cell -> {
            String before = last[0];
            last[0] = cell;
            return before;
        });

        assertThat(checks(resource))
                .filteredOn(check -> check.level() == Ledger.Level.ERROR && check.failed() > 0)
                .extracting(Ledger.Check::name)
                .containsAnyOf(
                        "Country (of organization) goes with Organization",
                        "GPU Supplier (primary) goes with Chip type (primary)",
                        "Region Name goes with Sub-region Name");
    }

    /** Values that double everywhere, as chips do from year to year, are not those of the other column. */
    @Test
    @Tag("hazard-09")
    void growthOfBothColumnsIsNoExchange() throws IOException {
        writeChanged(
                "epoch-ai/gpu_clusters",
                "H100 equivalents",
                Integer.MAX_VALUE,
                cell -> scaled(cell, new BigDecimal("2")));

        assertThat(checks("epoch-ai/gpu_clusters"))
                .filteredOn(check -> check.name().equals("no two columns have changed places"))
                .extracting(Ledger.Check::groups, Ledger.Check::failed)
                .containsExactly(tuple(2L, 0L));
    }

    /** Half of the nations were below 12.5 %, .125. */
    @Test
    @Tag("hazard-35")
    void fractionsThatAreMarkedAsPercentAreToldByTheirMiddle() throws IOException {
        writeChanged(
                "ai-diffusion/adoption",
                "H1 2025 AI Diffusion",
                Integer.MAX_VALUE,
                cell -> scaled(cell.replace("%", ""), new BigDecimal("0.01")) + "%");

        assertThat(checks("ai-diffusion/adoption"))
                .filteredOn(check -> check.name().equals("H1 2025 AI Diffusion is in the unit of the known editions"))
                .flatExtracting(Ledger.Check::examples)
                .containsExactly("half of the values are below 0.00125, where half were below 0.125");
    }

    /** Those that say where they are on their page are among all. */
    @Test
    @Tag("hazard-65")
    void partIsNotMoreThanTheWhole() throws IOException {
        write(
                "oss-geography/world_countries_2021.csv",
                "iso2,count_github,count_twitter,count_total_contributors\nIS,421,10,249\nME,48,0,1129\n");

        assertThat(Reading.of(Reading.folder(folder), "oss-geography/contributors")
                        .reason())
                .isEqualTo("count_total_contributors '249' is below count_github, '421'");
    }

    @Test
    @Tag("hazard-65")
    void chipOfOneMakerIsNotOfAnother() throws IOException {
        write(
                "epoch-ai/ml_hardware.csv",
                "Hardware name,Manufacturer,Foundry,Release date,Process size (nm),TDP (W),Memory (bytes)\n"
                        + "NVIDIA A100,AMD,,,,,\nAscend 910B,Huawei,,,,,\n");

        assertThat(Reading.of(Reading.folder(folder), "epoch-ai/ml_hardware").reason())
                .startsWith("Hardware name 'NVIDIA A100'");
    }

    /** What China sold is no import of China. */
    @Test
    @Tag("hazard-09")
    void exporterInThePlaceOfTheImporterIsSetAside() throws IOException {
        write(
                "baci/china_chip_imports.extract.csv",
                "t,j,i,k,v,q,revision,release\n2020,490,156,854231,1,1,HS07,202601\n");

        assertThat(Reading.of(Reading.folder(folder), "baci/china_chip_imports").reason())
                .isEqualTo("j '490' is none of [156]");
    }

    @Test
    @Tag("hazard-65")
    void printedShareLiesInItsBand() throws IOException {
        write(
                "ai-diffusion-deepseek/deepseek_share_by_economy_2025.csv",
                "iso3,band,band_low_percent,band_high_percent,printed_percent\n"
                        + "CHN,>25%,25,100,89\nBLR,>25%,25,100,0.56\nCUB,16-20%,16,20,49\n");

        assertThat(Reading.of(Reading.folder(folder), "ai-diffusion-deepseek/shares")
                        .account()
                        .quarantined())
                .extracting(Ledger.Quarantined::reason)
                .containsExactly(
                        "printed_percent '0.56' is below band_low_percent, '25'",
                        "band_high_percent '20' is below printed_percent, '49'");
    }

    @ParameterizedTest
    @CsvSource({
        "N/A", "n/a", "#N/A", "NA", "NaN", "null", "None", "NONE", "-", "..", "?", "TBD", "#REF!", "#DIV/0!", "\u2014"
    })
    @Tag("hazard-12")
    @Tag("hazard-54")
    void wordForNothingIsNoName(String word) throws IOException {
        String header = "Model,Organization,Country (of organization),Publication date,Domain,Model accessibility,"
                + "Training code accessibility,Base model,Training hardware,Hardware quantity,Training compute (FLOP),Parameters\n";
        write(
                "epoch-ai/all_ai_models.csv",
                header
                        + "A,Lab,Japan,2024-01-01,Language,,,%s,,,,\n".formatted(word)
                        + "B,Lab,Japan,2024-01-01,Language,,,\"Llama 3,%s\",,,,\n".formatted(word)
                        + "C,Lab,Japan,2024-01-01,%s,,,,,,,\n".formatted(word)
                        + "%s,Lab,Japan,2024-01-01,Language,,,,,,,\n".formatted(word)
                        + "NA-1 None,Lab,Japan,2024-01-01,Language,,,Nano,,,,\n");

        Ledger.Account account =
                Reading.of(Reading.folder(folder), "epoch-ai/models_all").account();

        assertThat(account.used()).isEqualTo(1);
        assertThat(account.quarantined())
                .extracting(Ledger.Quarantined::reason)
                .hasSize(4)
                .allMatch(reason ->
                        reason.endsWith(" says that there is no value, where this source leaves the cell empty"));
    }

    /** NA is a nation, and some words are what a publisher says. */
    @Test
    @Tag("hazard-12")
    @Tag("hazard-14")
    void wordThatIsACodeOrIsDeclaredIsAValue() throws IOException {
        write(
                "baci/country_codes_V202601.csv",
                "country_code,country_name,country_iso2,country_iso3\n516,Namibia,NA,NAM\n849,US Misc. Pacific Isds,N/A,N/A\n");
        write("tracked-models/metadata/organization_regions.csv", "hf_org,region\nabc,unknown\n");

        assertThat(Reading.of(Reading.folder(folder), "baci/country_codes").rows())
                .extracting(row -> row.get("alpha2_code"))
                .containsExactly("NA", null);
        assertThat(Reading.of(Reading.folder(folder), "tracked-models/organization_regions")
                        .rows())
                .hasSize(1);
    }

    @Test
    @Tag("hazard-25")
    @Tag("hazard-65")
    void markThatNoNameHasSetsTheRecordAside() throws IOException {
        write(
                "models-dev-providers/provider_models.csv",
                "provider,model,slug,base_model,symlink,open_weights,release_date,status\n"
                        + "a,-glm-4.7,glm-4.7,,no,true,,\na,~x/glm-4.7,glm-4.7,,no,true,,\n");
        write(
                "epoch-data-centers/data_centers.csv",
                "Name,Current H100 equivalents,Current power (MW),Owner,Users,Current chip types,Country\n"
                        + "Goog?e,1,1,,,,United States\nDayOne,1,1,-Meta,,,United States\nHelios,1,1,Meta,,\"H100,B300\",United States\n");

        assertThat(Reading.of(Reading.folder(folder), "models-dev-providers/provider_models")
                        .reason())
                .startsWith("model '-glm-4.7' is not of the form ");
        assertThat(Reading.of(Reading.folder(folder), "epoch-data-centers/sites")
                        .account()
                        .quarantined())
                .extracting(Ledger.Quarantined::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).startsWith("Name 'Goog?e' is not of the form "),
                        reason -> assertThat(reason).startsWith("Owner '-Meta' is not of the form "));
    }

    @Test
    @Tag("hazard-25")
    void blanksAndMarksThatNobodySeesAreNotPartOfAName() throws IOException {
        write(
                "tracked-models/metadata/organization_regions.csv",
                "hf_org,region\n\u00A0deep\u00ADseek\u200B,china\nope\u0000nai,us\nCafe\u0301,eu\nno\u2003gap,eu\n");

        Reading reading = Reading.of(Reading.folder(folder), "tracked-models/organization_regions");

        assertThat(reading.rows())
                .extracting(row -> row.get("organization_name"))
                .containsExactly("deepseek", "Caf\u00E9", "no gap");
        assertThat(reading.account().quarantined())
                .extracting(Ledger.Quarantined::reason)
                .containsExactly("hf_org 'ope\\u0000nai' holds U+0000, a character that no text has");
    }

    /** A name of two lines, and one that clears the screen, would be told as what they are. */
    @Test
    @Tag("hazard-55")
    void nameWithALineEndIsToldOnOneLineAndIsNoTable() throws IOException {
        write("co\nmtrade/a\u001B[2J.csv", "");

        assertThat(Reading.folder(folder).unread(Sources.load()))
                .extracting(UnreadFile::sentence)
                .containsExactly(
                        "co\\nmtrade/a\\u001B[2J.csv is not read: there is no source co\\nmtrade, only comtrade.");

        write("comtrade/a\u001Bb.csv", COMTRADE);

        assertRefused(
                "comtrade/tables",
                "The name of comtrade/a\\u001Bb.csv has a line end or another control character; rename the file.");
    }

    @Test
    @Tag("hazard-55")
    void whatIsNotReadIsNamedWithItsReason() throws IOException {
        write("comtrade/TradeData.csv.gz", "x");
        write("baci/BACI_HS17_Y2023_V202601.csv.gz", "x");
        write("baci/BACI_HS17_Y2022_V202601.CSV", "x");
        write("baci/LICENSE.md", "x");
        write("innovation-graph/Developers.csv", "x");
        write("innovation-graph/developers (1).csv", "x");
        write("baci/BACI_HS17_Y2020_V202601 copy 2.csv", "x");
        write("baci/old/BACI_HS17_Y2019_V202601.csv", "x");
        write("baci/routes_8542_2018.json", "x");
        write("bacci/BACI_HS17_Y2021_V202601.csv", "x");
        write("Epoch-AI/ml_hardware.csv", "x");
        write("own-notes/a.csv", "x");
        write("own-notes/b.csv", "x");
        write("population.csv", "x");
        write("national-customs/japan_CIF.csv", "x");
        write("chip-owners/owners_csv_export/nvidia_owners_cumulative_totals.csv.gz", "x");
        write("nation-groups/mine.csv.bak", "x");
        write("comtrade/TradeData.zip", "x");
        Files.createDirectories(folder.resolve("world-bank"));
        Files.createSymbolicLink(folder.resolve("world-bank/gdp.csv"), folder.resolve("gone.csv"));

        assertThat(Reading.folder(folder).unread(Sources.load()))
                .extracting(UnreadFile::sentence, UnreadFile::resource)
                .containsExactlyInAnyOrder(
                        tuple(
                                "comtrade/TradeData.csv.gz is not read: it is packed; unpack it beside, comtrade/tables is read from plain files.",
                                "comtrade/tables"),
                        tuple(
                                "baci/BACI_HS17_Y2023_V202601.csv.gz is not read: it is packed; unpack it beside, baci/flows is read from plain files.",
                                "baci/flows"),
                        tuple(
                                "baci/BACI_HS17_Y2022_V202601.CSV is not read: a name is taken with its capitals; give it the publisher's name.",
                                "baci/flows"),
                        tuple(
                                "innovation-graph/Developers.csv is not read: a name is taken with its capitals; give it the publisher's name.",
                                "innovation-graph/developers"),
                        tuple(
                                "innovation-graph/developers (1).csv is not read: it is named as a copy; give it the publisher's name.",
                                "innovation-graph/developers"),
                        tuple(
                                "baci/BACI_HS17_Y2020_V202601 copy 2.csv is not read: it is named as a copy; give it the publisher's name.",
                                "baci/flows"),
                        tuple(
                                "baci/old/BACI_HS17_Y2019_V202601.csv is not read: baci/flows is not read from this folder; move it.",
                                "baci/flows"),
                        tuple(
                                "baci/routes_8542_2018.json is not read: baci/hs4_routes is not read from this folder; move it.",
                                "baci/hs4_routes"),
                        tuple(
                                "bacci/BACI_HS17_Y2021_V202601.csv is not read: there is no source bacci, only baci.",
                                "baci/flows"),
                        tuple(
                                "Epoch-AI/ml_hardware.csv is not read: there is no source Epoch-AI, only epoch-ai.",
                                "epoch-ai/ml_hardware"),
                        tuple("own-notes/ is not read: there is no source of this name.", ""),
                        tuple("population.csv is not read: it lies in no folder of a source.", ""),
                        tuple(
                                "national-customs/japan_CIF.csv is not read: a name is taken with its capitals; give it the publisher's name.",
                                "national-customs/imports"),
                        tuple(
                                "chip-owners/owners_csv_export/nvidia_owners_cumulative_totals.csv.gz is not read: it is packed; unpack it beside, chip-owners/cumulative_totals is read from plain files.",
                                "chip-owners/cumulative_totals"),
                        tuple(
                                "comtrade/TradeData.zip is not read: it is packed; unpack it beside, comtrade/tables is read from plain files.",
                                "comtrade/tables"),
                        tuple(
                                "nation-groups/mine.csv.bak is not read: it is named as a copy; give it the publisher's name.",
                                "nation-groups/members"),
                        tuple("world-bank/gdp.csv is not read: the link leads nowhere.", "world-bank/gdp"));
        assertThat(Reading.starter().unread(Sources.load())).isEmpty();
    }

    /** Marks of an office program, of a Mac and of a notebook, whose name is that of a table but for its beginning. */
    @Test
    @Tag("hazard-55")
    void whatIsHiddenIsNoData() throws IOException {
        String text = COMTRADE + "C,A,2023,276,M,490,0,H5,8542,C00,0,,5\n";
        write("comtrade/TradeData.csv", text);
        write("comtrade/~$TradeData.csv", "x");
        write("comtrade/._TradeData.csv", "x");
        write("comtrade/.ipynb_checkpoints/TradeData-checkpoint.csv", text);
        DataFolder data = Reading.folder(folder);

        data.requireDistinct(Sources.load().resource("comtrade/tables"));

        assertThat(Reading.of(data, "comtrade/tables").rows()).hasSize(1);
        assertThat(data.unread(Sources.load())).isEmpty();
    }

    @Test
    @Tag("hazard-54")
    void whatHasNoEndIsNotRead() throws IOException, InterruptedException {
        Path place = Files.createDirectories(folder.resolve("comtrade")).resolve("TradeData.csv");
        Files.createSymbolicLink(place, Path.of("/dev/zero"));

        assertThatThrownBy(() -> Reading.folder(folder))
                .isInstanceOf(InputException.class)
                .hasMessage("comtrade/TradeData.csv is a pipe or a device; put a plain file there.");

        Files.delete(place);
        assertThat(new ProcessBuilder("mkfifo", place.toString()).start().waitFor())
                .isZero();
        assertThatThrownBy(() -> Reading.folder(folder)).hasMessageContaining("is a pipe or a device");
    }

    private static String weo(String area, String concept, int year, String value, String scale) {
        return "ref_area,concept,year,value,scale,unit,lastactualdate\n%s,%s,%d,%s,%s,na,2024\n"
                .formatted(area, concept, year, value, scale);
    }

    private List<Ledger.Check> checks(String resource) {
        return Reading.of(Reading.folder(folder), resource).accounts().stream()
                .flatMap(account -> account.checks().stream())
                .toList();
    }

    private void assertRefused(String resource, String words) {
        assertThatThrownBy(() -> Reading.folder(folder).files(Sources.load().resource(resource)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(words);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
