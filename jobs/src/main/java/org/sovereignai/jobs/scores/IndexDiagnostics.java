package org.sovereignai.jobs.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.sovereignai.index.Group;
import org.sovereignai.index.IndexResult;
import org.sovereignai.index.Indicator;
import org.sovereignai.index.MethodComparison;
import org.sovereignai.index.Multivariate;
import org.sovereignai.index.RankDistribution;
import org.sovereignai.index.RankSummary;
import org.sovereignai.index.UnitComparison;
import org.sovereignai.index.statistics.Correlation;
import org.sovereignai.index.statistics.Moments;
import org.sovereignai.index.statistics.PrincipalComponents;

/** What the maker of an index looks at beside its tables: how indicators hang together, what counts how much. */
final class IndexDiagnostics {

    private final IndexRun.Outcome outcome;
    private final IndexResult result;
    private final Multivariate multivariate;
    private final Map<String, IndexTable> tables = new LinkedHashMap<>();

    IndexDiagnostics(IndexRun.Outcome outcome) {
        this.outcome = outcome;
        this.result = outcome.result();
        this.multivariate = Multivariate.of(result);
        weights();
        cells();
        statistics();
        correlations();
        components();
        leaveOneOut();
        outcome.ranks().ifPresent(this::ranks);
        sensitivityOfUnits();
    }

    List<IndexTable> all() {
        return List.copyOf(tables.values());
    }

    private List<Row> table(String name, String columns) {
        return tables.computeIfAbsent(name, any -> IndexTable.of(name, columns, new ArrayList<>()))
                .rows();
    }

    private void weights() {
        List<Row> rows = table("index_weight", "score_id STRING, indicator STRING, effective_weight DOUBLE");
        for (String score : result.scoreCodes()) {
            result.effectiveWeights(score)
                    .forEach((indicator, weight) -> rows.add(RowFactory.create(score, indicator, weight)));
        }
    }

    private void cells() {
        List<Row> missing = table(
                "index_missing", "indicator STRING, country_code STRING, year INT, is_imputed BOOLEAN, reason STRING");
        result.missingCells()
                .forEach(cell -> missing.add(
                        RowFactory.create(cell.indicator(), cell.unit(), cell.year(), cell.imputed(), cell.reason())));
        List<Row> imputed =
                table("index_imputation", "score_id STRING, country_code STRING, year INT, imputed_share DOUBLE");
        result.scores().stream()
                .filter(score -> score.imputedShare() > 0)
                .forEach(score -> imputed.add(
                        RowFactory.create(score.element(), score.unit(), score.year(), score.imputedShare())));
        List<Row> excluded = table("index_excluded_indicator", "indicator STRING, coverage DOUBLE, reason STRING");
        result.excludedIndicators()
                .forEach(indicator -> excluded.add(
                        RowFactory.create(indicator.indicator(), indicator.coverage(), indicator.reason())));
    }

    private List<String> elements() {
        return Stream.concat(
                        result.descriptor().indicators().stream().map(Indicator::code),
                        result.descriptor().groups().stream().map(Group::code))
                .toList();
    }

    /** Moments of every indicator (normalised) and group, and the reliability of every group. */
    private void statistics() {
        List<Row> rows = table(
                "index_statistic",
                "element STRING, values INT, mean DOUBLE, deviation DOUBLE, skewness DOUBLE, kurtosis DOUBLE,"
                        + " cronbach_alpha DOUBLE");
        Set<String> groups =
                result.descriptor().groups().stream().map(Group::code).collect(Collectors.toSet());
        for (String element : elements()) {
            Moments moments = multivariate.moments(element);
            boolean isKnown = moments.count() > 0;
            rows.add(RowFactory.create(
                    element,
                    moments.count(),
                    isKnown ? moments.mean() : null,
                    moments.count() > 1 ? moments.deviation() : null,
                    moments.deviation() > 0 && moments.count() > 2 ? moments.skewness() : null,
                    moments.deviation() > 0 && moments.count() > 3 ? moments.kurtosis() : null,
                    groups.contains(element) ? IndexTables.orNull(multivariate.cronbachAlpha(element)) : null));
        }
    }

    private void correlations() {
        List<Row> rows = table(
                "index_correlation", "element STRING, other STRING, pearson DOUBLE, spearman DOUBLE, kendall DOUBLE");
        List<String> elements = elements();
        for (int i = 0; i < elements.size(); i++) {
            for (int j = i + 1; j < elements.size(); j++) {
                String a = elements.get(i);
                String b = elements.get(j);
                rows.add(RowFactory.create(
                        a,
                        b,
                        IndexTables.orNull(multivariate.correlation(Correlation.PEARSON, a, b)),
                        IndexTables.orNull(multivariate.correlation(Correlation.SPEARMAN, a, b)),
                        IndexTables.orNull(multivariate.correlation(Correlation.KENDALL, a, b))));
            }
        }
    }

