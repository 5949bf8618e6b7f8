package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is odd but right in the publishers' files is read as what it means. */
class GoodInputTest {

    @TempDir
    Path folder;

    @Test
    @Tag("hazard-09")
    void columnsAreFoundByNameWhateverTheirOrder() throws IOException {
        write("innovation-graph/git_pushes.csv", "quarter,year,git_pushes,iso2_code\n3,2021,17,XK\n");
        assertThat(read("innovation-graph/git_pushes").rows().get(0))
                .containsEntry("country_code", "XKX")
                .containsEntry("year", 2021)
                .containsEntry("quarter", 3)
                .containsEntry("value", 17L)
                .containsEntry("source_file", "innovation-graph/git_pushes.csv")
                .containsEntry("source_record", 1L);
    }

    @Test
    @Tag("hazard-16")
    void byteOrderMarkAndWindowsLineEndsAreNoData() throws IOException {
        write("innovation-graph/git_pushes.csv", "\uFEFF\"git_pushes\",iso2_code,year,quarter\r\n1,NA,2024,1\r\n\r\n");
        Reading reading = read("innovation-graph/git_pushes");
        assertThat(reading.rows()).hasSize(1);
        assertThat(reading.account().records()).isEqualTo(1);
    }

    @Test
    @Tag("hazard-14")
    void namibiaIsNoMissingValueAndAnAggregateIsNoCountry() throws IOException {
        write("innovation-graph/git_pushes.csv", "git_pushes,iso2_code,year,quarter\n1,NA,2024,1\n2,EU,2024,1\n");
        Reading reading = read("innovation-graph/git_pushes");
        assertThat(reading.rows()).extracting(row -> row.get("country_code")).containsExactly("NAM");
        assertThat(reading.account().outOfScope()).containsEntry("aggregate of economies", 1L);
        assertThat(reading.account().balances()).isTrue();
    }

    @Test
    @Tag("hazard-07")
    @Tag("hazard-08")
    void lineBreaksQuotesAndCommasInsideACell() throws IOException {
        write(
                "epoch-ai/all_ai_models.csv",
                models(
                        "\"Say \"\"hi\"\",\n a Mamba 2, 2.7B\",\"Chengdu Tasi Technology Co., Ltd.,OpenAI\",\"China,United "
                                + "States of America,China\",1950-07-02,\"=1+1\nnote\""));
        Reading reading = read("epoch-ai/models_all");
        assertThat(reading.account().records()).isEqualTo(1);
        assertThat(reading.rows().get(0))
                .containsEntry("model_name", "Say \"hi\", a Mamba 2, 2.7B")
                .containsEntry("organization_names", List.of("Chengdu Tasi Technology Co., Ltd.", "OpenAI"))
                .containsEntry("country_codes", List.of("CHN", "USA"))
                .containsEntry("publication_date", LocalDate.parse("1950-07-02"))
                .containsEntry("accessibility", null);
    }

    @Test
    @Tag("hazard-25")
    void emptyIsUnknownButMultinationalIsNoNation() throws IOException {
        write("epoch-ai/all_ai_models.csv", models("A,,,,", "B,,Multinational,,", "\u00A0C \u00A0d ,\"\",,,"));
        Reading reading = read("epoch-ai/models_all");
        assertThat(reading.rows()).extracting(row -> row.get("model_name")).containsExactly("A", "B", "C d");
        assertThat(reading.rows()).extracting(row -> row.get("country_codes")).containsExactly(null, List.of(), null);
        assertThat(reading.rows())
                .extracting(row -> row.get("organization_names"))
                .containsOnlyNulls();
        assertThat(reading.account().missingColumns()).containsExactly("Hugging Face developer id", "Frontier model");
    }

    @Test
    @Tag("hazard-25")
    void nameOfNothingButBlanksIsMissing() throws IOException {
        write("epoch-ai/all_ai_models.csv", models("\u00A0 ,,,,"));
        assertThat(read("epoch-ai/models_all").reason()).isEqualTo("Model is empty, but every record must have it");
    }

    @Test
    @Tag("hazard-35")
    void tradeInThousandsBecomesDollarsAndAPaddedMarkerIsMissing() throws IOException {
        write(
                "baci/BACI_HS17_Y2022_V202601.csv",
                "t,i,j,k,v,q\n2022,490,842,854231,1.5,0.25\n2022,490,842,854239,0.001,           NA\n"
                        + "2022,490,842,010121,9,9\n2022,697,842,854231,9,9\n2022,490,842,51199,9,9\n"
                        + "2022,490,842,854231,0,9\n2022,490,999,854231,1,9\n");
        Reading reading = read("baci/flows");
        assertThat(reading.rows())
                .extracting(row -> row.get("exporter_code") + " " + row.get("importer_code"))
                .containsOnly("TWN USA");
        assertThat(reading.rows())
                .extracting(row -> row.get("value_usd"))
                .containsExactly(new BigDecimal("1500.00"), new BigDecimal("1.00"));
        assertThat(reading.rows()).extracting(row -> row.get("quantity_t")).containsExactly(0.25, null);
        assertThat(reading.rows()).extracting(row -> row.get("revision")).containsOnly("HS17");
        assertThat(reading.rows()).extracting(row -> row.get("release")).containsOnly("202601");
        assertThat(reading.account().outOfScope())
                .containsEntry("product outside the strands", 2L)
                .containsEntry("aggregate of economies", 1L);
        assertThat(reading.account().quarantined())
                .extracting(Ledger.Quarantined::reason)
                .containsExactly(
                        "v '0' is below 0.01, the smallest valid value",
                        "j '999' is an unknown economy in the scheme baci; add it to economy_codes.csv");
        assertThat(reading.account().unknownEconomies())
                .extracting(Ledger.Quarantined::record)
                .containsExactly(7L);
        assertThat(reading.account().balances()).isTrue();
    }

