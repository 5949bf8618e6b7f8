package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Figures that came with the files on use, access, hosts, sites, policy and groups, each twice: by DuckDB from the file, and
 * by our reader. They hold for the pinned editions.
 */
class AssertedFiguresTest {

    private static final String TOKENS =
            "openrouter-rankings-daily/openrouter_rankings_daily_2026-05-23_2026-08-21.csv";
    private static final String DEEPSEEK = "ai-diffusion-deepseek/deepseek_share_by_economy_2025.csv";
    private static final String API = "closed-model-access/closed_model_access.csv";
    private static final String CONSUMER = "closed-model-access/consumer_access_2026.csv";
    private static final String HOSTED = "models-dev-providers/provider_models.csv";
    private static final String PROVIDERS = "models-dev-providers/providers.csv";
    private static final String SITES = "epoch-data-centers/data_centers.csv";
    private static final String LEVELS = "epoch-data-centers/data_center_timelines.csv";
    private static final String REGIONS = "chinese-cloud-regions/chinese_cloud_regions.csv";
    private static final String NOTICES = "us-export-control-notices/notices.csv";
    private static final String ADDITIONS = "us-export-control-notices/entity_list_additions.csv";
    private static final String RATES = "us-trade-orders/annex_i_2025-07-31_reciprocal_rates.csv";
    private static final String EXCEPTIONS = "us-trade-orders/semiconductor_exception_hts_2025-04-11.csv";
    private static final String CONTRIBUTORS = "oss-geography/world_countries_2021_no_email.csv";
    private static final String GROUPS = "country-groups/country_groups.csv";

    private static Reading read(String resource) {
        return Reading.of(Reading.publishers(), resource);
    }

    @ParameterizedTest
    @CsvSource({
        "openrouter-rankings-daily/daily_tokens, 4641, 4641",
        "ai-diffusion-deepseek/shares, 148, 148",
        "closed-model-access/api_access, 249, 249",
        "closed-model-access/consumer_access, 249, 249",
        "models-dev-providers/provider_models, 5307, 5307",
        "models-dev-providers/providers, 147, 147",
        "epoch-data-centers/sites, 75, 75",
        "epoch-data-centers/timeline, 424, 424",
        "chinese-cloud-regions/regions, 75, 75",
        "us-export-control-notices/notices, 202, 202",
        "us-export-control-notices/entity_list_additions, 170, 170",
        "us-trade-orders/orders, 10, 10",
        "us-trade-orders/annex_i_rates, 70, 68",
        "us-trade-orders/semiconductor_exceptions, 20, 20",
        "us-trade-orders/section_301_rates, 60, 59",
        "us-trade-orders/section_232_headings, 9, 9",
        "us-trade-orders/section_232_limits, 2, 2",
        "oss-geography/contributors, 179, 179",
        "country-groups/members, 201, 199"
    })
    void recordsInTheFilesAndUsed(String resource, long records, long used) {
        List<Ledger.Account> accounts = read(resource).accounts();
        assertThat(accounts.stream().mapToLong(Ledger.Account::records).sum()).isEqualTo(records);
        assertThat(accounts.stream().mapToLong(Ledger.Account::used).sum()).isEqualTo(used);
        assertThat(accounts)
                .allSatisfy(account -> assertThat(account.quarantined()).isEmpty());
    }

