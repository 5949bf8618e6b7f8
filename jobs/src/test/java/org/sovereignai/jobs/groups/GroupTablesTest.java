package org.sovereignai.jobs.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;
import org.sovereignai.jobs.supply.Bought;

/** Groups as one importer, on three nations of which two are a group; the third left it before. */
@ExtendWith(SparkExtension.class)
class GroupTablesTest {

    private static TestInputs inputs(SparkSession spark) {
        return new TestInputs(spark)
                .with(
                        "nation_group",
                        "group_id group_name group_kind",
                        row("eu", "European Union", "association"),
                        row("tier", "A policy", "policy"))
                .with(
                        "nation_group_member",
                        "group_id country_code since_year until_year",
                        row("eu", "FRA", 1958, null),
                        row("eu", "DEU", 1958, null),
                        row("eu", "MLT", 2004, null),
                        row("eu", "GBR", 1973, 2020),
                        row("tier", "GBR", null, null))
                .with(
                        "trade_import",
                        Bought.COLUMNS,
                        Bought.by("FRA", 30, 50, "DEU", 20, "GBR", 30),
                        Bought.by("DEU", 20, 50, "FRA", 30, "GBR", 20),
                        Bought.by("GBR", 50, 0, "DEU", 0, "FRA", 0));
    }

    private static Row only(List<Row> rows, Predicate<Row> wanted) {
        List<Row> found = rows.stream().filter(wanted).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    /** France and Germany buy 100, 50 of it from each other; all the rest is British. */
    @Test
    void whatMembersSellEachOtherIsNoImportFromOutside(SparkSession spark) {
        List<Row> edges = new GroupEdge().build(inputs(spark)).collectAsList();

        assertThat(edges)
                .allSatisfy(edge -> assertThat(edge.<String>getAs("group_id")).isEqualTo("eu"));
        Row british = only(edges, edge -> edge.getAs("supplier_code").equals("GBR"));
        assertThat(british.<Double>getAs("direct_share")).isCloseTo(1, within(1e-12));
        assertThat(british.<BigDecimal>getAs("amount_usd")).isEqualByComparingTo("50");
        assertThat(british.<String>getAs("strand")).isEqualTo("chips");
        Row own = only(edges, edge -> edge.getAs("supplier_code").equals("GRP"));
        assertThat(own.<BigDecimal>getAs("amount_usd")).isEqualByComparingTo("50");
        assertThat(own.<Double>getAs("direct_share")).isNull();
        assertThat(edges.stream()
                        .filter(edge -> edge.getAs("origin_share") != null)
                        .mapToDouble(edge -> edge.<Double>getAs("origin_share"))
                        .sum())
                .isCloseTo(1, within(1e-9));
    }

    /** Of Malta nothing is known: it is missing, so that imports are at the least what the others bought. */
    @Test
    void aMissingMemberIsSaid(SparkSession spark) {
        List<Row> values = new GroupValue().build(inputs(spark)).collectAsList();

        Row imports = only(values, value -> value.getAs("measure").equals("imports_usd"));
        assertThat(imports.<Double>getAs("value")).isCloseTo(100, within(1e-12));
        assertThat(imports.<Double>getAs("high")).isNull();
        assertThat(imports.<Long>getAs("n")).isEqualTo(2);
        assertThat(imports.<Long>getAs("member_count")).isEqualTo(3);
        Row share = only(values, value -> value.getAs("measure").equals("from_members_share"));
        assertThat(share.<Double>getAs("value")).isCloseTo(0.5, within(1e-12));
    }

    /** Both make chips: France 30 / (30 + 50) of its 30, Germany 20 / (20 + 50) of its 20, and at most all of them. */
    @Test
    void whatMembersMakeAndSellCouldBeTheirs(SparkSession spark) {
        List<Row> values = new GroupValue().build(inputs(spark)).collectAsList();

        Row share = only(values, value -> value.getAs("measure").equals("could_be_from_members_share"));
        assertThat(share.<Double>getAs("value")).isCloseTo((11.25 + 40 / 7.0) / 100, within(1e-12));
        assertThat(share.<Double>getAs("low")).isCloseTo(0, within(1e-12));
        assertThat(share.<Double>getAs("high")).isCloseTo(0.5, within(1e-12));
        assertThat(share.<String>getAs("indicator_strand")).isEqualTo("chips");
    }

    /** .2 and .1 of the world; 10 and 40 a thousand of 60 and 30 million people: 20; a joint model is one. */
    @Test
    void membersHaveTogether(SparkSession spark) {
        List<Row> values = new GroupValue()
                .build(inputs(spark)
                        .with(
                                "economy_year",
                                "country_code year population",
                                row("FRA", 2024, 60),
                                row("DEU", 2024, 30),
                                row("MLT", 2024, 10))
                        .with(
                                "model_release_nation",
                                "model_name country_code year",
                                row("Joint", "FRA", 2024),
                                row("Joint", "DEU", 2024),
                                row("Own", "DEU", 2024),
                                row("Foreign", "GBR", 2024))
                        .with(
                                "indicator_value",
                                "country_code year indicator value low high unit data_status",
                                row("FRA", 2024, "model_use_share", 0.2, 0.1, 0.3, "share", "final"),
                                row("DEU", 2024, "model_use_share", 0.1, 0.1, 0.3, "share", "partial"),
                                row("FRA", 2024, "git_pushes_per_thousand", 10, 10, 10, "per head", "final"),
                                row("DEU", 2024, "git_pushes_per_thousand", 40, 40, 40, "per head", "final"),
                                row("FRA", 2024, "model_releases", 1, null, null, "count", "final"),
                                row("DEU", 2024, "model_releases", 2, null, null, "count", "final"),
                                row("GBR", 2024, "model_releases", 1, null, null, "count", "final")))
                .collectAsList();

        Row use = only(values, value -> value.getAs("measure").equals("model_use_share"));
        assertThat(use.<Double>getAs("value")).isCloseTo(0.3, within(1e-12));
        assertThat(use.<Double>getAs("low")).isCloseTo(0.2, within(1e-12));
        assertThat(use.<Double>getAs("high")).isNull();
        assertThat(use.<Double>getAs("coverage")).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(use.<String>getAs("data_status")).isEqualTo("partial");
        Row pushes = only(values, value -> value.getAs("measure").equals("git_pushes_per_thousand"));
        assertThat(pushes.<Double>getAs("value")).isCloseTo(20, within(1e-12));
        assertThat(pushes.<Double>getAs("low")).isCloseTo(18, within(1e-12));
        Row models = only(values, value -> value.getAs("measure").equals("model_releases"));
        assertThat(models.<Double>getAs("value")).isEqualTo(2);
    }
}
