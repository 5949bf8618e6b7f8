package org.sovereignai.jobs.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prints what a shell needs to complete the words and options of all commands. */
@Command(
        name = "completion",
        description = "Prints a completion script for bash and zsh.",
        footer = {"", "Example:", "  source <(sovereign-ai completion)"},
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Override
    public void run() {
        CommandLine whole = Main.withAllCommands();
        command.commandLine().getOut().print(AutoComplete.bash(whole.getCommandName(), whole));
        command.commandLine().getOut().flush();
    }
}
