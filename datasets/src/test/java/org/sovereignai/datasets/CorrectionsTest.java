package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A declared correction changes one record, as long as the source has the error. */
class CorrectionsTest {

    private static final String DECLARED = """
            [{"resource": "innovation-graph/git_pushes",
              "where": {"iso2_code": "NA", "year": "2024", "quarter": "1"},
              "column": "git_pushes", "expect": "12e", "to": "120",
              "who": "us", "when": "2026-11-24", "why": "a slip of the pen"},
             {"resource": "innovation-graph/git_pushes",
              "where": {"iso2_code": "FR", "year": "2024", "quarter": "1"},
              "column": "git_pushes", "expect": "7", "to": "",
              "who": "us", "when": "2026-11-24", "why": "of another country"}]
            """;

    @Test
    void correctedTextIsParsedInPlaceOfTheWrongOne() throws IOException {
        RecordCorrections corrections = corrections();

        RowParser.Outcome outcome = parse(corrections, "NA", "12e");

        assertThat(outcome).isInstanceOf(RowParser.Used.class);
        assertThat(((RowParser.Used) outcome).values()).containsExactly("NAM", 2024, 1, 120L);
        Ledger.Corrected made = corrections.made().get(0);
        assertThat(made.holds()).isTrue();
        assertThat(made.found()).isEqualTo("12e");
        assertThat(made.key()).isEqualTo(Map.of("country_code", "NAM", "year", "2024", "quarter", "1"));
    }

    @Test
    void textThatIsNotTheExpectedOneStaysAndIsReported() throws IOException {
        RecordCorrections corrections = corrections();

        RowParser.Outcome outcome = parse(corrections, "NA", "121");

        assertThat(((RowParser.Used) outcome).values()).containsExactly("NAM", 2024, 1, 121L);
        assertThat(corrections.made().get(0).holds()).isFalse();
    }

    @Test
    void withdrawnRecordIsOutOfScope() throws IOException {
        RecordCorrections corrections = corrections();

        assertThat(parse(corrections, "FR", "7")).isEqualTo(new RowParser.OutOfScope(RecordCorrections.WITHDRAWN));
        assertThat(corrections.made().get(0).key()).containsEntry("country_code", "FRA");
    }

    @Test
    void otherRecordsAreNotTouched() throws IOException {
        RecordCorrections corrections = corrections();

        assertThat(((RowParser.Used) parse(corrections, "DE", "7")).values()).containsExactly("DEU", 2024, 1, 7L);
        assertThat(corrections.made()).isEmpty();
    }

    static Stream<Resource> corrected() {
        return SourcesTest.resources()
                .filter(resource -> !resource.corrections().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("corrected")
    @Tag("hazard-27")
    void declarationIsWholeAndHoldsInThePublishersFile(Resource resource) {
        for (Correction correction : resource.corrections()) {
            correction.where().keySet().forEach(resource::place);
            resource.place(correction.column());
            assertThat(correction.where()).isNotEmpty();
            assertThat(correction.who()).isNotBlank();
            assertThat(correction.why()).hasSizeGreaterThan(40);
            assertThat(LocalDate.parse(correction.when())).isBefore(LocalDate.of(2100, 1, 1));
        }
        List<Ledger.Corrected> made = Reading.of(Reading.publishers(), resource.id()).accounts().stream()
                .flatMap(account -> account.corrected().stream())
                .toList();
        assertThat(made)
                .extracting(Ledger.Corrected::correction)
                .containsExactlyInAnyOrderElementsOf(resource.corrections());
        assertThat(made).allMatch(Ledger.Corrected::holds);
    }

    private static RowParser.Outcome parse(RecordCorrections corrections, String code, String pushes) {
        RowParser parser = new RowParser(Sources.load().resource("innovation-graph/git_pushes"), Crosswalk.load());
        return corrections
                .parse(new SourceRecord(1, new String[] {code, "2024", "1", pushes}, () -> "", null, Map.of()), parser)
                .outcome();
    }

    private static RecordCorrections corrections() throws IOException {
        Resource resource = Sources.load().resource("innovation-graph/git_pushes");
        return new RecordCorrections(new Resource(
                resource.source(),
                resource.name(),
                resource.redistributable(),
                resource.files(),
                resource.format(),
                resource.dialect(),
                resource.otherColumns(),
                resource.columns(),
                resource.scope(),
                resource.extractScope(),
                Sources.corrections(new ObjectMapper().readTree(DECLARED)).get(resource.id()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of(),
                false));
    }
}
