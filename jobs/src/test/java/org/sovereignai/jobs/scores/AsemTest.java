package org.sovereignai.jobs.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sovereignai.index.Alternative;
import org.sovereignai.index.CompositeIndex;
import org.sovereignai.index.Factor;
import org.sovereignai.index.IndexDescriptor;
import org.sovereignai.index.IndexResult;
import org.sovereignai.index.Method;
import org.sovereignai.index.Multivariate;
import org.sovereignai.index.Panel;
import org.sovereignai.index.RankChange;
import org.sovereignai.index.RankDistribution;
import org.sovereignai.index.Score;
import org.sovereignai.index.Tables;
import org.sovereignai.index.Uncertainty;
import org.sovereignai.index.method.Aggregation;
import org.sovereignai.index.method.MissingRule;
import org.sovereignai.index.method.Normalisation;
import org.sovereignai.index.method.Treatment;
import org.sovereignai.index.statistics.Correlation;
import org.sovereignai.jobs.run.SparkExtension;

/**
 * The ASEM Sustainable Connectivity data of the JRC in the layout of COINr: 51 countries, 49 indicators. Expected scores
 * were computed apart with NumPy and SciPy from the same files (denominators, treatment with at most five cells,
 * min-max, arithmetic means of what is present). The files are not part of the repository.
 */
class AsemTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("sovereignai.data", "../../shared/data")).resolve("asem");

    private static final Method PLAIN = Tables.method(Alternative.of(MissingRule.AVAILABLE));
    private static final Method TREATED = PLAIN.with(Alternative.of(new Treatment.SkewKurtosis(2.0, 3.5, 5, true)));

    @BeforeAll
    static void needsTheFiles() {
        assumeTrue(
                Files.exists(FOLDER.resolve("ASEM_iMeta.csv")),
                () -> "Skipped: no ASEM files in " + FOLDER + "; name their parent folder with -Dsovereignai.data=...");
    }

    private static IndexDescriptor descriptor(Method method) {
        try {
            return MetadataReader.read(Files.readString(FOLDER.resolve("ASEM_iMeta.csv")), "ASEM_iMeta.csv", method);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Panel panel(String file) {
        Dataset<Row> table = SparkExtension.session()
                .read()
                .option("header", "true")
                .option("escape", "\"")
                .csv(FOLDER.resolve(file).toString());
        return new PanelReader(descriptor(PLAIN), "uCode", "Time").readWide(table);
    }

    private static IndexResult compute(Method method) {
        return CompositeIndex.compute(descriptor(method), panel("ASEM_iData.csv"));
    }

    @ParameterizedTest
    @CsvSource({
        "CHE, 64.27865120877449, 55.607941666527054, 72.94936075102193, 1",
        "DEU, 59.28127373742239, 50.98711614370198, 67.5754313311428, 8",
        "SGP, 54.12715818709983, 51.39511525194913, 56.85920112225053, 20",
        "LAO, 40.62545540843428, 22.10163220382676, 59.14927861304179, 43",
        "CHN, 39.114334877954846, 28.95001804608769, 49.27865170982201, 47"
    })
    void scoresAgreeWithNumpy(String unit, double index, double connectivity, double sustainability, int rank) {
        IndexResult result = compute(PLAIN);
        assertThat(result.score("Index", unit, 2018).value().getAsDouble()).isEqualTo(index, within(1e-9));
        assertThat(result.score("Conn", unit, 2018).value().getAsDouble()).isEqualTo(connectivity, within(1e-9));
        assertThat(result.score("Sust", unit, 2018).value().getAsDouble()).isEqualTo(sustainability, within(1e-9));
        assertThat(result.score("Index", unit, 2018).rank()).hasValue(rank);
    }

    @Test
    void treatmentAgreesWithScipy() {
        IndexResult result = compute(TREATED);
        assertThat(result.score("Index", "CHE", 2018).value().getAsDouble()).isEqualTo(68.6214036683183, within(1e-9));
        assertThat(result.score("Index", "SGP", 2018).value().getAsDouble()).isEqualTo(59.80307105649582, within(1e-9));
        assertThat(result.score("Index", "CHN", 2018).rank()).hasValue(49);
        Map<String, Integer> cells = new TreeMap<>();
        result.treatedCells().forEach(cell -> cells.merge(cell.indicator(), 1, Integer::sum));
        Map<String, Integer> expected = new TreeMap<>(Map.of(
                "Flights", 1, "Bord", 3, "Gas", 3, "Services", 4, "FDI", 2, "ForPort", 3, "CostImpEx", 1, "Tariff", 3));
        expected.putAll(Map.of("StMob", 2, "CultServ", 2, "Forest", 2, "Poverty", 3, "NGOs", 3, "FemLab", 1));
        assertThat(cells).isEqualTo(expected);
    }

    @Test
    void halvesOfTheIndexCorrelateAsInScipy() {
        Multivariate multivariate = Multivariate.of(compute(PLAIN));
        assertThat(multivariate.correlation(Correlation.PEARSON, "Conn", "Sust").getAsDouble())
                .isEqualTo(0.4600356868045508, within(1e-9));
        assertThat(multivariate
                        .correlation(Correlation.SPEARMAN, "Conn", "Sust")
                        .getAsDouble())
                .isEqualTo(0.553393665158371, within(1e-9));
        assertThat(multivariate.correlation(Correlation.KENDALL, "Conn", "Sust").getAsDouble())
                .isEqualTo(0.3803921568627452, within(1e-9));
    }

    @Test
    void missingValuesAreMarkedAndWidenTheInterval() {
        IndexResult result = compute(Method.standard());
        Score laos = result.score("Index", "LAO", 2018);
        // Eight are not reported, two have no denominator.
        assertThat(laos.missing()).hasSize(10);
        assertThat(laos.coverage()).isLessThan(1);
        assertThat(laos.low().getAsDouble()).isLessThan(laos.value().getAsDouble());
        assertThat(laos.high().getAsDouble()).isGreaterThan(laos.value().getAsDouble());
        assertThat(result.missingCells()).hasSize(65);
        assertThat(result.score("Index", "CHE", 2018).missing()).isEmpty();
    }

    @Test
    void theWholeChainRunsOverAPanelOfFiveYears() {
        Panel panel = panel("ASEM_iData_p.csv");
        IndexDescriptor descriptor = descriptor(Method.standard()
                        .with(Alternative.of(new Normalisation.MinMax(1.0, 100.0)))
                        .with(Alternative.of(new Treatment.SkewKurtosis(null, null, null, null))))
                .with(List.of(
                        new Factor.Choice(
                                "normalisation",
                                List.of(Alternative.none(), Alternative.of(new Normalisation.PercentileRank(null)))),
                        new Factor.Choice(
                                "aggregation",
                                List.of(
                                        Alternative.none(),
                                        Alternative.of(
                                                new Aggregation.Generalised(0.5), new Aggregation.Arithmetic()))),
                        new Factor.WeightNoise("weights", null, 0.25),
                        new Factor.InputError("missing")));
        IndexResult result = CompositeIndex.compute(descriptor, panel);
        assertThat(panel.years()).containsExactly(2018, 2019, 2020, 2021, 2022);
        assertThat(result.scores("Index")).hasSize(255);
        assertThat(result.effectiveWeights("Index").values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isEqualTo(1, within(1e-12));
        for (RankChange change : RankChange.between(result, "Index", 2018, 2022)) {
            assertThat(change.ownData() + change.others() + change.method())
                    .isEqualTo(change.rankAfter() - change.rankBefore(), within(1e-9));
        }
        RankDistribution ranks = Uncertainty.of(descriptor, panel, 200, 1).run();
        assertThat(ranks.summaries()).hasSize(255).allSatisfy(row -> {
            assertThat(row.low()).isLessThanOrEqualTo(row.median());
            assertThat(row.high()).isGreaterThanOrEqualTo(row.median());
        });
    }
}
