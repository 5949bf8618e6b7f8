package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sovereignai.schemas.JsonFolder;

/** Every descriptor is whole: a source without licence or citation, or a mistyped key, is an error here. */
class SourcesTest {

    private static final Map<String, Set<String>> KEYS = Map.ofEntries(
            Map.entry(
                    "source",
                    Set.of(
                            "title",
                            "publisher",
                            "homepage",
                            "licence",
                            "citation",
                            "notice",
                            "vintage",
                            "edition",
                            "redistributable",
                            "appendOnly",
                            "highestQuarantinedShare",
                            "groups",
                            "resources",
                            "downloads")),
            Map.entry("download", Set.of("to", "url", "member", "form", "key", "onlyByName", "each")),
            Map.entry(
                    "resource",
                    Set.of(
                            "name",
                            "redistributable",
                            "files",
                            "format",
                            "onRequest",
                            "dialect",
                            "otherColumns",
                            "columns",
                            "scope",
                            "extract",
                            "sums",
                            "continuity",
                            "limits",
                            "unknownPartners",
                            "growth",
                            "references",
                            "fewest",
                            "keys")),
            Map.entry(
                    "sums",
                    Set.of("name", "by", "column", "aggregate", "members", "value", "scale", "tolerance", "sparse")),
            Map.entry("growth", Set.of("name", "series", "period", "value")),
            Map.entry("references", Set.of("columns", "to", "toColumns", "both", "unless", "count", "counted")),
            Map.entry("limits", Set.of("name", "by", "value", "most")),
            Map.entry("keys", Set.of("columns", "unless", "level")),
            Map.entry(
                    "continuity",
                    Set.of("name", "series", "period", "value", "scale", "factor", "spike", "gap", "hole")),
            Map.entry(
                    "dialect",
                    Set.of(
                            "encoding",
                            "delimiter",
                            "comment",
                            "missing",
                            "records",
                            "explode",
                            "count",
                            "error",
                            "openEnd")),
            Map.entry("scope", Set.of("rule", "from", "keep", "leaveOut", "prefixes", "pad", "form")),
            Map.entry(
                    "column",
                    Set.of(
                            "from",
                            "pointer",
                            "alternatives",
                            "name",
                            "type",
                            "argument",
                            "required",
                            "optional",
                            "absent",
                            "trim",
                            "pad",
                            "factor",
                            "minimum",
                            "maximum",
                            "middle",
                            "missing",
                            "allowed",
                            "named",
                            "dated",
                            "earliest",
                            "latest",
                            "never",
                            "notBelow",
                            "differs",
                            "oftener",
                            "goesWith",
                            "mostly",
                            "constant",
                            "partner")));

    static Collection<Source> sources() {
        return Sources.load().all();
    }

    static Stream<Resource> resources() {
        return sources().stream().flatMap(source -> source.resources().stream());
    }

    @Test
    void coversEverySourceOfThePipeline() {
        assertThat(sources())
                .extracting(Source::name)
                .containsExactly(
                        "ai-diffusion",
                        "ai-diffusion-deepseek",
                        "baci",
                        "chinese-cloud-regions",
                        "chip-owners",
                        "closed-model-access",
                        "cloud-regions",
                        "comtrade",
                        "country-codes",
                        "country-groups",
                        "epoch-ai",
                        "epoch-data-centers",
                        "eto-supply-chain",
                        "hs-codes",
                        "imf-weo",
                        "innovation-graph",
                        "models-dev-providers",
                        "nation-groups",
                        "national-customs",
                        "openrouter-rankings-daily",
                        "oss-geography",
                        "tracked-models",
                        "us-export-control-notices",
                        "us-trade-orders",
                        "world-bank");
    }

    @Test
    void onlyTheSourcesWhoseTermsForbidItMayNotBeShipped() {
        assertThat(sources())
                .filteredOn(source -> !source.redistributable())
                .extracting(Source::name, Source::licence)
                .containsExactly(
                        tuple("comtrade", "UN Comtrade terms of use"),
                        tuple("eto-supply-chain", "CC-BY-NC-4.0"),
                        tuple("national-customs", "terms of each customs office"));
    }