    @Test
    void tokensByDayAndModel() {
        assertThat(RawFile.ask(TOKENS, """
                SELECT count(*), count(DISTINCT date), count(DISTINCT model_permaslug), count(DISTINCT (date, model_permaslug)),
                       count(DISTINCT model_permaslug) FILTER (model_permaslug LIKE '%:free'),
                       count(DISTINCT split_part(model_permaslug, '/', 1)) FILTER (model_permaslug <> 'other'),
                       sum(total_tokens::HUGEINT), sum(total_tokens::HUGEINT) FILTER (date = '2026-05-23'),
                       sum(total_tokens::HUGEINT) FILTER (date = '2026-08-21'),
                       sum(total_tokens::HUGEINT) FILTER (model_permaslug = 'other')
                FROM FILE
                """))
                .containsExactly("4641 91 120 4641 13 26 698720610375920 3553408596037 13888116700566 45479078725493");
        Reading reading = read("openrouter-rankings-daily/daily_tokens");
        assertThat(distinct(reading, "day")).hasSize(91).contains(LocalDate.of(2026, 5, 23), LocalDate.of(2026, 8, 21));
        assertThat(distinct(reading, "model_slug")).hasSize(120).contains("other");
        assertThat(distinct(reading, "model_slug"))
                .filteredOn(slug -> slug.toString().endsWith(":free"))
                .hasSize(13);
        assertThat(counts(reading, row -> row.get("day")))
                .allSatisfy((day, rows) -> assertThat(rows).isEqualTo(51L));
        assertThat(sum(reading, "token_count", row -> true)).isEqualTo(698_720_610_375_920L);
        assertThat(sum(reading, "token_count", is("day", LocalDate.of(2026, 5, 23))))
                .isEqualTo(3_553_408_596_037L);
        assertThat(sum(reading, "token_count", is("day", LocalDate.of(2026, 8, 21))))
                .isEqualTo(13_888_116_700_566L);
        assertThat(sum(reading, "token_count", is("model_slug", "other"))).isEqualTo(45_479_078_725_493L);
    }

    @Test
    void otherModelsAreFiveToTenPerCentOfEachDay() {
        assertThat(RawFile.ask(TOKENS, """
                SELECT round(min(part), 3), round(max(part), 3)
                FROM (
                    SELECT sum(total_tokens::BIGINT) FILTER (model_permaslug = 'other') / sum(total_tokens::BIGINT) AS part
                    FROM FILE GROUP BY date
                )
                """)).containsExactly("0.05 0.1");
        Reading reading = read("openrouter-rankings-daily/daily_tokens");
        assertThat(distinct(reading, "day"))
                .allSatisfy(day -> assertThat((double) sum(
                                        reading, "token_count", is("day", day).and(is("model_slug", "other")))
                                / sum(reading, "token_count", is("day", day)))
                        .isBetween(0.0495, 0.1005));
    }

    @ParameterizedTest
    @CsvSource({
        "deepseek, 136.56",
        "xiaomi, 76.51",
        "anthropic, 76.29",
        "tencent, 74.36",
        "google, 59.22",
        "openai, 55.08",
        "minimax, 38.26",
        "z-ai, 35.37",
        "nvidia, 27.65",
        "stepfun, 13.99",
        "moonshotai, 13.45",
        "openrouter, 13.27",
        "poolside, 11.82",
        "qwen, 6.63",
        "x-ai, 2.94",
        "mistralai, 2.48",
        "stealth, 1.99",
        "cohere, 1.53"
    })
    void tokensByAuthor(String author, double trillions) {
        assertThat(RawFile.ask(TOKENS, """
                SELECT round(sum(total_tokens::BIGINT) / 1e12, 2) FROM FILE WHERE model_permaslug LIKE '%s/%%'
                """.formatted(author)).stream().map(Double::valueOf))
                .containsExactly(trillions);
        assertThat(sum(
                                read("openrouter-rankings-daily/daily_tokens"),
                                "token_count",
                                row -> row.get("model_slug").toString().startsWith(author + "/"))
                        / 1e12)
                .isCloseTo(trillions, within(0.005));
    }

    @Test
    void deepSeekByBand() {
        assertThat(RawFile.ask(DEEPSEEK, """
                SELECT band, count(*), min(band_low_percent), max(band_high_percent)
                FROM FILE GROUP BY band ORDER BY min(band_low_percent::INT) DESC
                """))
                .containsExactly(
                        ">25% 4 25 100",
                        "21-25% 3 21 25", "16-20% 5 16 20", "11-15% 26 11 15", "6-10% 54 6 10", "<=5% 56 0 5");
        Reading reading = read("ai-diffusion-deepseek/shares");
        assertThat(counts(reading, row -> row.get("band")))
                .isEqualTo(Map.of(">25%", 4L, "21-25%", 3L, "16-20%", 5L, "11-15%", 26L, "6-10%", 54L, "<=5%", 56L));
        assertThat(codes(reading, is("band", "21-25%"))).containsExactly("IRN", "SYR", "TKM");
        assertThat(codes(reading, is("band", "16-20%"))).containsExactly("ERI", "ETH", "MWI", "TUN", "ZWE");
        assertThat(RawFile.ask(
                        DEEPSEEK,
                        "SELECT iso3, printed_percent FROM FILE WHERE printed_percent IS NOT NULL ORDER BY 1"))
                .containsExactly("BLR 56", "CHN 89", "CUB 49", "RUS 43");
        assertThat(reading.where(row -> row.get("share") != null))
                .extracting(row -> row.get("country_code") + " " + row.get("share"))
                .containsExactlyInAnyOrder("BLR 0.56", "CHN 0.89", "CUB 0.49", "RUS 0.43");
        assertThat(codes(read("ai-diffusion/adoption"), row -> true))
                .hasSize(147)
                .isSubsetOf(codes(reading, row -> true));
        assertThat(codes(reading, row -> true)).hasSize(148).contains("LUX");
        assertThat(RawFile.ask(DEEPSEEK, "SELECT economy FROM FILE WHERE in_ai_diffusion_csv = 'no'"))
                .containsExactly("Luxembourg");
    }

