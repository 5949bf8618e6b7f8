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
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.network.ShareMatrix;

@ExtendWith(SparkExtension.class)
class AsymmetryTest {

    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void everyPairOfWhichOneSuppliesTheOther(SparkSession spark) {
        // Germany gets .6 from Taiwan and .1 from Korea, .3 unknown; Taiwan gets .2 from Germany, .8 unknown; Korea
        // imports
        // nothing.
        Map<String, Row> pairs = new Asymmetry()
                        .build(new TestInputs(spark)
                                .with(
                                        "dependence_edge",
                                        "country_code year strand supplier_code direct_share direct_low direct_high n data_status",
                                        row("DEU", 2024, "chips", "TWN", 0.6, 0.6, 0.9, 2, "final"),
                                        row("DEU", 2024, "chips", "KOR", 0.1, 0.1, 0.4, 2, "final"),
                                        row("DEU", 2024, "chips", "UNK", 0.3, 0.3, 0.3, 2, "final"),
                                        row("TWN", 2024, "chips", "DEU", 0.2, 0.2, 1, 1, "final"),
                                        row("TWN", 2024, "chips", "UNK", 0.8, 0.8, 0.8, 1, "final")))
                        .collectAsList()
                        .stream()
                        .collect(Collectors.toMap(
                                row -> row.getAs("country_code") + " " + row.getAs("partner_code"),
                                Function.identity()));
        assertThat(pairs).containsOnlyKeys("DEU TWN", "TWN DEU");
        ShareMatrix supply =
                ShareMatrix.ofAmounts(new double[][] {{0, 0.6, 0.1}, {0.2, 0, 0}, {0, 0, 0}}, new double[] {1, 1, 0});
        assertPair(
                pairs.get("DEU TWN"),
                0.6,
                0.2,
                org.sovereignai.measures.network.Asymmetry.between(supply, 0, 1).orElseThrow());
        assertPair(
                pairs.get("TWN DEU"),
                0.2,
                0.6,
                org.sovereignai.measures.network.Asymmetry.between(supply, 1, 0).orElseThrow());
        assertThat(pairs.get("DEU TWN").<Double>getAs("asymmetry")).isCloseTo(0.4, EXACT);
        assertThat(pairs.get("DEU TWN").<Double>getAs("low")).isCloseTo(0.4 - 0.8, EXACT);
        assertThat(pairs.get("DEU TWN").<Double>getAs("high")).isCloseTo(0.4 + 0.3, EXACT);
    }

    /** Of goods each share has its own bounds, and whom no row names may be among the small ones together. */
    @Test
    void boundsAreThoseOfTheShares(SparkSession spark) {
        assertThat(new Asymmetry()
                        .build(new TestInputs(spark)
                                .with(
                                        "dependence_edge",
                                        "country_code year strand supplier_code direct_share direct_low direct_high n data_status",
                                        row("DEU", 2024, "chips", "TWN", 0.5, 0.25, 0.75, 9, "final"),
                                        row("DEU", 2024, "chips", "OTH", 0.5, 0, 0.5, 9, "final"),
                                        row("TWN", 2024, "chips", "OTH", 0.125, 0, 0.25, 9, "final"),
                                        row("TWN", 2024, "chips", "KOR", 0.875, 0.5, 1, 9, "final")))
                        .select("country_code", "partner_code", "asymmetry", "low", "high")
                        .collectAsList())
                .extracting(Row::toString)
                .containsExactlyInAnyOrder("[DEU,TWN,0.5,0.0,0.75]", "[TWN,DEU,-0.5,-0.75,0.0]");
    }

    /** Who supplies itself alone depends on nobody, which is a figure; who gets nothing has none. */
    @Test
    void partnerThatSuppliesItselfDependsByNothing(SparkSession spark) {
        assertThat(new Asymmetry()
                        .build(new TestInputs(spark)
                                .with(
                                        "dependence_edge",
                                        "country_code year strand supplier_code direct_share direct_low direct_high n data_status",
                                        row("DEU", 2024, "base_models", "USA", 0.5, 0.5, 0.5, 4, "final"),
                                        row("DEU", 2024, "base_models", "DEU", 0.5, 0.5, 0.5, 4, "final"),
                                        row("USA", 2024, "base_models", "USA", 1.0, 1.0, 1.0, 9, "final")))
                        .select(
                                "country_code",
                                "partner_code",
                                "direct_share",
                                "reverse_share",
                                "asymmetry",
                                "low",
                                "high")
                        .collectAsList())
                .extracting(Row::toString)
                .containsExactlyInAnyOrder("[DEU,USA,0.5,0.0,0.5,0.5,0.5]", "[USA,DEU,0.0,0.5,-0.5,-0.5,-0.5]");
    }

    private static void assertPair(Row pair, double direct, double reverse, Estimate expected) {
        assertThat(pair.<Double>getAs("direct_share")).isEqualTo(direct);
        assertThat(pair.<Double>getAs("reverse_share")).isEqualTo(reverse);
        assertThat(pair.<Double>getAs("asymmetry")).isCloseTo(expected.value(), EXACT);
        assertThat(pair.<Double>getAs("low")).isCloseTo(expected.low(), EXACT);
        assertThat(pair.<Double>getAs("high")).isCloseTo(expected.high(), EXACT);
    }
}
