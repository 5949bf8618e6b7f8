package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SparkExtension.class)
class ReferenceTableTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            chip_maker     | 1 | maker_name country_code source
            foundry        | 1 | foundry_name country_code source
            cloud_provider | 1 | provider_id country_code source
            organization   | 1 | organization_name country_code source
            ai_topic       | 1 | item source
            open_licence   | 1 | item is_open source
            openness_class | 1 | accessibility openness_class weight revocable_low revocable revocable_high source
            bloc_member    | 2 | bloc country_code since_year until_year source
            policy_note    | 2 | country_code note_code source
            affiliation    | 1 | organization_name listed_code country_code source
            strand_maker   | 2 | strand country_code source
            strand_input   | 2 | strand supply_chain_input source
            resale         | 1 | product_code sold_on source
            reseller       | 2 | product_code country_code role source
            nation_group   | 1 | group_id group_name group_kind source
            model_provider | 1 | provider_id firm_name country_code provider_kind basis source
            model_author   | 1 | author_id organization_name country_code basis source
            policy_event_strand | 3 | document target_code strand source
            stack_topic    | 1 | item building_block source
            """)
    void hasItsColumnsAUniqueKeyAndKnownEconomies(String name, int keyLength, String columns, SparkSession spark) {
        List<Row> rows = ReferenceTable.read(spark, name).collectAsList();
        assertThat(rows.get(0).schema().fieldNames()).containsExactly(columns.split(" "));
        assertThat(rows.stream().map(row -> row.toSeq().take(keyLength)).toList())
                .doesNotHaveDuplicates();
        if (columns.contains("country_code")) {
            Set<String> known = Crosswalk.load().countryCodes("iso3");
            assertThat(rows)
                    .extracting(row -> row.<String>getAs("country_code"))
                    .allMatch(code -> code == null || known.contains(code));
        }
    }

    @Test
    void knowsTheNationOfEveryChipMakerInTheData(SparkSession spark) {
        assertThat(column(ReferenceTable.read(spark, "chip_maker").collectAsList(), "maker_name"))
                .containsAll(values("epoch-ai/ml_hardware", "maker_name"))
                .containsAll(values("chip-owners/cumulative_totals", "maker_name"));
        Set<String> suppliers = values("epoch-ai/gpu_clusters", "chip_maker_name");
        suppliers.removeAll(column(ReferenceTable.read(spark, "chip_maker").collectAsList(), "maker_name"));
        assertThat(suppliers).containsExactly("Anonymized", "Unknown");
    }

    @Test
    void knowsEveryFoundryCloudLicenceAndAccessibilityInTheData(SparkSession spark) {
        Map.of(
                        "foundry foundry_name", "epoch-ai/ml_hardware foundry_name",
                        "cloud_provider provider_id", "cloud-regions/regions provider_id",
                        "open_licence item", "innovation-graph/licenses item",
                        "openness_class accessibility", "epoch-ai/models_all accessibility")
                .forEach((table, data) -> assertThat(column(
                                ReferenceTable.read(spark, table.split(" ")[0]).collectAsList(), table.split(" ")[1]))
                        .containsAll(values(data.split(" ")[0], data.split(" ")[1])));
    }

    @Test
    void opennessClassesGoFromClosedToOpen(SparkSession spark) {
        assertThat(ReferenceTable.read(spark, "openness_class").collectAsList())
                .extracting(row -> "%s %s %s..%s %s"
                        .formatted(
                                row.<String>getAs("openness_class"),
                                row.<String>getAs("weight"),
                                row.<String>getAs("revocable_low"),
                                row.<String>getAs("revocable_high"),
                                row.<String>getAs("revocable")))
                .containsOnly(
                        "L0 0 0..1 null", "L1 0 1..1 1", "L2 0.25 0.5..0.5 0.5", "L3 0.5 0.5..0.5 0.5", "L4 1 0..0 0");
    }

    @Test
    void everyAiTopicIsATopicOfTheData(SparkSession spark) {
        assertThat(values("innovation-graph/topics", "item"))
                .containsAll(column(ReferenceTable.read(spark, "ai_topic").collectAsList(), "item"));
    }

    @Test
    void blocsHaveTheirMembers(SparkSession spark) {
        Map<String, Long> sizes = ReferenceTable.read(spark, "bloc_member").collectAsList().stream()
                .collect(Collectors.groupingBy(row -> row.getAs("bloc"), Collectors.counting()));
        assertThat(sizes)
                .containsEntry("eu", 28L)
                .containsEntry("nato", 32L)
                .containsEntry("us_treaty_ally", 31L + 6L)
                .containsEntry("us_ai_diffusion_tier_1", 19L);
        assertThat(ReferenceTable.read(spark, "bloc_member")
                        .filter("bloc = 'eu' and until_year is not null")
                        .collectAsList())
                .extracting(row -> row.getString(1) + " " + row.getString(3))
                .containsExactly("GBR 2020");
    }

    /** The list with leavers is ours; another, without them, has the same members today. */
    @Test
    void membersOfTodayAreThoseOfAnIndependentList(SparkSession spark) {
        Map<String, String> names = Map.of(
                "EU", "eu",
                "ASEAN", "asean",
                "AU", "african_union",
                "G7", "g7",
                "G20", "g20",
                "OECD", "oecd",
                "BRICS", "brics",
                "NATO", "nato");
        Set<String> theirs = Reading.of(Reading.starter(), "country-groups/members").rows().stream()
                .map(row -> "%s %s %s"
                        .formatted(
                                names.get(row.get("group_name")),
                                row.get("country_code"),
                                row.get("since").toString().substring(0, 4)))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> ours = ReferenceTable.read(spark, "bloc_member")
                .filter("until_year is null and bloc not like 'us_%'")
                .collectAsList()
                .stream()
                .map(row -> "%s %s %s".formatted(row.getString(0), row.getString(1), row.getString(2)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ours).isEqualTo(theirs).hasSize(199);
    }

    @Test
    void everyGroupHasItsMembersAndEveryMemberItsGroup(SparkSession spark) {
        assertThat(column(ReferenceTable.read(spark, "nation_group").collectAsList(), "group_id"))
                .isEqualTo(column(ReferenceTable.read(spark, "bloc_member").collectAsList(), "bloc"))
                .allMatch(id -> id.matches("[a-z][a-z0-9_]+"));
    }

    @Test
    void everyProviderAuthorOwnerAndCloudOfTheDataIsListed(SparkSession spark) {
        assertThat(column(ReferenceTable.read(spark, "model_provider").collectAsList(), "provider_id"))
                .isEqualTo(values("models-dev-providers/providers", "provider_id"));
        Set<String> authors = column(ReferenceTable.read(spark, "model_author").collectAsList(), "author_id");
        assertThat(values("openrouter-rankings-daily/daily_tokens", "model_slug").stream()
                        .filter(slug -> !slug.equals("other"))
                        .map(slug -> slug.split("/")[0]))
                .isSubsetOf(authors);
        assertThat(values("models-dev-providers/provider_models", "lab_model").stream()
                        .map(model -> model.split("/")[0]))
                .isSubsetOf(authors);
        assertThat(values("epoch-data-centers/sites", "owner").stream()
                        .flatMap(owners -> Stream.of(owners.split(", ")))
                        .map(owner -> owner.split(" #")[0]))
                .isSubsetOf(column(ReferenceTable.read(spark, "organization").collectAsList(), "organization_name"));
        assertThat(values("innovation-graph/topics", "item"))
                .containsAll(column(ReferenceTable.read(spark, "stack_topic").collectAsList(), "item"));
        assertThat(column(ReferenceTable.read(spark, "cloud_provider").collectAsList(), "provider_id"))
                .contains("alibaba", "huawei", "tencent");
    }

    /** Events are chosen by the number of their document, which the source must have. */
    @Test
    void everyChosenEventIsInTheData(SparkSession spark) {
        List<Row> events = ReferenceTable.read(spark, "policy_event_strand").collectAsList();
        assertThat(values("us-export-control-notices/notices", "document"))
                .containsAll(column(events, "document"))
                .contains("2022-21658", "2022-04300");
        assertThat(Crosswalk.load().countryCodes("iso3")).containsAll(column(events, "target_code"));
    }

    /** A nation is known with its basis, or the row says that it is not; nothing is guessed in silence. */
    @ParameterizedTest
    @CsvSource({"model_provider", "model_author"})
    void nationsOfFirmsHaveABasis(String name, SparkSession spark) {
        assertThat(ReferenceTable.read(spark, name).collectAsList()).allSatisfy(row -> {
            String basis = row.getAs("basis");
            assertThat(basis).isIn("seat", "inferred from address", "unknown");
            assertThat(row.<String>getAs("country_code") == null).isEqualTo(basis.equals("unknown"));
            if (basis.startsWith("inferred")) {
                assertThat(row.<String>getAs("source")).startsWith("inferred from address: ");
            }
        });
    }

    @Test
    void theUnionsPublishedSumIsThatOfItsMembersToday(SparkSession spark) {
        Set<String> members = column(
                ReferenceTable.read(spark, "bloc_member")
                        .filter("bloc = 'eu' and until_year is null")
                        .collectAsList(),
                "country_code");
        long sum = Reading.of(Reading.starter(), "innovation-graph/developers")
                .where(row -> members.contains(row.get("country_code"))
                        && row.get("year").equals(2025)
                        && row.get("quarter").equals(3))
                .stream()
                .mapToLong(row -> (long) row.get("value"))
                .sum();
        assertThat(sum).isEqualTo(published());
    }

    @Test
    void unknownTable(SparkSession spark) {
        assertThatThrownBy(() -> ReferenceTable.read(spark, "moon_phase"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("There is no reference table moon_phase");
    }

    /** The publisher's row of the European Union, which the reader leaves out as an aggregate. */
    private static long published() {
        try (Stream<String> lines = Files.lines(Path.of("starter/innovation-graph/developers.extract.csv"))) {
            return Long.parseLong(lines.filter(line -> line.startsWith("EU,2025,3,"))
                    .findFirst()
                    .orElseThrow()
                    .substring("EU,2025,3,".length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> values(String resource, String column) {
        return Reading.of(Reading.starter(), resource).rows().stream()
                .map(row -> (String) row.get(column))
                .filter(value -> value != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> column(List<Row> rows, String name) {
        return rows.stream()
                .map(row -> row.<String>getAs(name))
                .filter(value -> value != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
