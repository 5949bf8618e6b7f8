package org.sovereignai.jobs.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;
import org.sovereignai.jobs.supply.Bought;
import org.sovereignai.measures.network.CutOff;
import org.sovereignai.measures.network.DomesticPart;
import org.sovereignai.measures.network.ShareMatrix;
import org.sovereignai.measures.network.TracedOrigin;

@ExtendWith(SparkExtension.class)
class CutoffExposureTest {

    private static final Offset<Double> EXACT = within(1e-12);
    private static final String EDGE = "country_code year strand supplier_code direct_share traced_share traced_low"
            + " traced_high revocable_share revocable_low revocable_high n direct_low direct_high data_status";

    @Test
    void lossBeforeAndAfterReallocation(SparkSession spark) {
        // Without Taiwan .5 is lost; Korea can add a quarter of its .3, the unknown .2 nothing.
        Map<String, Row> losses = losses(new TestInputs(spark)
                .with(
                        "dependence_edge",
                        EDGE,
                        edge("DEU", 2024, "chips", "TWN", 0.5, 0.6, 0.55, 0.8, 1, 1, 1, 2),
                        edge("DEU", 2024, "chips", "KOR", 0.3, 0.15, 0.1, 0.4, 1, 1, 1, 2),
                        edge("DEU", 2024, "chips", "DEU", 0, 0.05, 0, 0.3, 1, 1, 1, 2),
                        edge("DEU", 2024, "chips", "UNK", 0.2, 0.2, 0.2, 0.3, 1, 1, 1, 2)));
        assertThat(losses).containsOnlyKeys("TWN", "KOR");
        Row loss = losses.get("TWN");
        assertThat(loss.<Double>getAs("lost_direct")).isEqualTo(0.5);
        assertThat(loss.<Double>getAs("lost_traced")).isEqualTo(0.6);
        assertThat(loss.<Double>getAs("lost_traced_low")).isEqualTo(0.55);
        assertThat(loss.<Double>getAs("lost_traced_high")).isEqualTo(0.8);
        assertThat(loss.<Double>getAs("lost_after_reallocation")).isCloseTo(0.5 - 0.3 / 4, EXACT);
        assertThat(loss.<Double>getAs("irrevocable_share")).isZero();
        // Without Korea: Taiwan can add a quarter of .5.
        assertThat(losses.get("KOR").<Double>getAs("lost_after_reallocation")).isCloseTo(0.3 - 0.125, EXACT);
    }

    @Test
    void whatNobodyCanTakeBackIsPartOfWhatIsLost(SparkSession spark) {
        // A quarter of the American bases is closed, for another quarter nothing is known; own supply can grow.
        Map<String, Row> losses = losses(new TestInputs(spark)
                .with(
                        "dependence_edge",
                        EDGE,
                        edge("JPN", 2024, "base_models", "USA", 0.4, 0.4, 0.4, 0.4, 1 / 3.0, 0.25, 0.5, 10),
                        edge("JPN", 2024, "base_models", "JPN", 0.6, 0.6, 0.6, 0.6, 0, 0, 0, 10)));
        Row loss = losses.get("USA");
        assertThat(loss.<Double>getAs("irrevocable_share")).isCloseTo(0.4 * 2 / 3, EXACT);
        assertThat(loss.<Double>getAs("irrevocable_low")).isCloseTo(0.2, EXACT);
        assertThat(loss.<Double>getAs("irrevocable_high")).isCloseTo(0.3, EXACT);
        assertThat(loss.<Double>getAs("lost_after_reallocation")).isCloseTo(0.4 - 0.15, EXACT);
    }

    /**
     * Germany loses 50 of 100 without China, of which it makes 20 itself (10 to 30) and others, Germany among them, can deliver 12
     * more (11 to 13).
     */
    @Test
    void goodsOfUseAndAtOnce(SparkSession spark) {
        String passed = EDGE + " on_way_share on_way_low on_way_high";
        Map<String, Row> losses = losses(new TestInputs(spark)
                .with(
                        "dependence_edge",
                        passed,
                        row(
                                "DEU", 2024, "chips", "CHN", 0.6, 0.3, 0.25, 0.35, 1, 1, 1, 2, 0.6, 0.6, "final", 0.5,
                                0.45, 0.6),
                        row(
                                "DEU", 2024, "chips", "JPN", 0.4, 0.7, 0.5, 0.75, 1, 1, 1, 2, 0.4, 0.4, "final", 0.7,
                                0.5, 0.75))
                .with(
                        "goods_supply",
                        "country_code year strand import_value_usd export_value_usd home_made_share home_made_low home_made_high",
                        row("DEU", 2024, "chips", 100, 50, 0.4, 0.2, 0.6),
                        row("JPN", 2024, "chips", 10, 100, 1, 1, 1),
                        row("XCN", 2024, "chips", 10, 1000, 1, 1, 1)));

        assertThat(losses).containsOnlyKeys("CHN", "JPN");
        assertCells(losses.get("CHN"), "lost_at_once", (30 - 12) / 100.0, (15 - 13) / 100.0, (50 - 11) / 100.0);
        assertCells(losses.get("CHN"), "lost_of_use", 50 / 120.0, 45 / 130.0, 60 / 110.0);
    }

