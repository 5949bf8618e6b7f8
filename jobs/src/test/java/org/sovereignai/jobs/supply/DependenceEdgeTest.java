package org.sovereignai.jobs.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;
import org.sovereignai.jobs.tables.ModelLineage;

@ExtendWith(SparkExtension.class)
class DependenceEdgeTest {

    private static final Offset<Double> EXACT = within(1e-12);
    private static final String TOTALS =
            "country_code year hs_revision product_code strand export_value_usd import_value_usd";
    private static final String FLOWS = "country_code partner_code year hs_revision product_code strand value_usd";

    private static TestInputs inputs(SparkSession spark) {
        return new TestInputs(spark)
                .withReference(
                        "strand_maker",
                        "strand country_code source",
                        row("chips", "TWN", "fab"),
                        row("chips", "SGP", "fab"));
    }

    /** Taiwan makes all it sells; Hong Kong only resells Taiwan's; China gets half from each, a tenth from nobody knows. */
    private static TestInputs worldWithAHub(SparkSession spark) {
        return inputs(spark)
                .with(
                        "trade_total",
                        TOTALS,
                        row("TWN", 2022, "HS17", "8542", "chips", 200, 0),
                        row("HKG", 2022, "HS17", "8542", "chips", 90, 110),
                        row("CHN", 2022, "HS17", "8542", "chips", 0, 200))
                .with(
                        "trade_flow",
                        FLOWS,
                        row("HKG", "TWN", 2022, "HS17", "8542", "chips", 110),
                        row("CHN", "TWN", 2022, "HS17", "8542", "chips", 90),
                        row("CHN", "HKG", 2022, "HS17", "8542", "chips", 90),
                        row("CHN", "TWN", 2022, "HS07", "854231", "chips", 1));
    }

    @Test
    void suppliesThroughAHubAreTracedToTheirMaker(SparkSession spark) {
        Map<String, Row> edges = edges(worldWithAHub(spark));
        assertThat(edges).hasSize(4);
        assertEdge(edges.get("chips 2022 HKG TWN"), 1, 1, 1, 1, 1);
        assertEdge(edges.get("chips 2022 CHN TWN"), 0.45, 0.9, 0.9, 1, 2);
        assertEdge(edges.get("chips 2022 CHN HKG"), 0.45, 0, 0, 0.1, 2);
        assertEdge(edges.get("chips 2022 CHN UNK"), 0.1, 0.1, 0.1, 0.1, 2);
        assertThat(edges.values()).allSatisfy(edge -> assertRevocable(edge, 1.0, 1, 1));
    }

    @Test
    void placeOfTransitThatAlsoMakesIsAMakerOnlyAsFarAsTradeProvesIt(SparkSession spark) {
        // The Netherlands buy 50 from Taiwan and sell 80, of which 30 at least are their own.
        Map<String, Row> edges = edges(inputs(spark)
                .withReference(
                        "strand_maker",
                        "strand country_code source",
                        row("chips", "TWN", "fab"),
                        row("chips", "NLD", "fab"))
                .with(
                        "trade_total",
                        TOTALS,
                        row("TWN", 2022, "HS17", "8542", "chips", 50, 0),
                        row("NLD", 2022, "HS17", "8542", "chips", 80, 50),
                        row("CHN", 2022, "HS17", "8542", "chips", 0, 80))
                .with(
                        "trade_flow",
                        FLOWS,
                        row("NLD", "TWN", 2022, "HS17", "8542", "chips", 50),
                        row("CHN", "NLD", 2022, "HS17", "8542", "chips", 80)));
        assertEdge(edges.get("chips 2022 CHN NLD"), 1, 3 / 8.0, 3 / 8.0, 1, 1);
        assertEdge(edges.get("chips 2022 CHN TWN"), 0, 5 / 8.0, 0, 5 / 8.0, 1);
    }