    @Test
    void placesOnTheListsOfTheClosedModels() {
        assertThat(RawFile.ask(API, """
                SELECT count(*) FILTER (openai_api = 'yes'), count(*) FILTER (anthropic_api = 'yes'),
                       count(*) FILTER (google_gemini_api = 'yes'),
                       count(*) FILTER (openai_api = 'yes' AND anthropic_api = 'yes' AND google_gemini_api = 'yes'),
                       count(*) FILTER (openai_api = 'no' AND anthropic_api = 'no' AND google_gemini_api = 'no')
                FROM FILE
                """)).containsExactly("219 206 213 191 19");
        Reading reading = read("closed-model-access/api_access");
        Predicate<Map<String, Object>> openAi = is("openai_api", true);
        Predicate<Map<String, Object>> anthropic = is("anthropic_api", true);
        Predicate<Map<String, Object>> google = is("google_gemini_api", true);
        assertThat(reading.where(openAi)).hasSize(219);
        assertThat(reading.where(anthropic)).hasSize(206);
        assertThat(reading.where(google)).hasSize(213);
        assertThat(reading.where(openAi.and(anthropic).and(google))).hasSize(191);
        assertThat(codes(reading, openAi.or(anthropic).or(google).negate()))
                .containsExactly(
                        "ALA", "BLR", "BVT", "CHN", "CUB", "FRO", "GLP", "GRL", "HKG", "IRN", "MAC", "MTQ", "MYT",
                        "PRK", "REU", "RUS", "SJM", "SXM", "SYR");
    }

    @Test
    void placesOnTheListsOfTheChatProducts() {
        assertThat(RawFile.ask(CONSUMER, """
                SELECT count(*) FILTER (chatgpt_2026_09_02 = 'yes'), count(*) FILTER (claude_2026_03_16 = 'yes') FROM FILE
                """)).containsExactly("208 176");
        Reading reading = read("closed-model-access/consumer_access");
        assertThat(reading.where(is("chatgpt", true))).hasSize(208);
        assertThat(reading.where(is("claude", true))).hasSize(176);
        // Territories of Australia, Denmark, Finland, France, New Zealand, the Netherlands, Norway, the UK and the US.
        List<String> ofApi = RawFile.ask(API, "SELECT iso3, openai_api, anthropic_api FROM FILE");
        assertThat(RawFile.ask(CONSUMER, "SELECT iso3, chatgpt_2026_09_02, claude_2026_03_16 FROM FILE ORDER BY iso3"))
                .hasSameSizeAs(ofApi)
                .filteredOn(line -> !ofApi.contains(line))
                .extracting(line -> line.substring(0, 3))
                .containsExactly(
                        "ABW", "AIA", "ALA", "ASM", "ATF", "BLM", "BMU", "CCK", "COK", "CXR", "CYM", "FLK", "FRO",
                        "GIB", "GLP", "GRL", "GUF", "GUM", "HMD", "IOT", "MAF", "MNP", "MSR", "MTQ", "MYT", "NCL",
                        "NFK", "NIU", "PCN", "PRI", "PYF", "REU", "SHN", "SJM", "SPM", "TCA", "TKL", "UMI", "VGB",
                        "VIR", "WLF");
    }

