package org.sovereignai.jobs.scores;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.index.CompositeIndex;
import org.sovereignai.index.IndexResult;
import org.sovereignai.index.Panel;
import org.sovereignai.index.RankChange;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** The change of every rank from one year to the next, split into the nation's own data, the others and the method. */
public final class IndexRankChange implements Step {

    private static final StructType CHANGE = StructType.fromDDL("country_code STRING, year INT, score_id STRING,"
            + " previous_year INT, rank INT, previous_rank INT, data_rank_change DOUBLE, others_rank_change DOUBLE,"
            + " method_rank_change DOUBLE");

    @Override
    public Dataset<Row> build(Inputs in) {
        return IndexTask.plan(
                in, CHANGE, (score, index) -> index.panel().stream().flatMap(panel -> changes(score, index, panel)));
    }

    private static Stream<Row> changes(String score, PublishedIndex index, Panel panel) {
        IndexResult result = CompositeIndex.compute(index.descriptor(), panel);
        List<Integer> years = panel.years();
        return IntStream.range(1, years.size())
                .mapToObj(at -> RankChange.between(result, score, years.get(at - 1), years.get(at)))
                .flatMap(List::stream)
                .map(change -> RowFactory.create(
                        change.unit(),
                        change.yearAfter(),
                        score,
                        change.yearBefore(),
                        change.rankAfter(),
                        change.rankBefore(),
                        change.ownData(),
                        change.others(),
                        change.method()));
    }
}
