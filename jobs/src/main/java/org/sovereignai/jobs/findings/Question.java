package org.sovereignai.jobs.findings;

import java.io.Serializable;
import java.util.stream.Stream;

/** What readers of the news ask: a function from facts to sentences, each with the rows behind it. */
interface Question extends Serializable {

    /** What the answer needs beside nations, models and blocs; nothing, if it does not say. */
    default Needs needs() {
        return Needs.NONE;
    }

    /** The answer, in the order in which it is read; no line where the facts do not carry it. */
    Stream<Line> answer(Facts facts);
}
