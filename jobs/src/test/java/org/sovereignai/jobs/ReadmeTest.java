package org.sovereignai.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.TableDescription;

/** The README says what is true. */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");

    @Test
    void tableListIsTheOneOfTheDescriptors() throws IOException {
        String list = StringUtils.substringBetween(Files.readString(README), "<!-- tables -->\n", "<!-- /tables -->");

        assertThat(list)
                .as("run './sovereign-ai tables --format markdown' and put its output between the marks")
                .isEqualTo(TableDescription.markdown(Schemas.load().tables()));
    }

    @Test
    void namesOnlyCommandsThatExist() throws IOException {
        Matcher commands = Pattern.compile("\\./sovereign-ai ([a-z]+)").matcher(Files.readString(README));

        while (commands.find()) {
            assertThat(Command.run(commands.group(1), "--help").code())
                    .as(commands.group())
                    .isZero();
        }
    }

    @Test
    void everyCommandIsKnownByItsName() {
        Main.COMMANDS.forEach((name, type) -> assertThat(
                        type.getAnnotation(picocli.CommandLine.Command.class).name())
                .isEqualTo(name));
        assertThat(Command.run("--help").out().lines().map(line -> line.strip().split(" ")[0]))
                .containsAll(Main.COMMANDS.keySet());
        assertThat(Command.run("qeury").err()).contains("Did you mean query?");
    }

    @Test
    void statementsForDuckDbAnswer() throws IOException, SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            for (String sql : executed("duckdb")) {
                assertThat(statement.executeQuery(sql).next()).as(sql).isTrue();
            }
        }
    }

    @Test
    void statementsForSparkAnswer() throws IOException {
        for (String sql : executed("spark")) {
            assertThat(SparkExtension.session().sql(sql).collectAsList())
                    .as(sql)
                    .isNotEmpty();
        }
    }

    /** The statements that the README says are executed, on the release made from the starter extract. */
    private static List<String> executed(String program) throws IOException {
        String[] blocks = StringUtils.substringsBetween(
                Files.readString(README), "<!-- executed: " + program + " -->\n```sql\n", "```");
        assertThat(blocks).as(program).isNotEmpty();
        return Stream.of(blocks)
                .map(sql -> sql.replace("out/latest", Releases.starter().toString()))
                .toList();
    }

    @Test
    void linksToFilesThatExist() throws IOException {
        Matcher links = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(Files.readString(README));
        List<String> targets = links.results().map(link -> link.group(1)).toList();

        assertThat(targets)
                .isNotEmpty()
                .allSatisfy(target -> assertThat(README.resolveSibling(target)).exists());
    }
}
