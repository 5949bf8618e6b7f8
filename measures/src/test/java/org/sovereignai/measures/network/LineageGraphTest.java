package org.sovereignai.measures.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.LineageGraph.Ends;

class LineageGraphTest {

    @Test
    void chainEndsAtTheModelWithoutABase() {
        LineageGraph graph = new LineageGraph(Map.of("C", List.of("B"), "B", List.of("A"), "A", List.of()));
        assertThat(graph.endsFrom("B")).isEqualTo(new Ends(List.of("A"), List.of(), 1));
        assertThat(graph.endsFrom("A")).isEqualTo(new Ends(List.of("A"), List.of(), 0));
    }

    @Test
    void nameThatIsNoModelIsUnresolved() {
        LineageGraph graph = new LineageGraph(Map.of("B", List.of("lost", "A"), "A", List.of()));
        assertThat(graph.endsFrom("lost")).isEqualTo(new Ends(List.of(), List.of("lost"), 0));
        assertThat(graph.endsFrom("B")).isEqualTo(new Ends(List.of("A"), List.of("lost"), 1));
    }

    @Test
    void chainsThatMeetAgainAreCountedOnce() {
        // M comes from L and R, both from the root; L by one more step.
        LineageGraph graph = new LineageGraph(Map.of(
                "M",
                List.of("L", "R"),
                "L",
                List.of("X"),
                "X",
                List.of("root"),
                "R",
                List.of("root"),
                "root",
                List.of()));
        assertThat(graph.endsFrom("M")).isEqualTo(new Ends(List.of("root"), List.of(), 2));
    }

    @Test
    void circleHasNoEnd() {
        LineageGraph graph = new LineageGraph(Map.of("A", List.of("B"), "B", List.of("A"), "S", List.of("S")));
        assertThat(graph.endsFrom("A")).isEqualTo(new Ends(List.of(), List.of(), 0));
        assertThat(graph.endsFrom("S")).isEqualTo(new Ends(List.of(), List.of(), 0));
    }

    @Test
    void wayOutOfACircleIsFound() {
        LineageGraph graph = new LineageGraph(Map.of("A", List.of("B"), "B", List.of("A", "root"), "root", List.of()));
        assertThat(graph.endsFrom("A")).isEqualTo(new Ends(List.of("root"), List.of(), 2));
    }
}
