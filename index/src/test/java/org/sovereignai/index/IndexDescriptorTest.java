package org.sovereignai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sovereignai.index.method.Aggregation;
import org.sovereignai.index.method.Imputation;
import org.sovereignai.index.method.IndexException;
import org.sovereignai.index.method.MissingRule;
import org.sovereignai.index.method.Normalisation;
import org.sovereignai.index.method.Reference;
import org.sovereignai.index.method.Treatment;
import org.sovereignai.index.method.Weighting;

class IndexDescriptorTest {

    private static final String FULL = """
            {
              "name": "connectivity",
              "indicators": [
                {"code": "flights", "parent": "links", "denominator": "population", "target": 12},
                {"code": "tariff", "name": "Tariff", "parent": "links", "direction": -1, "weight": 2,
                 "column": "tariff_rate", "low": 0, "high": 20, "normalisation": {"method": "goalposts"}}
              ],
              "groups": [
                {"code": "links", "parent": "score", "weight": 0.5, "aggregation": {"method": "geometric"}},
                {"code": "score", "weighting": "equal"}
              ],
              "method": {
                "screening": {"minimumCoverage": 0.75},
                "imputation": {"method": "group-median", "group": "income_group"},
                "treatment": {"method": "skew-kurtosis", "cells": 5},
                "reference": 2018,
                "normalisation": {"method": "z-score", "mean": 100, "deviation": 10},
                "weighting": "pca",
                "missing": "available",
                "aggregation": [{"method": "mazziotta-pareto", "penalty": "upward"}, {"method": "copeland"}]
              },
              "factors": [
                {"kind": "choice", "name": "norm",
                 "alternatives": [{}, {"normalisation": {"method": "rank"}, "columns": {"flights": "flights_b"}}]},
                {"kind": "weight-noise", "name": "noise", "level": 1, "spread": 0.25},
                {"kind": "random-weights", "name": "smaa"},
                {"kind": "exponent", "name": "p", "low": -1, "high": 1},
                {"kind": "mix", "name": "alpha", "indicator": "tariff", "from": "t0", "to": "t1"},
                {"kind": "input-error", "name": "error"}
              ]
            }
            """;

    @Test
    void readsEveryPart() {
        IndexDescriptor descriptor = IndexDescriptor.read(FULL, "index.json");
        assertThat(descriptor.name()).isEqualTo("connectivity");
        Indicator tariff = descriptor.indicators().get(1);
        assertThat(tariff.direction()).isEqualTo(-1);
        assertThat(tariff.column()).isEqualTo("tariff_rate");
        assertThat(tariff.normalisation()).isEqualTo(new Normalisation.Goalposts(null));
        assertThat(descriptor.indicators().get(0).name()).isEqualTo("flights");
        assertThat(descriptor.groups().get(0).aggregation()).isEqualTo(new Aggregation.Geometric());
        assertThat(descriptor.groups().get(1).weighting()).isEqualTo(Weighting.EQUAL);
        Method method = descriptor.method();
        assertThat(method.screening().minimumCoverage()).isEqualTo(0.75);
        assertThat(method.screening().fullCoverage()).isEqualTo(0.9);
        assertThat(method.imputation()).isEqualTo(Imputation.within(Imputation.Method.GROUP_MEDIAN, "income_group"));
        assertThat(method.treatment()).isEqualTo(new Treatment.SkewKurtosis(2.0, 3.5, 5, true));
        assertThat(method.reference()).isEqualTo(Reference.baseYear(2018));
        assertThat(method.normalisation()).isEqualTo(new Normalisation.ZScore(100.0, 10.0));
        assertThat(method.weighting()).isEqualTo(Weighting.PCA);
        assertThat(method.missing()).isEqualTo(MissingRule.AVAILABLE);
        assertThat(method.aggregation())
                .containsExactly(
                        new Aggregation.MazziottaPareto(Aggregation.MazziottaPareto.Penalty.UPWARD),
                        new Aggregation.Copeland());
        assertThat(descriptor.factors())
                .extracting(Factor::name)
                .containsExactly("norm", "noise", "smaa", "p", "alpha", "error");
        assertThat(descriptor.columns())
                .containsExactlyInAnyOrder("flights", "population", "tariff_rate", "flights_b", "t0", "t1");
        assertThat(descriptor.attributes()).containsExactly("income_group");
    }

    @Test
    void writesWhatItReads() {
        IndexDescriptor descriptor = IndexDescriptor.read(FULL, "index.json");
        assertThat(IndexDescriptor.read(descriptor.toJson(), "again")).isEqualTo(descriptor);
    }

