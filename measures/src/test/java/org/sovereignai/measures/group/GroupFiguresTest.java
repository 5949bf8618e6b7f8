package org.sovereignai.measures.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.trade.GroupTrade;
import org.sovereignai.measures.trade.TradeMatrix;

class GroupFiguresTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    private static Map<String, GroupFigure> byMeasure(Stream<GroupFigure> figures) {
        return figures.collect(Collectors.toMap(GroupFigure::measure, Function.identity()));
    }

    private static GroupTrade trade(List<String> members, TradeMatrix.Flow... flows) {
        return GroupTrade.of(TradeMatrix.ofFlows(2024, List.of(flows)), members);
    }

    /** Of one heading 100, 50 of it from each other, of another 100, 10 of it: three tenths are the group's own. */
    @Test
    void headingsOfAStrandAreAddedUpInDollars() {
        List<String> members = List.of("FRA", "DEU");
        Map<String, GroupFigure> figures = byMeasure(GroupImports.figures(
                List.of(
                        trade(members, new TradeMatrix.Flow("FRA", "DEU", 50), new TradeMatrix.Flow("GBR", "FRA", 50)),
                        trade(members, new TradeMatrix.Flow("DEU", "FRA", 10), new TradeMatrix.Flow("GBR", "FRA", 90))),
                List.of(new Estimate(60, 50, 80), new Estimate(20, 10, 40)),
                2,
                Status.PROVISIONAL));

        GroupFigure imports = figures.get("imports_usd");
        assertThat(imports.estimate()).isEqualTo(Estimate.exactly(200));
        assertThat(imports.coverage()).isCloseTo(1, EXACT);
        assertThat(imports.known()).isEqualTo(2);
        assertThat(imports.status()).isEqualTo(Status.PROVISIONAL);
        assertThat(figures.get("from_members_share").estimate()).isEqualTo(Estimate.exactly(0.3));
        assertThat(figures.get("could_be_from_members_share").estimate()).isEqualTo(new Estimate(0.4, 0.3, 0.6));
    }

    @Test
    void aMemberOfWhichNothingIsKnownMayHaveImportedAnything() {
        List<String> members = List.of("FRA", "MLT");
        Map<String, GroupFigure> figures = byMeasure(GroupImports.figures(
                List.of(trade(members, new TradeMatrix.Flow("GBR", "FRA", 50))),
                List.of(Estimate.exactly(0)),
                2,
                Status.FINAL));

        assertThat(figures.get("imports_usd").estimate()).isEqualTo(new Estimate(50, 50, Estimate.NO_HIGH));
        assertThat(figures.get("imports_usd").known()).isEqualTo(1);
        assertThat(figures.get("imports_usd").members()).isEqualTo(2);
        assertThat(GroupImports.figures(
                        List.of(trade(List.of("MLT"), new TradeMatrix.Flow("GBR", "FRA", 50))),
                        List.of(Estimate.exactly(0)),
                        1,
                        Status.FINAL))
                .isEmpty();
    }

    /** .2 and .1 of the world; 10 and 40 a thousand of 60 and 30 million people: 20; a joint model is one. */
    @Test
    void membersHaveTogether() {
        MemberValues values = new MemberValues()
                .people("FRA", 2024, 60)
                .people("DEU", 2024, 30)
                .model("FRA", 2024, "Joint")
                .model("DEU", 2024, "Joint")
                .model("DEU", 2024, "Own")
                .model("GBR", 2024, "Foreign")
                .value("model_use_share", "FRA", 2024, new Estimate(0.2, 0.1, 0.3), Status.FINAL, "share")
                .value("model_use_share", "DEU", 2024, new Estimate(0.1, 0.1, 0.3), Status.PARTIAL, "share")
                .value("git_pushes_per_thousand", "FRA", 2024, Estimate.exactly(10), Status.FINAL, "per head")
                .value("git_pushes_per_thousand", "DEU", 2024, Estimate.exactly(40), Status.FINAL, "per head")
                .value("model_releases", "FRA", 2024, Estimate.unbounded(1), Status.FINAL, "count")
                .value("model_releases", "DEU", 2024, Estimate.unbounded(2), Status.FINAL, "count")
                .value("compute_h100e", "GBR", 2023, Estimate.exactly(9), Status.FINAL, "H100");
        Map<String, GroupFigure> figures = byMeasure(values.figures(List.of("FRA", "DEU"), 2024));

        assertThat(values.years()).containsExactly(2023, 2024);
        assertThat(figures).containsOnlyKeys("model_use_share", "git_pushes_per_thousand", "model_releases");
        GroupFigure use = figures.get("model_use_share");
        assertThat(use.estimate().value()).isCloseTo(0.3, EXACT);
        assertThat(use.estimate().high()).isCloseTo(0.6, EXACT);
        assertThat(use.status()).isEqualTo(Status.PARTIAL);
        assertThat(use.unit()).isEqualTo("share");
        assertThat(figures.get("git_pushes_per_thousand").estimate().value()).isCloseTo(20, EXACT);
        assertThat(figures.get("model_releases").estimate()).isEqualTo(Estimate.unbounded(2));
    }

    /** 1,000 sold in the world, 100 listed in France and 50 in Germany: 850 may stand anywhere, also in both together. */
    @Test
    void whatIsNotListedIsInTheGroupOnce() {
        MemberValues values = new MemberValues()
                .value(
                        "compute_h100e",
                        "FRA",
                        2024,
                        new Estimate(100, 100, 950),
                        Status.PROVISIONAL,
                        "H100 equivalents")
                .value("compute_h100e", "DEU", 2024, new Estimate(50, 50, 900), Status.PROVISIONAL, "H100 equivalents")
                .value(
                        "compute_h100e",
                        "CHN",
                        2024,
                        new Estimate(30, 30, Estimate.NO_HIGH),
                        Status.PROVISIONAL,
                        "H100 equivalents");

        assertThat(values.figures(List.of("FRA", "DEU", "ITA"), 2024).toList())
                .extracting(GroupFigure::estimate)
                .containsExactly(new Estimate(150, 150, 1000));
        assertThat(values.figures(List.of("FRA", "CHN"), 2024).toList())
                .extracting(GroupFigure::estimate)
                .containsExactly(new Estimate(130, 130, Estimate.NO_HIGH));
    }
}
