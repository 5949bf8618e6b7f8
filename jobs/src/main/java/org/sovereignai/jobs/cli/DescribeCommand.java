package org.sovereignai.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sovereignai.jobs.query.IndicatorCatalogue;
import org.sovereignai.jobs.query.Profile;
import org.sovereignai.jobs.query.ProfilePage;
import org.sovereignai.jobs.query.QueryException;
import org.sovereignai.jobs.query.ReleaseDatabase;
import org.sovereignai.schemas.Schemas;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the page on one nation, group of nations, indicator or table. Starts no Spark. */
@Command(
        name = "describe",
        description =
                "Prints a page on one nation (scores, participation, dependence, suppliers, models, coverage), on one group of nations as one (members, what they have together, suppliers from outside), on one indicator or on one table.",
        mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Mixin
    private ReleaseChoice choice;

    @Mixin
    private PageForm form;

    @Parameters(
            paramLabel = "NATION|GROUP|INDICATOR|TABLE",
            description =
                    "ISO code, such as IND or IN, or English name of a nation; id or name of a group, such as eu or ASEAN; or an indicator or a table.")
    private String subject;

    @Override
    public Integer call() {
        try (ReleaseDatabase database = ReleaseDatabase.open(choice.release())) {
            Optional<String> page = pageOfIndicatorOrTable(database);
            if (page.isPresent()) {
                command.commandLine().getOut().print(page.get());
                command.commandLine().getOut().flush();
                return 0;
            }
            ObjectNode profile = Profile.of(database, subject);
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

    /** No nation has a name with an underscore or of one word in small letters; all indicators and tables have, and some groups. */
    private Optional<String> pageOfIndicatorOrTable(ReleaseDatabase database) {
        if (!subject.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*") || subject.length() <= 3) {
            return Optional.empty();
        }
        if (database.relations().containsKey(subject)) {
            return Optional.of(database.describe(subject));
        }
        if (Profile.isGroup(database, subject)) {
            return Optional.empty();
        }
        IndicatorCatalogue catalogue = IndicatorCatalogue.of(database);
        Optional<IndicatorCatalogue.Entry> entry = catalogue.entry(subject);
        if (entry.isEmpty() && subject.contains("_")) {
            List<String> names = new ArrayList<>(catalogue.ids());
            names.addAll(database.relations().keySet());
            throw new QueryException("There is no indicator or table '%s'; did you mean %s?"
                    .formatted(subject, Main.nearest(subject, names)));
        }
        return entry.map(found -> IndicatorCatalogue.page(found, form.width()));
    }
}
