package org.sovereignai.jobs.cli;

import java.util.concurrent.Callable;
import org.sovereignai.jobs.query.Profile;
import org.sovereignai.jobs.query.ProfilePage;
import org.sovereignai.jobs.store.Json;
import org.sovereignai.schemas.Schemas;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints two nations or groups of nations side by side. Starts no Spark. */
@Command(
        name = "compare",
        description =
                "Prints two nations, or groups of nations as one, side by side: scores, participation, dependence, suppliers.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

    @Mixin
    private ReleaseChoice choice;

    @Mixin
    private PageForm form;

    @Parameters(
            index = "0",
            paramLabel = "NATION|GROUP",
            description =
                    "ISO code, such as IND or IN, or English name of a nation; or id or name of a group, such as eu.")
    private String first;

    @Parameters(index = "1", paramLabel = "NATION|GROUP", description = "The nation or group to compare it with.")
    private String second;

    @Override
    public Integer call() {
        return choice.print(database -> {
            Profile.Pair pair = Profile.pair(database, first, second);
            return form.isJson()
                    ? Json.page(pair)
                    : new ProfilePage(Schemas.load().notes(), form.width()).comparison(pair);
        });
    }
}