    @Test
    void modelsByProvider() {
        assertThat(RawFile.ask(HOSTED, """
                SELECT count(*), count(DISTINCT provider), count(DISTINCT slug), count(*) FILTER (symlink <> 'no'),
                       count(*) FILTER (symlink = 'dangling'), count(base_model), count(DISTINCT base_model),
                       count(*) FILTER (open_weights = 'true'), count(*) FILTER (open_weights = 'false')
                FROM FILE
                """)).containsExactly("5307 147 1851 209 31 1347 219 2010 3266");
        assertThat(RawFile.ask(PROVIDERS, """
                SELECT count(*), count(*) FILTER (api IS NULL), sum(models::INT), sum(models_open_weights::INT) FROM FILE
                """)).containsExactly("147 24 5307 2010");
        Reading reading = read("models-dev-providers/provider_models");
        assertThat(distinct(reading, "provider_id")).hasSize(147);
        assertThat(distinct(reading, "model_slug")).hasSize(1_851);
        assertThat(reading.where(is("symlink", "no").negate())).hasSize(209);
        assertThat(reading.where(is("symlink", "dangling"))).hasSize(31);
        assertThat(reading.filled("lab_model")).isEqualTo(1_347);
        assertThat(distinct(reading, "lab_model")).hasSize(219);
        assertThat(reading.where(is("has_open_weights", true))).hasSize(2_010);
        assertThat(reading.where(is("has_open_weights", false))).hasSize(3_266);
        Reading providers = read("models-dev-providers/providers");
        assertThat(providers.filled("address")).isEqualTo(147 - 24);
        assertThat(sum(providers, "model_count", row -> true)).isEqualTo(5_307);
        assertThat(sum(providers, "open_model_count", row -> true)).isEqualTo(2_010);
    }

    /** 219 of them are linked to by a provider. */
    @Test
    void modelsOfLabs() throws IOException {
        Path archive = Path.of(System.getProperty("sovereignai.data", "../../shared/data"))
                .resolve("models-dev/models_dev_toml_f3fc692.tar.gz");
        assumeThat(archive).exists();
        assertThat(RawFile.membersOfTar(archive).stream().filter(name -> name.matches("models/[^/]+/.+\\.toml")))
                .hasSize(231);
    }

    @ParameterizedTest
    @CsvSource({
        "base_model, lab_model, 45, zhipuai/glm-5.2, 38",
        "base_model, lab_model, 45, deepseek/deepseek-v4-pro, 28",
        "base_model, lab_model, 45, moonshotai/kimi-k2.6, 26",
        "base_model, lab_model, 45, deepseek/deepseek-v4-flash, 25",
        "base_model, lab_model, 45, zhipuai/glm-5.1, 25",
        "base_model, lab_model, 45, moonshotai/kimi-k2.7-code, 25",
        "base_model, lab_model, 45, openai/gpt-5.5, 22",
        "base_model, lab_model, 45, anthropic/claude-sonnet-4-6, 20",
        "slug, model_slug, 1206, kimi-k2.6, 46",
        "slug, model_slug, 1206, kimi-k2.5, 45",
        "slug, model_slug, 1206, minimax-m2.5, 42",
        "slug, model_slug, 1206, gpt-oss-120b, 40",
        "slug, model_slug, 1206, glm-5.1, 38",
        "slug, model_slug, 1206, deepseek-v4-pro, 38"
    })
    void hostsOfAModel(String theirs, String ours, long withOneHost, String model, int hosts) {
        assertThat(RawFile.ask(HOSTED, """
                SELECT count(DISTINCT provider) FROM FILE WHERE %s = '%s'
                """.formatted(theirs, model))).containsExactly(String.valueOf(hosts));
        assertThat(RawFile.ask(HOSTED, """
                SELECT count(*) FROM (FROM FILE SELECT %1$s WHERE %1$s IS NOT NULL GROUP BY 1 HAVING count(DISTINCT provider) = 1)
                """.formatted(theirs))).containsExactly(String.valueOf(withOneHost));
        Reading reading = read("models-dev-providers/provider_models");
        Map<Object, Set<Object>> found = reading.where(row -> row.get(ours) != null).stream()
                .collect(Collectors.groupingBy(
                        row -> row.get(ours), Collectors.mapping(row -> row.get("provider_id"), Collectors.toSet())));
        assertThat(found.get(model)).hasSize(hosts);
        assertThat(found.values())
                .filteredOn(providers -> providers.size() == 1)
                .hasSize((int) withOneHost);
    }

