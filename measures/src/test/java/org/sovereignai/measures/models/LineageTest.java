package org.sovereignai.measures.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.measures.models.Lists.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LineageTest {

    @Test
    void basesAreFollowedToTheirRoots() {
        Map<String, Lineage.Edge> edges = Lineage.of(List.of(
                        model("K2 Think", 2025, "ARE").basedOn("Qwen2.5-32B"),
                        model("Qwen2.5-32B", 2024, "CHN"),
                        model("Falcon", 2023, "ARE"),
                        model("Mixed", 2025, "FRA").basedOn("K2 Think", "Falcon", "Falcon", "lost"),
                        model("Nowhere", 2022),
                        model("From nowhere", 2023, "USA").basedOn("Nowhere"),
                        model("Egg", 2024, "USA").basedOn("Hen"),
                        model("Hen", 2024, "USA").basedOn("Egg")))
                .edges()
                .stream()
                .collect(Collectors.toMap(edge -> edge.model().name() + " < " + edge.base(), Function.identity()));

        assertThat(edges).hasSize(7);
        assertEdge(edges.get("K2 Think < Qwen2.5-32B"), true, List.of("Qwen2.5-32B"), List.of("CHN"), 1, 0);
        assertEdge(edges.get("Mixed < K2 Think"), true, List.of("Qwen2.5-32B"), List.of("CHN"), 2, 0);
        assertEdge(edges.get("Mixed < Falcon"), true, List.of("Falcon"), List.of("ARE"), 1, 0);
        assertEdge(edges.get("Mixed < lost"), false, List.of(), List.of(), 1, 1);
        assertEdge(edges.get("From nowhere < Nowhere"), true, List.of("Nowhere"), List.of(), 1, 0);
        assertEdge(edges.get("Egg < Hen"), true, List.of(), List.of(), null, 0);
    }

    /** Eight days after the model a base is too late to be one; within a week both may be announced in any order. */
    @Test
    void whatWasNotThereYetIsNobodysBase() {
        LocalDate day = LocalDate.of(2024, 5, 1);
        List<Lineage.Edge> edges = Lineage.of(List.of(
                        Model.named("Tuned").on(day).from("FRA").basedOn("Late", "Near"),
                        Model.named("Late").on(day.plusDays(8)).from("USA"),
                        Model.named("Near").on(day.plusDays(7)).from("CHN")))
                .edges();

        assertEdge(edges.get(0), false, List.of(), List.of(), 1, 1);
        assertEdge(edges.get(1), true, List.of("Near"), List.of("CHN"), 1, 0);
    }

    private static void assertEdge(
            Lineage.Edge edge,
            boolean isResolved,
            List<String> roots,
            List<String> nations,
            Integer depth,
            int unresolved) {
        assertThat(edge.isResolved()).isEqualTo(isResolved);
        assertThat(edge.roots()).isEqualTo(roots);
        assertThat(edge.rootNations()).isEqualTo(nations);
        assertThat(edge.depth()).isEqualTo(depth);
        assertThat(edge.unresolved()).isEqualTo(unresolved);
    }
}
