package org.sovereignai.jobs.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.datasets.Sources;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;
import org.sovereignai.measures.trade.TradeMatrix;
import org.sovereignai.schemas.Schemas;

/** The tables that rest on supply chain shares, which only a user can supply. */
@ExtendWith(SparkExtension.class)
class SupplyChainTest {

    private static TestInputs shares(SparkSession spark) {
        return new TestInputs(spark)
                .with(
                        "supply_chain_share",
                        "vintage input_id input_name country_code year provided_share provider_name",
                        row("2025", "T1", "Lithography", "NLD", 2024, 0.8, "NLD"),
                        row("2025", "T1", "Lithography", "JPN", 2024, 0.1, "JPN"),
                        row("2025", "T1", "Lithography", "CHN", 2024, null, "CHN"),
                        row("2025", "S2", "Fabrication", "KOR", 2024, 0.3, "KOR"),
                        row("2025", "S2", "Fabrication", "CHN", 2024, 0.3, "CHN"),
                        row("2025", "S3", "Assembly", "CHN", 2024, 0.5, "CHN"),
                        row("2025", "M1", "Wafers", "FIN", 2024, 0.2, "FIN"),
                        row("2025", "S3", "Assembly", "LAO", 2024, 0.1, "LAO"));
    }

    @Test
    void chokepointNamesTheLargestProvider(SparkSession spark) {
        List<Row> inputs = new SupplyChainChokepoint()
                .build(shares(spark))
                .orderBy("input_id")
                .collectAsList();
        assertThat(inputs).extracting(row -> row.<String>getAs("input_id")).containsExactly("M1", "S2", "S3", "T1");
        Row lithography = inputs.get(3);
        assertThat(lithography.<String>getAs("top_provider_code")).isEqualTo("NLD");
        assertThat(lithography.<Double>getAs("top_provided_share")).isEqualTo(0.8);
        assertThat(lithography.<Double>getAs("known_provided_share")).isEqualTo(0.9);
        assertThat(lithography.<Double>getAs("supply_concentration")).isEqualTo(0.65);
        assertThat(lithography.<Long>getAs("provider_count")).isEqualTo(2);
        // A tie goes to the first code.
        assertThat(inputs.get(1).<String>getAs("top_provider_code")).isEqualTo("CHN");
    }

    @Test
    void provisionCountsInputsOfAnEconomy(SparkSession spark) {
        Row china = new SupplyChainProvision()
                .build(shares(spark))
                .filter("country_code = 'CHN'")
                .collectAsList()
                .get(0);
        assertThat(china.<Long>getAs("input_count")).isEqualTo(3);
        assertThat(china.<Long>getAs("shared_input_count")).isEqualTo(2);
        // Half of the supply is not more than half of it.
        assertThat(china.<Long>getAs("dominated_input_count")).isZero();
        assertThat(china.<Double>getAs("mean_provided_share")).isEqualTo(0.4);
    }

    @Test
    void makersOfTheSupplyChainAreComparedWithTheList(SparkSession spark) {
        TestInputs inputs = shares(spark).withSource("eto-supply-chain/inputs", inputs(spark));
        List<String> makers = new DomesticPartCheck()
                .build(inputs).collectAsList().stream()
                        .map(row -> "%s %s %s %s"
                                .formatted(
                                        row.getAs("strand"),
                                        row.getAs("country_code"),
                                        row.getAs("input_count"),
                                        row.getAs("is_listed_maker")))
                        .sorted()
                        .toList();
        assertThat(makers)
                .containsExactly(
                        "chip_equipment CHN 1 true",
                        "chip_equipment JPN 1 true",
                        "chip_equipment NLD 1 true",
                        "chips CHN 2 true",
                        "chips KOR 1 true",
                        "chips LAO 1 false");
    }

    private static Dataset<Row> inputs(SparkSession spark) {
        return spark.createDataFrame(
                List.of(
                        RowFactory.create("2025", "T1", "tool_resource"),
                        RowFactory.create("2025", "M1", "material_resource")),
                StructType.fromDDL("vintage STRING, input_id STRING, input_type STRING"));
    }

    private static Dataset<Row> imports(SparkSession spark) {
        List<InternalRow> rows = new ArrayList<>();
        ImportRows.rows(
                        "8542",
                        TradeMatrix.ofFlows(
                                2022,
                                List.of(
                                        new TradeMatrix.Flow("KOR", "VNM", 60),
                                        new TradeMatrix.Flow("VNM", "USA", 40))),
                        "final")
                .forEach(rows::add);
        ImportRows.rows("8471", TradeMatrix.ofFlows(2022, List.of(new TradeMatrix.Flow("KOR", "USA", 60))), "final")
                .forEach(rows::add);
        return TestInputs.table(spark, rows, ImportRows.TYPE);
    }

    /** Korea sells Vietnam 60, Vietnam sells the United States 40 and itself makes chips by the list, not by the newest edition. */
    @Test
    void originFollowsFromTheMakersOfTheNewestEdition(SparkSession spark) {
        TestInputs inputs = shares(spark)
                .withSource("eto-supply-chain/inputs", inputs(spark))
                .with(
                        "supply_chain_share",
                        "vintage input_id input_name country_code year provided_share provider_name",
                        row("2024", "S3", "Assembly", "VNM", 2023, 0.1, "VNM"))
                .withTable("trade_import", imports(spark));
        assertThat(origins(new SupplyChainOrigin().build(inputs)))
                .containsExactly("USA KOR 0.0 1.0 1.0 1.0", "USA VNM 1.0 0.0 0.0 0.0", "VNM KOR 1.0 1.0 1.0 1.0");
        assertThat(new SupplyChainOrigin()
                        .build(inputs)
                        .select("vintage", "strand")
                        .distinct()
                        .collectAsList())
                .containsExactly(RowFactory.create("2025", "chips"));
        // By the list of makers, Vietnam makes 40 / (40 + 60) of what it sells, from nothing to all of it.
        assertThat(origins(new DependenceEdge().build(inputs).filter("strand = 'chips'")))
                .containsExactly("USA KOR 0.0 0.6 0.0 1.0", "USA VNM 1.0 0.4 0.0 1.0", "VNM KOR 1.0 1.0 1.0 1.0");
    }

    private static List<String> origins(Dataset<Row> edges) {
        return edges.orderBy("country_code", "supplier_code").collectAsList().stream()
                .map(row -> "%s %s %s %s %s %s"
                        .formatted(
                                row.getAs("country_code"),
                                row.getAs("supplier_code"),
                                row.getAs("direct_share"),
                                row.getAs("traced_share"),
                                row.getAs("traced_low"),
                                row.getAs("traced_high")))
                .toList();
    }

    @Test
    void noPublishedTableRestsOnThem() {
        Sources sources = Sources.load();
        List<String> withheld = List.of(
                "supply_chain_share",
                "supply_chain_chokepoint",
                "supply_chain_provision",
                "supply_chain_origin",
                "domestic_part_check");
        assertThat(Schemas.load().tables())
                .filteredOn(table -> !withheld.contains(table.name()))
                .allSatisfy(table -> {
                    assertThat(table.inputs()).doesNotContainAnyElementsOf(withheld);
                    // UN Comtrade and customs may stand in for BACI; tables made from them are withheld (ReleaseTest).
                    assertThat(table.sources())
                            .filteredOn(id -> !List.of("comtrade", "national-customs")
                                    .contains(sources.resource(id).source()))
                            .allMatch(id -> sources.source(sources.resource(id).source())
                                    .orElseThrow()
                                    .redistributable());
                });
    }
}
