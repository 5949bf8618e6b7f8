package org.sovereignai.jobs.cli;

import java.io.PrintWriter;
import org.sovereignai.jobs.run.Progress;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How a command tells what happens. */
final class LogOptions {

    /** The name of the option, for what tells that a command has failed. */
    static final String FORMAT = "--log-format";

    @Option(
            names = FORMAT,
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "Lines for people (text), or one JSON object per line for a scheduler (json); an error too (default: ${DEFAULT-VALUE}).")
    private Progress.Form form;

    Progress progress(PrintWriter out) {
        return new Progress(out, form);
    }

    /** What tells that a command has failed, in the form that was asked for. */
    static Progress ofFailure(CommandLine command) {
        CommandLine.Model.OptionSpec option = command.getCommandSpec().findOption(FORMAT);
        Progress.Form asked = option == null ? null : option.getValue();
        return new Progress(command.getErr(), asked == null ? Progress.Form.text : asked);
    }
}
