package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sovereignai.jobs.run.SparkExtension;
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
        assertThat(Command.run("describe", "India", "France").err())
                .contains("'France'")
                .doesNotContain("Did you mean");
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

    /** Namibia's code and Turkey's letters, and a number that is a code. */
    @Test
    void tablesForSpreadsheetsAreReadByR(@TempDir Path folder) throws IOException, InterruptedException {
        assumeIsThere("Rscript", "r-base-core");
        economies(folder);
        String read = "economy <- " + executed("r", "r").get(0).strip() + """

                cat(subset(economy, country_code == "NAM")$alpha2_code, nrow(economy), "\\n")
                cat(subset(economy, country_code == "TUR")$country_name, "\\n")
                cat(subset(economy, country_code == "AFG")$numeric_code, "\\n")
                """;
        Files.writeString(folder.resolve("read.R"), read);
        assertThat(said(folder, "Rscript", "read.R").lines().map(String::strip))
                .containsExactly("NA 251", "T\u00FCrkiye", "004");
    }

    /** As its dialog offers: UTF-8, which the mark at the beginning tells, commas, and the column of codes as text. */
    @Test
    void tablesForSpreadsheetsAreReadByASpreadsheet(@TempDir Path folder) throws IOException, InterruptedException {
        assumeIsThere("soffice", "libreoffice-calc-nogui");
        economies(folder);
        String profile = "-env:UserInstallation=" + folder.resolve("profile").toUri();
        String utf8 = "Text - txt - csv (StarCalc):44,34,76,1,";
        said(
                folder,
                "soffice",
                profile,
                "--headless",
                "--infilter=" + utf8 + "3/2",
                "--convert-to",
                "ods",
                "economy.csv");
        said(
                folder,
                "soffice",
                profile,
                "--headless",
                "--convert-to",
                "csv:" + utf8 + ",0,false,true",
                "--outdir",
                "back",
                "economy.ods");
        assertThat(Files.readAllLines(folder.resolve("back/economy.csv")))
                .hasSize(252)
                .anyMatch(line -> line.startsWith("NAM,NA,516,Namibia,Africa,"))
                .anyMatch(line -> line.startsWith("TUR,TR,792,T\u00FCrkiye,Asia,"))
                .anyMatch(line -> line.startsWith("AFG,AF,004,Afghanistan,"));
    }

    private static void economies(Path folder) throws IOException {
        Command written = Command.run(
                "query",
                "FROM economy",
                "--format",
                "spreadsheet",
                "--output",
                folder.resolve("economy.csv"),
                "--out",
                Releases.starter().getParent().getParent());
        assertThat(written.code()).as(written.err()).isZero();
    }

    private static void assumeIsThere(String program, String debian) {
        assumeThat(Stream.of(System.getenv("PATH").split(":")).map(place -> Path.of(place, program)))
                .as("%s is not there (Debian: %s)", program, debian)
                .anyMatch(Files::isExecutable);
    }

    private static String said(Path folder, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static List<String> executed(String program) throws IOException {
        return executed(program, "sql");
    }

    /** The statements that the README says are executed, on the release made from the starter extract. */
    private static List<String> executed(String program, String language) throws IOException {
        String[] blocks = StringUtils.substringsBetween(
                Files.readString(README), "<!-- executed: " + program + " -->\n```" + language + "\n", "```");
        assertThat(blocks).as(program).isNotEmpty();
        return Stream.of(blocks)
                .map(sql -> sql.replace("out/latest", Releases.starter().toString()))
                .toList();
    }

    /** The commands under "Ask", as they are typed; the prompt is left out, as it would wait for its user. */
    @Test
    void commandsThatAskAnswer(@TempDir Path folder) throws IOException {
        String ask = StringUtils.substringBetween(Files.readString(README), "## Ask\n\n```bash\n", "```");
        Path out = Releases.starter().getParent().getParent();
        List<String> commands =
                ask.lines().filter(line -> !line.endsWith("query")).toList();

        assertThat(commands).hasSize(6).allSatisfy(command -> {
            List<String> words = new ArrayList<>();
            Matcher word = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(command);
            while (word.find()) {
                words.add(word.group(1) == null ? word.group(2) : word.group(1));
            }
            words.remove(0);
            words.replaceAll(
                    text -> text.equals("india.csv") ? folder.resolve(text).toString() : text);
            words.addAll(List.of("--out", out.toString()));
            Command ran = Command.run(words.toArray());
            assertThat(ran.code()).as("%s%n%s", command, ran.err()).isZero();
            // What goes to a file is not said as well.
            assertThat(ran.out().isBlank()).as(command).isEqualTo(command.contains("--output"));
        });
        assertThat(folder.resolve("india.csv")).content().contains("Taiwan");
    }

    @Test
    void citationIsOfThisVersion() throws IOException {
        String citation = Files.readString(README.resolveSibling("CITATION.cff"));

        // Required by the Citation File Format 1.2.0; a program version and the licence of the repository as well.
        assertThat(citation).contains("cff-version: 1.2.0\n", "\nmessage: ", "\ntitle: ", "\nauthors:\n  - name: ");
        assertThat(citation)
                .contains("\nlicense: Apache-2.0\n")
                .containsPattern("\ndate-released: \\d{4}-\\d\\d-\\d\\d\n");
        assertThat(StringUtils.substringBetween(citation, "\nversion: ", "\n"))
                .isEqualTo(StringUtils.substringBetween(
                        Files.readString(README.resolveSibling("pom.xml")), "<version>", "</version>"));
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
