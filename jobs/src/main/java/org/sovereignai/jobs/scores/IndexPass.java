package org.sovereignai.jobs.scores;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.tables.NationRows;

/**
 * The published scores in one pass: the rows of all their tables, each in the column of its table. An index needs all its
 * values at once and they are few, so that one task reads them and computes everything; scores in natural units are there
 * already, and are put in the same form.
 */
public final class IndexPass implements Step {

    private static final List<String> TABLES = List.copyOf(IndexTables.TYPES.keySet());
    private static final StructType ROW = rowType();

    private static StructType rowType() {
        StructType type = new StructType();
        for (String table : TABLES) {
            type = type.add(table, IndexTables.TYPES.get(table));
        }
        return type;
    }

    /** One table of the pass that a run makes once for all of them. */
    static Dataset<Row> table(Inputs in, String name) {
        return in.shared(IndexPass.class).filter(col(name).isNotNull()).select(name + ".*");
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> values = in.table("indicator_value").filter(PublishedIndex.isRead());
        return in.rows(
                MixedRows.into(Known::new)
                        .and(NationRows.hubs(in), (known, row) -> known.hubs.add(row.getString(0)))
                        .and(values.select(PublishedIndex.columns()), (known, row) -> known.values.add(row))
                        .and(in.table("natural_score"), (known, row) -> known.natural.add(row))
                        .rows(IndexPass::rows),
                ROW);
    }

    private static final class Known {
        private final Set<String> hubs = new HashSet<>();
        private final List<Row> values = new ArrayList<>();
        private final List<Row> natural = new ArrayList<>();
    }

    private static Stream<InternalRow> rows(Known known) {
        Stream<Row> scores = new NaturalTables(known.natural, known.hubs).rows(IndexPass::of);
        return TypedRows.of(Stream.concat(rows(known.values, known.hubs), scores), ROW);
    }

    private static Stream<Row> rows(List<Row> values, Set<String> hubs) {
        return PublishedIndex.SCORES.stream().flatMap(score -> {
            PublishedIndex index = PublishedIndex.of(score, values);
            Stream<Row> scored = IndexRun.Subject.of(index, hubs)
                    .map(subject -> new IndexTables(IndexRun.published(subject).compute()))
                    .stream()
                    .flatMap(tables -> tables.all().stream())
                    .flatMap(table -> table.rows().stream().map(row -> of(table.name(), row)));
            Stream<Row> unscored = IndexTables.unscored(score, index, hubs).map(row -> of("index_score", row));
            return Stream.concat(scored, unscored);
        });
    }

    private static Row of(String table, Row row) {
        Object[] cells = new Object[TABLES.size()];
        cells[TABLES.indexOf(table)] = row;
        return RowFactory.create(cells);
    }
}
