package org.sovereignai.jobs.scores;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.index.Group;
import org.sovereignai.index.IndexResult;
import org.sovereignai.index.Indicator;
import org.sovereignai.index.MethodComparison;
import org.sovereignai.index.Multivariate;
import org.sovereignai.index.Profile;
import org.sovereignai.index.RankChange;
import org.sovereignai.index.RankDistribution;
import org.sovereignai.index.RankSummary;
import org.sovereignai.index.Score;
import org.sovereignai.index.SensitivityIndex;
import org.sovereignai.index.SobolIndices;
import org.sovereignai.index.UnitComparison;
import org.sovereignai.index.statistics.Correlation;
import org.sovereignai.index.statistics.Moments;
import org.sovereignai.index.statistics.PrincipalComponents;
import org.sovereignai.jobs.store.OutputFolder;
import org.sovereignai.jobs.store.SpreadsheetText;

/** The results of an index as tables, which are written as Parquet and CSV. */
final class IndexTables {

    private static final int[] TOPS = {1, 3, 5, 10, 20, 50};
    private static final int ROWS_OF_A_TASK = 5_000;

    private record Table(StructType type, List<Row> rows) {}

    private final IndexRun.Outcome outcome;
    private final IndexResult result;
    private final Multivariate multivariate;
    private final Map<String, Table> tables = new LinkedHashMap<>();

    IndexTables(IndexRun.Outcome outcome) {
        this.outcome = outcome;
        this.result = outcome.result();
        this.multivariate = Multivariate.of(result);
        scores();
        weights();
        changedCells();
        statistics();
        correlations();
        components();
        leaveOneOut();
        rankChanges();
        outcome.ranks().ifPresent(this::ranks);
        sensitivity();
    }

    private Table table(String name, String columns) {
        return tables.computeIfAbsent(name, any -> new Table(StructType.fromDDL(columns), new ArrayList<>()));
    }

    private void scores() {
        Table table = table(
                "score",
                "element STRING, unit STRING, year INT, score DOUBLE, rank INT, score_low DOUBLE, score_high DOUBLE,"
                        + " rank_median INT, rank_low INT, rank_high INT, coverage DOUBLE, imputed_share DOUBLE,"
                        + " tier STRING, missing STRING, note STRING");
        for (Score score : result.scores()) {
            Optional<RankSummary> ranks = result.scoreCodes().contains(score.element())
                    ? outcome.ranks().flatMap(r -> r.summary(score.element(), score.unit(), score.year()))
                    : Optional.empty();
            table.rows()
                    .add(RowFactory.create(
                            score.element(),
                            score.unit(),
                            score.year(),
                            orNull(score.value()),
                            orNull(score.rank()),
                            orNull(score.low()),
                            orNull(score.high()),
                            ranks.map(RankSummary::median).orElse(null),
                            ranks.map(RankSummary::low).orElse(null),
                            ranks.map(RankSummary::high).orElse(null),
                            score.coverage(),
                            score.imputedShare(),
                            outcome.tier(score).name(),
                            String.join(" ", score.missing()),
                            score.note()));
        }
    }

    private void weights() {
        Table table = table("weight", "element STRING, indicator STRING, effective_weight DOUBLE");
        for (String score : result.scoreCodes()) {
            result.effectiveWeights(score)
                    .forEach((indicator, weight) -> table.rows().add(RowFactory.create(score, indicator, weight)));
        }
    }

