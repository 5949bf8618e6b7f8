package org.sovereignai.jobs.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;

@ExtendWith(SparkExtension.class)
class ControlExposureTest {

    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void foreignShareTimesRevocableShare(SparkSession spark) {
        Map<String, Row> exposures = new ControlExposure()
                        .build(new TestInputs(spark)
                                .with(
                                        "dependence_edge",
                                        "country_code year strand supplier_code direct_share direct_low direct_high"
                                                + " revocable_share revocable_low revocable_high n data_status",
                                        row("FRA", 2024, "base_models", "FRA", 0.3, 0.3, 0.3, 1, 1, 1, 9, "final"),
                                        row(
                                                "FRA",
                                                2024,
                                                "base_models",
                                                "USA",
                                                0.4,
                                                0.4,
                                                0.4,
                                                0.5,
                                                0.4,
                                                0.6,
                                                9,
                                                "final"),
                                        row("FRA", 2024, "base_models", "CHN", 0.2, 0.2, 0.2, 0, 0, 0, 9, "final"),
                                        row("FRA", 2024, "chips", "DEU", 0.7, 0.2, 0.9, 1, 1, 1, 9, "final"),
                                        row("FRA", 2024, "base_models", "KOR", 0, 0, 0, null, null, null, 9, "final"),
                                        row("FRA", 2024, "base_models", "UNK", 0.1, 0.1, 0.1, null, 0, 1, 9, "final")))
                        .collectAsList()
                        .stream()
                        .collect(Collectors.toMap(row -> row.getAs("supplier_code"), Function.identity()));
        assertThat(exposures).containsOnlyKeys("USA", "CHN", "UNK", "DEU");
        // Of new goods all can be withheld; which part of them Germany sold is known within bounds.
        assertExposure(exposures.get("DEU"), 0.7, 0.2, 0.9);
        assertExposure(exposures.get("USA"), 0.2, 0.16, 0.24);
        assertExposure(exposures.get("CHN"), 0.0, 0, 0);
        assertExposure(exposures.get("UNK"), null, 0, 0.1);
    }

    private static void assertExposure(Row exposure, Double value, double low, double high) {
        if (value == null) {
            assertThat(exposure.<Double>getAs("control_exposure")).isNull();
        } else {
            assertThat(exposure.<Double>getAs("control_exposure")).isCloseTo(value, EXACT);
        }
        assertThat(exposure.<Double>getAs("low")).isCloseTo(low, EXACT);
        assertThat(exposure.<Double>getAs("high")).isCloseTo(high, EXACT);
    }
}
