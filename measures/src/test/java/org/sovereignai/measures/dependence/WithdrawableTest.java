package org.sovereignai.measures.dependence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.supply.Subject;
import org.sovereignai.schemas.Schemas;

class WithdrawableTest {

    private static final Estimate PART = new Estimate(0.58, 0.5, 0.6);

    @Test
    void theStrandOfAScoreIsAMeasureOfItsOwn() {
        Figure figure = figures("dependence", 24e9).get(0);

        assertThat(figure.measure()).isEqualTo("withdrawable_by_one");
        assertThat(figure.estimate()).isEqualTo(PART);
        assertThat(figure.actor()).contains("TWN");
        assertThat(figures("dependence_bloc", 24e9))
                .extracting(Figure::measure)
                .containsExactly("withdrawable_by_bloc");
        assertThat(figures("dependence_of_use", 24e9))
                .extracting(Figure::measure)
                .containsExactly("withdrawable_by_one_of_use");
        assertThat(figures("irreplaceable", 24e9)).extracting(Figure::measure).containsExactly("irreplaceable");
        assertThat(figures("dependence_weakest", 24e9)).isEmpty();
    }

    @Test
    void fewMillionsLeaveTheInterval() {
        Figure figure = figures("dependence", 9.9e6).get(0);

        assertThat(figure.estimate()).isEqualTo(Estimate.between(0.5, 0.6));
        assertThat(figure.noteCode()).contains("little_trade");
    }

    private static List<Figure> figures(String score, double imports) {
        Subject subject = new Subject(
                Nation.of("JPN"), 2024, Optional.of(Schemas.load().strands().of("chips")), Status.PROVISIONAL);
        return new Withdrawable()
                .figures(new StrandLoss(subject, score, PART, 0.9, imports, Optional.of("TWN")))
                .toList();
    }
}
