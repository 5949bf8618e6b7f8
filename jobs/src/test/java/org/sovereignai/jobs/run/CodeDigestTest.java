package org.sovereignai.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sovereignai.datasets.Sources;
import org.sovereignai.index.CompositeIndex;
import org.sovereignai.measures.network.PageRank;
import org.sovereignai.schemas.Products;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.Strand;
import org.sovereignai.schemas.Strands;
import org.sovereignai.schemas.TableSchema;

/** A change of the code is a change of the tables that it makes, and of no others. */
class CodeDigestTest {

    private static final Schemas SCHEMAS = Schemas.load();

    @TempDir
    private Path code;

    @BeforeEach
    void copyTheCode() throws IOException {
        for (Class<?> type :
                Set.of(CodeDigest.class, PageRank.class, CompositeIndex.class, Sources.class, Schemas.class)) {
            Path place = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().getPath());
            if (Files.isDirectory(place)) {
                FileUtils.copyDirectory(place.toFile(), code.toFile());
            } else {
                unpack(place);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "jobs/tables/CloudRegion.class | cloud_region",
                "jobs/scores/IndexPass.class | index_profile index_rank_change index_rank_pair index_rank_probability index_score index_sensitivity index_treatment",
                "measures/network/PageRank.class | indicator indicator_value",
                "measures/compute/CloudRegions.class | indicator indicator_value",
                "measures/participation/CodeYear.class | dependence_edge indicator indicator_value",
                "jobs/scores/control_exposure.json | index_profile index_rank_change index_rank_pair index_rank_probability index_score index_sensitivity index_treatment",
                "jobs/findings/AllyCutoff.class | finding",
                "schemas/tables/economy.json | economy",
                "schemas/indicators/cloud_regions.json | indicator indicator_value",
                "datasets/sources/epoch-ai.json | compute_cluster model_release training_hardware",
                "datasets/reference/foundry.csv | training_hardware",
                "datasets/reference/bloc_member.csv | cutoff_exposure finding indicator indicator_value nation_group_member"
                        + " natural_score",
                "jobs/cli/AtlasCommand.class | ''",
                "jobs/query/latest.sql | ''",
                "datasets/pins.json | ''",
            })
    void changesTheTablesThatAFileMakes(String file, String tables) throws IOException {
        Set<String> changed = changedBy(file);

        assertThat(String.join(" ", changed)).isEqualTo(tables);
    }

    @ParameterizedTest
    @CsvSource({"datasets/RowParser.class", "datasets/economy_codes.csv"})
    void readerChangesWhatIsReadFromSources(String file) throws IOException {
        Set<String> fromSources = new TreeSet<>();
        SCHEMAS.tables().stream()
                .filter(table -> !table.sources().isEmpty())
                .forEach(table -> fromSources.add(table.name()));

        assertThat(changedBy(file)).isEqualTo(fromSources);
    }

    @Test
    void writerChangesEveryTable() throws IOException {
        assertThat(changedBy("jobs/run/TableWriter.class")).hasSameSizeAs(SCHEMAS.tables());
    }

    @Test
    void yearsConcernOnlyStepsThatAskForThem() {
        CodeDigest digest = CodeDigest.ofRunningCode();

        assertThat(digest.readsYears(table("economy"))).isFalse();
        assertThat(digest.readsYears(table("indicator_value"))).isTrue();
    }

    @Test
    void referenceTableIsReadByTheStepThatNamesIt() {
        CodeDigest digest = CodeDigest.ofRunningCode();

        assertThat(digest.readsReference(table("economy"), "hub")).isTrue();
        assertThat(digest.readsReference(table("economy"), "chip_maker")).isFalse();
    }

    /** What is known of a product concerns the tables of products alone. */
    @Test
    void productsConcernTheirOwnTables() {
        CodeDigest digest = CodeDigest.ofRunningCode();
        Products chips = new Products(List.of("8542"), new TreeMap<>());
        SCHEMAS.tables()
                .forEach(table -> assertThat(!digest.of(table, SCHEMAS.strands(), Optional.of(chips))
                                .equals(digest.of(table, SCHEMAS.strands(), Optional.of(Products.all()))))
                        .as(table.name())
                        .isEqualTo(table.isOptional()));
    }

    private static String of(String table, Strands strands) {
        return CodeDigest.ofRunningCode().of(table(table), strands, Optional.empty());
    }

    @Test
    void aStrandConcernsWhatComputesWithItAndItsColourNothing() {
        List<Strand> strands = SCHEMAS.strands().all();
        Strand chips = strands.get(0);
        Strands painted = with(strands, painted(chips));
        Strands fewer = Strands.of(strands.subList(0, strands.size() - 1));

        assertThat(of("indicator_value", painted)).isEqualTo(of("indicator_value", SCHEMAS.strands()));
        assertThat(of("strand", painted)).isNotEqualTo(of("strand", SCHEMAS.strands()));
        assertThat(of("indicator_value", fewer)).isNotEqualTo(of("indicator_value", SCHEMAS.strands()));
        assertThat(of("economy", fewer)).isEqualTo(of("economy", SCHEMAS.strands()));
    }

    private static Strands with(List<Strand> strands, Strand first) {
        return Strands.of(
                Stream.concat(Stream.of(first), strands.stream().skip(1)).toList());
    }

    private static Strand painted(Strand strand) {
        return new Strand(
                strand.id(),
                strand.title(),
                strand.words(),
                strand.unit(),
                strand.kind(),
                strand.headings(),
                strand.shown(),
                strand.setAside(),
                strand.nature(),
                strand.neededByMakersOf(),
                strand.homeIsKnown(),
                strand.fewest(),
                strand.withdrawable(),
                "another",
                strand.source());
    }

    private Set<String> changedBy(String name) throws IOException {
        TreeMap<String, String> before = digests();
        Path file = code.resolve("org/sovereignai").resolve(name);
        byte[] content = Files.readAllBytes(file);
        // A byte behind the end of a class leaves what it mentions as it is.
        Files.write(file, Arrays.copyOf(content, content.length + 1));
        TreeMap<String, String> after = digests();
        after.entrySet().removeAll(before.entrySet());
        return after.keySet();
    }

    private TreeMap<String, String> digests() {
        CodeDigest digest = CodeDigest.of(Set.of(code));
        TreeMap<String, String> digests = new TreeMap<>();
        SCHEMAS.tables()
                .forEach(table -> digests.put(table.name(), digest.of(table, SCHEMAS.strands(), Optional.empty())));
        return digests;
    }

    private static TableSchema table(String name) {
        return SCHEMAS.table(name).orElseThrow();
    }

    private void unpack(Path jar) throws IOException {
        try (var files = java.nio.file.FileSystems.newFileSystem(jar);
                Stream<Path> all = Files.walk(files.getPath("org/sovereignai"))) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                Path target = code.resolve(file.toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
