package org.sovereignai.jobs.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;

/**
 * In 2022 France makes 60 of 100 pushes and India 40, and India receives all of the collaboration; France releases an open model,
 * India a closed one that descends from it. Of Brazil, without a push, the people are not counted. In 2021 three quarters are
 * there.
 */
@ExtendWith(SparkExtension.class)
class WorldRowsTest {

    private static final Offset<Double> EXACT = within(1e-9);

    private static Map<String, Row> rows(SparkSession spark) {
        TestInputs in = new TestInputs(spark)
                .with("economy", "country_code is_hub", row("FRA", false), row("IND", false), row("SGP", true))
                .with(
                        "economy_year",
                        "country_code year population",
                        row("FRA", 2022, 10),
                        row("IND", 2022, 80),
                        row("SGP", 2022, 10))
                .with(
                        "model_release",
                        "model_name publication_date country_codes openness_class base_names",
                        row("Open", "2022-03-01", List.of("FRA"), "L4", List.of()),
                        row("First", "2020-03-01", List.of("FRA"), "L4", List.of()),
                        row("Second", "2020-09-01", List.of("FRA"), "L4", List.of("First")),
                        row("Closed", "2022-09-01", List.of("IND"), "L1", List.of("Open")));
        for (int quarter = 1; quarter <= 4; quarter++) {
            in.with(
                            "open_source_activity",
                            "country_code year quarter metric activity_count",
                            row("FRA", 2022, quarter, "git_pushes", 15),
                            row("IND", 2022, quarter, "git_pushes", 10),
                            row("BRA", 2022, quarter, "git_pushes", 0),
                            row("IND", 2022, quarter, "developers", 1000))
                    .with(
                            "collaboration_flow",
                            "country_code partner_code year quarter collaboration_count",
                            row("FRA", "IND", 2022, quarter, 5),
                            row("FRA", "FRA", 2022, quarter, 100));
            in.with(
                            "open_source_activity",
                            "country_code year quarter metric activity_count",
                            row("FRA", 2020, quarter, "git_pushes", 15))
                    .with(
                            "collaboration_flow",
                            "country_code partner_code year quarter collaboration_count",
                            row("FRA", "IND", 2020, quarter, 5));
            if (quarter < 4) {
                in.with(
                        "open_source_activity",
                        "country_code year quarter metric activity_count",
                        row("FRA", 2021, quarter, "git_pushes", 15));
            }
        }
        Map<String, Row> rows = new TreeMap<>();
        new NaturalScore()
                .build(in)
                .collectAsList()
                .forEach(row -> rows.put(
                        row.getAs("country_code") + " " + row.getAs("year") + " " + row.getAs("score_id") + " "
                                + row.getAs("layer"),
                        row));
        return rows;
    }

    @Test
    void participationIsTheMeanOfFourSharesOfTheWorld(SparkSession spark) {
        Map<String, Row> rows = rows(spark);

        assertThat(rows.get("FRA 2022 participation git_pushes").<Double>getAs("score"))
                .isEqualTo(60, EXACT);
        assertThat(rows.get("IND 2022 participation collaboration_received").<Double>getAs("score"))
                .isEqualTo(100, EXACT);
        // A closed model weighs nothing, and what descends from France's counts as France's.
        assertThat(rows.get("IND 2022 participation score").<Double>getAs("score"))
                .isEqualTo((40 + 100) / 4.0, EXACT);
        assertThat(rows.get("FRA 2022 participation models_elsewhere").<Double>getAs("score"))
                .isEqualTo(100, EXACT);
        // India has 80 of 100 people.
        assertThat(rows.get("IND 2022 participation_intensity score").<Double>getAs("score"))
                .isEqualTo(0.35 / 0.8, EXACT);
        // Nobody is known to collaborate into France: it may be just below what is listed, all of it.
        assertThat(rows.get("FRA 2022 participation score").<String>getAs("note"))
                .contains("collaboration_received");
    }

    @Test
    void whereThePeopleAreNotCountedTheScorePerPersonSaysSo(SparkSession spark) {
        Map<String, Row> rows = rows(spark);

        // Of the four layers collaboration alone, in which it is not listed: half of the least that is.
        assertThat(rows.get("BRA 2022 participation score").<Double>getAs("score"))
                .isEqualTo(50 / 4.0, EXACT);
        Row brazil = rows.get("BRA 2022 participation_intensity score");
        assertThat(brazil.<Object>getAs("score")).isNull();
        assertThat(brazil.<String>getAs("note")).isEqualTo("the number of its people is not known");
    }

    @ParameterizedTest
    @ValueSource(strings = {"participation", "participation_intensity"})
    void aYearWithoutAllQuartersSaysSo(String score, SparkSession spark) {
        Row france = rows(spark).get("FRA 2021 " + score + " score");

        assertThat(france.<Object>getAs("score")).isNull();
        assertThat(france.<String>getAs("note")).isEqualTo("year not scored: not all quarters of git pushes");
        assertThat(france.<String>getAs("data_status")).isEqualTo("partial");
    }

    /** France's only descendant is one of its own models: nothing descends elsewhere that could be shared out. */
    @Test
    void aYearInWhichNothingDescendsFromOtherNationsSaysSo(SparkSession spark) {
        Row france = rows(spark).get("FRA 2020 participation score");

        assertThat(france.<Object>getAs("score")).isNull();
        assertThat(france.<String>getAs("note"))
                .isEqualTo("year not scored: no models that descend from those of other nations");
    }
}