    /** Readings of third parties that were found in public code, not publications of those whose facts they are. */
    @Test
    void readingsOfThirdPartiesMayNotBeShipped() {
        assertThat(sources())
                .filteredOn(Source::redistributable)
                .flatExtracting(Source::resources)
                .filteredOn(resource -> !resource.redistributable())
                .extracting(Resource::id)
                .containsExactly(
                        "closed-model-access/consumer_access",
                        "us-trade-orders/section_232_headings",
                        "us-trade-orders/section_232_limits");
        assertThat(resources())
                .filteredOn(resource -> resource.source().equals("eto-supply-chain"))
                .isNotEmpty()
                .noneMatch(Resource::redistributable);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void saysWhoMadeItAndUnderWhichTerms(Source source) {
        assertThat(source.title()).hasSizeGreaterThan(5);
        assertThat(source.publisher()).isNotEmpty();
        assertThat(source.homepage()).startsWith("https://");
        assertThat(source.licence()).isNotEmpty();
        assertThat(source.citation()).hasSizeGreaterThan(20);
        assertThat(source.vintage()).isNotEmpty();
        assertThat(source.resources()).isNotEmpty();
        assertThat(source.licence().equals("MIT"))
                .as("the MIT licence asks for the copyright line")
                .isEqualTo(source.notice().startsWith("Copyright (c) "));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void hasNoKeyThatTheLoaderDoesNotKnow(Source source) {
        JsonNode json = JsonFolder.read(Sources.class, "sources/" + source.name() + ".json");
        assertThat(keys(json)).isSubsetOf(KEYS.get("source"));
        json.path("downloads").forEach(file -> assertThat(keys(file)).isSubsetOf(KEYS.get("download")));
        json.path("resources").forEach(resource -> {
            assertThat(keys(resource)).isSubsetOf(KEYS.get("resource"));
            assertThat(keys(resource.path("dialect"))).isSubsetOf(KEYS.get("dialect"));
            resource.path("columns").forEach(column -> assertThat(keys(column)).isSubsetOf(KEYS.get("column")));
            assertThat(keys(resource.path("unknownPartners"))).isSubsetOf(Set.of("column", "value", "most"));
            Stream.of("sums", "continuity", "limits", "growth", "references", "keys")
                    .forEach(kind -> resource.path(kind)
                            .forEach(check -> assertThat(keys(check)).isSubsetOf(KEYS.get(kind))));
            Stream.of("scope", "extract")
                    .forEach(scope -> resource.path(scope)
                            .forEach(rule -> assertThat(keys(rule)).isSubsetOf(KEYS.get("scope"))));
        });
    }

    /** A file that is fetched but that no resource reads would be a mistyped name. */
    @ParameterizedTest
    @MethodSource("sources")
    void fetchesOnlyFilesThatItReads(Source source) {
        List<Download> files = source.downloads().stream()
                .flatMap(file -> file.expand(Map.of()).stream())
                .toList();
        assertThat(files).extracting(Download::path).doesNotHaveDuplicates();
        assertThat(files).allSatisfy(file -> {
            assertThat(file.url()).startsWith("https://").doesNotContain("{", "}");
            assertThat(source.resources())
                    .flatExtracting(Resource::files)
                    .anySatisfy(pattern ->
                            assertThat(file.to()).matches(pattern.pattern().replaceFirst("!.*", "")));
        });
    }

    @ParameterizedTest
    @MethodSource("resources")
    void declaresColumnsThatFitTogether(Resource resource) {
        assertThat(resource.files()).isNotEmpty();
        assertThat(resource.columns()).isNotEmpty();
        assertThat(resource.columns()).extracting(Column::from).doesNotHaveDuplicates();
        assertThat(resource.columns())
                .extracting(Column::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"));
        assertThat(resource.structType().fieldNames())
                .endsWith(Resource.FILE, Resource.RECORD)
                .hasSize(resource.columns().size() + 2);
    }

    @ParameterizedTest
    @MethodSource("resources")
    void namesOnlyCodeSchemesThatExist(Resource resource) {
        assertThat(resource.columns())
                .filteredOn(column ->
                        Set.of(Column.Type.ECONOMY, Column.Type.ECONOMIES).contains(column.type()))
                .allSatisfy(column -> assertThat(Crosswalk.load().schemes()).contains(column.argument()));
        assertThat(resource.columns())
                .filteredOn(column -> column.type() == Column.Type.DATE)
                .allSatisfy(column -> assertThat(column.argument()).contains("uuuu"));
    }

    /** A record that has no key of its own could be there twice. */
    @ParameterizedTest
    @MethodSource("resources")
    @Tag("hazard-46")
    void hasAKeyOfDeclaredColumns(Resource resource) {
        List<String> declared = resource.columns().stream().map(Column::from).toList();
        assertThat(resource.keys()).isNotEmpty().allSatisfy(key -> {
            assertThat(declared)
                    .containsAll(key.columns())
                    .containsAll(key.unless().keySet());
            assertThat(key.columns()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("resources")
    void scopesOnlyDeclaredColumns(Resource resource) {
        List<String> declared = resource.columns().stream().map(Column::from).toList();
        Stream.concat(resource.scope().stream(), resource.extractScope().stream())
                .forEach(rule -> {
                    assertThat(rule.rule()).isNotEmpty();
                    assertThat(declared).contains(rule.from());
                    assertThat(rule.values()).isNotEmpty();
                });
    }

    @ParameterizedTest
    @MethodSource("resources")
    void findsEachColumnWhereItsFormatHasIt(Resource resource) {
        Set<String> captured = new HashSet<>();
        for (Pattern pattern : resource.files()) {
            Pattern.compile("\\(\\?<([a-zA-Z0-9]+)>")
                    .matcher(pattern.pattern())
                    .results()
                    .forEach(group -> captured.add(group.group(1)));
        }
        if (resource.format() == Resource.Format.JSON) {
            assertThat(resource.columns())
                    .allSatisfy(column -> assertThat(column.pointer().isEmpty())
                            .isEqualTo(captured.contains(column.from())
                                    || !column.absent().isEmpty()));
        } else {
            assertThat(resource.columns()).extracting(Column::pointer).containsOnly("");
        }
    }

    private static List<String> keys(JsonNode json) {
        return json.properties().stream().map(Map.Entry::getKey).toList();
    }
}
