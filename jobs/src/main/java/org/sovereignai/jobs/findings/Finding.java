package org.sovereignai.jobs.findings;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** What readers of the news ask, answered in sentences with years and n: one class per question. */
public final class Finding implements Step {

    private static final List<Step> QUESTIONS = List.of(
            new OpenWeights(),
            new NewModelNations(),
            new GoodsOrigin(),
            new ParticipationMoves(),
            new ConcentrationTrend(),
            new ChineseHardware(),
            new AllyCutoff(),
            new ParticipationGap());

    @Override
    public Dataset<Row> build(Inputs in) {
        return QUESTIONS.stream()
                .map(question -> question.build(in))
                .reduce(Dataset::unionByName)
                .orElseThrow();
    }
}
