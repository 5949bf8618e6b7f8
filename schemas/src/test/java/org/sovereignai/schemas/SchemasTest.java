package org.sovereignai.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One test over every descriptor. */
class SchemasTest {

    private static final Schemas SCHEMAS = Schemas.load();

    static Stream<Field> fields() {
        return SCHEMAS.fields().values().stream();
    }

    static Stream<TableSchema> tables() {
        return SCHEMAS.tables().stream();
    }

    static Stream<Indicator> indicators() {
        return SCHEMAS.indicators().values().stream();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void columnSaysWhatItMeansAndInWhichUnit(Field field) {
        assertThat(field.name()).matches("[a-z][a-z0-9_]*");
        assertThat(field.description()).hasSizeGreaterThanOrEqualTo(15).endsWith(".");
        assertThat(field.unit()).isNotBlank();
        assertThat(StructType.fromDDL(field.name() + " " + field.type()).fields())
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void columnIsUsed(Field field) {
        assertThat(tables().anyMatch(table -> table.field(field.name()).isPresent()))
                .as(field.name())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void tableSaysWhatARowIs(TableSchema table) {
        assertThat(table.title()).isNotBlank();
        assertThat(table.row()).startsWith("One ");
        assertThat(table.description()).hasSizeGreaterThan(20).endsWith(".");
        assertThat(table.primaryKey()).isNotEmpty();
        // The register of strands is part of the contract itself.
        assertThat(table.sources().isEmpty() && table.inputs().isEmpty())
                .isEqualTo(table.name().equals("strand"));
        assertThat(table.fieldNames()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void sparkTypeCarriesDescriptionAndUnit(TableSchema table) {
        StructType type = table.structType();

        for (Field field : table.fields()) {
            assertThat(type.apply(field.name()).getComment().get()).isEqualTo(field.description());
            assertThat(type.apply(field.name()).metadata().getString("unit")).isEqualTo(field.unit());
        }
        assertThat(StructType.fromDDL(type.toDDL()).fieldNames()).isEqualTo(type.fieldNames());
    }

    @ParameterizedTest
    @MethodSource("indicators")
    void indicatorIsCompleteInTheCatalogue(Indicator indicator) {
        assertThat(indicator.id()).matches("[a-z][a-z0-9_]*").doesNotContain("{");
        assertThat(indicator.title()).hasSizeGreaterThan(10).doesNotContain("{");
        assertThat(indicator.dimension()).isIn("participation", "dependence", "annotation");
        assertThat(indicator.formula()).hasSizeGreaterThan(20).doesNotContain("{");
        assertThat(indicator.unit()).isNotBlank();
        assertThat(indicator.source()).hasSizeGreaterThan(10);
        assertThat(indicator.question()).endsWith("?").doesNotContain("{").matches("[A-Z].*");
        assertThat(indicator.caveats()).hasSizeGreaterThan(20).doesNotContain("{");
        assertThat(indicator.inputs()).isNotEmpty();
    }

    @Test
    @Tag("hazard-02")
    void tablesComeAfterTheirInputs() {
        Set<String> seen = new HashSet<>();
        for (TableSchema table : SCHEMAS.tables()) {
            assertThat(seen).containsAll(table.inputs());
            seen.add(table.name());
        }
    }

    @Test
    @Tag("hazard-02")
    void tableThatReadsItselfIsRefused() {
        List<String> problems = new ArrayList<>();

        Schemas.checkReferences(byName(table("a", "a"), table("b", "a", "c")), Map.of(), Map.of(), problems);

        assertThat(problems).containsExactly("Table a reads itself", "Table b reads c, which is no table");
    }

    @Test
    void referenceThatIsNotCheckedIsRefused() {
        TableSchema unknown = referring("a", new ForeignKey(List.of("x"), "b", List.of("x")));
        TableSchema pair = referring("c", new ForeignKey(List.of("x", "y"), "b", List.of("x", "y")));
        List<String> problems = new ArrayList<>();

        Schemas.checkReferences(byName(unknown, table("b"), pair), Map.of(), Map.of(), problems);

        assertThat(problems)
                .contains(
                        "Table a refers to b by [x], which is no column of it",
                        "Table c refers to b by [x, y]; only references by one column are checked");
    }

    @Test
    @Tag("hazard-02")
    void tablesThatReadEachOtherInACircleAreRefused() {
        assertThatThrownBy(() -> Schemas.inDependencyOrder(
                        byName(table("a"), table("b", "a", "d"), table("c", "b"), table("d", "c"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Tables read each other in a circle: [b, c, d]");
    }

    private static TableSchema referring(String name, ForeignKey key) {
        return table(name, List.of(), List.of(key));
    }

    private static TableSchema table(String name, String... inputs) {
        return table(name, List.of(inputs), List.of());
    }

    private static TableSchema table(String name, List<String> inputs, List<ForeignKey> foreignKeys) {
        return new TableSchema(
                name,
                "",
                "",
                "",
                "",
                inputs,
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                foreignKeys,
                List.of(),
                false,
                true,
                "");
    }

    private static Map<String, TableSchema> byName(TableSchema... tables) {
        Map<String, TableSchema> byName = new TreeMap<>();
        Stream.of(tables).forEach(table -> byName.put(table.name(), table));
        return byName;
    }

    @Test
    void namesThatOthersBuildOnAreKept() {
        assertThat(SCHEMAS.table("indicator_value").orElseThrow().fieldNames())
                .containsExactly(
                        "country_code",
                        "year",
                        "indicator",
                        "value",
                        "unit",
                        "n",
                        "coverage",
                        "low",
                        "high",
                        "data_status",
                        "note_code",
                        "actor_code");
        assertThat(SCHEMAS.table("dependence_edge").orElseThrow().fieldNames())
                .contains("country_code", "year", "strand", "supplier_code", "direct_share");
    }

    @Test
    void inputsOfATableComeWithIt() {
        Set<String> names = SCHEMAS.withInputs(Set.of("trade_total")).stream()
                .map(TableSchema::name)
                .collect(Collectors.toSet());

        assertThat(names).containsExactlyInAnyOrder("economy", "trade_total", "trade_flow");
    }
}
