package org.sovereignai.jobs.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sovereignai.jobs.query.IndicatorCatalogue;
import org.sovereignai.jobs.query.IndicatorCatalogue.Entry;
import org.sovereignai.jobs.query.Profile;
import org.sovereignai.jobs.query.ProfilePage;
import org.sovereignai.jobs.query.QueryException;
import org.sovereignai.jobs.query.RelationPage;
import org.sovereignai.jobs.query.ReleaseDatabase;
import org.sovereignai.jobs.store.Json;
import org.sovereignai.schemas.Schemas;
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
        return choice.print(
                database -> pageOfIndicatorOrTable(database).orElseGet(() -> pageOfNationOrGroup(database)));
    }

    private String pageOfNationOrGroup(ReleaseDatabase database) {
        Profile profile = Profile.of(database, subject, indicatorsAndTables(database));
        return form.isJson()
                ? Json.page(profile)
                : new ProfilePage(Schemas.load().notes(), form.width()).of(profile);
    }

    private static List<String> indicatorsAndTables(ReleaseDatabase database) {
        return Stream.concat(IndicatorCatalogue.ids(database).stream(), database.relations().keySet().stream())
                .toList();
    }

    private static List<String> scores(ReleaseDatabase database) {
        return database.texts("SELECT DISTINCT score_id FROM index_score WHERE parent_score_id IS NULL");
    }

    /** No nation has a name with an underscore or one that a table or an indicator has; some groups have. */
    private Optional<String> pageOfIndicatorOrTable(ReleaseDatabase database) {
        String name = subject.toLowerCase(Locale.ROOT);
        if (!name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*") || name.length() <= 3) {
            return Optional.empty();
        }
        if (database.relations().containsKey(name)) {
            RelationPage table = database.describe(name);
            return Optional.of(form.isJson() ? Json.page(table) : table.text(form.width()));
        }
        if (Profile.isGroup(database, subject)) {
            return Optional.empty();
        }
        if (IndicatorCatalogue.ids(database).contains(name)) {
            Entry entry = IndicatorCatalogue.of(database).entry(name).orElseThrow();
            return Optional.of(form.isJson() ? Json.page(entry) : IndicatorCatalogue.page(entry, form.width()));
        }
        if (database.relations().containsKey("ranking") && scores(database).contains(name)) {
            throw new QueryException(
                    "%s is a score: query \"FROM ranking WHERE score_id = '%s'\" has the score of every nation, 'describe index_score' the meaning of its columns, and docs/index.md says how it is made."
                            .formatted(name, name));
        }
        if (name.contains("_")) {
            throw new QueryException("There is no indicator or table '%s'; did you mean %s?"
                    .formatted(subject, Main.nearest(name, indicatorsAndTables(database))));
        }
        return Optional.empty();
    }
}
