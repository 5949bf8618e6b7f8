package org.sovereignai.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RepetitionsTest {

    private final Repetitions repetitions = new Repetitions();

    @Test
    void aNumberRepeatsWhenItEqualsTheOneBeforeIt() {
        assertThat(repetitions.finish(after(7, 7, 7, 3, 7))).isEqualTo(2);
        assertThat(repetitions.finish(after(0))).isZero();
        assertThat(repetitions.finish(after())).isZero();
    }

    @Test
    void numbersOfSeveralPartitionsHaveNoOrder() {
        assertThat(repetitions.finish(repetitions.merge(after(), after(5, 5)))).isEqualTo(1);
        assertThat(repetitions.finish(repetitions.merge(after(5, 5), after()))).isEqualTo(1);
        assertThatThrownBy(() -> repetitions.merge(after(5), after(5)))
                .hasMessage("Rows to be written to one file come in several partitions");
    }

    private Repetitions.State after(long... numbers) {
        Repetitions.State state = repetitions.zero();
        LongStream.of(numbers).forEach(number -> repetitions.reduce(state, number));
        return state;
    }
}
