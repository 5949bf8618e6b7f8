package org.sovereignai.measures.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.Status;

class StackPushersTest {

    private static final Map<String, Figure> FIGURES = new StackPushers()
            .figures(new Stack(Stream.concat(
                            IntStream.rangeClosed(1, 4)
                                    .mapToObj(quarter -> new Stack.Count("DEU", 2023, quarter, "linux", 200 + quarter)),
                            Stream.of(
                                    new Stack.Count("TWN", 2023, 2, "linux", 110),
                                    new Stack.Count("DEU", 2024, 1, "linux", 250)))
                    .toList()))
            .collect(Collectors.toMap(
                    figure -> figure.subject().nation().code() + " "
                            + figure.subject().year(),
                    figure -> figure));

    @Test
    void theLargestQuarterCounts() {
        assertThat(FIGURES.get("DEU 2023").estimate().value()).isEqualTo(204);
        assertThat(FIGURES.get("DEU 2023").measure()).isEqualTo("stack_pushers_linux");
        assertThat(FIGURES.get("DEU 2023").subject().status()).isEqualTo(Status.FINAL);
        assertThat(FIGURES.get("DEU 2024").subject().status()).isEqualTo(Status.PARTIAL);
    }

    @Test
    void aNationThatVanishesIsMissingNotZero() {
        assertThat(FIGURES.get("TWN 2024").reason()).contains(Reason.BELOW_THRESHOLD);
        assertThat(FIGURES.get("TWN 2024").estimate()).isEqualTo(Estimate.between(0, 100));
        assertThat(List.copyOf(FIGURES.keySet()))
                .containsExactlyInAnyOrder("DEU 2023", "DEU 2024", "TWN 2023", "TWN 2024");
    }
}
