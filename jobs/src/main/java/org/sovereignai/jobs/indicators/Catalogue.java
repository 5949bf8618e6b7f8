package org.sovereignai.jobs.indicators;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.supply.EdgeRows;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Subject;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.Strand;

/**
 * The figures of all families that the descriptors name, and their rows of {@code indicator_value}: the indicator's id and unit
 * are those of the descriptor with the figure's measure and strand.
 */
final class Catalogue implements Serializable {

    /** Place of the column {@code year} in the rows. */
    static final int YEAR = 1;

    private record Key(String measure, String strand) implements Serializable {}

    private record Entry(String id, String unit) implements Serializable {}

    private final HashMap<Key, Entry> entries = new HashMap<>();
    private final HashSet<String> measures = new HashSet<>();

    private final Families families;

    private Catalogue(Families families) {
        this.families = families;
    }

    static Catalogue of(Schemas schemas) {
        Catalogue catalogue = new Catalogue(new Families(schemas));
        schemas.indicators().values().forEach(indicator -> {
            catalogue.entries.put(
                    new Key(indicator.measure(), indicator.strand()), new Entry(indicator.id(), indicator.unit()));
            catalogue.measures.add(indicator.measure());
        });
        return catalogue;
    }

    /**
     * The row of a figure; none where no indicator has its measure for its strand.
     *
     * @throws IllegalArgumentException if no indicator has its measure at all
     */
    Optional<InternalRow> row(Figure figure) {
        Subject subject = figure.subject();
        Entry entry = entries.get(
                new Key(figure.measure(), subject.strand().map(Strand::id).orElse("none")));
        if (entry == null && !hasMeasure(figure)) {
            throw new IllegalArgumentException("No indicator descriptor has the measure " + figure.measure());
        }
        return Optional.ofNullable(entry).map(indicator -> row(figure, subject, indicator));
    }

    /** The rows of figures for which there are indicators. */
    Stream<InternalRow> rows(Stream<Figure> figures) {
        return figures.flatMap(figure -> row(figure).stream());
    }

    /** Whether there is an indicator of the measure of a figure. */
    boolean hasMeasure(Figure figure) {
        return measures.contains(figure.measure());
    }

    /** What the families that look at such groups say of them. */
    <G> Stream<Figure> figures(Class<G> kind, Stream<G> groups) {
        return families.figures(kind, groups);
    }

    private static InternalRow row(Figure figure, Subject subject, Entry indicator) {
        return TypedRows.row(
                subject.nation().code(),
                subject.year(),
                indicator.id(),
                EdgeRows.cell(figure.estimate().value()),
                indicator.unit(),
                figure.n().isPresent() ? figure.n().getAsLong() : null,
                figure.coverage().isPresent() ? figure.coverage().getAsDouble() : null,
                EdgeRows.cell(figure.estimate().low()),
                EdgeRows.cell(figure.estimate().high()),
                subject.status().cell(),
                figure.noteCode().orElse(null),
                figure.actor().orElse(null));
    }
}