    @Test
    void whoMayHaveMadeMoreThanTheUnknownPartIsListed(SparkSession spark) {
        // China buys from Hong Kong, which buys from Singapore, which buys from Taiwan and may have made all itself.
        Map<String, Row> edges = edges(inputs(spark)
                .with(
                        "trade_total",
                        TOTALS,
                        row("TWN", 2022, "HS17", "8542", "chips", 100, 0),
                        row("KOR", 2022, "HS17", "8542", "chips", 100, 0),
                        row("SGP", 2022, "HS17", "8542", "chips", 90, 100),
                        row("HKG", 2022, "HS17", "8542", "chips", 80, 90),
                        row("CHN", 2022, "HS17", "8542", "chips", 0, 80))
                .with(
                        "trade_flow",
                        FLOWS,
                        row("SGP", "TWN", 2022, "HS17", "8542", "chips", 100),
                        row("HKG", "SGP", 2022, "HS17", "8542", "chips", 90),
                        row("CHN", "HKG", 2022, "HS17", "8542", "chips", 80)));
        assertEdge(edges.get("chips 2022 CHN SGP"), 0, 0, 0, 1, 1);
        assertEdge(edges.get("chips 2022 CHN TWN"), 0, 1, 0, 1, 1);
        assertEdge(edges.get("chips 2022 CHN HKG"), 1, 0, 0, 0, 1);
        assertThat(edges).doesNotContainKeys("chips 2022 CHN KOR", "chips 2022 CHN UNK");
    }

    @Test
    void entrepotThatAlsoMakesIsNoMakerEvenWithASurplus(SparkSession spark) {
        // Singapore buys 50 from Taiwan and sells 80: all of it may be its own, and none is by the central estimate.
        Map<String, Row> edges = edges(inputs(spark)
                .with(
                        "trade_total",
                        TOTALS,
                        row("TWN", 2022, "HS17", "8542", "chips", 50, 0),
                        row("SGP", 2022, "HS17", "8542", "chips", 80, 50),
                        row("CHN", 2022, "HS17", "8542", "chips", 0, 80))
                .with(
                        "trade_flow",
                        FLOWS,
                        row("SGP", "TWN", 2022, "HS17", "8542", "chips", 50),
                        row("CHN", "SGP", 2022, "HS17", "8542", "chips", 80)));
        assertEdge(edges.get("chips 2022 CHN SGP"), 1, 0, 0, 1, 1);
        assertEdge(edges.get("chips 2022 CHN TWN"), 0, 1, 0, 1, 1);
    }

    @Test
    void strandWithoutAListHasOnlyPossibleMakers(SparkSession spark) {
        // The middleman makes none of its exports, or all; pooled 100 / (100 + 300).
        Map<String, Row> edges = edges(inputs(spark)
                .with(
                        "trade_total",
                        TOTALS,
                        row("CHN", 2022, "HS17", "8507", "energy_equipment", 300, 0),
                        row("POL", 2022, "HS17", "8507", "energy_equipment", 40, 200),
                        row("POL", 2022, "HS17", "8504", "energy_equipment", 60, 100),
                        row("DEU", 2022, "HS17", "8504", "energy_equipment", 0, 100))
                .with(
                        "trade_flow",
                        FLOWS,
                        row("POL", "CHN", 2022, "HS17", "8507", "energy_equipment", 200),
                        row("POL", "CHN", 2022, "HS17", "8504", "energy_equipment", 100),
                        row("DEU", "POL", 2022, "HS17", "8507", "energy_equipment", 40),
                        row("DEU", "POL", 2022, "HS17", "8504", "energy_equipment", 60)));
        assertEdge(edges.get("energy_equipment 2022 DEU POL"), 1, 0.25, 0, 1, 1);
        assertEdge(edges.get("energy_equipment 2022 DEU CHN"), 0, 0.75, 0, 1, 1);
    }

