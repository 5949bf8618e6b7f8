package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What UN Comtrade (version 1) mixes into one answer is told apart. */
class ComtradeTest {

    private static final String HEADER =
            "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterDesc,flowCode,partnerCode,"
                    + "partner2Code,classificationCode,cmdCode,customsCode,mosCode,motCode,netWgt,cifvalue,fobvalue,"
                    + "primaryValue,isReported,isAggregate\n";

    @TempDir
    Path folder;

    @Test
    @Tag("hazard-18")
    @Tag("hazard-19")
    @Tag("hazard-53")
    void onlyTotalsOverTheOtherDimensionsAreKept() throws IOException {
        write(
                "answer.json",
                answer(
                        record(156, "M", 490, 0, "8542", "C00", 0, "117000000000.125"),
                        record(156, "M", 490, 344, "8542", "C00", 0, "60000000000"),
                        record(156, "M", 490, 0, "8542", "C01", 0, "50000000000"),
                        record(156, "M", 490, 0, "8542", "C00", 1000, "40000000000"),
                        record(156, "M", 0, 0, "8542", "C00", 0, "350000000000"),
                        record(156, "M", 899, 0, "8542", "C00", 0, "5"),
                        record(156, "RX", 490, 0, "8542", "C00", 0, "7"),
                        record(156, "M", 490, 0, "TOTAL", "C00", 0, "9"),
                        record(97, "M", 490, 0, "8542", "C00", 0, "11"),
                        record(975, "M", 490, 0, "8542", "C00", 0, "12")));

        Reading reading = Reading.of(Reading.folder(folder), "comtrade/answers");

        assertThat(reading.rows())
                .extracting(
                        row -> row.get("reporter_code"),
                        row -> row.get("partner_code"),
                        row -> row.get("flow"),
                        row -> row.get("product_code"),
                        row -> row.get("value_usd"),
                        row -> row.get("quantity_t"),
                        row -> row.get("year"),
                        row -> row.get("classification"))
                .containsExactly(
                        tuple("CHN", "TWN", "M", "8542", new BigDecimal("117000000000.12"), 1.5, 2022, "H5"),
                        tuple("CHN", "UNK", "M", "8542", new BigDecimal("5.00"), 1.5, 2022, "H5"));
        assertThat(reading.account().outOfScope())
                .containsEntry("part of a flow, by second partner", 1L)
                .containsEntry("part of a flow, by customs procedure", 1L)
                .containsEntry("part of a flow, by mode of transport", 1L)
                .containsEntry("aggregate of economies", 3L)
                .containsEntry("re-export, re-import or part of a flow", 1L)
                .containsEntry("product outside the strands", 1L);
        assertThat(reading.account().balances()).isTrue();
    }

    @Test
    @Tag("hazard-20")
    @Tag("hazard-21")
    void codesThatAreNotIsoAndAGroupThatIsTaiwan() throws IOException {
        write(
                "answer.json",
                answer(Stream.of(490, 251, 579, 699, 757, 842, 381, 344, 516, 702, 412)
                        .map(partner -> record(392, "X", partner, 0, "854231", "C00", 0, "1"))
                        .toArray(String[]::new)));

        assertThat(Reading.of(Reading.folder(folder), "comtrade/answers").rows())
                .extracting(row -> row.get("partner_code"))
                .containsExactly("TWN", "FRA", "NOR", "IND", "CHE", "USA", "ITA", "HKG", "NAM", "SGP", "XKX");
    }

    @Test
    void anAnswerWithoutRecordsIsNoError() throws IOException {
        write("answer.json", "{\"elapsedTime\":\"0.02 secs\",\"count\":0,\"data\":[],\"error\":\"\"}");

        assertThat(Reading.of(Reading.folder(folder), "comtrade/answers").rows())
                .isEmpty();
    }

