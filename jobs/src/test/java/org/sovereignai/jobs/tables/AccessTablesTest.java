package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;

/** Access, sites, regions, policy, places and groups: the tables from the pinned editions, against figures counted elsewhere. */
@ExtendWith(SparkExtension.class)
class AccessTablesTest {

    @Test
    void closedModelsAndTheNationsOnTheirLists(SparkSession spark) {
        List<Row> rows = new ModelAccess()
                .build(StarterInputs.of(spark, "closed-model-access/api_access"))
                .collectAsList();
        assertThat(rows.stream()
                        .map(row -> row.getAs("publisher_name") + " " + row.getAs("is_listed"))
                        .collect(Collectors.groupingBy(cell -> cell, Collectors.counting())))
                .isEqualTo(Map.of(
                        "OpenAI true", 219L,
                        "OpenAI false", 30L,
                        "Anthropic true", 206L,
                        "Anthropic false", 43L,
                        "Google false", 9L,
                        "Google null", 240L));
    }

    @Test
    void bandsOfDeepSeekAreBounds(SparkSession spark) {
        Map<String, String> shares = new ModelAdoption()
                .build(StarterInputs.of(spark, "ai-diffusion-deepseek/shares")).collectAsList().stream()
                        .collect(Collectors.toMap(
                                row -> row.getAs("country_code"),
                                row -> "%s %s..%s"
                                        .formatted(
                                                row.getAs("use_share"),
                                                row.getAs("use_share_low"),
                                                row.getAs("use_share_high"))));
        assertThat(shares)
                .hasSize(148)
                .containsEntry("CHN", "0.89 0.89..0.89")
                .containsEntry("IRN", "null 0.21..0.25")
                .containsEntry("SGP", "null 0.11..0.15")
                .containsEntry("USA", "null 0.0..0.05");
    }

    @Test
    void anotherEditionOfTheSourceSaysItselfWhatIsStillAPlan(SparkSession spark) {
        TestInputs in = StarterInputs.of(spark, "epoch-data-centers/sites", "epoch-data-centers/timeline");
        Dataset<Row> later = in.source("epoch-data-centers/timeline").withColumn("vintage", expr("DATE '2027-03-01'"));
        Dataset<Row> sites = new DataCenter().build(in);
        List<Row> levels = new DataCenterLevel()
                .build(in.withTable("data_center", sites).withSource("epoch-data-centers/timeline", later))
                .filter("level_date BETWEEN DATE '2026-08-04' AND DATE '2027-03-01'")
                .collectAsList();
        assertThat(levels)
                .isNotEmpty()
                .allMatch(row -> row.getAs("level_status").equals("reported"))
                .allMatch(row -> row.getAs("vintage").equals("2027-03-01"));
    }

    @Test
    void levelsOfSitesArePlansAfterTheVintage(SparkSession spark) {
        TestInputs in = StarterInputs.of(spark, "epoch-data-centers/sites", "epoch-data-centers/timeline");
        Dataset<Row> sites = new DataCenter().build(in).cache();
        List<Row> levels =
                new DataCenterLevel().build(in.withTable("data_center", sites)).collectAsList();
        assertThat(levels).hasSize(424);
        assertThat(levels)
                .filteredOn(row -> row.getAs("site_name").equals("EdgeCore Mesa PH03"))
                .isNotEmpty()
                .allMatch(row -> row.getAs("country_code") == null);
        assertThat(levels)
                .allMatch(row -> row.getAs("level_status")
                        .equals(
                                row.getAs("level_date").toString().compareTo("2026-08-03") > 0
                                        ? "planned"
                                        : "reported"));
        assertThat(sites.collectAsList())
                .filteredOn(row -> row.getAs("site_owner") != null)
                .hasSize(67)
                .allMatch(row -> row.getAs("site_owner_code") != null);
    }

    @Test
    void cloudRegionsHaveTheChineseProviders(SparkSession spark) {
        List<Row> regions = new CloudRegion()
                .build(StarterInputs.of(spark, "cloud-regions/regions", "chinese-cloud-regions/regions"))
                .collectAsList();
        assertThat(regions).hasSize(267 + 75).allMatch(row -> row.getAs("provider_code") != null);
        assertThat(regions)
                .filteredOn(row -> row.getAs("provider_code").equals("CHN") && row.<Boolean>getAs("is_partner_run"))
                .extracting(row -> row.getAs("region_id"))
                .containsExactlyInAnyOrder("me-central-1", "my-kualalumpur-1", "ae-ad-1", "eu-west-0");
        assertThat(regions)
                .filteredOn(row -> row.getAs("region_type").equals("china"))
                .hasSize(8)
                .allMatch(row -> row.<Boolean>getAs("is_partner_run"));
        assertThat(regions.stream().map(row -> row.getAs("provider_id") + " " + row.getAs("region_id")))
                .doesNotHaveDuplicates();
    }

