package org.sovereignai.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    void linksToFilesThatExist() throws IOException {
        Matcher links = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(Files.readString(README));
        List<String> targets = links.results().map(link -> link.group(1)).toList();

        assertThat(targets)
                .isNotEmpty()
                .allSatisfy(target -> assertThat(README.resolveSibling(target)).exists());
    }
}