    @Test
    void declaredEncodingAndPercentages() throws IOException {
        write(
                "ai-diffusion/AI_Diffusion_Q12026_Update.csv",
                "Economy,H1 2025 AI Diffusion,H2 2025 AI Diffusion,Q1 2026 AI Diffusion\r\nT\u00FCrkiye,12.30%,0%,",
                Charset.forName("x-MacRoman"));
        assertThat(read("ai-diffusion/adoption").rows().get(0))
                .containsEntry("country_code", "TUR")
                .containsEntry("share_2025h1", 0.123)
                .containsEntry("share_2025h2", 0.0)
                .containsEntry("share_2026q1", null);
    }

    @Test
    @Tag("hazard-15")
    void codesGetTheirLeadingZerosBack() throws IOException {
        write(
                "hs-codes/HS_consolidated_comtrade_concordances.csv",
                "code.after,code.before,Relationship,adjustment\n10121,10111,n:1,2012 to 2007\n10121,I,1:1,1992 to 1988\n");
        Reading reading = read("hs-codes/concordance");
        assertThat(reading.rows()).hasSize(1);
        assertThat(reading.rows().get(0))
                .containsEntry("product_code", "010121")
                .containsEntry("earlier_product_code", "010111");
        assertThat(reading.account().outOfScopeCount()).isEqualTo(1);
    }

    @Test
    void aColumnMayHaveAnotherNameInAnotherFile() throws IOException {
        String header = "Chip manufacturer,Owner,Start date,End date,Compute estimate in H100e (median),"
                + "H100e (5th percentile),H100e (95th percentile),";
        String values = "\nNvidia,Meta,1/1/2022,3/31/2022,5,4,6,7,checked\n";
        write("chip-owners/owners_csv_export/a_cumulative_totals.csv", header + "Number of Units,Incomplete" + values);
        write(
                "chip-owners/owners_csv_export/b_cumulative_totals.csv",
                header + "Number of Units (median),Incomplete" + values);
        write(
                "chip-owners/owners_csv_export/c/c_cumulative_totals.csv",
                header + "Number of Units,Incomplete" + values);
        Reading reading = read("chip-owners/cumulative_totals");
        assertThat(reading.rows()).extracting(row -> row.get("unit_count")).containsExactly(7L, 7L);
        assertThat(reading.rows().get(1))
                .containsEntry("end_date", LocalDate.parse("2022-03-31"))
                .containsEntry("is_incomplete", true);
    }

    @Test
    void oneRowPerElementOfAnExplodedArray() throws IOException {
        write(
                "baci/hs17_hs4/routes_8542_2022.json",
                "[[\"CHN\",-1,[[\"TWN\",2983],[\"KOR\",2878]]],[\"KOR\",1,[[\"CHN\",5000]]]]");
        Reading reading = read("baci/hs4_routes");
        assertThat(reading.rows())
                .extracting(row -> row.get("country_code") + "/" + row.get("side") + "/" + row.get("partner_code") + "/"
                        + row.get("share_bp"))
                .containsExactly("CHN/-1/TWN/2983", "CHN/-1/KOR/2878", "KOR/1/CHN/5000");
        assertThat(reading.rows()).extracting(row -> row.get("product_code")).containsOnly("8542");
        assertThat(reading.rows()).extracting(row -> row.get("year")).containsOnly(2022);
    }

    @Test
    void aFileWithoutAVintageIsTheLatest() throws IOException {
        String text = "stage_id,stage_name,description\nS1,Design,\n";
        write("eto-supply-chain/stages.csv", text);
        write("eto-supply-chain/vintage-2025-07-09/stages.csv", text);
        assertThat(read("eto-supply-chain/stages").rows())
                .extracting(row -> row.get("vintage"))
                .containsExactly("latest", "2025-07-09");
    }

    /** A file of models that puts the given texts of the first five columns before eight empty cells. */
    private static String models(String... records) {
        return "Model,Organization,Country (of organization),Publication date,Abstract,Domain,Model accessibility,"
                + "Training code accessibility,Base model,Training hardware,Hardware quantity,Training compute (FLOP),"
                + "Parameters\n"
                + Stream.of(records).map(record -> record + ",,,,,,,,\n").collect(Collectors.joining());
    }

    private Reading read(String resource) {
        return Reading.of(Reading.folder(folder), resource);
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