    @Test
    void defaultsAreStated() {
        Method method = Method.standard();
        assertThat(method.normalisation()).isEqualTo(new Normalisation.MinMax(0.0, 100.0));
        assertThat(method.imputation().method()).isEqualTo(Imputation.Method.NONE);
        assertThat(method.reference()).isEqualTo(Reference.panel());
        assertThat(method.missing()).isEqualTo(MissingRule.TYPICAL);
        assertThat(method.aggregationOf(4)).isEqualTo(new Aggregation.Arithmetic());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"indicators": [], "groups": []}                                              | no indicators
            {"indicator": []}                                                             | indicator
            {"indicators": [{"code": "a", "parent": "S"}], "groups": []}                  | The parent S is no group
            {"indicators": [{"code": "a"}]}                                               | Indicator a has no parent
            {"indicators": [{"code": "a", "parent": "S", "weight": -1}]}                  | The weight -1.0 of a
            {"groups": [{"code": "S", "weight": -0.5}]}                                   | The weight -0.5 of S
            {"method": {"aggregation": [{"method": "ordered", "weights": [1, -0.5]}]}}    | not negative
            {"indicators": [{"code": "a", "parent": "S", "direction": 2}]}                | has direction 2
            {"indicators": [{"code": "a", "parent": "S", "low": 3}]}                      | goalposts 3.0 and null
            {"indicators": [{"code": "a", "parent": "S", "colour": 3}]}                   | colour
            {"indicators": [{"code": "S", "parent": "S"}], "groups": [{"code": "S"}]}     | used twice
            {"indicators": [{"code": "a", "parent": "S", "weight": 0}], "groups": [{"code": "S"}]} | have weight 0
            {"indicators": [{"code": "a", "parent": "S"}], "groups": [{"code": "S"}, {"code": "T"}]} | Group T has no members
            {"indicators": [{"code": "a", "parent": "S"}], "groups": [{"code": "S", "parent": "S"}]} | its own ancestor
            {"method": {"aggregation": [{"method": "generalised"}]}}                      | exponent
            {"method": {"aggregation": [{"method": "median"}]}}                           | median
            {"method": {"reference": "month"}}                                            | The reference month
            {"method": {"screening": {"minimumCoverage": 60}}}                            | minimumCoverage 60.0
            {"factors": [{"kind": "choice", "name": "n", "alternatives": [{}]}]}          | fewer than two alternatives
            {"factors": [{"kind": "input-error", "name": "a b"}]}                         | The name a b
            {"name": "a", "name": "b"}                                                    | name
            {} {}                                                                         | line 1
            """)
    void whatCannotBeUsedIsNamed(String json, String message) {
        assertThatThrownBy(() -> IndexDescriptor.read(json, "index.json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("index.json")
                .hasMessageContaining(message);
    }

    /** An empty text would turn the ranking round, half a direction would be a whole one, and a number a rule of its own. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"code": "a", "parent": "S", "direction": ""}    | indicators[0].direction is no whole number: write a whole number
            {"code": "a", "parent": "S", "direction": "-1"}  | indicators[0].direction is no whole number
            {"code": "a", "parent": "S", "direction": -1.9}  | indicators[0].direction is no whole number
            {"code": "a", "parent": "S", "direction": true}  | indicators[0].direction is no whole number
            {"code": "a", "parent": "S", "weight": ""}       | indicators[0].weight is no number: write a number
            {"code": "a", "parent": "S", "weight": " 2"}     | indicators[0].weight is no number
            {"code": "a", "parent": "S", "weight": []}       | indicators[0].weight is no number
            {"code": "a", "parent": "S", "low": "", "high": ""} | indicators[0].low is no number
            """)
    void valueOfAnotherKindIsNoDefault(String indicator, String message) {
        assertThatThrownBy(() -> IndexDescriptor.read(
                        "{\"indicators\": [%s], \"groups\": [{\"code\": \"S\"}]}".formatted(indicator), "index.json"))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("index.json, line 1")
                .hasMessageContaining(message);
    }

    @Test
    void numberIsNoRule() {
        assertThatThrownBy(() -> IndexDescriptor.read("{\"method\": {\"missing\": 1}}", "index.json"))
                .hasMessageContaining("MissingRule");
        assertThatThrownBy(() -> IndexDescriptor.read("{\"factors\": \"\"}", "index.json"))
                .hasMessageContaining("factors is no list");
    }

    @Test
    void aFactorMustNameWhatIsThere() {
        List<Factor> factors = List.of(new Factor.Mix("m", "nowhere", "a", "b"));
        assertThatThrownBy(() -> Tables.flat(Tables.method(), "x").with(factors))
                .hasMessageContaining("Factor m names the indicator nowhere");
        List<Factor> twice = List.of(new Factor.InputError("e"), new Factor.InputError("f"));
        assertThatThrownBy(() -> Tables.flat(Tables.method(), "x").with(twice))
                .hasMessageContaining("Factor f comes after another of its kind");
    }

    @Test
    void losesAnElementAndWhatIsLeftEmpty() {
        IndexDescriptor descriptor = new IndexDescriptor(
                "tree",
                List.of(Indicator.of("a", "G"), Indicator.of("b", "H"), Indicator.of("c", "H")),
                List.of(Group.of("G", "S"), Group.of("H", "S"), Group.of("S", null)),
                null,
                List.of(
                        new Factor.Mix("m", "a", "u", "v"),
                        new Factor.Choice("n", List.of(Alternative.none(), Alternative.ofColumns(Map.of("a", "a2"))))),
                List.of());
        IndexDescriptor without = descriptor.without("a");
        assertThat(without.groups()).extracting(Group::code).containsExactly("H", "S");
        assertThat(without.factors()).extracting(Factor::name).containsExactly("n");
        assertThat(without.columns()).containsExactlyInAnyOrder("b", "c");
        assertThat(descriptor.without("H").indicators())
                .extracting(Indicator::code)
                .containsExactly("a");
        assertThatThrownBy(() -> descriptor.without("Z")).hasMessageContaining("no element Z");
        assertThatThrownBy(() -> descriptor.without("S")).hasMessageContaining("no indicators");
    }
}
