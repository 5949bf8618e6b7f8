package org.sovereignai.measures.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.Status;

class UseFamiliesTest {

    @Test
    void sharesOfTokensKeepWhatIsUnknownAsBounds() {
        ModelUse use = ModelUse.of(List.of(
                new ModelUse.Line(Optional.of("a"), Optional.of("CHN"), Optional.of(true), 60),
                new ModelUse.Line(Optional.of("b"), Optional.of("USA"), Optional.empty(), 20),
                new ModelUse.Line(Optional.empty(), Optional.empty(), Optional.empty(), 20)));
        Map<String, Figure> figures = byName(new ModelUseShares().figures(new ModelYear(2026, Status.PARTIAL, use)));

        assertThat(figures.get("CHN model_use_share").estimate()).isEqualTo(new Estimate(0.75, 0.6, 0.8));
        assertThat(figures.get("CHN model_use_share").subject().status()).isEqualTo(Status.PARTIAL);
        assertThat(figures.get("CHN model_use_open_weight_share").estimate()).isEqualTo(Estimate.exactly(1));
        assertThat(figures.get("USA model_use_open_weight_share").reason()).contains(Reason.UNKNOWN_ACCESSIBILITY);
        assertThat(figures.get("USA model_use_open_weight_share").estimate()).isEqualTo(Estimate.between(0, 1));
        assertThat(figures.get("CHN model_use_concentration").estimate().value())
                .isCloseTo(0.75 * 0.75 + 0.25 * 0.25, within(1e-12));
    }

    /** Of six models four are served abroad, one is not, and of one it is not known. */
    @Test
    void openModelsThatSomebodyAbroadServes() {
        List<Hosting.Model> models = List.of(
                hosted("FRA", 3, 2, 4, true),
                hosted("FRA", 5, 4, 4, true),
                hosted("FRA", 1, 1, 1, false),
                hosted("FRA", 2, 1, 3, null),
                hosted("FRA", 9, 6, 7, true),
                hosted("FRA", 4, 3, 3, true),
                hosted("IND", 1, 1, 1, false));
        Map<String, Figure> figures = byName(new OpenModelHosts().figures(new Hosting(2026, models)));

        Figure share = figures.get("FRA open_models_served_abroad_share");
        assertThat(share.estimate().value()).isCloseTo(0.8, within(1e-12));
        assertThat(share.estimate().low()).isCloseTo(4.0 / 6, within(1e-12));
        assertThat(share.estimate().high()).isCloseTo(5.0 / 6, within(1e-12));
        assertThat(share.n()).hasValue(6);
        assertThat(share.coverage().orElseThrow()).isCloseTo(5.0 / 6, within(1e-12));
        assertThat(figures.get("FRA open_model_median_jurisdictions").estimate())
                .isEqualTo(new Estimate(2, 2, 4));
        assertThat(figures.get("IND open_models_served_abroad_share").reason()).contains(Reason.TOO_FEW);
    }

    @Test
    void bandsHaveNoValueAndUnlistedNationsAreCounted() {
        Map<String, Figure> figures = byName(new ModelReach()
                .figures(new Reach(
                        2025,
                        List.of(
                                new Reach.Entry("CHN", Optional.of(3L), 3, Optional.of(Estimate.exactly(0.89))),
                                new Reach.Entry("ETH", Optional.of(1L), 2, Optional.of(Estimate.between(0.16, 0.2))),
                                new Reach.Entry("XKX", Optional.empty(), 0, Optional.empty())))));

        assertThat(figures.get("CHN closed_models_not_offered").estimate().value())
                .isEqualTo(3);
        assertThat(figures.get("CHN deepseek_use_share").estimate()).isEqualTo(Estimate.exactly(0.89));
        assertThat(figures.get("ETH closed_models_not_offered").n()).hasValue(2);
        assertThat(figures.get("ETH deepseek_use_share").reason()).contains(Reason.BAND_ONLY);
        assertThat(figures.get("ETH deepseek_use_share").estimate()).isEqualTo(Estimate.between(0.16, 0.2));
        assertThat(figures).hasSize(4);
    }

    static Map<String, Figure> byName(Stream<Figure> figures) {
        return figures.collect(Collectors.toMap(
                figure -> figure.subject().nation().code() + " " + figure.measure(), figure -> figure));
    }

    private static Hosting.Model hosted(String maker, long hosts, long nations, long most, Boolean isServedAbroad) {
        return new Hosting.Model(maker, hosts, nations, most, Optional.ofNullable(isServedAbroad));
    }
}
