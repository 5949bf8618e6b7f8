package org.sovereignai.jobs.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DoubleNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfilePageTest {

    /** Nothing is said to be none or all unless it is, but for what sums of shares are off. */
    @ParameterizedTest
    @CsvSource({
        "0, 0 %",
        "0.0004, < 0.1 %",
        "0.006, 0.6 %",
        "0.5, 50 %",
        "0.99, 99 %",
        "0.996, 99.6 %",
        "0.9996, > 99.9 %",
        "0.99999999999, 100 %",
        "1, 100 %"
    })
    void sharesAreNoneOrAllWhereTheyAre(double share, String said) {
        assertThat(ProfilePage.percent(DoubleNode.valueOf(share))).isEqualTo(said);
    }
}