    @Test
    void eventsOfPolicyByTarget(SparkSession spark) {
        List<Row> events = new PolicyEvent()
                .build(StarterInputs.of(
                        spark,
                        "us-export-control-notices/notices",
                        "us-export-control-notices/entity_list_additions",
                        "us-trade-orders/orders",
                        "us-trade-orders/annex_i_rates",
                        "us-trade-orders/section_301_rates"))
                .collectAsList();
        assertThat(events.stream().map(row -> row.getAs("document") + " " + row.getAs("target_code")))
                .doesNotHaveDuplicates()
                .contains("2022-21658 CHN", "2022-04300 RUS", "Executive Order 14257 ALL", "Executive Order 14326 CHE");
        assertThat(events.stream().map(row -> row.getAs("document")).distinct()).hasSize(202 + 10);
        assertThat(events)
                .filteredOn(row -> row.getAs("document").equals("2022-21658")
                        && row.getAs("target_code").equals("CHN"))
                .extracting(row -> row.getAs("policy_strand"))
                .containsExactly("chip_equipment chips computers");
        assertThat(events.stream()
                        .filter(row -> row.getAs("target_code").equals("CHN"))
                        .filter(row -> row.getAs("entry_count") != null)
                        .mapToLong(row -> row.getAs("entry_count"))
                        .sum())
                .isEqualTo(336);
        // Japan's 12.5 % holds its ordinary duty, Algeria's comes on top; four of the 59 economies are like Japan.
        Map<String, Double> rates = events.stream()
                .filter(row -> row.getAs("document").equals("Memorandum of 2026-07-23"))
                .collect(HashMap::new, (all, row) -> all.put(row.getAs("target_code"), row.getAs("rate")), Map::putAll);
        assertThat(rates).hasSize(59).containsEntry("DZA", 0.125).containsEntry("JPN", null);
        assertThat(rates.entrySet().stream().filter(rate -> rate.getValue() == null))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("CHE", "JPN", "KOR", "TWN");
    }

    /** Hong Kong's developers by network address are 4.3 times those by stated place, as shares of the world. */
    @Test
    void addressesAndStatedPlacesOfDevelopers(SparkSession spark) {
        TestInputs in = StarterInputs.of(spark, "oss-geography/contributors", "innovation-graph/developers");
        Dataset<Row> activity = in.source("innovation-graph/developers")
                .select(
                        col("country_code"),
                        col("year"),
                        col("quarter"),
                        lit("developers").as("metric"),
                        col("value").as("activity_count"));
        Map<String, Row> places = new DeveloperLocation()
                .build(in.withTable("open_source_activity", activity)).collectAsList().stream()
                        .collect(Collectors.toMap(row -> row.getAs("country_code"), row -> row));
        assertThat(places).hasSize(179);
        assertThat(places.get("HKG").<Double>getAs("address_ratio")).isCloseTo(4.3, within(0.05));
        assertThat(places.get("HKG").<Boolean>getAs("is_location_disputed")).isTrue();
        assertThat(places.get("DEU").<Boolean>getAs("is_location_disputed")).isFalse();
        assertThat(places.values().stream()
                        .mapToLong(row -> row.getAs("stated_developers"))
                        .sum())
                .isEqualTo(502_200 + 7_159);
    }

    @Test
    void groupsOfTheListAndOfTheUser(SparkSession spark) {
        Dataset<Row> own = spark.sql("""
                SELECT * FROM VALUES ('nordic', 'SWE', 'Nordic Council', 1952, CAST(NULL AS INT)),
                                     ('nordic', 'DNK', 'Nordic Council', 1952, NULL)
                AS rows(group_id, country_code, group_name, since_year, until_year)
                """);
        TestInputs in = new TestInputs(spark).withSource("nation-groups/members", own);
        assertThat(new NationGroup().build(in).collectAsList())
                .extracting(row -> row.getString(0) + " " + row.getString(2))
                .contains("nordic own", "african_union association", "eu association", "us_treaty_ally policy")
                .hasSize(12);
        assertThat(new NationGroupMember().build(in).collectAsList())
                .extracting(row -> "%s %s %s %s".formatted(row.get(0), row.get(1), row.get(2), row.get(3)))
                .contains("eu GBR 1973 2020", "asean TLS 2025 null", "brics IDN 2025 null", "nordic SWE 1952 null");
    }
}
