package org.sovereignai.jobs.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sovereignai.jobs.run.TableRecord;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.TableSchema;

/** The report says of no check that it passed which was not made. */
class QualityReportTest {

    @ParameterizedTest
    @CsvSource({"250, true", "10001, false"})
    void referenceToATableThatIsTooLargeToHoldIsNotReported(long economies, boolean isReported) {
        Schemas schemas = Schemas.load();
        List<TableSchema> tables = List.of(
                schemas.table("economy").orElseThrow(),
                schemas.table("ai_adoption").orElseThrow());
        List<TableRecord> records = List.of(record("economy", economies), record("ai_adoption", 10));

        List<String> passed = new ArrayList<>();
        new QualityReport(tables, records, Set.of(), Map.of())
                .json()
                .checks()
                .forEach(check -> passed.add(check.subject() + ": " + check.check()));

        assertThat(passed.contains("ai_adoption: [country_code] in economy")).isEqualTo(isReported);
    }

    private static TableRecord record(String table, long rows) {
        return new TableRecord(table, "", rows, "", 0, "", Map.of(), List.of());
    }
}
