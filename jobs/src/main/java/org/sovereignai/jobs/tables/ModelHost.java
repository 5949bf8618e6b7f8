package org.sovereignai.jobs.tables;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.lang3.stream.Streams;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.measures.models.ServedModels;

/** Which provider serves which model, with the firm and nation of the provider and the nation of the model's maker. */
public final class ModelHost implements TypedStep {

    @Override
    public String columns() {
        return "provider_id model_path model_slug lab_model served_model author_id developer_code "
                + "firm_name provider_code provider_kind provider_basis is_flagged_open is_open";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Map<String, String> makers = in.list("model_author", "author_id", "country_code");
        Map<String, Map<String, String>> providers = in.list("model_provider").stream()
                .collect(Collectors.toMap(entry -> entry.get("provider_id"), entry -> entry));
        return LineRows.lines(in).coalesce(1).mapPartitions(lines -> {
            List<Row> rows = Streams.of(lines).toList();
            ServedModels models =
                    ServedModels.of(rows.stream().map(LineRows::line).toList());
            return rows.stream()
                    .map(row -> row(row, models, makers, providers.getOrDefault(LineRows.provider(row), Map.of())))
                    .iterator();
        });
    }

    private static InternalRow row(
            Row row, ServedModels models, Map<String, String> makers, Map<String, String> provider) {
        ServedModels.Line line = LineRows.line(row);
        String name = models.name(line);
        String author = ServedModels.author(name).orElse(null);
        return TypedRows.row(
                LineRows.provider(row),
                LineRows.path(row),
                line.slug(),
                line.linked().orElse(null),
                name,
                author,
                makers.get(author),
                provider.getOrDefault("firm_name", LineRows.provider(row)),
                provider.get("country_code"),
                provider.getOrDefault("provider_kind", "host"),
                provider.getOrDefault("basis", "unknown"),
                line.isOpen().orElse(null),
                models.isOpen(name).orElse(null));
    }
}
