package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TableRecord;
import org.sovereignai.jobs.store.Json;

/** Whole runs on data that say something twice, elsewhere or otherwise than they should. */
class HardDataTest {

    private static final String BACI = "t,i,j,k,v,q\n";
    private static final String CHIPS = "2023,490,276,854231,100.000,1.000\n2023,410,276,854231,50.000,1.000\n";

    private static final String COMTRADE =
            "typeCode,freqCode,refYear,reporterCode,flowCode,partnerCode,partner2Code,classificationCode,cmdCode,"
                    + "customsCode,motCode,netWgt,primaryValue\n";

    @TempDir
    private Path folder;

    private Path data;
    private Path out;

    @BeforeEach
    void layOut() throws IOException {
        data = folder.resolve("data");
        out = folder.resolve("out");
        Path codes = Path.of("../datasets/starter/country-codes/country_codes.extract.csv");
        Files.createDirectories(data.resolve("country-codes"));
        Files.copy(codes, data.resolve("country-codes/country_codes.extract.csv"));
    }

    @Test
    @Tag("hazard-46")
    void sameRowsTwiceAreNotAddedUp() throws IOException {
        write("baci/BACI_HS17_Y2023_V202601.csv", BACI + CHIPS + CHIPS);

        assertEnds(
                run("trade_flow"),
                4,
                "record 3: reports the same flow as record 1 (2 of 4 records of baci/flows cannot be used");
    }

    @Test
    @Tag("hazard-46")
    void sameRowsUnderAnotherYearsNameAreNotAddedUp() throws IOException {
        write("baci/BACI_HS17_Y2023_V202601.csv", BACI + CHIPS);
        write("baci/BACI_HS17_Y2022_V202601.csv", BACI + CHIPS);

        assertEnds(run("trade_flow"), 3, "hold the same, byte for byte");

        write("baci/BACI_HS17_Y2022_V202601.csv", BACI + CHIPS + "2023,842,276,854231,1.000,1.000\n");

        assertEnds(run("trade_flow"), 4, "t '2023' is not what the name of the file says, 2022");
    }

    @Test
    @Tag("hazard-46")
    void twoEditionsAreNotAddedUp() throws IOException {
        write("baci/BACI_HS17_Y2023_V202601.csv", BACI + CHIPS);
        write("baci/BACI_HS17_Y2023_V202501.csv", BACI + CHIPS.replace("100", "99"));

        assertEnds(run("trade_flow"), 3, "are of two editions of baci/flows (202501 and 202601)");
        assertThat(Command.run("plan", "--data", data, "--out", out).code()).isEqualTo(3);
    }

    @Test
    @Tag("hazard-55")
    void anotherRevisionAloneGivesNoDependence() throws IOException {
        write("baci/BACI_HS22_Y2023_V202601.csv", BACI + CHIPS);

        assertEnds(
                run("dependence_edge"),
                3,
                "is of HS22, and dependence on goods is measured in HS17 alone, of which no file is there");
        assertThat(run("trade_flow").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "comtrade/TradeData.csv.gz, comtrade/tables",
        "baci/BACI_HS17_Y2023_V202601.csv.gz, baci/flows",
        "baci/BACI_HS17_Y2022_V202601.CSV, baci/flows",
        "Comtrade/TradeData.csv, comtrade/tables",
        "bacci/BACI_HS17_Y2022_V202601.csv, baci/flows"
    })
    @Tag("hazard-55")
    void sourceThatIsEmptyByWhatIsNotReadEndsTheRun(String file, String resource) throws IOException {
        write(file, BACI + CHIPS);

        Command command = run("trade_flow");

        assertEnds(command, 3, file + " is not read (");
        assertThat(command.err()).contains("there is nothing of " + resource);
        assertThat(command.out()).contains(file + " is not read: ");
        Command plan = Command.run("plan", "--data", data, "--out", out);
        assertThat(plan.code()).isEqualTo(3);
        assertThat(plan.out()).contains(file + " is not read: ");
    }

