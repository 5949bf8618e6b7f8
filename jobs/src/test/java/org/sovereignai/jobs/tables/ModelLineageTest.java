package org.sovereignai.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;

@ExtendWith(SparkExtension.class)
class ModelLineageTest {

    @Test
    void basesAreFollowedToTheirRoots(SparkSession spark) {
        Map<String, Row> edges = new ModelLineage()
                        .build(new TestInputs(spark)
                                .with(
                                        "model_release",
                                        "model_name publication_date country_codes base_names",
                                        row("K2 Think", "2025-06-01", List.of("ARE"), List.of("Qwen2.5-32B")),
                                        row("Qwen2.5-32B", "2024-06-01", List.of("CHN"), null),
                                        row("Falcon", "2023-06-01", List.of("ARE"), null),
                                        row(
                                                "Mixed",
                                                "2025-06-01",
                                                List.of("FRA"),
                                                List.of("K2 Think", "Falcon", "Falcon", "lost")),
                                        row("Nowhere", "2022-06-01", List.of(), null),
                                        row("From nowhere", "2023-06-01", List.of("USA"), List.of("Nowhere")),
                                        row("Egg", "2024-06-01", List.of("USA"), List.of("Hen")),
                                        row("Hen", "2024-06-01", List.of("USA"), List.of("Egg"))))
                        .collectAsList()
                        .stream()
                        .collect(Collectors.toMap(
                                row -> row.getAs("model_name") + " < " + row.getAs("base_name"), row -> row));
        assertThat(edges).hasSize(7);
        assertEdge(edges.get("K2 Think < Qwen2.5-32B"), 2025, true, List.of("Qwen2.5-32B"), List.of("CHN"), 1, 0);
        assertEdge(edges.get("Mixed < K2 Think"), 2025, true, List.of("Qwen2.5-32B"), List.of("CHN"), 2, 0);
        assertEdge(edges.get("Mixed < Falcon"), 2025, true, List.of("Falcon"), List.of("ARE"), 1, 0);
        assertEdge(edges.get("Mixed < lost"), 2025, false, List.of(), List.of(), 1, 1);
        assertEdge(edges.get("From nowhere < Nowhere"), 2023, true, List.of("Nowhere"), List.of(), 1, 0);
        assertEdge(edges.get("Egg < Hen"), 2024, true, List.of(), List.of(), null, 0);
    }

    private static void assertEdge(
            Row edge,
            int year,
            boolean isResolved,
            List<String> roots,
            List<String> nations,
            Integer depth,
            int unresolved) {
        assertThat(edge.<Integer>getAs("year")).isEqualTo(year);
        assertThat(edge.<Boolean>getAs("is_resolved")).isEqualTo(isResolved);
        assertThat(edge.<String>getList(edge.fieldIndex("root_names"))).isEqualTo(roots);
        assertThat(edge.<String>getList(edge.fieldIndex("root_codes"))).isEqualTo(nations);
        assertThat(edge.<Integer>getAs("lineage_depth")).isEqualTo(depth);
        assertThat(edge.<Integer>getAs("unresolved_count")).isEqualTo(unresolved);
    }
}
