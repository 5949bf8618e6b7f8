package org.sovereignai.jobs.run;

import java.io.Serializable;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;

/**
 * Counts how often a number equals the one before it. Of sorted rows in one partition this tells whether any two share a
 * key, by the keys' hashes: rows with the same key follow one another.
 */
final class Repetitions extends Aggregator<Long, Repetitions.State, Long> {

    /** Count so far, and the last number; public, as encoders of Spark ask for. */
    public static final class State implements Serializable {
        private boolean begun;
        private long last;
        private long count;
    }

    @Override
    public State zero() {
        return new State();
    }

    @Override
    public State reduce(State state, Long number) {
        if (state.begun && state.last == number) {
            state.count++;
        }
        state.begun = true;
        state.last = number;
        return state;
    }

    /** Only what has seen no number yet can be joined to something: there is no order between partitions. */
    @Override
    public State merge(State one, State other) {
        if (one.begun && other.begun) {
            throw new IllegalStateException("Rows to be written to one file come in several partitions");
        }
        return one.begun ? one : other;
    }

    @Override
    public Long finish(State state) {
        return state.count;
    }

    @Override
    public Encoder<State> bufferEncoder() {
        return Encoders.javaSerialization(State.class);
    }

    @Override
    public Encoder<Long> outputEncoder() {
        return Encoders.LONG();
    }
}