    /**
     * China sells 40 chips to Hong Kong, which sells 30 on to France, and 10 to Japan; Japan sells France 20 and Germany 50. Hong Kong
     * makes none. As one nation China has sold France 30 of 50 and made them. Those of the same group lose nothing to each other.
     */
    @Test
    void chinaAndBlocsActAsOne(SparkSession spark) {
        Map<String, Row> losses = new CutoffExposure()
                        .build(new TestInputs(spark)
                                .with("nation_group", "group_id group_kind", row("pair", "own"), row("tier", "policy"))
                                .with(
                                        "nation_group_member",
                                        "group_id country_code since_year until_year",
                                        row("pair", "JPN", 2020, null),
                                        row("pair", "DEU", null, null),
                                        row("pair", "CHN", 2000, 2023),
                                        row("tier", "CHN", null, null))
                                .with(
                                        "trade_import",
                                        Bought.COLUMNS,
                                        Bought.by("CHN", 50, 0, "JPN", 0, "DEU", 0),
                                        Bought.by("HKG", 30, 40, "CHN", 40, "DEU", 0),
                                        Bought.by("JPN", 70, 10, "CHN", 10, "DEU", 0),
                                        Bought.by("FRA", 0, 50, "HKG", 30, "JPN", 20),
                                        Bought.by("DEU", 0, 50, "JPN", 50, "HKG", 0)))
                        .collectAsList()
                        .stream()
                        .filter(row ->
                                List.of("XCN", "pair", "us_treaty_ally").contains(row.<String>getAs("actor_code")))
                        .collect(Collectors.toMap(
                                row -> row.getAs("country_code") + " without " + row.getAs("actor_code"),
                                Function.identity()));

        assertThat(losses)
                .containsOnlyKeys("FRA without XCN", "JPN without XCN", "DEU without XCN", "FRA without pair");
        Row china = losses.get("FRA without XCN");
        assertCells(china, "lost_direct", 0.6, 0.6, 0.6);
        assertThat(china.<Double>getAs("lost_on_way_low")).isCloseTo(0.6, EXACT);
        // China as one makes all, since it buys nothing; Japan made at least 60 of its 70, as assumed 70 / 80, and sold
        // on the rest.
        assertThat(china.<Double>getAs("lost_on_way")).isCloseTo(0.6 + 0.4 / 8, EXACT);
        assertThat(china.<Double>getAs("lost_on_way_high")).isCloseTo(0.6 + 0.4 / 7, EXACT);
        assertThat(china.<Double>getAs("lost_after_reallocation")).isCloseTo(0.6 - 0.4 / 4, EXACT);
        assertThat(losses.get("DEU without XCN").<Double>getAs("lost_direct")).isZero();
        Row pair = losses.get("FRA without pair");
        assertThat(china.<String>getAs("supplier_code")).isEqualTo("XCN");
        assertThat(pair.<String>getAs("supplier_code")).isNull();
        assertCells(pair, "lost_direct", 0.4, 0.4, 0.4);
        assertCells(pair, "lost_on_way", 0.4, 0.4, 0.4);
        assertThat(pair.<Long>getAs("n")).isEqualTo(2);
    }

    /** The 9 % of Brazil's code that goes to both are of a bloc as much; what the group's own members get is no loss. */
    @Test
    void ofCodeWhatABlocProvidesAddsUp(SparkSession spark) {
        List<Row> losses = new CutoffExposure()
                        .build(new TestInputs(spark)
                                .with("nation_group", "group_id group_kind", row("pair", "association"))
                                .with(
                                        "nation_group_member",
                                        "group_id country_code since_year until_year",
                                        row("pair", "FRA", 2000, null),
                                        row("pair", "DEU", 2000, null))
                                .with(
                                        "dependence_edge",
                                        EDGE.replace("traced_share traced_low traced_high ", ""),
                                        code("BRA", "FRA", 0.05),
                                        code("BRA", "DEU", 0.04),
                                        code("BRA", "BRA", 0.91),
                                        code("FRA", "DEU", 1)))
                        .collectAsList()
                        .stream()
                        .filter(row -> row.getAs("actor_code").equals("pair"))
                        .toList();

        assertThat(losses).hasSize(1);
        assertThat(losses.get(0).<String>getAs("country_code")).isEqualTo("BRA");
        assertThat(losses.get(0).<Double>getAs("lost_direct")).isCloseTo(0.09, EXACT);
        assertThat(losses.get(0).<Double>getAs("irrevocable_share")).isCloseTo(0.09, EXACT);
        assertThat(losses.get(0).<Double>getAs("lost_on_way")).isNull();
    }

