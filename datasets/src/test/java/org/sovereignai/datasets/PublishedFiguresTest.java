package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Figures of the publishers' files that were recomputed outside of this project with a plain RFC 4180 parser. They hold
 * for the pinned editions.
 */
class PublishedFiguresTest {

    private static Reading read(String resource) {
        return Reading.of(Reading.publishers(), resource);
    }

    @ParameterizedTest
    @CsvSource({
        "innovation-graph/developers, 5197, 5174",
        "innovation-graph/repositories, 5173, 5150",
        "innovation-graph/organizations, 4180, 4157",
        "innovation-graph/git_pushes, 3998, 3975",
        "innovation-graph/economy_collaborators, 74127, 70006",
        "innovation-graph/licenses, 19537, 19009",
        "innovation-graph/topics, 72885, 66636",
        "innovation-graph/languages, 112208, 108775",
        "epoch-ai/models_all, 3237, 3237",
        "epoch-ai/models_notable, 1050, 1050",
        "epoch-ai/models_large, 526, 526",
        "epoch-ai/gpu_clusters, 786, 786",
        "epoch-ai/ml_hardware, 176, 176",
        "baci/china_chip_imports, 21249, 21248",
        "baci/country_codes, 238, 238",
        "baci/hs4_totals, 8857, 8857",
        "chip-owners/cumulative_totals, 173, 173",
        "cloud-regions/regions, 267, 267",
        "ai-diffusion/adoption, 147, 147",
        "tracked-models/models, 1772, 1772",
        "tracked-models/extra_models, 186, 186",
        "tracked-models/organization_regions, 118, 118",
        "tracked-models/model_parameters, 299, 299",
        "tracked-models/release_date_corrections, 40, 40",
        "country-codes/country_codes, 249, 249",
        "country-codes/iso_3166_1, 249, 249",
        "country-codes/iso_3166_3, 31, 31",
        "hs-codes/harmonized_system, 6940, 6939",
        "hs-codes/concordance, 63728, 43863",
        "world-bank/population, 17195, 14010",
        "world-bank/gdp, 13979, 11126",
        "imf-weo/weo, 6115, 5865",
        "eto-supply-chain/provision, 2605, 2605",
        "eto-supply-chain/providers, 800, 800",
        "eto-supply-chain/inputs, 252, 252",
        "eto-supply-chain/sequence, 278, 278",
        "eto-supply-chain/stages, 6, 6"
    })
    void recordsInTheFilesAndUsed(String resource, long records, long used) {
        List<Ledger.Account> accounts = read(resource).accounts();
        assertThat(accounts.stream().mapToLong(Ledger.Account::records).sum()).isEqualTo(records);
        assertThat(accounts.stream().mapToLong(Ledger.Account::used).sum()).isEqualTo(used);
        assertThat(accounts)
                .allSatisfy(account -> assertThat(account.quarantined()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "developers, 139576363, 24759357, 18062761, 10167867, 14035",
        "repositories, 339496216, , , ,",
        "organizations, 6714321, , , ,"
    })
    void openSourceStocksAtTheEndOf2024(String name, long world, Long usa, Long ind, Long chn, Long nam) {
        Reading reading = read("innovation-graph/" + name);
        Predicate<Map<String, Object>> quarter =
                row -> row.get("year").equals(2024) && row.get("quarter").equals(4);
        assertThat(sum(reading, "value", quarter)).isEqualTo(world);
        if (usa != null) {
            assertThat(sum(reading, "value", quarter.and(is("country_code", "USA"))))
                    .isEqualTo(usa);
            assertThat(sum(reading, "value", quarter.and(is("country_code", "IND"))))
                    .isEqualTo(ind);
            assertThat(sum(reading, "value", quarter.and(is("country_code", "CHN"))))
                    .isEqualTo(chn);
            assertThat(sum(reading, "value", quarter.and(is("country_code", "NAM"))))
                    .isEqualTo(nam);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "developers, 23",
        "repositories, 23",
        "organizations, 23",
        "git_pushes, 23",
        "licenses, 3",
        "languages, 38"
    })
    void namibiaIsThere(String name, int rows) {
        assertThat(read("innovation-graph/" + name).where(is("country_code", "NAM")))
                .hasSize(rows);
    }

    @Test
    void pushes() {
        Reading pushes = read("innovation-graph/git_pushes");
        assertThat(sum(pushes, "value", is("year", 2020))).isEqualTo(364_292_624);
        assertThat(sum(pushes, "value", is("year", 2022))).isEqualTo(503_544_861);
        assertThat(sum(pushes, "value", is("year", 2024))).isEqualTo(632_006_426);
        assertThat(sum(pushes, "value", is("year", 2024).and(is("country_code", "USA"))))
                .isEqualTo(107_174_582);
        assertThat(sum(pushes, "value", is("year", 2024).and(is("country_code", "IND"))))
                .isEqualTo(75_754_228);
    }

    @Test
    void collaboration() {
        Reading flows = read("innovation-graph/economy_collaborators");
        assertThat(distinct(flows, "country_code")).hasSize(214);
        assertThat(distinct(flows, "partner_code")).hasSize(200);
        assertThat(sum(flows, "weight", is("year", 2020))).isEqualTo(20_669_540);
        assertThat(sum(flows, "weight", is("year", 2024))).isEqualTo(38_352_024);
        assertThat(sum(flows, "weight", is("year", 2024).and(is("partner_code", "USA"))))
                .isEqualTo(17_875_697);
        assertThat(flows.where(row -> row.get("country_code").equals(row.get("partner_code"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"JavaScript, 393591", "Python, 328027", "Cuda, 9154"})
    void languagesOfTheUnitedStates(String language, long pushers) {
        assertThat(read("innovation-graph/languages")
                        .where(is("country_code", "USA")
                                .and(is("year", 2024))
                                .and(is("quarter", 1))
                                .and(is("item", language))))
                .extracting(row -> row.get("pushers"))
                .containsExactly(pushers);
    }

    @ParameterizedTest
    @CsvSource({
        "organization_names, 3157, 1032, 526",
        "country_codes, 3149, 1032, 526",
        "publication_date, 3219, 1050, 526",
        "accessibility, 2488, 799, 503",
        "training_code_accessibility, 2296, 694, 471",
        "base_model_names, 672, 140, 24",
        "training_hardware_names, 1163, 366, 182",
        "hardware_count, 837, 252, 102",
        "training_compute_flop, 1379, 535, 318",
        "parameters_count, 2091, 718, 359",
        "huggingface_developer, 609, 0, 0"
    })
    void filledCellsOfTheModels(String column, long all, long notable, long large) {
        assertThat(read("epoch-ai/models_all").filled(column)).isEqualTo(all);
        assertThat(read("epoch-ai/models_notable").filled(column)).isEqualTo(notable);
        assertThat(read("epoch-ai/models_large").filled(column)).isEqualTo(large);
    }

    @Test
    void modelOfTwoOrganisationsOfOneNation() {
        assertThat(read("epoch-ai/models_all").where(is("model_name", "K2 Think")))
                .singleElement()
                .satisfies(model -> assertThat(model)
                        .containsEntry("country_codes", List.of("ARE"))
                        .containsEntry("base_model_names", List.of("Qwen2.5-32B"))
                        .containsEntry("publication_date", LocalDate.parse("2025-09-09")));
    }

    @Test
    void unionOfTheModelFilesByName() {
        Set<Object> names = new TreeSet<>();
        for (String file : List.of("models_all", "models_notable", "models_large")) {
            names.addAll(distinct(read("epoch-ai/" + file), "model_name"));
        }
        assertThat(names).hasSize(3_383);
    }

    @Test
    void clusters() {
        Reading clusters = read("epoch-ai/gpu_clusters");
        assertThat(clusters.filled("h100_equivalents")).isEqualTo(703);
        assertThat(clusters.filled("country_code")).isEqualTo(701);
        assertThat(clusters.filled("owner_names")).isEqualTo(502);
        assertThat(clusters.filled("superseded_by")).isEqualTo(31);
        assertThat(clusters.where(is("is_possible_duplicate", true))).hasSize(94);
        assertThat(clusters.where(is("is_in_standard_analysis", true))).hasSize(482);
        Predicate<Map<String, Object>> existing = is("status", "Existing");
        Predicate<Map<String, Object>> original = row -> row.get("is_possible_duplicate") == null;
        assertThat(total(clusters, "h100_equivalents", existing)).isCloseTo(1_904_167, within(0.5));
        assertThat(total(clusters, "h100_equivalents", existing.and(original))).isCloseTo(1_801_611, within(0.5));
    }

    @Test
    void hardware() {
        Reading chips = read("epoch-ai/ml_hardware");
        assertThat(distinct(chips, "maker_name")).hasSize(20);
        assertThat(chips.where(is("foundry_name", "TSMC"))).hasSize(88);
        assertThat(chips.filled("release_date")).isEqualTo(162);
    }

    @Test
    void chipImportsOfChina() {
        Reading imports = read("baci/china_chip_imports");
        BigDecimal leftOut = new BigDecimal("3194243081404").subtract(usd(imports, "value_usd", row -> true));
        assertThat(leftOut)
                .as("all but the one record of the Netherlands Antilles")
                .isPositive()
                .isLessThan(new BigDecimal("1000000"));
        assertThat(distinct(imports, "exporter_code")).hasSize(210).contains("TWN", "NAM", "FRA", "CHE", "IND", "NOR");
        assertThat(distinct(imports, "product_code")).hasSize(20);
        assertThat(imports.filled("quantity_t"))
                .as("the record that is left out has none")
                .isEqualTo(21_249 - 1_874);
        Predicate<Map<String, Object>> chips = heading("8542").and(is("year", 2022));
        assertThat(billions(usd(imports, "value_usd", chips))).isCloseTo(214.667, within(0.0005));
        assertThat(billions(usd(imports, "value_usd", chips.and(is("exporter_code", "KOR")))))
                .isCloseTo(66.278, within(0.0005));
        assertThat(billions(usd(imports, "value_usd", chips.and(is("exporter_code", "TWN")))))
                .isCloseTo(54.384, within(0.0005));
    }

    @ParameterizedTest
    @CsvSource({
        "8542, 926.839, 1803",
        "8486, 126.118, 1636",
        "8471, 452.829, 1808",
        "8504, 138.787, 1808",
        "8507, 130.748, 1802"
    })
    void worldTradeByHeading(String product, double billions2022, int rows) {
        Reading totals = read("baci/hs4_totals");
        Predicate<Map<String, Object>> heading = is("product_code", product);
        assertThat(totals.where(heading)).hasSize(rows);
        for (int year = 2017; year <= 2024; year++) {
            assertThat(usd(totals, "export_value_usd", heading.and(is("year", year))))
                    .as("exports and imports of %s in %d", product, year)
                    .isEqualByComparingTo(usd(totals, "import_value_usd", heading.and(is("year", year))));
        }
        assertThat(billions(usd(totals, "export_value_usd", heading.and(is("year", 2022)))))
                .isCloseTo(billions2022, within(0.0005));
    }

    @Test
    void tradeRoutes() {
        Reading routes = read("baci/hs4_routes");
        Predicate<Map<String, Object>> chips = is("product_code", "8542").and(is("year", 2022));
        assertThat(routes.where(chips)).hasSize(1_412);
        assertThat(routes.where(chips.and(is("side", -1))))
                .extracting(row -> row.get("country_code"))
                .doesNotContain("KOR")
                .contains("CHN");
        assertThat(routes.where(chips.and(is("country_code", "CHN"))).stream()
                        .limit(3)
                        .toList())
                .extracting(row -> row.get("partner_code") + " " + row.get("share_bp"))
                .containsExactly("TWN 2983", "KOR 2878", "MYS 817");
        assertThat(sum(routes, "share_bp", chips.and(is("country_code", "CHN"))))
                .isEqualTo(9_638);
    }

    @Test
    void populationAndGdp() {
        Reading population = read("world-bank/population");
        assertThat(total(population, "value", is("year", 2024).and(is("country_code", "USA"))))
                .isEqualTo(340_110_988);
        assertThat(total(population, "value", is("year", 2024).and(is("country_code", "NAM"))))
                .isEqualTo(3_030_131);
        assertThat(total(
                        population,
                        "value",
                        is("year", 2024).and(is("country_code", "XKX").negate())))
                .isEqualTo(8_116_633_567L);
        assertThat(distinct(population, "country_code"))
                .hasSize(216)
                .contains("XKX")
                .doesNotContain("WLD", "TWN");
        Reading gdp = read("world-bank/gdp");
        assertThat(total(
                                gdp,
                                "value",
                                is("year", 2023).and(is("country_code", "XKX").negate()))
                        / 1e12)
                .isCloseTo(103.731, within(0.0005));
    }

    @Test
    void monetaryFund() {
        Reading weo = read("imf-weo/weo");
        Predicate<Map<String, Object>> gdp = is("concept", "NGDPD").and(is("year", 2024));
        assertThat(total(weo, "value", gdp.and(is("country_code", "USA")))).isEqualTo(29_298.025);
        assertThat(total(weo, "value", gdp.and(is("country_code", "TWN")))).isEqualTo(797.004);
        assertThat(total(weo, "value", gdp)).isCloseTo(111_112.865, within(0.001));
        assertThat(weo.where(gdp)).hasSize(195);
        assertThat(distinct(weo, "country_code")).hasSize(196).contains("XKX", "PSE");
        assertThat(total(weo, "value", is("concept", "LP").and(is("year", 2024)).and(is("country_code", "TWN"))))
                .isCloseTo(23.4, within(0.05));
    }

    @ParameterizedTest
    @CsvSource({
        "ARE, 0.594, 0.64, 0.701",
        "KHM, 0.046, 0.051, 0.057",
        "USA, 0.263, 0.283, 0.313",
        "CHN, 0.154, 0.163, 0.164"
    })
    void adoption(String countryCode, double first, double second, double third) {
        assertThat(read("ai-diffusion/adoption").where(is("country_code", countryCode)))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("share_2025h1", first)
                        .containsEntry("share_2025h2", second)
                        .containsEntry("share_2026q1", third));
    }

    @Test
    void cloudRegions() {
        Reading regions = read("cloud-regions/regions");
        assertThat(regions.where(is("provider_id", "azure"))).hasSize(72);
        assertThat(regions.where(is("country_code", "USA"))).hasSize(65);
        assertThat(distinct(regions, "country_code")).hasSize(40);
        assertThat(distinct(regions, "provider_id")).hasSize(14);
        assertThat(regions.filled("launched_date")).isEqualTo(144);
    }

    @ParameterizedTest
    @CsvSource({
        "Microsoft, 3323440, 2558193, 4304925",
        "Meta, 1950294, ,",
        "Amazon, 1499427, ,",
        "Google, 1298933, ,",
        "Oracle, 1094216, ,",
        "China, 401698, ,",
        "Other, 3338748, ,"
    })
    void chipsByOwnerInMarch2026(String owner, double median, Double low, Double high) {
        assertThat(read("chip-owners/cumulative_totals")
                        .where(is("owner_name", owner)
                                .and(is("maker_name", "Nvidia"))
                                .and(is("end_date", LocalDate.parse("2026-03-31")))))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row).containsEntry("h100_equivalents_median", median);
                    if (low != null) {
                        assertThat(row)
                                .containsEntry("h100_equivalents_low", low)
                                .containsEntry("h100_equivalents_high", high);
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({
        "latest, N20, NLD, 1",
        "latest, N19, NLD, 0.815",
        "latest, N19, JPN, 0.15",
        "2025-07-09, N19, NLD, 0.785",
        "2025-07-09, N19, JPN, 0.174",
        "latest, N84, USA, 0.96",
        "latest, S2, CHN, 0.24",
        "latest, S3, TWN, 0.28"
    })
    void supplyChain(String vintage, String input, String provider, double share) {
        assertThat(read("eto-supply-chain/provision")
                        .where(is("vintage", vintage)
                                .and(is("provided_id", input))
                                .and(is("provider_name", provider))))
                .extracting(row -> row.get("share"))
                .containsExactly(share);
    }

    @Test
    void concordance() {
        Reading steps = read("hs-codes/concordance");
        assertThat(steps.where(heading("8542").and(is("step", "2022 to 2017")))).hasSize(5);
        assertThat(steps.where(heading("8542").and(is("step", "2017 to 2012")))).hasSize(543);
        assertThat(steps.rows())
                .extracting(row -> (String) row.get("earlier_product_code"))
                .allMatch(code -> code.matches("\\d{6}"));
    }

    private static Predicate<Map<String, Object>> is(String column, Object value) {
        return row -> value.equals(row.get(column));
    }

    private static Predicate<Map<String, Object>> heading(String prefix) {
        return row -> ((String) row.get("product_code")).startsWith(prefix);
    }

    private static Set<Object> distinct(Reading reading, String column) {
        return reading.rows().stream()
                .map(row -> row.get(column))
                .filter(value -> value != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long sum(Reading reading, String column, Predicate<Map<String, Object>> wanted) {
        return reading.where(wanted).stream()
                .mapToLong(row -> ((Number) row.get(column)).longValue())
                .sum();
    }

    private static double total(Reading reading, String column, Predicate<Map<String, Object>> wanted) {
        return reading.where(wanted).stream()
                .filter(row -> row.get(column) != null)
                .mapToDouble(row -> (double) row.get(column))
                .sum();
    }

    private static BigDecimal usd(Reading reading, String column, Predicate<Map<String, Object>> wanted) {
        return reading.where(wanted).stream()
                .map(row -> (BigDecimal) row.get(column))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static double billions(BigDecimal usd) {
        return usd.movePointLeft(9).doubleValue();
    }
}