    @Test
    void providersContradictEachOtherOnOpenWeights() {
        assertThat(RawFile.ask(HOSTED, """
                SELECT count(*), sum(n) FROM (
                    FROM FILE SELECT slug, count(open_weights) AS n WHERE open_weights IS NOT NULL
                    GROUP BY slug HAVING count(DISTINCT open_weights) = 2
                )
                """)).containsExactly("231 1960");
        Map<Object, Set<Object>> flags =
                read("models-dev-providers/provider_models").where(row -> row.get("has_open_weights") != null).stream()
                        .collect(Collectors.groupingBy(
                                row -> row.get("model_slug"),
                                Collectors.mapping(row -> row.get("has_open_weights"), Collectors.toSet())));
        assertThat(flags).hasSize(1_844);
        assertThat(flags.values()).filteredOn(values -> values.size() == 2).hasSize(231);
    }

    @Test
    void sitesByNation() {
        assertThat(RawFile.ask(SITES, """
                SELECT Country, count(*), round(sum("Current power (MW)"::DOUBLE), 1),
                       round(sum("Current H100 equivalents"::DOUBLE))::BIGINT
                FROM FILE GROUP BY Country ORDER BY 3 DESC, 1
                """))
                .startsWith(
                        "United States 66 10798 11732093",
                        "China 3 631.8 278474",
                        "Malaysia 1 240 281670",
                        "United Kingdom 1 88 " + uk())
                .hasSize(8);
        Reading reading = read("epoch-data-centers/sites");
        assertThat(counts(reading, row -> row.get("country_code")))
                .isEqualTo(Map.of(
                        "USA", 66L, "CHN", 3L, "MYS", 1L, "GBR", 1L, "IDN", 1L, "PRT", 1L, "ARE", 1L, "AUS", 1L));
        assertThat(total(reading, "power_mw", row -> true)).isCloseTo(11_862.8, within(0.05));
        assertThat(total(reading, "power_mw", is("country_code", "USA"))).isCloseTo(10_798, within(0.05));
        assertThat(total(reading, "power_mw", is("country_code", "CHN"))).isCloseTo(631.8, within(0.05));
        assertThat(total(reading, "power_mw", is("country_code", "MYS"))).isEqualTo(240);
        assertThat(total(reading, "power_mw", is("country_code", "GBR"))).isEqualTo(88);
        assertThat(total(reading, "power_mw", is("country_code", "IDN"))).isEqualTo(72);
        assertThat(total(reading, "power_mw", is("country_code", "PRT"))).isEqualTo(33);
        assertThat(total(reading, "power_mw", is("country_code", "ARE").or(is("country_code", "AUS"))))
                .isZero();
        assertThat(total(reading, "h100_equivalents", row -> true)).isCloseTo(12_532_257, within(1.0));
        assertThat(total(reading, "h100_equivalents", is("country_code", "USA")))
                .isCloseTo(11_732_093, within(1.0));
        assertThat(total(reading, "h100_equivalents", is("country_code", "MYS")))
                .isCloseTo(281_670, within(1.0));
        assertThat(total(reading, "h100_equivalents", is("country_code", "CHN")))
                .isCloseTo(278_474, within(1.0));
        assertThat(reading.filled("owner")).isEqualTo(67);
        assertThat(reading.filled("users")).isEqualTo(54);
        assertThat(reading.filled("chip_types")).isEqualTo(52);
    }

    private static String uk() {
        return RawFile.ask(SITES, """
                SELECT round("Current H100 equivalents"::DOUBLE)::BIGINT FROM FILE WHERE Country = 'United Kingdom'
                """).get(0);
    }

