package org.sovereignai.jobs.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.jobs.SparkExtension;

@ExtendWith(SparkExtension.class)
class DependenceEdgeTest {

    private static final Offset<Double> EXACT = within(1e-12);
    private static final String TOTALS =
            "country_code,year,hs_revision,product_code,strand,export_value_usd,import_value_usd";
    private static final String FLOWS = "country_code,partner_code,year,hs_revision,product_code,strand,value_usd";
    private static final String[] MAKERS = {"strand,country_code,source", "chips,TWN,fab", "chips,SGP,fab"};

    private static StepInputs withoutUnits(SparkSession spark) {
        return new StepInputs(spark)
                .empty(
                        "model_release",
                        "model_release_nation",
                        "model_lineage",
                        "training_hardware",
                        "compute_cluster",
                        "collaboration_flow",
                        "trade_flow",
                        "trade_total")
                .reference("strand_maker", MAKERS);
    }

    /** Taiwan makes all it sells; Hong Kong only resells Taiwan's; China gets half from each, a tenth from nobody knows. */
    private static StepInputs worldWithAHub(SparkSession spark) {
        return withoutUnits(spark)
                .table(
                        "trade_total",
                        TOTALS,
                        "TWN,2022,HS17,8542,chips,200,0",
                        "HKG,2022,HS17,8542,chips,90,110",
                        "CHN,2022,HS17,8542,chips,0,200")
                .table(
                        "trade_flow",
                        FLOWS,
                        "HKG,TWN,2022,HS17,8542,chips,110",
                        "CHN,TWN,2022,HS17,8542,chips,90",
                        "CHN,HKG,2022,HS17,8542,chips,90",
                        "CHN,TWN,2022,HS07,854231,chips,1");
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
    void placeOfTransitThatAlsoMakesIsNoMakerInTheCentralEstimate(SparkSession spark) {
        // Singapore buys 100 from Taiwan and sells 80: all of it may be its own, and none is by the central estimate.
        Map<String, Row> edges = edges(withoutUnits(spark)
                .table(
                        "trade_total",
                        TOTALS,
                        "TWN,2022,HS17,8542,chips,100,0",
                        "SGP,2022,HS17,8542,chips,80,100",
                        "CHN,2022,HS17,8542,chips,0,80")
                .table("trade_flow", FLOWS, "SGP,TWN,2022,HS17,8542,chips,100", "CHN,SGP,2022,HS17,8542,chips,80"));
        assertEdge(edges.get("chips 2022 CHN SGP"), 1, 0, 0, 1, 1);
        assertEdge(edges.get("chips 2022 CHN TWN"), 0, 1, 0, 1, 1);
    }

    @Test
    void strandWithoutAListHasOnlyPossibleMakers(SparkSession spark) {
        // The middleman makes none of its exports, or all; pooled 100 / (100 + 300).
        Map<String, Row> edges = edges(withoutUnits(spark)
                .table(
                        "trade_total",
                        TOTALS,
                        "CHN,2022,HS17,8507,energy_equipment,300,0",
                        "POL,2022,HS17,8507,energy_equipment,40,200",
                        "POL,2022,HS17,8504,energy_equipment,60,100",
                        "DEU,2022,HS17,8504,energy_equipment,0,100")
                .table(
                        "trade_flow",
                        FLOWS,
                        "POL,CHN,2022,HS17,8507,energy_equipment,200",
                        "POL,CHN,2022,HS17,8504,energy_equipment,100",
                        "DEU,POL,2022,HS17,8507,energy_equipment,40",
                        "DEU,POL,2022,HS17,8504,energy_equipment,60"));
        assertEdge(edges.get("energy_equipment 2022 DEU POL"), 1, 0.25, 0, 1, 1);
        assertEdge(edges.get("energy_equipment 2022 DEU CHN"), 0, 0.75, 0, 1, 1);
    }

    @Test
    void withoutResaleTracedEqualsDirect(SparkSession spark) {
        // Every exporter imports nothing, so that it makes all it sells.
        Map<String, Row> edges = edges(withoutUnits(spark)
                .table(
                        "trade_total",
                        TOTALS,
                        "TWN,2022,HS17,8542,chips,30,0",
                        "KOR,2022,HS17,8542,chips,70,0",
                        "CHN,2022,HS17,8542,chips,0,100")
                .table("trade_flow", FLOWS, "CHN,TWN,2022,HS17,8542,chips,30", "CHN,KOR,2022,HS17,8542,chips,70"));
        assertEdge(edges.get("chips 2022 CHN TWN"), 0.3, 0.3, 0.3, 0.3, 2);
        assertEdge(edges.get("chips 2022 CHN KOR"), 0.7, 0.7, 0.7, 0.7, 2);
    }

    @Test
    void listThatExceedsItsTotalByRoundingStillSumsToOne(SparkSession spark) {
        Map<String, Row> edges = edges(withoutUnits(spark)
                .table("trade_total", TOTALS, "TWN,2022,HS17,8542,chips,200,0", "CHN,2022,HS17,8542,chips,0,100")
                .table("trade_flow", FLOWS, "CHN,TWN,2022,HS17,8542,chips,100.05"));
        assertThat(edges).hasSize(1);
        assertEdge(edges.get("chips 2022 CHN TWN"), 1, 1, 1, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void orderOfRowsChangesNothingAndRowsSumToOne(long seed, SparkSession spark) {
        List<String> codes = List.of("CHN", "HKG", "JPN", "KOR", "SGP", "TWN", "USA", "VNM");
        Random random = new Random(seed);
        List<String> flows = new ArrayList<>();
        Map<String, long[]> totals = new TreeMap<>();
        for (String importer : codes) {
            for (String exporter : codes) {
                if (!importer.equals(exporter) && random.nextInt(3) > 0) {
                    long value = 1 + random.nextInt(1000);
                    flows.add("%s,%s,2022,HS17,8542,chips,%d".formatted(importer, exporter, value));
                    totals.computeIfAbsent(exporter, code -> new long[2])[0] += value;
                    totals.computeIfAbsent(importer, code -> new long[2])[1] += value + random.nextInt(50);
                }
            }
        }
        List<String> economies = new ArrayList<>();
        totals.forEach(
                (code, total) -> economies.add("%s,2022,HS17,8542,chips,%d,%d".formatted(code, total[0], total[1])));
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

    private static StepInputs network(SparkSession spark, List<String> economies, List<String> flows) {
        return withoutUnits(spark)
                .table("trade_total", lines(TOTALS, economies))
                .table("trade_flow", lines(FLOWS, flows));
    }

    @Test
    void baseModelsAreSplitAmongNationsAndRevocableByTheClassOfTheBase(SparkSession spark) {
        StepInputs inputs = withoutUnits(spark)
                .table(
                        "model_release",
                        "model_name,year,country_codes,accessibility,base_names",
                        "Open,2023,CHN,Open weights (unrestricted),",
                        "Closed,2023,USA,API access,",
                        "Joint,2024,USA;GBR,Open weights (restricted use),Open",
                        "Unclear,2023,USA,,",
                        "A,2025,JPN,,Open",
                        "B,2025,JPN,,Closed",
                        "C,2025,JPN,,Unclear",
                        "D,2025,JPN,,Joint",
                        "E,2025,JPN,,lost",
                        "F,2025,JPN,,E",
                        "G,2025,JPN;USA,,Closed")
                .table(
                        "model_release_nation",
                        "model_name,country_code,year",
                        "Joint,USA,2024",
                        "Joint,GBR,2024",
                        "A,JPN,2025",
                        "B,JPN,2025",
                        "C,JPN,2025",
                        "D,JPN,2025",
                        "E,JPN,2025",
                        "F,JPN,2025",
                        "G,JPN,2025",
                        "G,USA,2025");
        Map<String, Row> edges = edges(inputs.table("model_lineage", new ModelLineage().build(inputs)));

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
        Map<String, Row> edges = edges(withoutUnits(spark)
                .table("model_release_nation", "model_name,country_code,year", "A,FRA,2024", "B,FRA,2024")
                .table(
                        "training_hardware",
                        "model_name,hardware_name,maker_code,foundry_code",
                        "A,NVIDIA H100,USA,TWN",
                        "B,Something,,")
                .table(
                        "compute_cluster",
                        "cluster_number,country_code,owner_codes,h100_equivalents,maker_code,in_service_from,is_counted",
                        "1,FRA,USA;FRA,300,USA,2024-05-01,true",
                        "2,FRA,USA,100,USA,2024-06-01,true",
                        "3,FRA,-,100,,2024-07-01,true",
                        "4,FRA,USA,900,USA,2024-07-01,false"));
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
        Map<String, Row> edges = edges(withoutUnits(spark)
                .table(
                        "collaboration_flow",
                        "country_code,partner_code,year,quarter,collaboration_count",
                        "FRA,USA,2024,1,100",
                        "FRA,USA,2024,2,200",
                        "FRA,DEU,2024,1,100"));
        assertUntraced(edges.get("code 2024 FRA USA"), 0.75, 2);
        assertUntraced(edges.get("code 2024 FRA DEU"), 0.25, 2);
        assertRevocable(edges.get("code 2024 FRA USA"), 0.0, 0, 0);
    }

    private static Map<String, Row> edges(StepInputs inputs) {
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

    private static String[] lines(String header, List<String> rows) {
        List<String> lines = new ArrayList<>(List.of(header));
        lines.addAll(rows);
        return lines.toArray(String[]::new);
    }
}
