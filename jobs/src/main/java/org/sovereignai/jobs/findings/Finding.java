package org.sovereignai.jobs.findings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** What readers of the news ask, answered in sentences with years and n: one class per question, all facts in one pass. */
public final class Finding implements Step {

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

    private static final StructType ROWS = StructType.fromDDL(
            "finding_id STRING, country_code STRING, year INT, finding_item STRING, finding_rank INT, is_headline BOOLEAN,"
                    + " question STRING, sentence STRING, value DOUBLE, n BIGINT, evidence STRING, caveats STRING");

    @Override
    public Dataset<Row> build(Inputs in) {
        Needs needs = QUESTIONS.stream().map(Question::needs).reduce(Needs.NONE, Needs::and);
        // The facts are a few ten thousand rows: they are answered from in one place.
        return FactRows.of(in, needs)
                .coalesce(1)
                .mapPartitions(
                        (MapPartitionsFunction<Row, Row>) rows -> answers(FactRows.facts(rows)), Encoders.row(ROWS));
    }

    private static Iterator<Row> answers(Facts facts) {
        Map<String, Integer> places = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        QUESTIONS.stream()
                .flatMap(question -> question.answer(facts))
                .forEach(line -> rows.add(RowFactory.create(
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
                        line.topic().caveats())));
        return rows.iterator();
    }
}