    @ParameterizedTest
    @CsvSource({"2024, 1992", "2025, 7597", "2026, 19249", "2027, 26371", "2028, 42909", "2030, 43299"})
    void powerOfAllSitesAtTheEndOfAYear(int year, long megawatts) {
        assertThat(RawFile.ask(LEVELS, """
                SELECT round(sum(level))::BIGINT FROM (
                    SELECT max_by("Power (MW)"::DOUBLE, Date) AS level FROM FILE WHERE Date <= '%d-12-31' GROUP BY "Data center"
                )
                """.formatted(year))).containsExactly(String.valueOf(megawatts));
        Map<Object, Map<String, Object>> last = new TreeMap<>();
        read("epoch-data-centers/timeline").where(row -> ((LocalDate) row.get("level_date")).getYear() <= year).stream()
                .sorted(Comparator.comparing(row -> (LocalDate) row.get("level_date")))
                .forEach(row -> last.put(row.get("site_name"), row));
        assertThat(last.values().stream()
                        .mapToDouble(row -> (double) row.get("power_mw"))
                        .sum())
                .isCloseTo(megawatts, within(0.5));
    }

    @Test
    void levelsOfSites() {
        assertThat(RawFile.ask(LEVELS, """
                SELECT min(Date), max(Date), count(DISTINCT "Data center"), count(DISTINCT ("Data center", Date)) FROM FILE
                """)).containsExactly("2018-12-18 2030-01-01 76 424");
        Reading reading = read("epoch-data-centers/timeline");
        assertThat(distinct(reading, "level_date")).contains(LocalDate.of(2018, 12, 18), LocalDate.of(2030, 1, 1));
        Set<Object> unlisted = distinct(reading, "site_name");
        unlisted.removeAll(distinct(read("epoch-data-centers/sites"), "site_name"));
        assertThat(unlisted).containsExactly("EdgeCore Mesa PH03");
        assertThat(reading.rows().stream()
                        .map(row -> row.get("site_name") + " " + row.get("level_date"))
                        .distinct())
                .hasSize(424);
    }

    @Test
    void regionsOfChineseClouds() {
        assertThat(RawFile.ask(REGIONS, """
                SELECT provider, count(*), count(DISTINCT country_iso2), count(*) FILTER (country_iso2 = 'CN') FROM FILE
                GROUP BY provider ORDER BY provider
                """))
                .containsExactly("Alibaba Cloud 32 16 15", "Huawei Cloud 26 15 11", "Tencent Cloud 17 11 6");
        Reading reading = read("chinese-cloud-regions/regions");
        assertThat(byNation(reading, "Alibaba Cloud"))
                .isEqualTo(
                        "AREx1 CHNx15 DEUx1 FRAx1 GBRx1 HKGx1 IDNx1 JPNx1 KORx1 MEXx1 MYSx2 PHLx1 SAUx1 SGPx1 THAx1 USAx2");
        assertThat(byNation(reading, "Tencent Cloud"))
                .isEqualTo("BRAx1 CHNx6 DEUx1 HKGx1 IDNx1 JPNx1 KORx1 SAUx1 SGPx1 THAx1 USAx2");
        assertThat(byNation(reading, "Huawei Cloud"))
                .isEqualTo(
                        "AREx1 BRAx1 CHLx1 CHNx11 FRAx1 HKGx1 IDNx1 IRLx1 MEXx2 MYSx1 SAUx1 SGPx1 THAx1 TURx1 ZAFx1");
        assertThat(reading.rows().stream().map(row -> row.get("provider_name") + " " + row.get("region_id")))
                .doesNotHaveDuplicates();
        assertThat(reading.filled("launch_year")).isEqualTo(29);
    }

    @Test
    void noticesByYearOfPublication() {
        assertThat(RawFile.ask(NOTICES, """
                SELECT publication_date[1:4], count(*) FROM FILE WHERE names_bis_or_ear = 'yes' GROUP BY 1 ORDER BY 1
                """))
                .containsExactly("2020 15", "2021 21", "2022 44", "2023 52", "2024 20", "2025 38", "2026 3");
        Reading reading = read("us-export-control-notices/notices");
        assertThat(counts(
                        reading.where(is("names_bureau", true)).stream(),
                        row -> ((LocalDate) row.get("event_date")).getYear()))
                .isEqualTo(Map.of(2020, 15L, 2021, 21L, 2022, 44L, 2023, 52L, 2024, 20L, 2025, 38L, 2026, 3L));
        assertThat(counts(reading, row -> row.get("kind")))
                .isEqualTo(Map.of(
                        "entity list", 54L,
                        "chips, ai, computing", 16L,
                        "unverified list", 8L,
                        "uflpa entity list (not BIS)", 6L,
                        "other", 118L));
        assertThat(reading.where(is("document", "2022-21658").or(is("document", "2022-04300"))))
                .as("controls of chips and on Russia, which are not of the kind for chips")
                .hasSize(2)
                .noneMatch(is("kind", "chips, ai, computing"));
    }