    private void changedCells() {
        Table treated = table(
                "treatment",
                "indicator STRING, unit STRING, year INT, treatment STRING, value_before DOUBLE, value_after DOUBLE");
        result.treatedCells()
                .forEach(cell -> treated.rows()
                        .add(RowFactory.create(
                                cell.indicator(),
                                cell.unit(),
                                cell.year(),
                                cell.treatment().name().toLowerCase(Locale.ROOT),
                                cell.before(),
                                cell.after())));
        Table missing = table("missing", "indicator STRING, unit STRING, year INT, is_imputed BOOLEAN, reason STRING");
        result.missingCells()
                .forEach(cell -> missing.rows()
                        .add(RowFactory.create(
                                cell.indicator(), cell.unit(), cell.year(), cell.imputed(), cell.reason())));
        Table excluded = table("excluded_indicator", "indicator STRING, coverage DOUBLE, reason STRING");
        result.excludedIndicators()
                .forEach(indicator -> excluded.rows()
                        .add(RowFactory.create(indicator.indicator(), indicator.coverage(), indicator.reason())));
    }

    private List<String> elements() {
        List<String> elements = new ArrayList<>();
        result.descriptor().indicators().stream().map(Indicator::code).forEach(elements::add);
        result.descriptor().groups().stream().map(Group::code).forEach(elements::add);
        return elements;
    }

    /** Moments of every indicator (normalised) and group, and the reliability of every group. */
    private void statistics() {
        Table table = table(
                "statistic",
                "element STRING, values INT, mean DOUBLE, deviation DOUBLE, skewness DOUBLE, kurtosis DOUBLE,"
                        + " cronbach_alpha DOUBLE");
        Set<String> groups =
                result.descriptor().groups().stream().map(Group::code).collect(Collectors.toSet());
        for (String element : elements()) {
            Moments moments = multivariate.moments(element);
            boolean isKnown = moments.count() > 0;
            table.rows()
                    .add(RowFactory.create(
                            element,
                            moments.count(),
                            isKnown ? moments.mean() : null,
                            moments.count() > 1 ? moments.deviation() : null,
                            moments.deviation() > 0 && moments.count() > 2 ? moments.skewness() : null,
                            moments.deviation() > 0 && moments.count() > 3 ? moments.kurtosis() : null,
                            groups.contains(element) ? orNull(multivariate.cronbachAlpha(element)) : null));
        }
    }

    /** Principal components of the members of every group; a group that has none says why. */
    private void components() {
        Table table = table(
                "principal_component",
                "element STRING, component INT, eigenvalue DOUBLE, variance_share DOUBLE, member STRING,"
                        + " loading DOUBLE, note STRING");
        for (Group group : result.descriptor().groups()) {
            List<String> members = multivariate.members(group.code());
            try {
                PrincipalComponents components = multivariate.principalComponents(group.code());
                double total = Arrays.stream(components.eigenvalues()).sum();
                for (int k = 0; k < members.size(); k++) {
                    for (int j = 0; j < members.size(); j++) {
                        double eigenvalue = components.eigenvalues()[k];
                        table.rows()
                                .add(RowFactory.create(
                                        group.code(),
                                        k + 1,
                                        eigenvalue,
                                        eigenvalue / total,
                                        members.get(j),
                                        components.loadings()[k][j],
                                        ""));
                    }
                }
            } catch (IllegalArgumentException e) {
                table.rows().add(RowFactory.create(group.code(), null, null, null, null, null, e.getMessage()));
            }
        }
    }

    /** How far the ranks move when an indicator or a group is left out. */
    private void leaveOneOut() {
        Table table = table(
                "leave_one_out",
                "element STRING, left_out STRING, mean_absolute_shift DOUBLE, largest_shift INT, spearman DOUBLE,"
                        + " kendall DOUBLE");
        for (String score : result.scoreCodes()) {
            multivariate
                    .leaveOneOut(score)
                    .forEach((left, comparison) -> table.rows()
                            .add(RowFactory.create(
                                    score,
                                    left,
                                    comparison.meanAbsoluteShift(),
                                    comparison.largestShift(),
                                    orNull(comparison.spearman()),
                                    orNull(comparison.kendall()))));
        }
    }

