package org.sovereignai.measures.network;

import java.util.function.Supplier;

/** A value that is computed when it is first asked for, and once whoever asks: much is said without it. */
public final class Lazy<T> {

    private final Supplier<T> computation;
    private volatile T known;

    /**
     * A value to come.
     *
     * @param computation never nothing
     */
    public Lazy(Supplier<T> computation) {
        this.computation = computation;
    }

    /** The value. Once it is known nobody waits for anybody. */
    public T get() {
        T value = known;
        if (value == null) {
            synchronized (this) {
                value = known;
                if (value == null) {
                    value = computation.get();
                    known = value;
                }
            }
        }
        return value;
    }
}
