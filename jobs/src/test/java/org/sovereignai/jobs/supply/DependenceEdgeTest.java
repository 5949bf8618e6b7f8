package org.sovereignai.jobs.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;
import org.sovereignai.measures.trade.HeadingTrade;
import org.sovereignai.measures.trade.PartnerList;
import org.sovereignai.measures.trade.TradeMatrix;
import org.sovereignai.measures.trade.TradePanel;

@ExtendWith(SparkExtension.class)
class DependenceEdgeTest {

    private static final Offset<Double> EXACT = within(1e-12);

    private static TestInputs inputs(SparkSession spark) {
        return new TestInputs(spark)
                .withReference(
                        "strand_maker",
                        "strand country_code source",
                        row("chips", "TWN", "fab"),
                        row("chips", "SGP", "fab"),
                        row("chips", "NLD", "fab"),
                        row("computers", "CHN", "plant"));
    }

    /** Trade in chips of 2022 of which every pair is known. */
    private static TestInputs chips(SparkSession spark, TradeMatrix.Flow... flows) {
        return trade(spark, Map.of("8542", List.of(flows)));
    }

    private static TestInputs trade(SparkSession spark, Map<String, List<TradeMatrix.Flow>> flows) {
        List<InternalRow> rows = new ArrayList<>();
        flows.forEach((heading, known) -> ImportRows.rows(heading, TradeMatrix.ofFlows(2022, known), "final")
                .forEach(rows::add));
        return inputs(spark).withTable("trade_import", TestInputs.table(spark, rows, ImportRows.TYPE));
    }

    private static TradeMatrix.Flow flow(String importer, String exporter, double value) {
        return new TradeMatrix.Flow(exporter, importer, value);
    }

    /** Taiwan makes all it sells; Hong Kong only resells Taiwan's; China gets half from each. */
    @Test
    void suppliesThroughAHubAreTracedToTheirMaker(SparkSession spark) {
        Map<String, Row> edges =
                edges(chips(spark, flow("HKG", "TWN", 110), flow("CHN", "TWN", 90), flow("CHN", "HKG", 90)));

        assertThat(edges).hasSize(3);
        assertEdge(edges.get("chips 2022 HKG TWN"), 1, 1, 1, 1, 1);
        assertEdge(edges.get("chips 2022 CHN TWN"), 0.5, 1, 1, 1, 2);
        assertEdge(edges.get("chips 2022 CHN HKG"), 0.5, 0, 0, 0, 2);
        assertThat(edges.values()).allSatisfy(edge -> {
            assertRevocable(edge, 1.0, 1, 1);
            assertThat(edge.<String>getAs("supplier_basis")).isEqualTo("reported");
            assertThat(edge.<String>getAs("data_status")).isEqualTo("final");
            assertThat(edge.<Double>getAs("direct_low")).isEqualTo(edge.<Double>getAs("direct_high"));
        });
        Row throughHongKong = edges.get("chips 2022 CHN HKG");
        assertThat(throughHongKong.<BigDecimal>getAs("amount_usd")).isEqualByComparingTo("90");
        assertThat(throughHongKong.<Double>getAs("on_way_share")).isCloseTo(0.5, EXACT);
        assertThat(edges.get("chips 2022 CHN TWN").<Double>getAs("on_way_share"))
                .isCloseTo(1, EXACT);
    }

    /** The Netherlands buy 50 from Taiwan and sell 80, of which 30 at least are their own; pooled 80 / 130. */
    @Test
    void whatAMakerBuysIsPooledWithWhatItMakes(SparkSession spark) {
        Map<String, Row> edges = edges(chips(spark, flow("NLD", "TWN", 50), flow("CHN", "NLD", 80)));

        assertEdge(edges.get("chips 2022 CHN NLD"), 1, 8 / 13.0, 3 / 8.0, 1, 1);
        assertEdge(edges.get("chips 2022 CHN TWN"), 0, 5 / 13.0, 0, 5 / 8.0, 1);
        assertThat(edges.get("chips 2022 CHN NLD").<Double>getAs("on_way_low")).isCloseTo(1, EXACT);
    }

    /** China buys from Hong Kong, which buys from Singapore, which buys from Taiwan and may have made all itself. */
    @Test
    void whoeverStandsOnTheWayHasARow(SparkSession spark) {
        Map<String, Row> edges =
                edges(chips(spark, flow("SGP", "TWN", 100), flow("HKG", "SGP", 90), flow("CHN", "HKG", 80)));

        double pooled = 90 / 190.0;
        assertEdge(edges.get("chips 2022 CHN SGP"), 0, pooled, 0, 1, 1);
        assertEdge(edges.get("chips 2022 CHN TWN"), 0, 1 - pooled, 0, 1, 1);
        assertEdge(edges.get("chips 2022 CHN HKG"), 1, 0, 0, 0, 1);
        assertThat(edges.get("chips 2022 CHN SGP").<Double>getAs("on_way_share"))
                .isCloseTo(1, EXACT);
        assertThat(edges).doesNotContainKeys("chips 2022 CHN UNK");
    }