    @Test
    void withoutResaleTracedEqualsDirect(SparkSession spark) {
        // Every exporter imports nothing, so that it makes all it sells.
        Map<String, Row> edges = edges(inputs(spark)
                .with(
                        "trade_total",
                        TOTALS,
                        row("TWN", 2022, "HS17", "8542", "chips", 30, 0),
                        row("KOR", 2022, "HS17", "8542", "chips", 70, 0),
                        row("CHN", 2022, "HS17", "8542", "chips", 0, 100))
                .with(
                        "trade_flow",
                        FLOWS,
                        row("CHN", "TWN", 2022, "HS17", "8542", "chips", 30),
                        row("CHN", "KOR", 2022, "HS17", "8542", "chips", 70)));
        assertEdge(edges.get("chips 2022 CHN TWN"), 0.3, 0.3, 0.3, 0.3, 2);
        assertEdge(edges.get("chips 2022 CHN KOR"), 0.7, 0.7, 0.7, 0.7, 2);
    }

    @Test
    void listThatExceedsItsTotalByRoundingStillSumsToOne(SparkSession spark) {
        Map<String, Row> edges = edges(inputs(spark)
                .with(
                        "trade_total",
                        TOTALS,
                        row("TWN", 2022, "HS17", "8542", "chips", 200, 0),
                        row("CHN", 2022, "HS17", "8542", "chips", 0, 100))
                .with("trade_flow", FLOWS, row("CHN", "TWN", 2022, "HS17", "8542", "chips", 100.05)));
        assertThat(edges).hasSize(1);
        assertEdge(edges.get("chips 2022 CHN TWN"), 1, 1, 1, 1, 1);
    }

