package org.sovereignai.jobs.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

/** Prints two nations side by side. Starts no Spark. */
@Command(
        name = "compare",
        description = "Prints two nations side by side: scores, participation, dependence, suppliers.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Mixin
    private ReleaseChoice choice;

    @Mixin
    private PageForm form;

    @Parameters(index = "0", paramLabel = "NATION", description = "ISO code, such as IND or IN, or English name.")
    private String first;

    @Parameters(index = "1", paramLabel = "NATION", description = "The nation to compare it with.")
    private String second;

    @Override
    public Integer call() {
        try (ReleaseDatabase database = ReleaseDatabase.open(choice.release())) {
            ObjectNode one = NationProfile.of(database, first);
            ObjectNode other = NationProfile.of(database, second);
            if (one.path("country_code").equals(other.path("country_code"))) {
                throw new QueryException("Both are %s; name two different nations."
                        .formatted(one.path("country_name").asText()));
            }
            command.commandLine().getOut().print(form.isJson() ? json(one, other) : page(one, other));
            command.commandLine().getOut().flush();
            return 0;
        } catch (QueryException e) {
            throw new CommandLine.ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    private static String json(ObjectNode one, ObjectNode other) {
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        both.set("first", one);
        both.set("second", other);
        return both.toPrettyString() + "\n";
    }

    private String page(ObjectNode one, ObjectNode other) {
        return new ProfilePage(Schemas.load().notes(), form.width()).comparison(one, other);
    }
}