    private static Object[] code(String nation, String supplier, double share) {
        return row(nation, 2024, "code", supplier, share, 0, 0, 0, 7, share, share, "final");
    }

    private static void assertCells(Row row, String column, double value, double low, double high) {
        assertThat(row.<Double>getAs(column)).isCloseTo(value, EXACT);
        assertThat(row.<Double>getAs(column + "_low")).isCloseTo(low, EXACT);
        assertThat(row.<Double>getAs(column + "_high")).isCloseTo(high, EXACT);
    }

    @Test
    void unknownRevocabilityIsLeftOpen(SparkSession spark) {
        Map<String, Row> losses = losses(new TestInputs(spark)
                .with("dependence_edge", EDGE, edge("JPN", 2024, "base_models", "USA", 1, 1, 1, 1, null, 0, 1, 5)));
        assertThat(losses.get("USA").<Double>getAs("irrevocable_share")).isNull();
        assertThat(losses.get("USA").<Double>getAs("irrevocable_low")).isZero();
        assertThat(losses.get("USA").<Double>getAs("irrevocable_high")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithTheMethod(long seed, SparkSession spark) {
        List<String> codes = List.of("CHN", "JPN", "KOR", "TWN", "USA");
        Random random = new Random(seed);
        double[][] amounts = new double[5][5];
        double[] totals = new double[5];
        for (int importer = 0; importer < 5; importer++) {
            for (int supplier = 0; supplier < 5; supplier++) {
                amounts[importer][supplier] = importer == supplier ? 0 : random.nextInt(4);
                totals[importer] += amounts[importer][supplier];
            }
            totals[importer] += random.nextInt(3);
        }
        ShareMatrix direct = ShareMatrix.ofAmounts(amounts, totals);
        TracedOrigin traced = TracedOrigin.of(
                direct,
                codes.stream().map(code -> new DomesticPart(0.2, 0.5, 0.9)).toList());
        CutOff cutOff = CutOff.of(direct, traced);
        List<Object[]> edges = new ArrayList<>();
        for (int supplier = 0; supplier < 5; supplier++) {
            var share = traced.share(0, supplier).orElseThrow();
            edges.add(edge(
                    "CHN",
                    2024,
                    "chips",
                    codes.get(supplier),
                    direct.share(0, supplier).orElseThrow(),
                    share.value(),
                    share.low(),
                    share.high(),
                    1,
                    1,
                    1,
                    4));
        }
        edges.add(edge("CHN", 2024, "chips", "UNK", direct.unknown(0).orElseThrow(), 0, 0, 0, 1, 1, 1, 4));
        Map<String, Row> losses =
                losses(new TestInputs(spark).with("dependence_edge", EDGE, edges.toArray(Object[][]::new)));
        for (int supplier = 1; supplier < 5; supplier++) {
            CutOff.Loss expected = cutOff.lossWithout(supplier).get(0).orElseThrow();
            Row loss = losses.get(codes.get(supplier));
            assertThat(loss.<Double>getAs("lost_direct"))
                    .isCloseTo(expected.direct().value(), EXACT);
            assertThat(loss.<Double>getAs("lost_traced"))
                    .isCloseTo(expected.traced().value(), EXACT);
            assertThat(loss.<Double>getAs("lost_traced_high"))
                    .isCloseTo(expected.traced().high(), EXACT);
            assertThat(loss.<Double>getAs("lost_after_reallocation"))
                    .isCloseTo(expected.afterReallocation().value(), EXACT);
        }
    }

    /** An edge of which all but the last three cells are given: the direct share is known and final. */
    private static Object[] edge(Object... cells) {
        return row(ArrayUtils.addAll(cells, cells[4], cells[4], "final"));
    }

    private static Map<String, Row> losses(TestInputs inputs) {
        return new CutoffExposure()
                .build(inputs).collectAsList().stream()
                        .collect(Collectors.toMap(row -> row.getAs("actor_code"), Function.identity()));
    }
}
