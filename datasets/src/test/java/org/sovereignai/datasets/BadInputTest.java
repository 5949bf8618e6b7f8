package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is not what it should be stops the reader; a record that is not is set aside with its reason. */
class BadInputTest {

    private static final String PUSHES = "innovation-graph/git_pushes";
    private static final String HEADER = "git_pushes,iso2_code,year,quarter\n";

    @TempDir
    Path folder;

    @Test
    void unknownColumn() throws IOException {
        write("git_pushes,iso2_code,year,quarter,month\n1,NA,2024,1,1\n");
        assertRefused(
                "innovation-graph/git_pushes.csv has a header that does not fit: missing [], not expected [month] (found "
                        + "[git_pushes, iso2_code, year, quarter, month]); check that it is the publisher's file, or change "
                        + "the descriptor of innovation-graph/git_pushes.");
    }

    @Test
    @Tag("hazard-09")
    void missingAndRenamedColumn() throws IOException {
        write("pushes,iso2_code,year\n1,NA,2024\n");
        assertRefused("missing [quarter, git_pushes], not expected [pushes]");
    }

    @Test
    void columnTwice() throws IOException {
        write("git_pushes,iso2_code,year,quarter,year\n1,NA,2024,1,2024\n");
        assertRefused(
                "innovation-graph/git_pushes.csv has the column 'year' twice in its header; one name must mean one column.");
    }

    @Test
    void emptyFile() throws IOException {
        write("");
        assertRefused("innovation-graph/git_pushes.csv is empty: a header with the columns "
                + "[iso2_code, year, quarter, git_pushes] was expected; fetch the file again.");
    }

    @Test
    @Tag("hazard-66")
    void headerAlone() throws IOException {
        write(HEADER);
        assertRefused(
                "innovation-graph/git_pushes.csv has a header and no records; fetch the file again, or take it out of the "
                        + "data folder.");
        write(HEADER.strip().replace(",", "\",\"").replaceAll("^|$", "\""));
        assertRefused("innovation-graph/git_pushes.csv has a header and no records");
    }

    @Test
    void columnWithoutAName() throws IOException {
        write("git_pushes,iso2_code,year,quarter,\n1,NA,2024,1,\n");
        assertRefused(
                "(found [git_pushes, iso2_code, year, quarter, ]); it has a column without a name, as of a delimiter at "
                        + "the end of lines; take that out, or change the descriptor");
    }

