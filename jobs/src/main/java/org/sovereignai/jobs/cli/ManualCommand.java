package org.sovereignai.jobs.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Prints the manual page of all commands, in the form that {@code man} reads (groff_man(7)). */
@Command(
        name = "manual",
        description = "Prints the manual page, for man.",
        footer = {"", "Example:", "  sovereign-ai manual > sovereign-ai.1 && man ./sovereign-ai.1"},
        mixinStandardHelpOptions = true)
final class ManualCommand implements Runnable {

    @CommandLine.Spec
    private CommandSpec command;

    @Override
    public void run() {
        command.commandLine().getOut().print(page(Main.withAllCommands().getCommandSpec()));
        command.commandLine().getOut().flush();
    }

    static String page(CommandSpec whole) {
        StringBuilder page = new StringBuilder(".TH SOVEREIGN\\-AI 1 \"\" \"Sovereign AI Indicators\"\n");
        page.append(".SH NAME\nsovereign\\-ai \\- ")
                .append(text(whole.usageMessage().description()));
        page.append("\n.SH SYNOPSIS\n.B sovereign\\-ai\n.I COMMAND\n[options]\n.SH COMMANDS\n");
        whole.subcommands().forEach((name, sub) -> command(page, name, sub.getCommandSpec()));
        page.append(".SH EXIT STATUS\n");
        Main.EXIT_CODES.forEach((code, meaning) -> page.append(".TP\n.B %s\n%s\n".formatted(code, text(meaning))));
        return page.toString();
    }

    private static void command(StringBuilder page, String name, CommandSpec spec) {
        page.append(".SS sovereign\\-ai %s\n%s\n"
                .formatted(text(name), text(spec.usageMessage().description())));
        spec.positionalParameters().stream()
                .filter(arg -> !arg.hidden())
                .forEach(arg -> argument(page, arg.paramLabel(), arg));
        spec.options().stream()
                .filter(option -> !option.hidden())
                .forEach(option -> argument(page, label(option), option));
        String[] footer = spec.usageMessage().footer();
        if (footer.length > 0) {
            page.append(".PP\n.nf\n")
                    .append(Arrays.stream(footer).map(ManualCommand::text).collect(Collectors.joining("\n")))
                    .append("\n.fi\n");
        }
    }

    private static String label(OptionSpec option) {
        String names = String.join(", ", option.names());
        return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }

    private static void argument(StringBuilder page, String label, ArgSpec argument) {
        page.append(".TP\n.B %s\n%s\n".formatted(text(label), text(argument.description())));
    }

    private static String text(String... lines) {
        return Arrays.stream(lines).map(ManualCommand::text).collect(Collectors.joining(" "));
    }

    /** Escapes what groff takes for its own: backslashes, hyphens, and a control character at the start of a line. */
    private static String text(String line) {
        String escaped = line.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
