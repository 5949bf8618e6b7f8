package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of hazards names a test for each of them, and each test that it names is there and has its number. */
class HazardsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*$");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    @Test
    void everyHazardHasItsTests() throws IOException {
        Map<Integer, String> rows = new TreeMap<>();
        Matcher matcher = ROW.matcher(Files.readString(ROOT.resolve("docs/hazards.md")));
        while (matcher.find()) {
            rows.put(Integer.valueOf(matcher.group(1)), matcher.group());
        }
        assertThat(rows.keySet())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 66).boxed().toList());

        List<String> missing = new ArrayList<>();
        for (Map.Entry<Integer, String> row : rows.entrySet()) {
            List<String> texts = new ArrayList<>();
            Matcher tests = TEST.matcher(row.getValue());
            while (tests.find()) {
                texts.addAll(sources(tests.group(1)));
                if (texts.stream().noneMatch(text -> isTagged(text, tests.group(2), row.getKey()))) {
                    missing.add(row.getKey() + " " + tests.group());
                }
            }
            assertThat(texts).as("tests of hazard " + row.getKey()).isNotEmpty();
        }
        assertThat(missing).isEmpty();
    }

    /** Whether the annotations right above the method have the number of the hazard. */
    private static boolean isTagged(String text, String method, int hazard) {
        Matcher found = Pattern.compile("\\n    void " + method + "\\(").matcher(text);
        return found.find()
                && text.substring(text.lastIndexOf("\n\n", found.start()), found.start())
                        .contains("@Tag(\"hazard-%02d\")".formatted(hazard));
    }

    private static List<String> sources(String testClass) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String module : List.of("schemas", "measures", "index", "datasets", "atlas", "jobs", "cluster-tests")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file : (Iterable<Path>) files.filter(f -> f.endsWith(testClass + ".java"))::iterator) {
                    texts.add(Files.readString(file));
                }
            }
        }
        return texts;
    }
}
