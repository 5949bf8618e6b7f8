package org.sovereignai.jobs.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;
import org.sovereignai.jobs.scores.IndexScore;
import org.sovereignai.jobs.scores.NaturalScore;
import org.sovereignai.measures.trade.TradeMatrix;

/**
 * Australia buys its chips of Taiwan, its computers of China and Hong Kong, its energy equipment of Germany and China; Brazil each
 * strand of one of them. Who sells buys nothing, and so made all of it.
 */
@ExtendWith(SparkExtension.class)
class GoodsByYearTest {

    private static final Offset<Double> EXACT = within(1e-9);
    private static final double MILLION = 1e6;

    private static TradeMatrix.Flow flow(String importer, String exporter, double millions) {
        return new TradeMatrix.Flow(exporter, importer, millions * MILLION);
    }

    private static TestInputs inputs(SparkSession spark) {
        Map<String, List<TradeMatrix.Flow>> trade = Map.of(
                "8542", List.of(flow("AUS", "TWN", 200), flow("BRA", "TWN", 8)),
                "8471", List.of(flow("AUS", "CHN", 60), flow("AUS", "HKG", 40), flow("BRA", "DEU", 100)),
                "8504", List.of(flow("AUS", "DEU", 70), flow("AUS", "CHN", 30), flow("BRA", "CHN", 100)),
                "8507", List.of(flow("AUS", "CHN", 100)),
                "8486", List.of(flow("BRA", "JPN", 20)));
        List<InternalRow> rows = new ArrayList<>();
        trade.forEach((heading, flows) -> ImportRows.rows(heading, TradeMatrix.ofFlows(2022, flows), "final")
                .forEach(rows::add));
        return new TestInputs(spark)
                .withTable("trade_import", TestInputs.table(spark, rows, ImportRows.TYPE))
                .with("economy", "country_code is_hub", row("AUS", false), row("BRA", false), row("CHN", false));
    }

    private static Map<String, Row> byKey(Dataset<Row> table, String... key) {
        Map<String, Row> rows = new TreeMap<>();
        table.collectAsList()
                .forEach(row -> rows.put(
                        String.join(
                                " ",
                                Arrays.stream(key)
                                        .map(name -> row.<String>getAs(name))
                                        .toList()),
                        row));
        return rows;
    }

    private static double value(Map<String, Row> rows, String key) {
        return rows.get(key).<Double>getAs("score");
    }

    @Test
    void scoresAreMeansOfStrandsOfTheLargestSupplier(SparkSession spark) {
        Map<String, Row> rows = byKey(new NaturalScore().build(inputs(spark)), "country_code", "score_id", "layer");

        // Chips 1 (Taiwan), computers 1 (China, of two areas), energy: of 200 million 130 are China's.
        assertThat(value(rows, "AUS dependence score")).isEqualTo(100 * (1 + 1 + 0.65) / 3, EXACT);
        assertThat(value(rows, "AUS dependence energy_equipment")).isEqualTo(65, EXACT);
        assertThat(rows.get("AUS dependence computers").<String>getAs("actor_code"))
                .isEqualTo("XCN");
        assertThat(rows.get("AUS dependence score").<Object>getAs("actor_code")).isNull();
        // China alone: no chips.
        assertThat(value(rows, "AUS dependence_one_partner score")).isEqualTo(100 * 1.65 / 3, EXACT);
        assertThat(rows.get("AUS dependence_one_partner score").<String>getAs("actor_code"))
                .isEqualTo("XCN");
        // Without batteries 70 of 100 are Germany's.
        assertThat(value(rows, "AUS dependence_without_batteries score")).isEqualTo(90, EXACT);
        // Australia is an ally, as Taiwan and Germany are: of chips no bloc that it is no member of has any.
        assertThat(value(rows, "AUS dependence_bloc score")).isEqualTo(100 * 1.65 / 3, EXACT);
        // Brazil makes chips, and needs machines.
        assertThat(rows)
                .containsKey("BRA dependence chip_equipment")
                .doesNotContainKey("AUS dependence chip_equipment");
        assertThat(value(rows, "BRA dependence score")).isEqualTo(100, EXACT);
    }

    @Test
    void whoIsScoredAsOneAndWhoBuysLittleIsSaid(SparkSession spark) {
        Map<String, Row> rows = byKey(new NaturalScore().build(inputs(spark)), "country_code", "score_id", "layer");

        for (String score : List.of("dependence", "dependence_bloc", "dependence_without_batteries", "irreplaceable")) {
            Row hongKong = rows.get("HKG " + score + " score");
            assertThat(hongKong.<String>getAs("note")).isEqualTo("scored as one with others: XCN");
            assertThat(hongKong.<Object>getAs("score")).isNull();
        }
        assertThat(rows.get("BRA dependence chips").<String>getAs("note"))
                .isEqualTo("imports are worth 8.0 million USD only, and weigh as those of other strands");
        assertThat(rows.get("AUS dependence chips").<Object>getAs("note")).isNull();
    }

    @Test
    void theIndexHasThemWithRanksOfAllDraws(SparkSession spark) {
        TestInputs in = inputs(spark);
        in.withTable("natural_score", new NaturalScore().build(in));
        Map<String, Row> rows = byKey(new IndexScore().build(in), "country_code", "score_id");

        Row brazil = rows.get("BRA dependence");
        assertThat(brazil.<Integer>getAs("rank")).isEqualTo(1);
        assertThat(brazil.<Integer>getAs("rank_high")).isEqualTo(1);
        assertThat(brazil.<String>getAs("tier")).isEqualTo("A");
        assertThat(brazil.<Object>getAs("parent_score_id")).isNull();
        assertThat(rows.get("AUS dependence").<Integer>getAs("rank")).isEqualTo(2);
        assertThat(rows.get("AUS chips").<String>getAs("parent_score_id")).isEqualTo("dependence");
        assertThat(rows.get("AUS chips").<String>getAs("actor_code")).isEqualTo("TWN");
        assertThat(rows.get("CHN dependence").<String>getAs("tier")).isEqualTo("C");
    }
}
