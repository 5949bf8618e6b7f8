package org.sovereignai.jobs.tables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.measures.models.ModelNames;
import org.sovereignai.measures.models.ServedModels;
import org.sovereignai.measures.use.ModelUse;

/**
 * Tokens by model and day, with the nation of the maker and whether the weights are open: as {@code model_release} has it
 * where the model is found there, otherwise as the lists of models.dev say. What neither has stays unknown, as does everything
 * outside the day's first fifty models.
 */
public final class ModelUsage implements TypedStep {

    private static final String UNKNOWN = "UNK";

    @Override
    public String columns() {
        return "day year model_slug author_id developer_code model_name has_open_weights "
                + "weights_source is_free_variant token_count";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Map<String, String> makers = in.list("model_author", "author_id", "country_code");
        return MixedRows.into(Known::new)
                .and(
                        in.records("openrouter-rankings-daily/daily_tokens", "model_slug day token_count"),
                        (known, row) -> known.days.add(row))
                .and(
                        in.records("model_release", "model_name has_open_weights publication_date"),
                        (known, row) -> known.releases.merge(
                                ModelNames.key(row.getString(0)),
                                new Release(row.getString(0), row.getAs(1), row.getAs(2)),
                                Release::newest))
                .and(LineRows.lines(in), (known, row) -> known.lines.add(LineRows.line(row)))
                .rows(known -> {
                    Map<String, Boolean> listed = listed(ServedModels.of(known.lines));
                    return known.days.stream().map(day -> row(day, known.releases, listed, makers));
                });
    }

    /** A model that the list of releases has. */
    private record Release(String name, Boolean hasOpenWeights, LocalDate day) {

        /** The newest of two, of one day the last by name. */
        static Release newest(Release one, Release other) {
            return Comparator.comparing(Release::day, Comparator.nullsFirst(Comparator.naturalOrder()))
                                    .thenComparing(Release::name)
                                    .compare(one, other)
                            < 0
                    ? other
                    : one;
        }
    }

    private static final class Known {
        private final List<Row> days = new ArrayList<>();
        private final Map<String, Release> releases = new HashMap<>();
        private final List<ServedModels.Line> lines = new ArrayList<>();
    }

    /** Whether models are open, by key; one that is open under any name is. */
    private static Map<String, Boolean> listed(ServedModels models) {
        Map<String, Boolean> listed = new HashMap<>();
        models.names()
                .forEach(name -> models.isOpen(name)
                        .ifPresent(isOpen ->
                                listed.merge(ModelNames.key(ModelNames.model(name)), isOpen, Boolean::logicalOr)));
        return listed;
    }

    private static InternalRow row(
            Row day, Map<String, Release> releases, Map<String, Boolean> listed, Map<String, String> makers) {
        String slug = day.getString(0);
        LocalDate date = day.getAs(1);
        boolean isModel = !slug.equals(ModelUse.OTHER);
        List<String> keys = isModel ? ModelNames.candidates(slug) : List.of();
        String author = isModel ? ModelNames.author(slug) : null;
        Optional<Release> release = first(keys, releases);
        Optional<Boolean> ofRelease = release.map(Release::hasOpenWeights);
        Optional<Boolean> ofList = first(keys, listed);
        return TypedRows.row(
                date,
                date.getYear(),
                slug,
                author,
                makers.getOrDefault(author, UNKNOWN),
                release.map(Release::name).orElse(null),
                ofRelease.or(() -> ofList).orElse(null),
                ofRelease.isPresent() ? "model_release" : ofList.isPresent() ? "models_dev" : null,
                slug.endsWith(ModelUse.FREE),
                day.get(2));
    }

    private static <T> Optional<T> first(List<String> keys, Map<String, T> values) {
        return keys.stream().map(values::get).filter(Objects::nonNull).findFirst();
    }
}