    /** Poland makes transformers and batteries, as anybody may: 60 / (60 + .26 x 100) and 40 / (40 + .13 x 200). */
    @Test
    void headingsOfAStrandAreTracedApartAndAddedUpInDollars(SparkSession spark) {
        Map<String, Row> edges = edges(trade(
                spark,
                Map.of(
                        "8507", List.of(flow("POL", "CHN", 200), flow("DEU", "POL", 40)),
                        "8504", List.of(flow("POL", "CHN", 100), flow("DEU", "POL", 60)))));

        double poland = 0.6 * 60 / 86 + 0.4 * 40 / 66;
        assertEdge(edges.get("energy_equipment 2022 DEU POL"), 1, poland, 0, 1, 1);
        assertEdge(edges.get("energy_equipment 2022 DEU CHN"), 0, 1 - poland, 0, 1, 1);
    }

    /** Who is no maker of computers and sells 90 of what it bought for 60 made a third of it at least, and may have made all. */
    @Test
    void whatIsSoldBeyondWhatWasBoughtWasMade(SparkSession spark) {
        Map<String, Row> edges =
                edges(trade(spark, Map.of("8471", List.of(flow("AUT", "CHN", 60), flow("DEU", "AUT", 90)))));

        assertEdge(edges.get("computers 2022 DEU AUT"), 1, 1 / 3.0, 1 / 3.0, 1, 1);
    }

    /** India's customs name Taiwan and Singapore for 60 and 20 and nobody for 20; the rest of the world is as it is. */
    @Test
    void whatCustomsReportStandsForTheirNationAlone(SparkSession spark) {
        TestInputs inputs = chips(
                        spark,
                        flow("SGP", "TWN", 100),
                        flow("IND", "SGP", 50),
                        flow("IND", "TWN", 50),
                        flow("DEU", "SGP", 50))
                .with(
                        "trade_flow",
                        "country_code partner_code year hs_revision product_code value_usd basis",
                        row("IND", "TWN", 2022, "HS17", "8542", 60, "importer report"),
                        row("IND", "SGP", 2022, "HS17", "8542", 20, "importer report"),
                        row("IND", "UNK", 2022, "HS17", "8542", 20, "importer report"),
                        row("DEU", "KOR", 2022, "HS17", "8542", 9, "exporter report"));
        Map<String, Row> edges = edges(inputs);

        // Singapore sells 100 and buys 100, so that half of it is its own, from none to all.
        assertEdge(edges.get("chips 2022 IND TWN"), 0.6, 0.7, 0.6, 1, 2);
        assertEdge(edges.get("chips 2022 IND SGP"), 0.2, 0.1, 0, 0.4, 2);
        assertEdge(edges.get("chips 2022 IND UNK"), 0.2, 0.2, 0.2, 0.2, 2);
        assertThat(edges.get("chips 2022 IND TWN").<Double>getAs("direct_high")).isCloseTo(0.8, EXACT);
        assertThat(edges.get("chips 2022 IND TWN").<Double>getAs("direct_low")).isCloseTo(0.6, EXACT);
        assertThat(edges.get("chips 2022 IND TWN").<BigDecimal>getAs("amount_usd"))
                .isEqualByComparingTo("60");
        assertEdge(edges.get("chips 2022 DEU SGP"), 1, 0.5, 0, 1, 1);
    }

    /** Of what Germany buys a list names Taiwan for .6; ten others share the rest, below a hundredth each but one. */
    @Test
    void whoHasNoRowIsAmongTheOthers(SparkSession spark) {
        List<TradePanel.Totals> totals = new ArrayList<>();
        List<PartnerList.Entry> entries = new ArrayList<>();
        totals.add(new TradePanel.Totals("DEU", 0, 1e9));
        totals.add(new TradePanel.Totals("TWN", 6e8, 0));
        entries.add(new PartnerList.Entry("TWN", 6000));
        for (int place = 0; place < 9; place++) {
            totals.add(new TradePanel.Totals("X" + (char) ('A' + place) + "X", 4.4e7, 0));
            entries.add(new PartnerList.Entry("X" + (char) ('A' + place) + "X", 440));
        }
        for (int place = 0; place < 100; place++) {
            totals.add(new TradePanel.Totals("Y" + (char) ('A' + place / 10) + (char) ('A' + place % 10), 4e4, 0));
        }
        TradePanel panel =
                TradePanel.of(2022, totals, List.of(new PartnerList("DEU", PartnerList.Side.SOURCES, entries)));
        List<InternalRow> rows = ImportRows.rows(
                        "8542", HeadingTrade.of(List.of(panel), Map.of()).matrix(2022), "provisional")
                .toList();
        Map<String, Row> edges =
                edges(inputs(spark).withTable("trade_import", TestInputs.table(spark, rows, ImportRows.TYPE)));

        assertThat(edges).hasSize(11);
        Row others = edges.get("chips 2022 DEU OTH");
        assertThat(others.<Double>getAs("direct_share")).isCloseTo(0.004, within(1e-9));
        assertThat(others.<String>getAs("supplier_basis")).isEqualTo("estimated");
        assertThat(others.<Double>getAs("on_way_share")).isNull();
        assertThat(edges.get("chips 2022 DEU TWN").<Long>getAs("n")).isEqualTo(10);
        assertThat(edges.get("chips 2022 DEU TWN").<String>getAs("data_status")).isEqualTo("provisional");
    }