    /**
     * Sixty economies of which each sells as much to every other as it buys, in two years. Half of what one sells it made,
     * by the central estimate. So of what it buys each other one made b and it itself a = b / 2, with 59 b + b / 2 = 1; any
     * of them may have made nothing or all, and if none made anything all is of unknown origin.
     */
    @Test
    void everybodyTradesWithEverybody(SparkSession spark) {
        int size = 60;
        List<String> codes =
                IntStream.range(0, size).mapToObj("X%02d"::formatted).toList();
        List<Object[]> economies = new ArrayList<>();
        List<Object[]> flows = new ArrayList<>();
        for (int year : List.of(2021, 2022)) {
            for (String importer : codes) {
                economies.add(row(importer, year, "HS17", "8507", "energy_equipment", size - 1, size - 1));
                codes.stream()
                        .filter(exporter -> !exporter.equals(importer))
                        .forEach(exporter ->
                                flows.add(row(importer, exporter, year, "HS17", "8507", "energy_equipment", 1)));
            }
        }
        Collections.shuffle(flows, new Random(1));

        Map<String, Row> edges = edges(network(spark, economies, flows));

        assertThat(edges.size()).isEqualTo(2 * size * (size + 1));
        double made = 1 / (size - 0.5);
        edges.values().forEach(edge -> {
            String supplier = edge.getAs("supplier_code");
            if (supplier.equals("UNK")) {
                assertEdge(edge, 0, 0, 0, 1, size - 1);
            } else if (supplier.equals(edge.getAs("country_code"))) {
                assertEdge(edge, 0, made / 2, 0, 1, size - 1);
            } else {
                assertEdge(edge, 1.0 / (size - 1), made, 0, 1, size - 1);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void orderOfRowsChangesNothingAndRowsSumToOne(long seed, SparkSession spark) {
        List<String> codes = List.of("CHN", "HKG", "JPN", "KOR", "SGP", "TWN", "USA", "VNM");
        Random random = new Random(seed);
        List<Object[]> flows = new ArrayList<>();
        Map<String, long[]> totals = new TreeMap<>();
        for (String importer : codes) {
            for (String exporter : codes) {
                if (!importer.equals(exporter) && random.nextInt(3) > 0) {
                    long value = 1 + random.nextInt(1000);
                    flows.add(row(importer, exporter, 2022, "HS17", "8542", "chips", value));
                    totals.computeIfAbsent(exporter, code -> new long[2])[0] += value;
                    totals.computeIfAbsent(importer, code -> new long[2])[1] += value + random.nextInt(50);
                }
            }
        }
        List<Object[]> economies = new ArrayList<>();
        totals.forEach((code, total) -> economies.add(row(code, 2022, "HS17", "8542", "chips", total[0], total[1])));
        Map<String, Row> edges = edges(network(spark, economies, flows));
        Collections.shuffle(flows, random);
        Collections.shuffle(economies, random);
        assertThat(edges(network(spark, economies, flows))).isEqualTo(edges);

        Map<String, double[]> sums = new TreeMap<>();
        edges.values().forEach(edge -> {
            double[] sum = sums.computeIfAbsent(edge.getAs("country_code"), code -> new double[2]);
            sum[0] += edge.<Double>getAs("direct_share");
            sum[1] += edge.<Double>getAs("traced_share");
            assertThat(edge.<Double>getAs("traced_share"))
                    .isBetween(edge.<Double>getAs("traced_low"), edge.<Double>getAs("traced_high"));
        });
        assertThat(sums.values()).allSatisfy(sum -> assertThat(sum).containsExactly(new double[] {1, 1}, EXACT));
    }

    @Test
    void namesOfNationsChangeNothing(SparkSession spark) {
        // Economies, with the same places in the network under other names that sort the other way round.
        List<String> names = List.of("CHN", "HKG", "SGP", "TWN");
        List<String> others = List.of("VNM", "USA", "KOR", "JPN");
        Map<String, Row> edges = edges(circle(spark, names));
        Map<String, Row> renamed = edges(circle(spark, others));
        assertThat(renamed).hasSameSizeAs(edges);
        edges.values().forEach(edge -> {
            String importer = others.get(names.indexOf(edge.<String>getAs("country_code")));
            int place = names.indexOf(edge.<String>getAs("supplier_code"));
            Row other = renamed.get("chips 2022 " + importer + " " + (place < 0 ? "UNK" : others.get(place)));
            assertEdge(
                    other,
                    edge.<Double>getAs("direct_share"),
                    edge.<Double>getAs("traced_share"),
                    edge.<Double>getAs("traced_low"),
                    edge.<Double>getAs("traced_high"),
                    edge.<Long>getAs("n"));
        });
    }

    /** The fourth makes, the second and third are places of transit that supply each other, the third makes as well. */
    private static TestInputs circle(SparkSession spark, List<String> names) {
        String first = names.get(0);
        String second = names.get(1);
        String third = names.get(2);
        String fourth = names.get(3);
        return new TestInputs(spark)
                .withReference(
                        "strand_maker",
                        "strand country_code source",
                        row("chips", third, "fab"),
                        row("chips", fourth, "fab"))
                .withReference("hub", "country_code source")
                .withReference(
                        "policy_note",
                        "country_code note_code source",
                        row(second, "re_export_hub", "hub"),
                        row(third, "re_export_hub", "hub"))
                .with(
                        "trade_total",
                        TOTALS,
                        row(first, 2022, "HS17", "8542", "chips", 0, 100),
                        row(second, 2022, "HS17", "8542", "chips", 80, 90),
                        row(third, 2022, "HS17", "8542", "chips", 90, 70),
                        row(fourth, 2022, "HS17", "8542", "chips", 100, 30))
                .with(
                        "trade_flow",
                        FLOWS,
                        row(first, second, 2022, "HS17", "8542", "chips", 50),
                        row(first, third, 2022, "HS17", "8542", "chips", 40),
                        row(second, third, 2022, "HS17", "8542", "chips", 20),
                        row(second, fourth, 2022, "HS17", "8542", "chips", 70),
                        row(third, second, 2022, "HS17", "8542", "chips", 30),
                        row(third, fourth, 2022, "HS17", "8542", "chips", 40),
                        row(fourth, third, 2022, "HS17", "8542", "chips", 30));
    }

    private static TestInputs network(SparkSession spark, List<Object[]> economies, List<Object[]> flows) {
        return inputs(spark)
                .with("trade_total", TOTALS, economies.toArray(Object[][]::new))
                .with("trade_flow", FLOWS, flows.toArray(Object[][]::new));
    }

    @Test
    void baseModelsAreSplitAmongNationsAndRevocableByTheClassOfTheBase(SparkSession spark) {
        TestInputs inputs = inputs(spark)
                .with(
                        "model_release",
                        "model_name year country_codes accessibility base_names",
                        row("Open", 2023, List.of("CHN"), "Open weights (unrestricted)", null),
                        row("Closed", 2023, List.of("USA"), "API access", null),
                        row("Joint", 2024, List.of("USA", "GBR"), "Open weights (restricted use)", List.of("Open")),
                        row("Unclear", 2023, List.of("USA"), null, null),
                        row("A", 2025, List.of("JPN"), null, List.of("Open")),
                        row("B", 2025, List.of("JPN"), null, List.of("Closed")),
                        row("C", 2025, List.of("JPN"), null, List.of("Unclear")),
                        row("D", 2025, List.of("JPN"), null, List.of("Joint")),
                        row("E", 2025, List.of("JPN"), null, List.of("lost")),
                        row("F", 2025, List.of("JPN"), null, List.of("E")),
                        row("G", 2025, List.of("JPN", "USA"), null, List.of("Closed")))
                .with(
                        "model_release_nation",
                        "model_name country_code year",
                        row("Joint", "USA", 2024),
                        row("Joint", "GBR", 2024),
                        row("A", "JPN", 2025),
                        row("B", "JPN", 2025),
                        row("C", "JPN", 2025),
                        row("D", "JPN", 2025),
                        row("E", "JPN", 2025),
                        row("F", "JPN", 2025),
                        row("G", "JPN", 2025),
                        row("G", "USA", 2025));
        Map<String, Row> edges = edges(inputs.withTable("model_lineage", new ModelLineage().build(inputs)));

        // Seven models of Japan: bases from China (A), the United States (B, C, G, half of D), the United Kingdom (half
        // of
        // D), Japan (F) and unknown (E). Their roots: China (A, D), United States (B, C, G), unknown (E, F).
        assertEdge(edges.get("base_models 2025 JPN CHN"), 1 / 7.0, 2 / 7.0, 2 / 7.0, 4 / 7.0, 6);
        assertEdge(edges.get("base_models 2025 JPN USA"), 3.5 / 7, 3 / 7.0, 3 / 7.0, 5 / 7.0, 6);
        assertEdge(edges.get("base_models 2025 JPN GBR"), 0.5 / 7, 0, 0, 2 / 7.0, 6);
        assertEdge(edges.get("base_models 2025 JPN JPN"), 1 / 7.0, 0, 0, 2 / 7.0, 6);
        assertEdge(edges.get("base_models 2025 JPN UNK"), 1 / 7.0, 2 / 7.0, 2 / 7.0, 2 / 7.0, 6);
        assertRevocable(edges.get("base_models 2025 JPN CHN"), 0.0, 0, 0);
        // B and G wholly, D by half (weight .5), C unknown.
        assertRevocable(edges.get("base_models 2025 JPN USA"), 2.25 / 2.5, 2.25 / 3.5, 3.25 / 3.5);
        assertRevocable(edges.get("base_models 2025 JPN GBR"), 0.5, 0.5, 0.5);
        assertRevocable(edges.get("base_models 2025 JPN UNK"), null, 0, 1);
        // Of a joint model each nation counts; the base of G is the United States' own.
        assertEdge(edges.get("base_models 2025 USA USA"), 1, 1, 1, 1, 1);
        assertEdge(edges.get("base_models 2024 GBR CHN"), 1, 1, 1, 1, 1);
    }

    @Test
    void hardwareAndComputeAreRevocableAndNotTraced(SparkSession spark) {
        Map<String, Row> edges = edges(inputs(spark)
                .with(
                        "model_release_nation",
                        "model_name country_code year",
                        row("A", "FRA", 2024),
                        row("B", "FRA", 2024))
                .with(
                        "training_hardware",
                        "model_name hardware_name maker_code foundry_code",
                        row("A", "NVIDIA H100", "USA", "TWN"),
                        row("B", "Something", null, null))
                .with(
                        "compute_cluster",
                        "cluster_number country_code owner_codes h100_equivalents maker_code in_service_from is_counted",
                        row(1, "FRA", List.of("USA", "FRA"), 300, "USA", "2024-05-01", true),
                        row(2, "FRA", List.of("USA"), 100, "USA", "2024-06-01", true),
                        row(3, "FRA", List.of(), 100, null, "2024-07-01", true),
                        row(4, "FRA", List.of("USA"), 900, "USA", "2024-07-01", false)));
        assertUntraced(edges.get("training_hardware 2024 FRA USA"), 0.5, 1);
        assertUntraced(edges.get("training_hardware 2024 FRA UNK"), 0.5, 1);
        assertUntraced(edges.get("training_foundry 2024 FRA TWN"), 0.5, 1);
        assertUntraced(edges.get("compute 2024 FRA FRA"), 0.6, 2);
        assertUntraced(edges.get("compute 2024 FRA USA"), 0.2, 2);
        assertUntraced(edges.get("compute 2024 FRA UNK"), 0.2, 2);
        assertUntraced(edges.get("compute_chips 2024 FRA USA"), 0.8, 2);
        assertRevocable(edges.get("training_hardware 2024 FRA USA"), 1.0, 1, 1);
        assertRevocable(edges.get("compute 2024 FRA UNK"), null, 0, 1);
    }

    @Test
    void codeIsNeitherTracedNorRevocable(SparkSession spark) {
        Map<String, Row> edges = edges(inputs(spark)
                .with(
                        "collaboration_flow",
                        "country_code partner_code year quarter collaboration_count",
                        row("FRA", "USA", 2024, 1, 100),
                        row("FRA", "USA", 2024, 2, 200),
                        row("FRA", "DEU", 2024, 1, 100)));
        assertUntraced(edges.get("code 2024 FRA USA"), 0.75, 2);
        assertUntraced(edges.get("code 2024 FRA DEU"), 0.25, 2);
        assertRevocable(edges.get("code 2024 FRA USA"), 0.0, 0, 0);
    }

    private static Map<String, Row> edges(TestInputs inputs) {
        Map<String, Row> edges = new TreeMap<>();
        new DependenceEdge().build(inputs).collectAsList().forEach(row -> {
            String key = "%s %s %s %s"
                    .formatted(
                            row.getAs("strand"),
                            row.getAs("year"),
                            row.getAs("country_code"),
                            row.getAs("supplier_code"));
            assertThat(edges.put(key, row)).as(key).isNull();
        });
        return edges;
    }

    private static void assertEdge(Row edge, double direct, double traced, double low, double high, long n) {
        assertThat(edge.<Double>getAs("direct_share")).isCloseTo(direct, EXACT);
        assertThat(edge.<Double>getAs("traced_share")).isCloseTo(traced, EXACT);
        assertThat(edge.<Double>getAs("traced_low")).isCloseTo(low, EXACT);
        assertThat(edge.<Double>getAs("traced_high")).isCloseTo(high, EXACT);
        assertThat(edge.<Long>getAs("n")).isEqualTo(n);
    }

    private static void assertUntraced(Row edge, double direct, long n) {
        assertThat(edge.<Double>getAs("direct_share")).isCloseTo(direct, EXACT);
        assertThat(edge.<Double>getAs("traced_share")).isNull();
        assertThat(edge.<Double>getAs("traced_low")).isNull();
        assertThat(edge.<Double>getAs("traced_high")).isNull();
        assertThat(edge.<Long>getAs("n")).isEqualTo(n);
    }

    private static void assertRevocable(Row edge, Double share, double low, double high) {
        if (share == null) {
            assertThat(edge.<Double>getAs("revocable_share")).isNull();
        } else {
            assertThat(edge.<Double>getAs("revocable_share")).isCloseTo(share, EXACT);
        }
        assertThat(edge.<Double>getAs("revocable_low")).isCloseTo(low, EXACT);
        assertThat(edge.<Double>getAs("revocable_high")).isCloseTo(high, EXACT);
    }
}
