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
import org.sovereignai.index.Profile;
import org.sovereignai.index.Score;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** Where a nation stands best and worst, in the latest year that is scored. */
public final class IndexProfile implements Step {

    private static final int COUNT = 3;
    private static final StructType STANDING = StructType.fromDDL("country_code STRING, year INT, score_id STRING,"
            + " indicator STRING, standing STRING, standing_place INT, value DOUBLE, better_share DOUBLE");

    @Override
    public Dataset<Row> build(Inputs in) {
        return IndexTask.plan(
                in, STANDING, (score, index) -> index.panel().stream().flatMap(panel -> profiles(score, index, panel)));
    }

    private static Stream<Row> profiles(String score, PublishedIndex index, Panel panel) {
        IndexResult result = CompositeIndex.compute(index.descriptor(), panel);
        int latest = panel.years().get(panel.years().size() - 1);
        return result.scores(score).stream()
                .filter(scored -> scored.year() == latest && scored.rank().isPresent())
                .map(Score::unit)
                .map(unit -> Profile.of(result, score, unit, latest, COUNT))
                .flatMap(IndexProfile::rows);
    }

    /** The profile calls strong what counts much in the score, which in a score of dependence is no strength. */
    private static Stream<Row> rows(Profile profile) {
        boolean turned = PublishedIndex.isFirstWorst(profile.element());
        return Stream.concat(
                rows(profile, "strength", turned ? profile.weaknesses() : profile.strengths(), turned),
                rows(profile, "weakness", turned ? profile.strengths() : profile.weaknesses(), turned));
    }

    private static Stream<Row> rows(
            Profile profile, String standing, List<Profile.Standing> indicators, boolean turned) {
        return IntStream.range(0, indicators.size()).mapToObj(place -> {
            Profile.Standing indicator = indicators.get(place);
            return RowFactory.create(
                    profile.unit(),
                    profile.year(),
                    profile.element(),
                    indicator.indicator(),
                    standing,
                    place + 1,
                    indicator.value(),
                    turned ? 1 - indicator.ahead() : indicator.ahead());
        });
    }
}
