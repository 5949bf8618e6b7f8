package org.sovereignai.jobs.run;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.sovereignai.jobs.store.Json;

/** Tells what happens, one line per table: to a person, or to a program that reads one JSON object per line. */
public final class Progress {

    /** How a line is written. */
    public enum Form {
        /** For people. */
        text,
        /**
         * One object per line: {@code time} (UTC), {@code level}, {@code message} as people read it, and beside it the facts
         * in it, each under a name of its own.
         */
        json
    }

    private static final double NANOS = 1e9;

    private final PrintWriter out;
    private final Form form;

    public Progress(PrintWriter out) {
        this(out, Form.text);
    }

    public Progress(PrintWriter out, Form form) {
        this.out = out;
        this.form = form;
    }

    /** One table of a run is done. */
    void table(String table, int number, int total, long rows, long nanos, long quarantined) {
        String line = String.format(
                Locale.ROOT, "%-34s %,11d rows %6.1f s", label(table, number, total), rows, nanos / NANOS);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("table", table);
        facts.put("number", number);
        facts.put("of", total);
        facts.put("rows", rows);
        facts.put("seconds", nanos / NANOS);
        facts.put("quarantined", quarantined);
        say(facts, quarantined == 0 ? line : String.format(Locale.ROOT, "%s (%,d quarantined)", line, quarantined));
    }

    /** A table with its place among those of a run. */
    static String label(String table, int number, int total) {
        return "[%d/%d] %s".formatted(number, total, table);
    }

    public void say(String line) {
        say(Map.of(), line);
    }

    public void say(String format, Object... values) {
        say(String.format(Locale.ROOT, format, values));
    }

    /** Says a line with the facts that a program may want from it. */
    public void say(Map<String, ?> facts, String line) {
        write("info", facts, line);
    }

    /** Says why a command ends without what it was to do. */
    public void fail(Map<String, ?> facts, String line) {
        write("error", facts, line);
    }

    private void write(String level, Map<String, ?> facts, String line) {
        synchronized (out) {
            if (form == Form.text) {
                out.println(line);
            } else if (!line.isBlank()) {
                out.println(object(level, facts, line));
            }
            out.flush();
        }
    }

    private static String object(String level, Map<String, ?> facts, String line) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        object.put("level", level);
        object.put("message", line.strip());
        object.putAll(facts);
        return Json.line(object);
    }
}
