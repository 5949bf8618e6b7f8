package org.sovereignai.jobs.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What DuckDB says is told in our words. */
class SuggestionTest {

    /** As DuckDB 1.5 says it of a Parquet file on a full disk. */
    @Test
    @Tag("hazard-59")
    void fullDiskIsNoFaultOfTheQuestion() {
        QueryException told = explained("IO Error: Async write failed for range [offset=3140208, size=38036]: "
                + "{\"exception_type\":\"IO\",\"exception_message\":\"Could not write file \\\"/a/.b.draft\\\": "
                + "No space left on device\",\"errno\":\"28\"}");

        assertThat(told.isLimit()).isTrue();
        assertThat(told)
                .hasMessage(
                        "There is no space left on the disk for the answer; make space, or write it elsewhere with --output.");
    }

    @Test
    void formsOfAFunctionAreNotListed() {
        assertThat(
                        explained(
                                "Binder Error: No function matches the given name and argument types '+(VARCHAR)'. "
                                        + "You might need to add explicit type casts.\n\tCandidate functions:\n\t\"+\"(x TINYINT, /) -> TINYINT\n"))
                .hasMessage(
                        "No function matches the given name and argument types '+(VARCHAR)'. You might need to add explicit type casts.");
    }

    private static QueryException explained(String message) {
        return Suggestion.explain(new SQLException(message), "SELECT 1", null);
    }
}
