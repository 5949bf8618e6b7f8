package org.sovereignai.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.jobs.cli.Main;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.schemas.Indicator;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.TableSchema;

/** The rules that keep the project as the README describes it. */
@AnalyzeClasses(
        packages = "org.sovereignai",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {

    /** Leaves out the jars in which other modules hand over what their tests share. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final Path ROOT = Path.of("..");

    /** Packages of {@code jobs} whose classes make tables. */
    private static final List<String> STEP_ROOMS =
            List.of("tables", "supply", "exposure", "groups", "indicators", "findings", "scores");

    @ArchTest
    static final ArchRule arrowsBetweenModules = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.sovereignai..")
            .layer("schemas")
            .definedBy("org.sovereignai.schemas..")
            .layer("measures")
            .definedBy("org.sovereignai.measures..")
            .layer("index")
            .definedBy("org.sovereignai.index..")
            .layer("datasets")
            .definedBy("org.sovereignai.datasets..")
            .layer("atlas")
            .definedBy("org.sovereignai.atlas..")
            .layer("jobs")
            .definedBy("org.sovereignai.jobs..")
            .whereLayer("jobs")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("atlas")
            .mayOnlyBeAccessedByLayers("jobs")
            .whereLayer("datasets")
            .mayOnlyBeAccessedByLayers("atlas", "jobs")
            .whereLayer("index")
            .mayOnlyBeAccessedByLayers("jobs")
            .whereLayer("measures")
            .mayOnlyBeAccessedByLayers("jobs")
            .whereLayer("schemas")
            .mayOnlyBeAccessedByLayers("measures", "datasets", "atlas", "jobs");

    @ArchTest
    static final ArchRule noCycleBetweenPackages = SlicesRuleDefinition.slices()
            .matching("org.sovereignai.(**)")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule stepsAndMethodsKnowNoFiles = noClasses()
            .that()
            .resideInAnyPackage(
                    "..jobs.tables..",
                    "..jobs.supply..",
                    "..jobs.exposure..",
                    "..jobs.indicators..",
                    "..jobs.findings..",
                    "..measures..",
                    "org.sovereignai.index..")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                            "java.io..", "java.nio.file..", "org.apache.hadoop..", "java.net..")
                    // What travels to a task says so.
                    .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(Serializable.class))));

    @ArchTest
    static final ArchRule methodsKnowNoSpark = noClasses()
            .that()
            .resideInAnyPackage("..measures..", "org.sovereignai.index..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "scala..");

    @ArchTest
    static final ArchRule schemasTouchNoData = noClasses()
            .that()
            .resideInAPackage("..schemas..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hadoop..", "org.apache.spark.rdd..", "org.apache.spark.api..");

    @ArchTest
    static final ArchRule noForbiddenDependency = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.google.common..", "org.apache.log4j..", "org.junit..", "org.duckdb..", "scala.reflect..");

    @ArchTest
    static final ArchRule onlyMainEndsTheProcess = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Main.class.getName())
            .should()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule namesSayWhatTheyAre = classes()
            .should()
            .haveNameNotMatching(".*\\.(Abstract|Base)[A-Z]\\w*|.*(Manager|Utils?|Handler|Impl|Processor|Helper)$");

    /** What no step may contain: each has given a pipeline plausible wrong numbers, or starts a job where none belongs. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "schemas,measures,index,datasets,atlas,jobs | `\\.union\\(` | columns are matched by position: use unionByName",
                "schemas,measures,index,datasets,atlas,jobs | `inferSchema` | types are guessed: declare them",
                "schemas,measures,index,datasets,atlas,jobs | `mode\\(\"overwrite\"\\)|SaveMode\\.Overwrite` | deletes what was published before the new is there",
                "schemas,measures,index,datasets,atlas,jobs | `\\.master\\(|\"spark\\.master\"|\"spark\\.executor|\"spark\\.driver\\.memory` | belongs to the user's --conf",
                "schemas,measures,index,datasets,atlas,jobs | `\\bTODO\\b|\\bFIXME\\b` | unfinished",
            })
    @Tag("hazard-01")
    @Tag("hazard-15")
    @Tag("hazard-31")
    void sourceHasNo(String modules, String forbidden, String reason) throws IOException {
        assertThat(linesMatching(modules, "", forbidden)).as(reason).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\\.(count|collectAsList|collect|show|first|head|take|takeAsList|toLocalIterator|foreach|isEmpty|persist|cache)\\(\\)` | an action inside a step",
                "`spark\\.sql\\(|\\.sql\\(\"|udf\\(|callUDF` | SQL text and UDFs hide columns from the checks",
                "`\\.divide\\(` | fails on zero under ANSI rules: use try_divide",
            })
    @Tag("hazard-30")
    void stepHasNo(String forbidden, String reason) throws IOException {
        // Beside its steps, the room of the scores holds the command on a user's own table.
        for (String room : STEP_ROOMS) {
            Map<String, String> found = linesMatching("jobs", room, forbidden);
            found.keySet().removeIf(place -> place.contains("scores/") && !says(place, "implements Step"));
            // A class that never sees a data set has no action to start.
            found.keySet().removeIf(place -> !says(place, "org.apache.spark.sql.Dataset"));
            assertThat(found).as(reason).isEmpty();
        }
    }

    private static boolean says(String place, String text) {
        try {
            return Files.readString(Path.of(StringUtils.substringBeforeLast(place, ":")))
                    .contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void tableClassAndDescriptorShareTheirName() {
        for (TableSchema table : Schemas.load().tables()) {
            String expected = Stream.of(table.name().split("_"))
                    .map(StringUtils::capitalize)
                    .collect(Collectors.joining());
            assertThat(STEP_ROOMS)
                    .map(room -> "org.sovereignai.jobs." + room + "." + expected)
                    .as("class of the table " + table.name())
                    .contains(table.stepClass());
            assertThat(Step.named(table.stepClass())).isNotNull();
        }
    }

    @Test
    void indicatorFamilyNamesItsClass() {
        for (Indicator indicator : Schemas.load().indicators().values()) {
            String expected = Stream.of(indicator.family().split("_"))
                    .map(StringUtils::capitalize)
                    .collect(Collectors.joining());
            String named = indicator.stepClass();
            assertThat(StringUtils.substringAfterLast(named, "."))
                    .as("class of the family " + indicator.family())
                    .isEqualTo(expected);
            assertThat(named).startsWith("org.sovereignai.measures.");
            assertThat(isFamily(named)).as(named + " is a family").isTrue();
        }
    }

    private static boolean isFamily(String className) {
        try {
            return Family.class.isAssignableFrom(Class.forName(className));
        } catch (ClassNotFoundException e) {
            throw new AssertionError("A descriptor names the class " + className + ", which is not there", e);
        }
    }

    /** A number with groups of digits or decimals looks otherwise in another language, if the text names none. */
    @ParameterizedTest
    @ValueSource(strings = {"schemas", "measures", "index", "datasets", "atlas", "jobs"})
    @Tag("hazard-44")
    void numbersInTextsAreWrittenAlikeInEveryLanguage(String module) throws IOException {
        String character = "(?:[^\"\\\\\\n]|\\\\.)";
        String number = "%[-+0-9]*(?:,[0-9]*d|,?[0-9]*\\.[0-9]+[feg])";
        String text = "\"" + character + "*" + number + character + "*\"";
        Pattern forgotten = Pattern.compile(text + "\\s*\\.formatted\\(|(?:format|printf)\\(\\s*" + text);
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(forgotten
                                    .matcher(Files.readString(file))
                                    .results()
                                    .map(MatchResult::group))
                            .as("%s: use String.format(Locale.ROOT, ...)", file)
                            .isEmpty());
        }
    }

    private static Map<String, String> linesMatching(String modules, String folder, String forbidden)
            throws IOException {
        Pattern pattern = Pattern.compile(forbidden);
        Map<String, String> found = new TreeMap<>();
        long read = 0;
        for (String module : modules.split(",")) {
            Path sources = ROOT.resolve(module.strip()).resolve("src/main/java");
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))
                        .filter(f -> folder.isEmpty()
                                || f.getParent().getFileName().toString().equals(folder))::iterator) {
                    read++;
                    int number = 0;
                    for (String line : Files.readAllLines(file)) {
                        number++;
                        if (pattern.matcher(line).find()) {
                            found.put(file + ":" + number, line.strip());
                        }
                    }
                }
            }
        }
        assertThat(read).as("files of %s %s", modules, folder).isPositive();
        return found;
    }
}
