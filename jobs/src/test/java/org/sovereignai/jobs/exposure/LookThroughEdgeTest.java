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
class LookThroughEdgeTest {

    private static final Offset<Double> EXACT = within(1e-12);
    private static final String EDGE = "country_code year strand supplier_code direct_share n";

    @Test
    void suppliersBehindSuppliersCountLess(SparkSession spark) {
        // Germany buys half from Hong Kong and half from Taiwan, Hong Kong all from Taiwan: for a = .5 the chain is .5
        // HKG +
        // .5 TWN + .5 x .5 TWN, for .85 it is .5 HKG + .5 TWN + .85 x .5 TWN.
        Map<String, Row> edges = edges(new TestInputs(spark)
                .with(
                        "dependence_edge",
                        EDGE,
                        row("DEU", 2024, "chips", "HKG", 0.5, 2),
                        row("DEU", 2024, "chips", "TWN", 0.5, 2),
                        row("HKG", 2024, "chips", "TWN", 1, 1),
                        row("HKG", 2024, "code", "USA", 1, 1)));
        assertThat(edges).containsOnlyKeys("DEU HKG", "DEU TWN", "HKG TWN");
        assertEdge(edges.get("DEU HKG"), 0.5 / 1.25, 0.5 / 1.425);
        assertEdge(edges.get("DEU TWN"), 0.75 / 1.25, 0.925 / 1.425);
        assertEdge(edges.get("HKG TWN"), 1, 1);
    }

    @Test
    void smallSuppliersAreSummedAndTheUnknownPartIsCarried(SparkSession spark) {
        Map<String, Row> edges = edges(new TestInputs(spark)
                .with(
                        "dependence_edge",
                        EDGE,
                        row("DEU", 2024, "chips", "TWN", 0.8985, 4),
                        row("DEU", 2024, "chips", "FJI", 0.0009, 4),
                        row("DEU", 2024, "chips", "TON", 0.0006, 4),
                        row("DEU", 2024, "chips", "UNK", 0.1, 4)));
        // The chain of the unknown part is unknown: .1 + .5 x .1 + ... = .2 for a = .5, 1 / .15 x .1 for .85.
        assertThat(edges).containsOnlyKeys("DEU TWN", "DEU OTH", "DEU UNK");
        assertEdge(edges.get("DEU TWN"), 0.8985 / 1.1, 0.8985 / (0.9 + 0.1 / 0.15));
        assertEdge(edges.get("DEU OTH"), 0.0015 / 1.1, 0.0015 / (0.9 + 0.1 / 0.15));
        assertEdge(edges.get("DEU UNK"), 0.2 / 1.1, 0.1 / 0.15 / (0.9 + 0.1 / 0.15));
    }

    private static Map<String, Row> edges(TestInputs inputs) {
        return new LookThroughEdge()
                .build(inputs).collectAsList().stream()
                        .collect(Collectors.toMap(
                                row -> row.getAs("country_code") + " " + row.getAs("supplier_code"),
                                Function.identity()));
    }

    private static void assertEdge(Row edge, double near, double far) {
        assertThat(edge.<Double>getAs("look_through_50_share")).isCloseTo(near, EXACT);
        assertThat(edge.<Double>getAs("look_through_85_share")).isCloseTo(far, EXACT);
    }
}