    @Test
    void otherDelimiter() throws IOException {
        write("git_pushes;iso2_code;year;quarter\n1;NA;2024;1\n");
        assertRefused("its fields are separated in another way than the publisher's; save it as he has it, or change");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    @Tag("hazard-16")
    void fileSavedInAnotherEncodingThanThePublishers(String encoding) throws IOException {
        for (String file : List.of("comtrade/TradeData.csv", "ai-diffusion/AI_Diffusion_Q12026_Update.csv")) {
            write(file, "\uFEFFrefYear,reporterISO\n2024,FRA\n", Charset.forName(encoding));
        }
        assertThat(Stream.of("comtrade/tables", "ai-diffusion/adoption"))
                .allSatisfy(resource -> assertThatThrownBy(() -> Reading.of(Reading.folder(folder), resource))
                        .isInstanceOf(InputException.class)
                        .hasMessageContaining(
                                "it is saved in another encoding than the publisher's; save it in that of his"));
    }

    @Test
    @Tag("hazard-17")
    void wrongEncoding() throws IOException {
        write(HEADER + "1,Ö,2024,1\n", StandardCharsets.ISO_8859_1);
        assertRefused(
                "innovation-graph/git_pushes.csv holds bytes that are not UTF-8 after record 0; "
                        + "declare the right encoding in the descriptor of innovation-graph/git_pushes or fetch the file again.");
    }

    @Test
    void wrongEncodingFarFromTheBeginning() throws IOException {
        write(HEADER + "1,NA,2024,1\n".repeat(20_000) + "1,\u00D6,2024,1\n", StandardCharsets.ISO_8859_1);
        assertRefused("innovation-graph/git_pushes.csv holds bytes that are not UTF-8 after record ");
    }

    @Test
    void recordWithoutAnEnd() throws IOException {
        write(HEADER + "1,\"" + "N".repeat(3_000_000) + "\",2024,1\n");
        assertRefused("innovation-graph/git_pushes.csv cannot be read as delimited text after record 0: ");
    }

    @Test
    @Tag("hazard-16")
    void wideEncoding() throws IOException {
        write(HEADER + "1,NA,2024,1\n", StandardCharsets.UTF_16);
        assertRefused("holds bytes that are not UTF-8");
    }

    @Test
    @Tag("hazard-45")
    void manyBadRecordsAreCountedAllAndKeptInPart() throws IOException {
        write(HEADER + "x,NA,2024,1\n".repeat(Ledger.KEPT_PER_FILE + 5) + "1,NA,2024,1\n");
        Ledger.Account account = Reading.of(Reading.folder(folder), PUSHES).account();
        assertThat(account.quarantinedCount()).isEqualTo(Ledger.KEPT_PER_FILE + 5);
        assertThat(account.quarantined()).hasSize(Ledger.KEPT_PER_FILE);
        assertThat(account.balances()).isTrue();
    }

    @Test
    void quoteThatIsNotClosed() throws IOException {
        write(HEADER + "1,NA,2024,1\n2,\"NA,2024,2\n3,NA,2024,3\n");
        assertRefused("innovation-graph/git_pushes.csv cannot be read as delimited text after record 1: ");
    }

    @Test
    void textBehindAClosingQuote() throws IOException {
        write(HEADER + "1,\"NA\"x,2024,1\n");
        assertRefused("innovation-graph/git_pushes.csv cannot be read as delimited text after record 0: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,XX,2024,1           | iso2_code 'XX' is an unknown economy in the scheme iso2; add it to economy_codes.csv
            1,na,2024,1           | iso2_code 'na' is an unknown economy in the scheme iso2; add it to economy_codes.csv
            1,,2024,1             | iso2_code is empty, but every record must have it
            -1,NA,2024,1          | git_pushes '-1' is below 0, the smallest valid value
            "1,5",NA,2024,1       | git_pushes '1,5' is no whole number
            1.0,NA,2024,1         | git_pushes '1.0' is no whole number
            1e3,NA,2024,1         | git_pushes '1e3' is no whole number
            7 ,NA,2024,1           | git_pushes '7 ' is no whole number
            NaN,NA,2024,1         | git_pushes 'NaN' is no whole number
            1,NA,2024,5           | quarter '5' is above 4, the largest valid value
            1,NA,24,1             | year '24' is below 1900, the smallest valid value
            1,NA,2024             | has 3 fields where the header has 4
            1,NA,2024,1,2         | has 5 fields where the header has 4
            1,NA,20\uFFFD4,1      | year '20\uFFFD4' holds U+FFFD, a character that was lost in an earlier conversion
            99999999999999999999,NA,2024,1 | git_pushes '99999999999999999999' is no whole number
            """)
    @Tag("hazard-10")
    void recordThatCannotBeUsed(String record, String reason) throws IOException {
        write(HEADER + "10,NA,2023,4\n" + record.strip() + "\n11,NA,2024,2\n");
        Reading reading = Reading.of(Reading.folder(folder), PUSHES);
        assertThat(reading.rows()).extracting(row -> row.get("value")).containsExactly(10L, 11L);
        assertThat(reading.reason()).isEqualTo(reason);
        assertThat(reading.account().quarantined().get(0).record()).isEqualTo(2);
        assertThat(reading.account().quarantined().get(0).raw()).isEqualTo(record.strip());
        assertThat(reading.account().balances()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "1,23"   | Value '1,23' is no number
            1.234,56 | has 4 fields where the header has 3
            NaN      | Value 'NaN' is no number
            Infinity | Value 'Infinity' is no number
            1e400    | Value '1e400' is above 100000000000000, the largest valid value
            $5       | Value '$5' is no number
            (5)      | Value '(5)' is no number
            5%       | Value '5%' is no number
            ..       | Value '..' is no number
            0x1F     | Value '0x1F' is no number
            1d       | Value '1d' is no number
            """)
    @Tag("hazard-11")
    @Tag("hazard-12")
    void numberThatIsNone(String value, String reason) throws IOException {
        write("world-bank/gdp.csv", "Country Code,Year,Value\nNAM,2023," + value.strip() + "\n");
        assertThat(Reading.of(Reading.folder(folder), "world-bank/gdp").reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "2024, is no date of the form uuuu-MM-dd",
        "2024-02-30, is no date of the form uuuu-MM-dd",
        "2024-2-3, is no date of the form uuuu-MM-dd",
        "03/02/2024, is no date of the form uuuu-MM-dd"
    })
    @Tag("hazard-13")
    void dateThatIsNone(String date, String reason) throws IOException {
        write(
                "tracked-models/metadata/release_date_corrections.csv",
                "# note\nmodel_id,hf_created_at,actual_release_date,notes\na/b," + date + ",2024-02-03,\n");
        assertThat(Reading.of(Reading.folder(folder), "tracked-models/release_date_corrections")
                        .reason())
                .isEqualTo("hf_created_at '" + date + "' " + reason);
    }

    @Test
    void wordThatIsNotAllowed() throws IOException {
        write(
                "eto-supply-chain/providers.csv",
                "provider_name,alias,provider_id,provider_type,country\nX,,P1,planet,\n");
        assertThat(Reading.of(Reading.folder(folder), "eto-supply-chain/providers")
                        .reason())
                .isEqualTo("provider_type 'planet' is none of [country, organization]");
    }

    @Test
    void macRomanIsNotReadAsUtf8() throws IOException {
        String text = "Economy,H1 2025 AI Diffusion,H2 2025 AI Diffusion,Q1 2026 AI Diffusion\r\n"
                + "T\u00FCrkiye,12.30%,13.00%,14.10%";
        write("ai-diffusion/AI_Diffusion_Q12026_Update.csv", text, StandardCharsets.UTF_8);
        assertThat(Reading.of(Reading.folder(folder), "ai-diffusion/adoption").reason())
                .contains("is an unknown economy in the scheme microsoft_ai_diffusion");
    }

    @Test
    void jsonThatIsCut() throws IOException {
        write("cloud-regions/regions.json", "{\"regions\": [{\"id\": \"a\"}");
        assertThatThrownBy(() -> Reading.of(Reading.folder(folder), "cloud-regions/regions"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("cloud-regions/regions.json is not valid JSON: ")
                .hasMessageEndingWith("; fetch the file again.");
    }

    @Test
    void jsonWithoutTheArray() throws IOException {
        write("cloud-regions/regions.json", "{\"zones\": []}");
        assertThatThrownBy(() -> Reading.of(Reading.folder(folder), "cloud-regions/regions"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("cloud-regions/regions.json has no array of records at '/regions'");
    }

    @Test
    void jsonRecordOfAnotherShape() throws IOException {
        write("baci/hs17_hs4/8542_2022.json", "[[\"NAM\",1,2],[\"NAM\",1],[\"NAM\",1,2,3]]");
        write("baci/hs17_hs4/routes_8542_2022.json", "[[\"NAM\",-1,[[\"DEU\",10],[\"FRA\"]]],[\"NAM\",-1,7]]");
        DataFolder data = Reading.folder(folder);
        Ledger.Account totals = Reading.of(data, "baci/hs4_totals").account();
        assertThat(totals.quarantined())
                .extracting(Ledger.Quarantined::reason)
                .containsExactly("has 2 places where 3 are declared", "has 4 places where 3 are declared");
        Ledger.Account routes = Reading.of(data, "baci/hs4_routes").account();
        assertThat(routes.quarantined())
                .extracting(Ledger.Quarantined::reason)
                .containsExactly("has 1 places where 2 are declared", "has no array at /2");
        assertThat(routes.used()).isEqualTo(1);
    }

    /** As text a list is empty, and would be a value that nobody knows. */
    @Test
    @Tag("hazard-10")
    void jsonValueThatIsAListOrAnObjectIsNoMissingValue() throws IOException {
        write("cloud-regions/regions.json", """
                {"regions": [
                  {"id": "a", "provider": "aws", "regionType": "commercial", "status": "ga",
                   "location": {"countryCode": "DE"}, "launchedDate": ["2020-01-01"]},
                  {"id": "b", "provider": "aws", "regionType": "commercial", "status": "ga",
                   "location": {"countryCode": "DE"}, "launchedDate": {"day": "2020-01-01"}},
                  {"id": "c", "provider": "aws", "regionType": "commercial", "status": "ga",
                   "location": {"countryCode": "DE"}, "launchedDate": null}
                ]}
                """);
        Ledger.Account regions =
                Reading.of(Reading.folder(folder), "cloud-regions/regions").account();
        String reason = "has a list or an object at /launchedDate, where a single value is declared";
        assertThat(regions.quarantined()).extracting(Ledger.Quarantined::reason).containsExactly(reason, reason);
        assertThat(regions.used()).isEqualTo(1);
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> Reading.of(Reading.folder(folder), PUSHES))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    private void write(String text) throws IOException {
        write(text, StandardCharsets.UTF_8);
    }

    private void write(String text, Charset charset) throws IOException {
        write("innovation-graph/git_pushes.csv", text, charset);
    }

    private void write(String path, String text) throws IOException {
        write(path, text, StandardCharsets.UTF_8);
    }

    private void write(String path, String text, Charset charset) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, charset);
    }
}
