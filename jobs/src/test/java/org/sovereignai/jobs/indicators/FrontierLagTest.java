package org.sovereignai.jobs.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;

@ExtendWith(SparkExtension.class)
class FrontierLagTest {

    private static final String COLUMNS = "model_name publication_date year country_codes training_compute_flop";

    @Test
    void measuresTheAgeOfTheFrontierThatTheNationHas(SparkSession spark) {
        TestInputs in = new TestInputs(spark)
                .with(
                        "model_release",
                        COLUMNS,
                        row("A1", "2014-01-01", 2014, List.of("USA"), 1e19),
                        row("A2", "2015-01-01", 2015, List.of("USA"), 1e20),
                        row("A3", "2015-07-01", 2015, List.of("USA"), 1e22),
                        row("A4", "2015-08-01", 2015, List.of("USA"), 1e18),
                        row("A5", "2015-08-01", 2015, List.of("USA"), 1e18),
                        row("B0", "2015-12-01", 2015, List.of("FRA"), null),
                        row("N", "2017-03-01", 2017, List.of("NAM"), null));
        for (int i = 1; i <= 4; i++) {
            in.with("model_release", COLUMNS, row("B" + i, "2016-06-01", 2016, List.of("FRA"), 5e19));
        }
        in.with("model_release", COLUMNS, row("B5", "2016-12-31", 2016, List.of("FRA", "CHE"), 1e17));

        Map<String, Published> rows = Published.by(new FrontierLag(), in);

        assertThat(rows.get("USA 2015 frontier_lag_months"))
                .isEqualTo(new Published(0.0, 5L, 1.0, null, null, "final", null));
        // 5e19 was first reached on 2015-01-01: 730 days before the end of 2016.
        assertThat(rows.get("FRA 2016 frontier_lag_months").value()).isCloseTo(730 / 30.4375, Offset.offset(1e-12));
        assertThat(rows.get("FRA 2016 frontier_lag_months").coverage()).isEqualTo(5.0 / 6);
        assertThat(rows.get("FRA 2016 frontier_lag_months").status()).isEqualTo("partial");
        // 2017 ends on the day of the newest model, 790 days later.
        assertThat(rows.get("FRA 2017 frontier_lag_months").value()).isCloseTo(790 / 30.4375, Offset.offset(1e-12));
        assertThat(rows.get("CHE 2016 frontier_lag_months"))
                .isEqualTo(new Published(null, 1L, 1.0, null, null, "partial", "too_few"));
        // No model of known compute: nothing is known.
        assertThat(rows).doesNotContainKeys("NAM 2017 frontier_lag_months", "FRA 2015 frontier_lag_months");
    }
}
