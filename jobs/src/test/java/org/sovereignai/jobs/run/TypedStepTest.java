package org.sovereignai.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sovereignai.jobs.exposure.Asymmetry;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.TableSchema;

class TypedStepTest {

    @Test
    void stepsMakeTheColumnsOfTheirDescriptorsInTheirOrder() {
        List<TableSchema> typed = Schemas.load().tables().stream()
                .filter(table -> Step.named(table.stepClass()) instanceof TypedStep)
                .toList();

        assertThat(typed).hasSizeGreaterThan(15);
        assertThat(typed).allSatisfy(table -> {
            TypedStep step = (TypedStep) Step.named(table.stepClass());
            step.requireColumns(table);
            assertThat(step.columns().split(" ")).containsExactlyElementsOf(table.fieldNames());
        });
    }

    /** Numbers in the same places would pass every check of types. */
    @Test
    void anotherOrderOfColumnsIsRefused() {
        Map<String, TableSchema> tables = Map.of(
                "edge", Schemas.load().table("dependence_edge").orElseThrow(),
                "control", Schemas.load().table("control_exposure").orElseThrow());

        assertThat(tables.values())
                .allSatisfy(table -> assertThatIllegalStateException()
                        .isThrownBy(() -> new Asymmetry().requireColumns(table))
                        .withMessageContaining("Asymmetry makes the columns country_code partner_code")
                        .withMessageContaining("the descriptor of " + table.name() + " has country_code"));
    }
}