    /** Sixty areas of which each sells as much of batteries to every other as it buys: d = 1 / 1.13 of each. */
    @Test
    void everybodyTradesWithEverybody(SparkSession spark) {
        int size = 60;
        List<TradeMatrix.Flow> flows = new ArrayList<>();
        for (int importer = 0; importer < size; importer++) {
            for (int exporter = 0; exporter < size; exporter++) {
                if (importer != exporter) {
                    flows.add(flow("X%02d".formatted(importer), "X%02d".formatted(exporter), 1));
                }
            }
        }
        Map<String, Row> edges = edges(trade(spark, Map.of("8507", flows)));

        // Of what one buys each other one made b and it itself a: b = (d + (1 - d)(a + 58 b)) / 59, a = (1 - d) b.
        double d = 1 / 1.13;
        double b = d / (59 - (1 - d) * (1 - d) - 58 * (1 - d));
        assertThat(edges).hasSize(size * (size + 1));
        edges.values().forEach(edge -> {
            String supplier = edge.getAs("supplier_code");
            if (supplier.equals("UNK")) {
                assertEdge(edge, 0, 0, 0, 1, size - 1);
            } else if (supplier.equals(edge.getAs("country_code"))) {
                assertEdge(edge, 0, (1 - d) * b, 0, 1, size - 1);
            } else {
                assertEdge(edge, 1.0 / (size - 1), b, 0, 1, size - 1);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void orderOfRowsChangesNothingAndRowsSumToOne(long seed, SparkSession spark) {
        List<String> codes = List.of("CHN", "HKG", "JPN", "KOR", "SGP", "TWN", "USA", "VNM");
        Random random = new Random(seed);
        List<TradeMatrix.Flow> flows = new ArrayList<>();
        for (String importer : codes) {
            for (String exporter : codes) {
                if (!importer.equals(exporter) && random.nextInt(3) > 0) {
                    flows.add(flow(importer, exporter, 1 + random.nextInt(1000)));
                }
            }
        }
        List<InternalRow> rows = new ArrayList<>(ImportRows.rows("8542", TradeMatrix.ofFlows(2022, flows), "final")
                .toList());
        TestInputs inputs = inputs(spark).withTable("trade_import", TestInputs.table(spark, rows, ImportRows.TYPE));
        Map<String, Row> edges = edges(inputs);
        Collections.shuffle(rows, random);
        assertThat(edges(inputs.withTable("trade_import", TestInputs.table(spark, rows, ImportRows.TYPE))))
                .isEqualTo(edges);

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
    void baseModelsAreSplitAmongNationsAndRevocableByTheClassOfTheBase(SparkSession spark) {
        Map<String, Row> edges = edges(inputs(spark)
                .with(
                        "model_release",
                        "model_name publication_date country_codes openness_class base_names",
                        row("Open", "2023-06-01", List.of("CHN"), "L4", null),
                        row("Closed", "2023-06-01", List.of("USA"), "L1", null),
                        row("Joint", "2024-06-01", List.of("USA", "GBR"), "L3", List.of("Open")),
                        row("Unclear", "2023-06-01", List.of("USA"), "L0", null),
                        row("A", "2025-06-01", List.of("JPN"), "L0", List.of("Open")),
                        row("B", "2025-06-01", List.of("JPN"), "L0", List.of("Closed")),
                        row("C", "2025-06-01", List.of("JPN"), "L0", List.of("Unclear")),
                        row("D", "2025-06-01", List.of("JPN"), "L0", List.of("Joint")),
                        row("E", "2025-06-01", List.of("JPN"), "L0", List.of("lost")),
                        row("F", "2025-06-01", List.of("JPN"), "L0", List.of("E")),
                        row("G", "2025-06-01", List.of("JPN", "USA"), "L0", List.of("Closed"))));

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
                        "model_release",
                        "model_name publication_date country_codes openness_class",
                        row("A", "2024-06-01", List.of("FRA"), "L4"),
                        row("B", "2024-06-01", List.of("FRA"), "L4"))
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
