package org.sovereignai.jobs.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.sovereignai.jobs.run.SparkExtension;

/**
 * What a command line did.
 *
 * @param code exit code
 * @param out what it said
 * @param err what it complained about
 */
public record Command(int code, String out, String err) {

    /** Runs a command line in this JVM, in the Spark session of the tests. */
    public static Command run(Object... arguments) {
        SparkExtension.session();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int code = Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), texts);
        return new Command(code, out.toString(), err.toString());
    }
}
