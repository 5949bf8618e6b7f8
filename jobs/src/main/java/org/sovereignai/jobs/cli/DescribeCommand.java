package org.sovereignai.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.sovereignai.jobs.query.NationProfile;
import org.sovereignai.jobs.query.ProfilePage;
import org.sovereignai.jobs.query.QueryException;
import org.sovereignai.jobs.query.ReleaseDatabase;
import org.sovereignai.schemas.Schemas;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the page on one nation. Starts no Spark. */
@Command(
        name = "describe",
        description = "Prints a page on one nation: scores, participation, dependence, suppliers, models, coverage.",
        mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Mixin
    private ReleaseChoice choice;

    @Mixin
    private PageForm form;

    @Parameters(paramLabel = "NATION", description = "ISO code, such as IND or IN, or English name.")
    private String nation;

    @Override
    public Integer call() {
        try (ReleaseDatabase database = ReleaseDatabase.open(choice.release())) {
            ObjectNode profile = NationProfile.of(database, nation);
            command.commandLine()
                    .getOut()
                    .print(
                            form.isJson()
                                    ? profile.toPrettyString() + "\n"
                                    : new ProfilePage(Schemas.load().notes(), form.width()).of(profile));
            command.commandLine().getOut().flush();
            return 0;
        } catch (QueryException e) {
            throw new CommandLine.ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
