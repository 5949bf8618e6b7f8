package org.sovereignai.jobs.run;

import java.io.PrintWriter;
import java.util.Locale;

/** Tells a person what happens: one line per table. */
public final class Progress {

    private static final double NANOS = 1e9;

    private final PrintWriter out;

    public Progress(PrintWriter out) {
        this.out = out;
    }

    /** One table is done. */
    void table(String label, long rows, long nanos, long quarantined) {
        String line = String.format(Locale.ROOT, "%-34s %,11d rows %6.1f s", label, rows, nanos / NANOS);
        say(quarantined == 0 ? line : String.format(Locale.ROOT, "%s (%,d quarantined)", line, quarantined));
    }

    public void say(String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    public void say(String format, Object... values) {
        say(String.format(Locale.ROOT, format, values));
    }
}
