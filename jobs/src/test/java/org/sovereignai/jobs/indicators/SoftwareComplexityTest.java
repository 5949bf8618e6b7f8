package org.sovereignai.jobs.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;
import org.sovereignai.measures.network.EconomicComplexity;

@ExtendWith(SparkExtension.class)
class SoftwareComplexityTest {

    private static final String COLUMNS = "country_code year quarter dimension item item_type pusher_count";

    @Test
    void isTheComplexityOfTheYearsSums(SparkSession spark) {
        double[][] amounts = amounts();
        TestInputs in = new TestInputs(spark).with("economy", "country_code is_hub", row("CCC", true));
        String[] nations = {"AAA", "BBB", "CCC", "DDD"};
        for (int nation = 0; nation < nations.length; nation++) {
            for (int language = 0; language < amounts[nation].length; language++) {
                long amount = (long) amounts[nation][language];
                if (amount > 0) {
                    String item = "L" + (char) ('a' + language);
                    in.with(
                            "open_source_pusher",
                            COLUMNS,
                            row(nations[nation], 2023, 1, "language", item, "programming", amount - 100),
                            row(nations[nation], 2023, 3, "language", item, "programming", 100));
                }
            }
        }
        in.with(
                "open_source_pusher",
                COLUMNS,
                row("AAA", 2023, 1, "language", "HTML", "markup", 1_000_000),
                row("NAM", 2023, 1, "language", "La", "programming", 101));

        Map<String, Published> rows = Published.by(new SoftwareComplexity(), in);

        EconomicComplexity expected = EconomicComplexity.of(amounts);
        for (int nation = 0; nation < nations.length; nation++) {
            Published found = rows.get(nations[nation] + " 2023 software_complexity");
            assertThat(found.value()).isEqualTo(expected.index(nation).orElseThrow());
            assertThat(found.status()).isEqualTo("partial");
            assertThat(found.coverage()).isEqualTo(0.5);
        }
        assertThat(rows.get("AAA 2023 software_complexity").n()).isEqualTo(12);
        assertThat(rows.get("CCC 2023 software_complexity").note()).isEqualTo("hub");
        assertThat(rows.get("NAM 2023 software_complexity"))
                .isEqualTo(new Published(null, 1L, 0.5, null, null, "partial", "too_few"));
    }

    @Test
    void saysWhyAYearHasNoIndex(SparkSession spark) {
        TestInputs in = new TestInputs(spark);
        for (char language = 'a'; language < 'k'; language++) {
            in.with(
                    "open_source_pusher",
                    COLUMNS,
                    row("AAA", 2023, 1, "language", "L" + language, "programming", 200),
                    row("BBB", 2023, 1, "language", "L" + language, "programming", 300));
        }

        assertThat(Published.by(new SoftwareComplexity(), in).values())
                .containsOnly(new Published(null, 10L, 0.25, null, null, "partial", "degenerate_matrix"));
    }

    /** Each nation does its own languages more than others do, and shares some with its neighbour. */
    private static double[][] amounts() {
        double[][] amounts = new double[4][12];
        for (int nation = 0; nation < 4; nation++) {
            for (int language = 0; language < 12; language++) {
                boolean leftOut = nation == 3 && language < 2;
                amounts[nation][language] = leftOut ? 0 : 200;
            }
        }
        for (int language = 0; language < 7; language++) {
            amounts[0][language] += 1000;
        }
        for (int language = 5; language < 10; language++) {
            amounts[1][language] += 1000;
        }
        for (int language = 9; language < 12; language++) {
            amounts[2][language] += 1000;
        }
        amounts[3][11] += 1000;
        return amounts;
    }
}