    /** Principal components of the members of every group; a group that has none says why. */
    private void components() {
        List<Row> rows = table(
                "index_principal_component",
                "element STRING, component INT, eigenvalue DOUBLE, variance_share DOUBLE, member STRING,"
                        + " loading DOUBLE, note STRING");
        for (Group group : result.descriptor().groups()) {
            List<String> members = multivariate.members(group.code());
            try {
                PrincipalComponents components = multivariate.principalComponents(group.code());
                double total = Arrays.stream(components.eigenvalues()).sum();
                for (int k = 0; k < members.size(); k++) {
                    double eigenvalue = components.eigenvalues()[k];
                    for (int j = 0; j < members.size(); j++) {
                        rows.add(RowFactory.create(
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
                rows.add(RowFactory.create(group.code(), null, null, null, null, null, e.getMessage()));
            }
        }
    }

    /** How far the ranks move when an indicator or a group is left out. */
    private void leaveOneOut() {
        List<Row> rows = table(
                "index_leave_one_out",
                "score_id STRING, left_out STRING, mean_absolute_shift DOUBLE, largest_shift INT, spearman DOUBLE,"
                        + " kendall DOUBLE");
        for (String score : result.scoreCodes()) {
            multivariate
                    .leaveOneOut(score)
                    .forEach((left, comparison) -> rows.add(RowFactory.create(
                            score,
                            left,
                            comparison.meanAbsoluteShift(),
                            comparison.largestShift(),
                            IndexTables.orNull(comparison.spearman()),
                            IndexTables.orNull(comparison.kendall()))));
        }
    }

    private void ranks(RankDistribution ranks) {
        List<Row> acceptability = table(
                "index_rank_acceptability",
                "score_id STRING, country_code STRING, year INT, rank INT, acceptability DOUBLE");
        List<Row> central = table(
                "index_central_weight",
                "score_id STRING, country_code STRING, year INT, indicator STRING, weight DOUBLE");
        for (RankSummary summary : ranks.summaries()) {
            String score = summary.element();
            double[] shares = ranks.acceptability(score, summary.unit(), summary.year());
            for (int rank = 1; rank <= shares.length; rank++) {
                if (shares[rank - 1] > 0) {
                    acceptability.add(RowFactory.create(score, summary.unit(), summary.year(), rank, shares[rank - 1]));
                }
            }
            ranks.centralWeights(score, summary.unit(), summary.year())
                    .ifPresent(weights -> weights.forEach((indicator, weight) ->
                            central.add(RowFactory.create(score, summary.unit(), summary.year(), indicator, weight))));
        }
    }

    private void sensitivityOfUnits() {
        List<Row> rows = table(
                "index_unit_sensitivity",
                "score_id STRING, country_code STRING, year INT, factor STRING, rank_variance DOUBLE,"
                        + " first_order DOUBLE, first_order_low DOUBLE, first_order_high DOUBLE, total_effect DOUBLE,"
                        + " total_effect_low DOUBLE, total_effect_high DOUBLE");
        outcome.sensitivity().stream().filter(index -> index.unit().isPresent()).forEach(index -> {
            List<Object> cells = new ArrayList<>();
            cells.add(index.element());
            cells.add(index.unit().orElseThrow());
            cells.add(IndexTables.orNull(index.year()));
            cells.add(index.factor());
            cells.addAll(IndexTables.indices(index));
            rows.add(RowFactory.create(cells.toArray()));
        });
    }

    /** Adds two units side by side, in the latest year. */
    void compare(String first, String second, List<UnitComparison> elements) {
        List<Row> rows = table(
                "index_comparison",
                "element STRING, level INT, first STRING, second STRING, year INT, first_value DOUBLE,"
                        + " second_value DOUBLE, difference DOUBLE, weight DOUBLE");
        for (UnitComparison element : elements) {
            rows.add(RowFactory.create(
                    element.element(),
                    element.level(),
                    first,
                    second,
                    outcome.latest(),
                    IndexTables.orNull(element.first()),
                    IndexTables.orNull(element.second()),
                    IndexTables.orNull(element.difference()),
                    element.weight()));
        }
    }

    /** Adds the ranks of a score beside those under another index. */
    void against(String score, MethodComparison comparison) {
        List<Row> rows = table(
                "index_method_comparison",
                "score_id STRING, country_code STRING, year INT, rank INT, other_rank INT, rank_shift INT");
        comparison
                .ranks()
                .forEach(rank -> rows.add(
                        RowFactory.create(score, rank.unit(), rank.year(), rank.first(), rank.second(), rank.shift())));
    }
}