    @Test
    @Tag("hazard-59")
    void anAnswerThatIsNotWholeIsRefused() throws IOException {
        String record = record(156, "M", 490, 0, "8542", "C00", 0, "5");
        write("answer.json", answer(record).replace("\"count\":1", "\"count\":500"));
        assertThatThrownBy(() -> Reading.of(Reading.folder(folder), "comtrade/answers"))
                .isInstanceOf(InputException.class)
                .hasMessage("comtrade/answer.json says that it has 500 records and has 1; fetch the file again.");

        write("answer.json", "{\"count\":0,\"data\":[],\"error\":\"The result is too large\"}");
        assertThatThrownBy(() -> Reading.of(Reading.folder(folder), "comtrade/answers"))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "comtrade/answer.json is the answer 'The result is too large', not data; fetch the file again.");
    }

    /** The report has 30 dollars in all and names 12; shares of 12 would be two and a half times too high. */
    @Test
    @Tag("hazard-50")
    @Tag("hazard-53")
    void partnersThatAreNotTheWholeOfAReportFail() throws IOException {
        write(
                "answer.json",
                answer(
                        record(276, "M", 490, 0, "8542", "C00", 0, "9"),
                        record(276, "M", 842, 0, "8542", "C00", 0, "3"),
                        record(276, "M", 0, 0, "8542", "C00", 0, "30"),
                        record(276, "M", 0, 0, "8542", "C00", 1000, "7"),
                        record(276, "M", 0, 0, "8486", "C00", 0, "8"),
                        record(276, "X", 842, 0, "8542", "C00", 0, "4"),
                        record(276, "X", 899, 0, "8542", "C00", 0, "2"),
                        record(276, "X", 0, 0, "8542", "C00", 0, "6"),
                        record(251, "M", 842, 0, "8542", "C00", 0, "5")));

        assertThat(Reading.of(Reading.folder(folder), "comtrade/answers")
                        .account()
                        .checks())
                .filteredOn(check -> check.failed() > 0 && check.level() == Ledger.Level.ERROR)
                .extracting(Ledger.Check::name, Ledger.Check::level, Ledger.Check::examples)
                .containsExactly(tuple(
                        "the partners of a report sum to its total, partner 0",
                        Ledger.Level.ERROR,
                        List.of(
                                "[refYear, reporterCode, flowCode, classificationCode, cmdCode] 2022 276 M H5 8542: 0 is 30,"
                                        + " its members sum to 12.00")));
    }

    /** Of 30 dollars one file names 12 and the total, another the other 18; of 8 of other goods no file names anything. */
    @Test
    @Tag("hazard-50")
    void partnersOfOneReportMayBeInSeveralFiles() throws IOException {
        write(
                "a.json",
                answer(
                        record(276, "M", 490, 0, "8542", "C00", 0, "9"),
                        record(276, "M", 842, 0, "8542", "C00", 0, "3"),
                        record(276, "M", 0, 0, "8542", "C00", 0, "30")));
        write(
                "b.json",
                answer(
                        record(276, "M", 410, 0, "8542", "C00", 0, "18"),
                        record(276, "M", 0, 0, "8542", "C00", 0, "30"),
                        record(276, "M", 0, 0, "8486", "C00", 0, "8")));
        assertThat(failed())
                .containsExactly("comtrade/b.json WARN [[refYear, reporterCode, flowCode, classificationCode, cmdCode]"
                        + " 2022 276 M H5 8486: 0 is 8, and has no members]");

        write("c.json", answer(record(276, "M", 0, 0, "8542", "C00", 0, "30")));
        assertThat(failed()).hasSize(1);

        write("c.json", answer(record(276, "M", 0, 0, "8542", "C00", 0, "300")));
        assertThat(failed())
                .contains("comtrade/c.json ERROR [[refYear, reporterCode, flowCode, classificationCode, cmdCode]"
                        + " 2022 276 M H5 8542: 0 is 300, and 30 in another file]");
    }

    @Test
    @Tag("hazard-18")
    @Tag("hazard-55")
    void fileOfTotalsAloneIsNotPassedOver() throws IOException {
        write("answer.json", answer(record(276, "M", 490, 0, "8542", "C00", 0, "9")));
        write("world.json", answer(record(276, "M", 0, 0, "8486", "C00", 0, "8")));
        write(
                "goods.json",
                answer(
                        record(276, "M", 490, 0, "TOTAL", "C00", 0, "8"),
                        record(276, "M", 0, 0, "TOTAL", "C00", 0, "8")));
        write("empty.json", answer());

        assertThat(failed())
                .containsExactly(
                        "comtrade/goods.json ERROR [all 2 records are left out: {product outside the strands=2}]",
                        "comtrade/world.json WARN [[refYear, reporterCode, flowCode, classificationCode, cmdCode] 2022 276"
                                + " M H5 8486: 0 is 8, and has no members]",
                        "comtrade/world.json ERROR [all 1 records are left out: {aggregate of economies=1}]");
    }

    @Test
    @Tag("hazard-51")
    void periodOfAnotherYearSetsTheRecordAside() throws IOException {
        String record = record(276, "M", 490, 0, "8542", "C00", 0, "9");
        write("answer.json", answer(record, record.replace("\"period\":\"2022\"", "\"period\":\"2012\"")));
        assertThat(Reading.of(Reading.folder(folder), "comtrade/answers").reason())
                .isEqualTo("period '2012' is below refYear, '2022'");

        write("answer.json", answer(record.replace("\"period\":\"2022\"", "\"period\":2023")));
        assertThat(Reading.of(Reading.folder(folder), "comtrade/answers").reason())
                .isEqualTo("refYear '2022' is below period, '2023'");
    }

    private List<String> failed() {
        return Reading.of(Reading.folder(folder), "comtrade/answers").accounts().stream()
                .flatMap(account -> account.checks().stream()
                        .filter(check -> check.failed() > 0)
                        .map(check -> account.file() + " " + check.level() + " " + check.examples()))
                .toList();
    }

    @Test
    void aMissingWeightIsNotZeroAndAMissingValueIsAnError() throws IOException {
        write(
                "answer.json",
                answer(
                        record(156, "M", 490, 0, "8542", "C00", 0, "5").replace("1500", "null"),
                        record(156, "M", 410, 0, "8542", "C00", 0, "null")));

        Reading reading = Reading.of(Reading.folder(folder), "comtrade/answers");

        assertThat(reading.rows()).extracting(row -> row.get("quantity_t")).containsOnlyNulls();
        assertThat(reading.reason()).isEqualTo("primaryValue is empty, but every record must have it");
    }

    @Test
    void tablesOfTheInterfaceAndOfTheWebPageAreReadAlike() throws IOException {
        write("api.csv", HEADER + "C,A,20220101,2022,52,2022,156,China,M,490,0,H5,8542,C00,0,0,1500,,,117,True,True\n");
        write(
                "web.csv",
                quoted(HEADER)
                        + quoted(
                                "C,A,20220101,2022,52,2022,384,C\u00F4te d'Ivoire,M,842,0,H5,8471,C00,0,0,N/A,N/A,N/A,5.5,"
                                        + "true,false\n"));

        assertThat(Reading.of(Reading.folder(folder), "comtrade/tables").rows())
                .extracting(
                        row -> row.get("reporter_code"),
                        row -> row.get("partner_code"),
                        row -> row.get("value_usd"),
                        row -> row.get("quantity_t"))
                .containsExactly(
                        tuple("CHN", "TWN", new BigDecimal("117.00"), 1.5),
                        tuple("CIV", "USA", new BigDecimal("5.50"), null));
    }

    private static String quoted(String line) {
        return Stream.of(line.strip().split(",", -1))
                        .map(cell -> '"' + cell + '"')
                        .collect(Collectors.joining(",")) + "\n";
    }

    private static String record(
            int reporter,
            String flow,
            int partner,
            int partner2,
            String product,
            String customs,
            int mode,
            String value) {
        return """
                {"typeCode":"C","freqCode":"A","refPeriodId":20220101,"refYear":2022,"refMonth":52,"period":"2022",\
                "reporterCode":%d,"reporterISO":null,"flowCode":"%s","partnerCode":%d,"partner2Code":%d,\
                "classificationCode":"H5","isOriginalClassification":true,"cmdCode":"%s","aggrLevel":null,\
                "customsCode":"%s","mosCode":"0 ","motCode":%d,"qtyUnitCode":-1,"netWgt":1500,"cifvalue":null,\
                "fobvalue":null,"primaryValue":%s,"isReported":false,"isAggregate":true}""".formatted(reporter, flow, partner, partner2, product, customs, mode, value);
    }

    private static String answer(String... records) {
        return "{\"elapsedTime\":\"0.19 secs\",\"count\":%d,\"data\":[%s],\"error\":\"\"}"
                .formatted(records.length, String.join(",", records));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve("comtrade").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
