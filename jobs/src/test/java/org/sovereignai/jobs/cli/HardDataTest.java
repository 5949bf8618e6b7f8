package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs on data that say something twice, elsewhere or otherwise than they should. */
class HardDataTest {

    private static final String BACI = "t,i,j,k,v,q\n";
    private static final String CHIPS = "2023,490,276,854231,100.000,1.000\n2023,410,276,854231,50.000,1.000\n";

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

    @Test
    @Tag("hazard-60")
    void numberBeyondAllReasonIsTheFilesMistake() throws IOException {
        write("world-bank/gdp.csv", "Country Name,Country Code,Year,Value\nNamibia,NAM,2020,9e99\n");
        write("world-bank/population.csv", "Country Name,Country Code,Year,Value\nNamibia,NAM,2020,2500000\n");

        assertEnds(run("economy_year"), 4, "Value '9e99' is above 100000000000000, the largest valid value");
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