    private void correlations() {
        Table table =
                table("correlation", "element STRING, other STRING, pearson DOUBLE, spearman DOUBLE, kendall DOUBLE");
        List<String> elements = elements();
        for (int i = 0; i < elements.size(); i++) {
            for (int j = i + 1; j < elements.size(); j++) {
                String a = elements.get(i);
                String b = elements.get(j);
                table.rows()
                        .add(RowFactory.create(
                                a,
                                b,
                                orNull(multivariate.correlation(Correlation.PEARSON, a, b)),
                                orNull(multivariate.correlation(Correlation.SPEARMAN, a, b)),
                                orNull(multivariate.correlation(Correlation.KENDALL, a, b))));
            }
        }
    }

    private void rankChanges() {
        Table table = table(
                "rank_change",
                "element STRING, unit STRING, previous_year INT, year INT, previous_rank INT, rank INT,"
                        + " data_rank_change DOUBLE, others_rank_change DOUBLE, method_rank_change DOUBLE");
        List<Integer> years = result.panel().years();
        for (String score : result.scoreCodes()) {
            for (int at = 1; at < years.size(); at++) {
                for (RankChange change : RankChange.between(result, score, years.get(at - 1), years.get(at))) {
                    table.rows()
                            .add(RowFactory.create(
                                    score,
                                    change.unit(),
                                    change.yearBefore(),
                                    change.yearAfter(),
                                    change.rankBefore(),
                                    change.rankAfter(),
                                    change.ownData(),
                                    change.others(),
                                    change.method()));
                }
            }
        }
    }

    private void ranks(RankDistribution ranks) {
        Table probability =
                table("rank_probability", "element STRING, unit STRING, year INT, rank_limit INT, probability DOUBLE");
        Table acceptability =
                table("rank_acceptability", "element STRING, unit STRING, year INT, rank INT, acceptability DOUBLE");
        Table central =
                table("central_weight", "element STRING, unit STRING, year INT, indicator STRING, weight DOUBLE");
        for (RankSummary summary : ranks.summaries()) {
            String score = summary.element();
            for (int top : TOPS) {
                probability
                        .rows()
                        .add(RowFactory.create(
                                score,
                                summary.unit(),
                                summary.year(),
                                top,
                                ranks.probabilityAtMost(score, summary.unit(), summary.year(), top)));
            }
            double[] shares = ranks.acceptability(score, summary.unit(), summary.year());
            for (int rank = 1; rank <= shares.length; rank++) {
                if (shares[rank - 1] > 0) {
                    acceptability
                            .rows()
                            .add(RowFactory.create(score, summary.unit(), summary.year(), rank, shares[rank - 1]));
                }
            }
            ranks.centralWeights(score, summary.unit(), summary.year())
                    .ifPresent(weights -> weights.forEach((indicator, weight) -> central.rows()
                            .add(RowFactory.create(score, summary.unit(), summary.year(), indicator, weight))));
        }
        pairs(ranks);
    }

    /** Every pair of the latest year. */
    private void pairs(RankDistribution ranks) {
        Table table =
                table("rank_pair", "element STRING, unit STRING, other STRING, year INT, above_probability DOUBLE");
        for (String score : result.scoreCodes()) {
            List<String> units = outcome.ranked(score).stream().map(Score::unit).toList();
            for (int i = 0; i < units.size(); i++) {
                for (int j = i + 1; j < units.size(); j++) {
                    table.rows()
                            .add(RowFactory.create(
                                    score,
                                    units.get(i),
                                    units.get(j),
                                    outcome.latest(),
                                    ranks.probabilityAbove(score, units.get(i), units.get(j), outcome.latest())));
                }
            }
        }
    }

