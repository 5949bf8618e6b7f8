package org.sovereignai.jobs.findings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/** What readers of the news ask, answered in sentences with years and n: one class per question, all facts in one pass. */
public final class Finding implements TypedStep {

    private static final List<Question> QUESTIONS = List.of(
            new OpenWeights(),
            new NewModelNations(),
            new GoodsOrigin(),
            new ParticipationMoves(),
            new ConcentrationTrend(),
            new ChineseHardware(),
            new AllyCutoff(),
            new ParticipationGap(),
            new ModelsInUse(),
            new ClosedModels(),
            new GroupSupply(),
            new OpenModelServers());

    @Override
    public String columns() {
        return "finding_id country_code year finding_item finding_rank is_headline question sentence "
                + "value n evidence caveats";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Needs needs = QUESTIONS.stream().map(Question::needs).reduce(Needs.NONE, Needs::and);
        // The facts are a few ten thousand rows: they are answered from in one place.
        return FactRows.of(in, needs).rows(Finding::answers);
    }

    private static Stream<InternalRow> answers(Facts facts) {
        Map<String, Integer> places = new HashMap<>();
        return QUESTIONS.stream()
                .flatMap(question -> question.answer(facts))
                .map(line -> TypedRows.row(
                        line.topic().id(),
                        line.nation(),
                        line.year(),
                        line.item(),
                        places.merge(line.topic().id(), 1, Integer::sum),
                        line.isHeadline(),
                        line.topic().question(),
                        line.sentence(),
                        line.value(),
                        line.n(),
                        line.evidence(),
                        line.topic().caveats()));
    }
}