    @Test
    void entriesOfTheEntityListByDestination() {
        assertThat(RawFile.ask(ADDITIONS, """
                SELECT iso3, sum(entries_added::INT) FROM FILE GROUP BY 1 HAVING sum(entries_added::INT) >= 7 ORDER BY 2 DESC
                """))
                .startsWith("CHN 336", "RUS 253", "TUR 31", "PAK 28", "ARE 23", "IRN 10", "MMR 8", "IND 7");
        Reading reading = read("us-export-control-notices/entity_list_additions");
        assertThat(sum(reading, "entry_count", row -> true)).isEqualTo(762);
        assertThat(sum(reading, "entry_count", is("country_code", "CHN"))).isEqualTo(336);
        assertThat(sum(reading, "entry_count", is("country_code", "RUS"))).isEqualTo(253);
        assertThat(counts(reading, row -> row.get("count_basis")))
                .isEqualTo(Map.of("printed", 101L, "total, one destination", 9L, "not printed", 60L));
        assertThat(distinct(reading, "document")).hasSize(41);
        assertThat(entries(reading, "2025-05426")).isEqualTo("ARE 4, CHN 42, IRN 2, PAK 19, ZAF 3");
        assertThat(sum(reading, "entry_count", is("document", "2025-17893").and(is("country_code", "CHN"))))
                .isEqualTo(23);
        assertThat(sum(reading, "entry_count", is("document", "2025-17893"))).isEqualTo(32);
        assertThat(sum(reading, "entry_count", is("document", "2025-19508"))).isEqualTo(29);
    }

    /** Of each notice that gives the number of every destination, the numbers add up to what its abstract states. */
    @Test
    void entriesAddUpToThoseThatTheNoticeStates() {
        Map<Object, Object> stated = new TreeMap<>();
        read("us-export-control-notices/notices")
                .where(row -> row.get("entry_count") != null)
                .forEach(row -> stated.put(row.get("document"), row.get("entry_count")));
        Reading reading = read("us-export-control-notices/entity_list_additions");
        Set<Object> open = reading.where(row -> row.get("entry_count") == null).stream()
                .map(row -> row.get("document"))
                .collect(Collectors.toSet());
        Set<Object> closed = distinct(reading, "document");
        closed.removeAll(open);
        closed.retainAll(stated.keySet());
        assertThat(closed)
                .hasSizeGreaterThan(10)
                .allSatisfy(document -> assertThat(sum(reading, "entry_count", is("document", document)))
                        .isEqualTo(((Integer) stated.get(document)).longValue()));
    }

    @ParameterizedTest
    @CsvSource({"TWN, 20", "MYS, 19", "KOR, 15", "JPN, 15", "VNM, 20", "CHE, 39", "IND, 25", "SYR, 41", "GBR, 10"})
    void ratesOfAnnexOne(String countryCode, int percent) {
        assertThat(RawFile.ask(RATES, """
                SELECT additional_ad_valorem_percent FROM FILE WHERE iso3_or_group = '%s'
                """.formatted(countryCode))).containsExactly(String.valueOf(percent));
        Reading reading = read("us-trade-orders/annex_i_rates");
        assertThat(total(reading, "rate", is("country_code", countryCode))).isCloseTo(percent / 100.0, within(1e-12));
        assertThat(reading.where(row -> (double) row.get("rate") > 0.405))
                .extracting(row -> row.get("country_code"))
                .containsExactly("SYR");
        assertThat(reading.where(is("country_code", "CHN"))).isEmpty();
    }

    @Test
    void exceptedSemiconductorsAndRatesOfSection301() {
        assertThat(RawFile.ask(EXCEPTIONS, "SELECT hts_prefix FROM FILE WHERE digits = '4' ORDER BY 1"))
                .contains("8471", "8486", "8542");
        assertThat(distinct(read("us-trade-orders/semiconductor_exceptions"), "tariff_code"))
                .hasSize(20)
                .contains("8471", "8486", "8542");
        assertThat(counts(
                        read("us-trade-orders/section_301_rates"),
                        row -> row.get("rate") + " "
                                + row.get("basis").toString().substring(0, 5)))
                .isEqualTo(Map.of("0.1 addit", 17L, "0.1 total", 1L, "0.125 total", 3L, "0.125 addit", 38L));
    }