    @Test
    @Tag("hazard-55")
    void oneYearThatIsNotReadIsNamed() throws IOException {
        write("baci/BACI_HS17_Y2022_V202601.csv", BACI + CHIPS.replace("2023", "2022"));
        write("baci/BACI_HS17_Y2023_V202601.csv.gz", "packed");

        Command command = run("trade_flow");

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.out())
                .contains("baci/BACI_HS17_Y2023_V202601.csv.gz is not read: it is packed; unpack it beside");
    }

    @Test
    @Tag("hazard-53")
    void partnerOfNoNationDoesNotEndARun() throws IOException {
        write("comtrade/C_A_H5_X_8542_2023.json", """
                {"data": [%s, %s, %s]}""".formatted(
                        export(490, "1000000"), export(842, "500000"), export(80, "12")));

        Command command = run("trade_flow");

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.out()).contains("2 rows");
    }

    /** Germany's customs name Taiwan and the United States for 9 and 3 billion, and nobody, in four ways, for 18. */
    @Test
    @Tag("hazard-53")
    void whatCustomsDoNotNameIsOfUnknownSupplierAndNothingIsScaledUp() throws IOException {
        copyListsOf("8542,2023,");
        write("comtrade/TradeData.csv", german("H5"));

        Command command = run("dependence_edge");

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.out()).doesNotContain("in no share of suppliers");
        assertThat(edgesOfGermany())
                .containsOnlyKeys("TWN", "USA", "UNK")
                .containsEntry("TWN", List.of(0.3, 0.3, 0.9, 9e9))
                .containsEntry("USA", List.of(0.1, 0.1, 0.7, 3e9))
                .containsEntry("UNK", List.of(0.6, 0.6, 0.6, 18e9));
    }

    /** The lists of all nations say that Germany bought 100 from Taiwan and 50 from South Korea. */
    @Test
    @Tag("hazard-53")
    @Tag("hazard-55")
    void customsReportsInAnotherRevisionAreInNoShareAndThatIsSaid() throws IOException {
        write("baci/BACI_HS17_Y2023_V202601.csv", BACI + CHIPS);
        write("comtrade/TradeData.csv", german("H6"));

        Command command = run("dependence_edge");

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.out())
                .contains("Of 1 reports of customs 1 are in trade_flow and in no share of suppliers, the first"
                        + " DEU in 2023, heading 8542: in HS22, not HS17; give the headings");
        assertThat(edgesOfGermany())
                .containsOnlyKeys("TWN", "KOR")
                .containsEntry("TWN", List.of(rounded(2 / 3.0), rounded(2 / 3.0), rounded(2 / 3.0), 100_000.0));
    }

    @Test
    @Tag("hazard-55")
    void customsReportsWithoutTheTradeOfAllNationsGiveNoDependence() throws IOException {
        write("comtrade/TradeData.csv", german("H5"));

        assertEnds(run("dependence_edge"), 3, "comtrade/TradeData.csv is what customs report, each for its nation");
        assertThat(run("trade_flow").out()).contains("3 rows");
    }

    /** The extract of BACI's lists, of one product and year. */
    private void copyListsOf(String beginning) throws IOException {
        for (String name : List.of("hs4_totals", "hs4_routes")) {
            String path = "baci/" + name + ".extract.csv";
            List<String> lines =
                    Files.readAllLines(Path.of("../datasets/starter").resolve(path));
            write(
                    path,
                    lines.stream()
                            .filter(line -> line.equals(lines.get(0)) || line.startsWith(beginning))
                            .collect(Collectors.joining("\n", "", "\n")));
        }
    }

    /** Of Germany's 22.562 billion of 2023, by BACI, a file says 20 and then 16. */
    @Test
    @Tag("hazard-53")
    void customsOfANationThatAreFarFromTheTradeOfAllEndTheRun() throws IOException {
        copyListsOf("8542,2023,");
        String head = "reporter,year,hs,partner,value_usd,source\nDEU,2023,8542,TWN,8000000000,Destatis\n";
        write("national-customs/germany_cif.csv", head + "DEU,2023,8542,UNK,12000000000,Destatis\n");

        Command command = run("trade_flow");

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.out()).doesNotContain("not pinned, the first national");
        write("national-customs/germany_cif.csv", head + "DEU,2023,8542,UNK,8000000000,Destatis\n");
        assertEnds(
                run("trade_flow"), 4, "The customs of DEU publish imports of 16000000000.00 dollars of heading 8542");
        write(
                "national-customs/germany_cif.csv",
                head + "DEU,2023,8542,UNK,12000000000,Destatis\nDEU,2023,8542,XYZ,2000000000,Destatis\n");
        assertEnds(run("trade_flow"), 4, "partners are known");
    }

    /** Of Germany's 22.562 billion of 2023, by BACI, its report has 30, of which the file makes 30 million or 30 trillion. */
    @ParameterizedTest
    @CsvSource({"000000, 30000000.00", "000000000000, 30000000000000.00"})
    @Tag("hazard-35")
    void reportOfCustomsInAnotherUnitEndsTheRun(String zeros, String dollars) throws IOException {
        copyListsOf("8542,2023,");
        write("comtrade/TradeData.csv", german("H5").replaceAll("000000000\n", zeros + "\n"));

        assertEnds(
                run("trade_flow"),
                4,
                "The customs of DEU report imports of %s dollars of heading 8542 in 2023 to the United Nations"
                        .formatted(dollars));
    }

    /** A hundredth of it may be a report of few goods or of part of a year. */
    @Test
    @Tag("hazard-35")
    void smallReportOfCustomsIsNoOtherUnit() throws IOException {
        copyListsOf("8542,2023,");
        write("comtrade/TradeData.csv", german("H5").replaceAll("000000000\n", "0000000\n"));

        Command command = run("trade_flow");

        assertThat(command.code()).as(command.err()).isZero();
    }

    private static String german(String classification) {
        StringBuilder table = new StringBuilder(COMTRADE);
        Map<Integer, Integer> billions = Map.of(490, 9, 842, 3, 899, 10, 837, 5, 839, 2, 568, 1, 0, 30);
        new TreeMap<>(billions)
                .forEach((partner, value) -> table.append(
                        "C,A,2023,276,M,%d,0,%s,8542,C00,0,,%d000000000\n".formatted(partner, classification, value)));
        return table.toString();
    }

    /** Share of supplier, its bounds and the amount. */
    private Map<String, List<Double>> edgesOfGermany() {
        Map<String, List<Double>> edges = new TreeMap<>();
        SparkExtension.session()
                .read()
                .option("pathGlobFilter", "*.parquet")
                .parquet(out.resolve("build/dependence_edge").toString())
                .where("country_code = 'DEU' AND strand = 'chips' AND year = 2023 AND direct_share > 0")
                .selectExpr("supplier_code", "direct_share", "direct_low", "direct_high", "double(amount_usd)")
                .collectAsList()
                .forEach(row -> edges.put(
                        row.getString(0),
                        List.of(
                                rounded(row.getDouble(1)),
                                rounded(row.getDouble(2)),
                                rounded(row.getDouble(3)),
                                row.getDouble(4))));
        return edges;
    }

    private static double rounded(double share) {
        return Math.rint(share * 1e12) / 1e12;
    }

    @Test
    @Tag("hazard-60")
    void numberBeyondAllReasonIsTheFilesMistake() throws IOException {
        write("world-bank/gdp.csv", "Country Name,Country Code,Year,Value\nNamibia,NAM,2020,9e99\n");
        write("world-bank/population.csv", "Country Name,Country Code,Year,Value\nNamibia,NAM,2020,2500000\n");

        assertEnds(run("economy_year"), 4, "Value '9e99' is above 100000000000000, the largest valid value");
    }

    /** 797 billion dollars over 23 billion people are 34 dollars of each, over 23 thousand 34 million. */
    @Test
    @Tag("hazard-35")
    void peopleAndGdpThatDoNotFitEndTheRun() throws IOException {
        String header = "ref_area,concept,year,value,scale,unit,lastactualdate\n";
        write("imf-weo/weo.extract.csv", header + "TWN,NGDPD,2024,797.004,9,,\nTWN,LP,2024,0.0234,6,,\n");

        assertEnds(
                run("economy_year"),
                4,
                "TWN has 23,400 people (IMF) and a GDP of 797,004,000,000 dollars (IMF) in 2024, 3.41e+07 for each person; look at the unit and the rows of both.");
        write("imf-weo/weo.extract.csv", header + "TWN,NGDPD,2024,797.004,9,,\nTWN,LP,2024,23400,6,,\n");
        assertEnds(
                run("economy_year"),
                4,
                "TWN has 23,400,000,000 people (IMF) and a GDP of 797,004,000,000 dollars (IMF) in 2024, 34.1 for each person");
    }

    @Test
    @Tag("hazard-48")
    void whatIsKeptOfTablesAndWasCutIsMadeAgain() throws IOException {
        write("baci/BACI_HS17_Y2023_V202601.csv", BACI + CHIPS);
        assertThat(run("trade_flow").code()).isZero();
        Map<Path, String> whole = kept();
        for (Map.Entry<Path, String> file : whole.entrySet()) {
            Files.writeString(
                    file.getKey(), file.getValue().substring(0, file.getValue().length() / 2));
        }

        Command command = run("trade_flow");

        assertThat(command.code()).as(command.err()).isZero();
        // Two flows of a subheading, and of its heading.
        assertThat(command.out()).contains("4 rows");
        assertThat(whole).hasSize(2);
        assertThat(kept()).isEqualTo(whole);
    }

    /** Records of tables, and what is remembered of inputs: all JSON that is kept from run to run. */
    private Map<Path, String> kept() throws IOException {
        Map<Path, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out.resolve("build"))) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".json"))::iterator) {
                texts.put(file, Files.readString(file));
            }
        }
        return texts;
    }

    @Test
    @Tag("hazard-64")
    void sixtyFourFilesAreWhatOneIs() throws IOException {
        List<String> imports = new ArrayList<>();
        for (int partner : List.of(490, 842, 392, 410, 156, 276, 251, 826)) {
            for (int product : List.of(854231, 854232, 854233, 854239, 847130, 847141, 847149, 847150)) {
                imports.add("C,A,2023,36,M,%d,0,H5,%d,C00,0,,%d.37\n".formatted(partner, product, imports.size() + 1));
            }
        }
        write("comtrade/TradeData.csv", COMTRADE + String.join("", imports));
        assertThat(run("trade_flow").out()).contains("64 rows");
        List<String> one = digests();
        Files.delete(data.resolve("comtrade/TradeData.csv"));
        for (int i = 0; i < imports.size(); i++) {
            write("comtrade/TradeData-" + i + ".csv", COMTRADE + imports.get(i));
        }

        assertThat(run("trade_flow").out()).contains("64 rows");

        assertThat(one).hasSize(1);
        assertThat(digests()).isEqualTo(List.of(one.get(0), one.get(0)));
    }

    /** Of the tables of trade flows that are kept. */
    private List<String> digests() throws IOException {
        List<String> digests = new ArrayList<>();
        for (Map.Entry<Path, String> file : kept().entrySet()) {
            if (file.getKey().toString().contains("trade_flow")) {
                digests.add(Json.bind(new ObjectMapper().readTree(file.getValue()), TableRecord.class)
                        .digest());
            }
        }
        return digests;
    }

    private static String export(int partner, String value) {
        return """
                {"typeCode":"C","freqCode":"A","refYear":2023,"reporterCode":36,"flowCode":"X","partnerCode":%d,\
                "partner2Code":0,"classificationCode":"H5","cmdCode":"8542","customsCode":"C00","motCode":0,\
                "netWgt":null,"primaryValue":%s}""".formatted(partner, value);
    }

    private static void assertEnds(Command command, int code, String words) {
        assertThat(command.code()).as(command.out() + command.err()).isEqualTo(code);
        assertThat(command.err().strip().lines()).hasSize(1);
        assertThat(command.err()).contains(words);
    }

    private Command run(String table) {
        return Command.run("run", "--data", data, "--out", out, "--only", table, "--accept-unpinned");
    }

    private void write(String path, String text) throws IOException {
        Path file = data.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
