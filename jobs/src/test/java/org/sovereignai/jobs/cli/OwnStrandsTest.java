package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sovereignai.datasets.Crosswalk;
import org.sovereignai.datasets.InputException;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.Strand;
import org.sovereignai.schemas.Strands;

/** Goods of a user's own are measured like those of the register, and are in no score. */
class OwnStrandsTest {

    private static final Strands REGISTER = Schemas.load().strands();

    @TempDir
    private Path folder;

    @Test
    void whatIsLeftOutHasItsDefault() throws IOException {
        Strands strands = read("""
                [{"id": "memory", "title": "Memory chips", "headings": ["854232"], "nature": "intermediate"},
                 {"id": "magnets", "title": "Magnets", "headings": ["8505", "280530"], "nature": "final",
                  "makers": ["CHN", "JPN"], "soldOn": 0.3}]
                """);

        assertThat(strands.of("memory").words()).isEqualTo("memory chips");
        assertThat(strands.own("memory"))
                .contains(new Strands.Own(Crosswalk.load().countryCodes("baci"), 0.15));
        assertThat(strands.own("magnets")).contains(new Strands.Own(Set.of("CHN", "JPN"), 0.3));
        assertThat(strands.own("chips")).isEmpty();
        assertThat(strands.ownHeadings()).containsExactly("280530", "8505", "854232");
        assertThat(strands.goods()).hasSize(REGISTER.goods().size() + 2);
        assertThat(strands.scored()).isEqualTo(REGISTER.goods());
        assertThat(strands.scored()).extracting(Strand::id).contains("chips");
        assertThat(strands.computing()).isNotEqualTo(read("""
                [{"id": "memory", "title": "Memory chips", "headings": ["854232"], "nature": "intermediate"},
                 {"id": "magnets", "title": "Magnets", "headings": ["8505", "280530"], "nature": "final",
                  "makers": ["CHN"], "soldOn": 0.3}]
                """).computing());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'id': 'chips', 'title': 'A', 'headings': ['8505'], 'nature': 'final' | which another strand has",
                "'id': 'My Strand', 'title': 'A', 'headings': ['8505'], 'nature': 'final' | write it in small letters with _",
                "'id': 'a', 'title': ' A', 'headings': ['8505'], 'nature': 'final' | without blanks around it in 'title'",
                "'id': 'a', 'title': 'A', 'headings': ['85.05'], 'nature': 'final' | has the heading '85.05'; codes are texts",
                "'id': 'a', 'title': 'A', 'headings': [8505], 'nature': 'final' | has no list of texts in 'headings'",
                "'id': 'a', 'title': 'A', 'headings': [], 'nature': 'final' | has no headings",
                "'id': 'a', 'title': 'A', 'headings': ['8505', '850511'], 'nature': 'final' | it would count twice",
                "'id': 'a', 'title': 'A', 'headings': ['8505', '8505'], 'nature': 'final' | it would count twice",
                "'id': 'a', 'title': 'A', 'headings': ['8505'], 'nature': 'finals' | none of intermediate, capital, final",
                "'id': 'a', 'title': 'A', 'headings': ['8505'] | has no 'nature'",
                "'id': 'a', 'title': 'A', 'headings': ['8505'], 'nature': 'final', 'maker': ['CHN'] | has 'maker', which is none of",
                "'id': 'a', 'title': 'A', 'headings': ['8505'], 'nature': 'final', 'makers': ['China'] | has the maker 'China'",
                "'id': 'a', 'title': 'A', 'headings': ['8505'], 'nature': 'final', 'soldOn': '0.1' | it is a number of 0 to 1",
                "'id': 'a', 'title': 'A', 'headings': ['8505'], 'nature': 'capital', 'soldOn': 0.1 | which only final goods have"
            })
    void whatIsNearlyRightIsRefused(String entry, String words) {
        assertThatThrownBy(() -> read("[{" + entry.replace('\'', '"') + "}]"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("own.json: strand 1 ")
                .hasMessageContaining(words);
    }

    @Test
    void whatIsNoListOfStrandsIsRefused() {
        assertThatThrownBy(() -> read("{}")).hasMessageContaining("is no list of strands");
        assertThatThrownBy(() -> read("[{"))
                .hasMessageContaining("is no JSON")
                .message()
                .hasLineCount(1);
        assertThatThrownBy(() -> OwnStrands.in("nowhere.json", REGISTER))
                .hasMessageContaining("There is no file nowhere.json");
    }

    /** The last of two keys would win, and what follows the first list would not be read. */
    @Test
    void nothingOfTheFileIsPassedOver() {
        String entry = "{'id': 'a', 'title': 'A', 'headings': ['8505'], 'nature': 'final'}";
        assertThatThrownBy(() -> read("[" + entry.replace("'title'", "'headings': ['280530'], 'title'") + "]"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("own.json is no JSON: Duplicate field 'headings'");
        assertThatThrownBy(() -> read("[" + entry + "]\n[" + entry.replace("'a'", "'b'") + "]"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("own.json is no JSON: Trailing token");
        assertThatThrownBy(() -> read(""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("own.json is no list of strands");
    }

    /** What is scored, or counted over strands, is that of the project. */
    @Test
    void ownGoodsCanBeLeftOutAgain() throws IOException {
        Strands more =
                read("[{'id': 'transformers', 'title': 'Transformers', 'headings': ['8504'], 'nature': 'final'}]");

        assertThat(more.all()).hasSize(REGISTER.all().size() + 1);
        assertThat(more.withoutOwn().all()).isEqualTo(REGISTER.all());
        assertThat(more.scored()).isEqualTo(REGISTER.goods());
    }

    /** Germany buys memory chips for 60 from Taiwan and for 40 from South Korea, which bought 20 from Taiwan and pools: 2/3. */
    @Test
    void ownGoodsAreInTheTableOfSuppliers() throws IOException {
        Path data = layOut();
        Path out = folder.resolve("out");
        write("[{'id': 'memory', 'title': 'Memory chips', 'headings': ['854232'], 'nature': 'intermediate'}]");

        Command command = run(data, out);

        assertThat(command.code()).as(command.err()).isZero();
        Map<String, Row> edges = new TreeMap<>();
        SparkExtension.session()
                .read()
                .option("pathGlobFilter", "*.parquet")
                .parquet(out.resolve("build/dependence_edge").toString())
                .where("country_code = 'DEU' AND strand = 'memory' AND year = 2023")
                .collectAsList()
                .forEach(row -> edges.put(row.getAs("supplier_code"), row));
        assertThat(edges).containsOnlyKeys("TWN", "KOR");
        assertThat(edges.get("KOR").<Double>getAs("direct_share")).isCloseTo(0.4, within(1e-9));
        assertThat(edges.get("KOR").<Double>getAs("traced_share")).isCloseTo(0.4 * 2 / 3, within(1e-9));
        assertThat(edges.get("TWN").<Double>getAs("traced_share")).isCloseTo(0.6 + 0.4 / 3, within(1e-9));

        write("[{'id': 'memory', 'title': 'Memory chips', 'headings': ['854239'], 'nature': 'intermediate'}]");

        Command other = run(data, out);

        assertThat(other.code()).isEqualTo(3);
        assertThat(other.err())
                .startsWith("The files have no trade in 854239, which --strands names")
                .hasLineCount(1);
    }

    private Path layOut() throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("country-codes"));
        Files.createDirectories(data.resolve("baci"));
        Files.copy(
                Path.of("../datasets/starter/country-codes/country_codes.extract.csv"),
                data.resolve("country-codes/country_codes.extract.csv"));
        Files.writeString(
                data.resolve("baci/BACI_HS17_Y2023_V202601.csv"),
                "t,i,j,k,v,q\n"
                        + String.join(
                                "\n",
                                List.of(
                                        "2023,490,276,854232,60.000,1.000",
                                        "2023,410,276,854232,40.000,1.000",
                                        "2023,490,410,854232,20.000,1.000",
                                        "2023,490,276,854231,7.000,1.000"))
                        + "\n");
        return data;
    }

    private Command run(Path data, Path out) {
        return Command.run(
                "run",
                "--only",
                "dependence_edge",
                "--strands",
                folder.resolve("own.json"),
                "--data",
                data,
                "--out",
                out,
                "--accept-unpinned");
    }

    private Strands read(String text) throws IOException {
        write(text);
        return OwnStrands.in(folder.resolve("own.json").toString(), REGISTER);
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("own.json"), text.replace('\'', '"'));
    }
}
