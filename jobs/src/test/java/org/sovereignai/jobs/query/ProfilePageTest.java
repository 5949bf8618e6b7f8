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

    /** Eight figures in a row are not read, but counted. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "11403000 | 11,400,000",
                "-25340 | -25,300",
                "9996 | 10,000",
                "9994 | 9990",
                "0.0003217 | 0.000322",
                "0 | 0"
            })
    void longNumbersHaveTheirThousandsSetApart(double value, String said) {
        assertThat(ProfilePage.rounded(value)).isEqualTo(said);
    }
}