    @Test
    void activeDevelopersByStatedPlace() {
        assertThat(RawFile.ask(CONTRIBUTORS, """
                SELECT sum(count_github::DOUBLE), sum(count_twitter::DOUBLE), sum(count_total_contributors::DOUBLE) FROM FILE
                """)).containsExactly("502200 7159 587370");
        Reading reading = read("oss-geography/contributors");
        assertThat(total(reading, "stated_on_profile", row -> true)).isEqualTo(502_200);
        assertThat(total(reading, "stated_elsewhere", row -> true)).isEqualTo(7_159);
        assertThat(total(reading, "contributors", row -> true)).isEqualTo(587_370);
        assertThat(Stream.of("USA", "CHN", "DEU", "IND", "GBR", "BRA", "RUS", "FRA", "CAN", "JPN", "TWN", "HKG", "KOR")
                        .map(code -> total(reading, "contributors", is("country_code", code))))
                .containsExactly(
                        144_371.0, 33_985.0, 33_212.0, 31_844.0, 29_452.0, 25_891.0, 25_271.0, 22_551.0, 22_269.0,
                        15_706.0, 4_979.0, 1_303.0, 10_921.0);
        assertThat(codes(reading, row -> true))
                .contains("NAM", "MNE", "XKX")
                .doesNotContain("MAC", "PRI", "AND", "LIE");
    }

    @Test
    void membersOfGroups() {
        assertThat(RawFile.ask(GROUPS, "SELECT \"group\", count(*) FROM FILE GROUP BY 1 ORDER BY 1"))
                .containsExactly("ASEAN 11", "AU 55", "BRICS 10", "EU 27", "G20 21", "G7 7", "NATO 32", "OECD 38");
        Reading reading = read("country-groups/members");
        assertThat(counts(reading, row -> row.get("group_name")))
                .isEqualTo(Map.of(
                        "ASEAN", 11L, "AU", 55L, "BRICS", 10L, "EU", 27L, "G20", 19L, "G7", 7L, "NATO", 32L, "OECD",
                        38L));
        assertThat(reading.where(is("membership_basis", "added"))).hasSize(6);
        assertThat(RawFile.ask(GROUPS, "SELECT count(*) FROM FILE WHERE membership_basis = 'added'"))
                .containsExactly("8");
    }

    private static Predicate<Map<String, Object>> is(String column, Object value) {
        return row -> value.equals(row.get(column));
    }

    private static Set<Object> distinct(Reading reading, String column) {
        return reading.rows().stream()
                .map(row -> row.get(column))
                .filter(value -> value != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Object> codes(Reading reading, Predicate<Map<String, Object>> wanted) {
        return reading.where(wanted).stream()
                .map(row -> row.get("country_code"))
                .sorted()
                .toList();
    }

    private static Map<Object, Long> counts(Reading reading, Function<Map<String, Object>, Object> key) {
        return counts(reading.rows().stream(), key);
    }

    private static Map<Object, Long> counts(
            Stream<Map<String, Object>> rows, Function<Map<String, Object>, Object> key) {
        return rows.collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static String byNation(Reading reading, String provider) {
        return counts(reading.where(is("provider_name", provider)).stream(), row -> row.get("country_code"))
                .entrySet()
                .stream()
                .map(nation -> nation.getKey() + "x" + nation.getValue())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String entries(Reading reading, String document) {
        return reading.where(is("document", document)).stream()
                .map(row -> row.get("country_code") + " " + row.get("entry_count"))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static long sum(Reading reading, String column, Predicate<Map<String, Object>> wanted) {
        return reading.where(wanted.and(row -> row.get(column) != null)).stream()
                .mapToLong(row -> ((Number) row.get(column)).longValue())
                .sum();
    }

    private static double total(Reading reading, String column, Predicate<Map<String, Object>> wanted) {
        return reading.where(wanted.and(row -> row.get(column) != null)).stream()
                .mapToDouble(row -> (double) row.get(column))
                .sum();
    }
}