    private void sensitivity() {
        Table table = table(
                "sensitivity",
                "element STRING, year INT, unit STRING, factor STRING, variance DOUBLE, first_order DOUBLE,"
                        + " first_order_low DOUBLE, first_order_high DOUBLE, total_effect DOUBLE,"
                        + " total_effect_low DOUBLE, total_effect_high DOUBLE");
        for (SensitivityIndex index : outcome.sensitivity()) {
            Optional<SobolIndices.Estimate> estimate = index.estimate();
            table.rows()
                    .add(RowFactory.create(
                            index.element(),
                            orNull(index.year()),
                            index.unit().orElse(null),
                            index.factor(),
                            index.variance(),
                            estimate.map(SobolIndices.Estimate::firstOrder).orElse(null),
                            estimate.map(SobolIndices.Estimate::firstLow).orElse(null),
                            estimate.map(SobolIndices.Estimate::firstHigh).orElse(null),
                            estimate.map(SobolIndices.Estimate::total).orElse(null),
                            estimate.map(SobolIndices.Estimate::totalLow).orElse(null),
                            estimate.map(SobolIndices.Estimate::totalHigh).orElse(null)));
        }
    }

    /** Adds two units side by side, in the latest year. */
    void compare(String first, String second, List<UnitComparison> elements) {
        Table table = table(
                "comparison",
                "element STRING, level INT, first STRING, second STRING, year INT, first_value DOUBLE,"
                        + " second_value DOUBLE, difference DOUBLE, weight DOUBLE");
        for (UnitComparison element : elements) {
            table.rows()
                    .add(RowFactory.create(
                            element.element(),
                            element.level(),
                            first,
                            second,
                            outcome.latest(),
                            orNull(element.first()),
                            orNull(element.second()),
                            orNull(element.difference()),
                            element.weight()));
        }
    }

    /** Adds the strengths and weaknesses of a unit. */
    void profile(Profile profile) {
        standings(profile, "strength", profile.strengths());
        standings(profile, "weakness", profile.weaknesses());
    }

    private void standings(Profile profile, String kind, List<Profile.Standing> standings) {
        Table table = table(
                "profile",
                "element STRING, unit STRING, year INT, standing STRING, place INT, indicator STRING, value DOUBLE,"
                        + " rank INT, units INT, ahead_share DOUBLE");
        for (int place = 0; place < standings.size(); place++) {
            Profile.Standing standing = standings.get(place);
            table.rows()
                    .add(RowFactory.create(
                            profile.element(),
                            profile.unit(),
                            profile.year(),
                            kind,
                            place + 1,
                            standing.indicator(),
                            standing.value(),
                            standing.rank(),
                            standing.of(),
                            standing.ahead()));
        }
    }

    /** Adds the ranks of a score beside those under another index. */
    void against(String score, MethodComparison comparison) {
        Table table = table(
                "method_comparison", "element STRING, unit STRING, year INT, rank INT, other_rank INT, rank_shift INT");
        comparison
                .ranks()
                .forEach(rank -> table.rows()
                        .add(RowFactory.create(
                                score, rank.unit(), rank.year(), rank.first(), rank.second(), rank.shift())));
    }

    /** Writes every table as Parquet and CSV. */
    void write(SparkSession spark, OutputFolder out, Path folder) {
        tables.forEach((name, table) -> {
            Path staging = new Path(folder, "." + name);
            String[] columns = table.type().fieldNames();
            // Spread over tasks on the way in, as a task should not carry many rows with it, and in one order on the
            // way out.
            spark.createDataFrame(
                            JavaSparkContext.fromSparkContext(spark.sparkContext())
                                    .parallelize(table.rows(), 1 + table.rows().size() / ROWS_OF_A_TASK),
                            table.type())
                    .repartition(1)
                    .sortWithinPartitions(columns[0], Arrays.copyOfRange(columns, 1, columns.length))
                    .write()
                    .parquet(staging.toString());
            out.moveOnlyFile(staging, ".parquet", new Path(folder, name + ".parquet"));
            out.writeText(new Path(folder, name + ".csv"), csv(table));
        });
    }

    private static String csv(Table table) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(table.type().fieldNames());
            for (Row row : table.rows()) {
                String[] cells = new String[row.size()];
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = row.isNullAt(i) ? "" : cell(row.get(i));
                }
                csv.writeRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String cell(Object value) {
        return value instanceof String text ? SpreadsheetText.safe(text) : value.toString();
    }

    private static Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static Integer orNull(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
