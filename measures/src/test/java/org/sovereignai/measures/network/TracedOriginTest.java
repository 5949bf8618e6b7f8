package org.sovereignai.measures.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracedOriginTest {

    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void chainThroughAHub() {
        // Taiwan makes all it sells, Hong Kong a fifth; China buys half from each: .5 + .5 x .8 comes from Taiwan.
        ShareMatrix supply = Networks.shares(new double[][] {{0, 0, 0}, {1, 0, 0}, {0.5, 0.5, 0}});
        ShareMatrix traced = Networks.traced(supply, new double[] {1, 0.2, 1});
        assertThat(Networks.rowWithUnknown(traced, 2)).containsExactly(new double[] {0.9, 0.1, 0, 0}, EXACT);
        assertThat(Networks.rowWithUnknown(traced, 1)).containsExactly(new double[] {1, 0, 0, 0}, EXACT);
        assertThat(traced.share(0, 1)).isEmpty();
    }

    @Test
    void twoHubsThatSupplyEachOther() {
        // o_A = .5 (.5 e_B + .5 o_B) + .5 e_M and o_B = .5 (.2 e_A + .8 o_A) + .5 e_M, solved by substitution.
        ShareMatrix supply = Networks.shares(new double[][] {{0, 0.5, 0.5}, {0.5, 0, 0.5}, {0, 0, 0}});
        ShareMatrix traced = Networks.traced(supply, new double[] {0.2, 0.5, 1});
        assertThat(Networks.rowWithUnknown(traced, 0))
                .containsExactly(new double[] {1 / 36.0, 10 / 36.0, 25 / 36.0, 0}, EXACT);
        assertThat(Networks.rowWithUnknown(traced, 1))
                .containsExactly(new double[] {1 / 9.0, 1 / 9.0, 7 / 9.0, 0}, EXACT);
    }

    @Test
    void circleThatMakesNothingIsOfUnknownOrigin() {
        // A and B only sell each other's goods on; C buys half from A, half from the maker M.
        ShareMatrix supply =
                Networks.shares(new double[][] {{0, 1, 0, 0}, {1, 0, 0, 0}, {0.5, 0, 0, 0.5}, {0, 0, 0, 0}});
        ShareMatrix traced = Networks.traced(supply, new double[] {0, 0, 0, 1});
        assertThat(traced.unknown(0)).hasValue(1);
        assertThat(traced.unknown(1)).hasValue(1);
        assertThat(Networks.rowWithUnknown(traced, 2)).containsExactly(0, 0, 0, 0.5, 0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1e-3, 1e-9, 1e-15, 1e-200})
    void manyTimesRoundACircleLosesNoAccuracy(double part) {
        // A and B supply only each other and each makes the part d: A gets A-made goods with (1 - d) / (2 - d).
        ShareMatrix supply = Networks.shares(new double[][] {{0, 1}, {1, 0}});
        ShareMatrix traced = Networks.traced(supply, new double[] {part, part});
        assertThat(traced.share(0, 0).orElseThrow()).isCloseTo((1 - part) / (2 - part), within(1e-15));
        assertThat(traced.share(0, 1).orElseThrow()).isCloseTo(1 / (2 - part), within(1e-15));
        assertThat(traced.unknown(0)).hasValue(0);
    }

    @Test
    void unknownSupplierOfAHubIsPassedOn() {
        // The hub gets .6 from the maker and .4 from an unknown source, and makes half of what it sells.
        ShareMatrix supply = Networks.shares(new double[][] {{0, 1, 0}, {0, 0, 0.6}, {0, 0, 0}});
        ShareMatrix traced = Networks.traced(supply, new double[] {0, 0.5, 1});
        assertThat(Networks.rowWithUnknown(traced, 0)).containsExactly(new double[] {0, 0.5, 0.3, 0.2}, EXACT);
    }

    @Test
    void whatAHubWithoutKnownImportsResellsIsOfUnknownOrigin() {
        ShareMatrix supply = Networks.shares(new double[][] {{0, 1}, {0, 0}});
        ShareMatrix traced = Networks.traced(supply, new double[] {0, 0.7});
        assertThat(Networks.rowWithUnknown(traced, 0)).containsExactly(new double[] {0, 0.7, 0.3}, EXACT);
        assertThat(traced.hasImports(1)).isFalse();
    }

    @Test
    void boundsOfAHubAndItsMaker() {
        // As above; the hub makes between a quarter and three quarters, the maker all.
        ShareMatrix supply = Networks.shares(new double[][] {{0, 1, 0}, {0, 0, 0.6}, {0, 0, 0}});
        TracedOrigin traced = TracedOrigin.of(
                supply,
                List.of(new DomesticPart(1, 1, 1), new DomesticPart(0.25, 0.5, 0.75), new DomesticPart(1, 1, 1)));
        assertThat(traced.size()).isEqualTo(3);
        assertEstimate(traced.share(0, 2), 0.3, 0.25 * 0.6, 0.75);
        assertEstimate(traced.share(0, 1), 0.5, 0.25, 0.75 + 0.25 * 0.4);
        assertEstimate(traced.unknown(0), 0.2, 0.25 * 0.4, 0.75 * 0.4);
        assertThat(traced.share(2, 1)).isEmpty();
        assertThat(traced.unknown(2)).isEmpty();
        assertThat(traced.central().share(0, 2).orElseThrow()).isCloseTo(0.3, EXACT);
    }

    @Test
    void boundsWhereOnlyTheMakerItselfMayEndACircle() {
        ShareMatrix supply = Networks.shares(new double[][] {{0, 1}, {1, 0}});
        TracedOrigin traced =
                TracedOrigin.of(supply, List.of(new DomesticPart(0, 0.5, 0.75), new DomesticPart(0, 0, 0)));
        assertEstimate(traced.share(0, 0), 1, 0, 1);
        assertEstimate(traced.share(1, 0), 1, 0, 1);
        // The circle may make nothing: its goods are then of unknown origin, and even B cannot be excluded.
        assertEstimate(traced.share(0, 1), 0, 0, 1);
        assertEstimate(traced.unknown(0), 0, 0, 1);
    }

    @ParameterizedTest
    @CsvSource({"1,4", "2,6", "3,9", "4,15", "5,40"})
    void rowsSumToOneAndAgreeWithAnLuDecomposition(long seed, int size) {
        Random random = new Random(seed);
        ShareMatrix supply = Networks.random(random, size);
        double[] parts = random.doubles(size, 0.05, 1).toArray();
        ShareMatrix traced = Networks.traced(supply, parts);
        RealMatrix shares = matrix(supply);
        RealMatrix system = MatrixUtils.createRealIdentityMatrix(size)
                .subtract(shares.multiply(MatrixUtils.createRealDiagonalMatrix(
                        Arrays.stream(parts).map(part -> 1 - part).toArray())));
        RealMatrix expected = new LUDecomposition(system)
                .getSolver()
                .solve(shares.multiply(MatrixUtils.createRealDiagonalMatrix(parts)));
        for (int importer = 0; importer < size; importer++) {
            assertThat(traced.row(importer)).containsExactly(expected.getRow(importer), EXACT);
            assertThat(Arrays.stream(Networks.rowWithUnknown(traced, importer)).sum())
                    .isCloseTo(supply.hasImports(importer) ? 1 : 0, EXACT);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void equalsTheDirectSharesIfEveryoneMakesWhatItSells(long seed) {
        ShareMatrix supply = Networks.random(new Random(seed), 12);
        double[] all = new double[12];
        Arrays.fill(all, 1);
        ShareMatrix traced = Networks.traced(supply, all);
        for (int importer = 0; importer < 12; importer++) {
            assertThat(Networks.rowWithUnknown(traced, importer))
                    .containsExactly(Networks.rowWithUnknown(supply, importer), EXACT);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void orderOfEconomiesDoesNotMatter(long seed) {
        Random random = new Random(seed);
        int size = 9;
        List<Integer> shuffled =
                new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(shuffled, random);
        int[] order = shuffled.stream().mapToInt(Integer::intValue).toArray();
        ShareMatrix supply = Networks.random(random, size);
        List<DomesticPart> parts = Networks.randomParts(random, size);
        TracedOrigin traced = TracedOrigin.of(supply, parts);
        TracedOrigin reordered = TracedOrigin.of(
                Networks.reordered(supply, order),
                Arrays.stream(order).mapToObj(parts::get).toList());
        for (int importer = 0; importer < size; importer++) {
            for (int maker = 0; maker < size; maker++) {
                Optional<Estimate> expected = traced.share(order[importer], order[maker]);
                Optional<Estimate> actual = reordered.share(importer, maker);
                assertThat(actual.isPresent()).isEqualTo(expected.isPresent());
                expected.ifPresent(share -> assertEstimate(actual, share.value(), share.low(), share.high()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void shareRisesWithTheMakersPartAndFallsWithTheOthers(long seed) {
        Random random = new Random(seed);
        int size = 7;
        ShareMatrix supply = Networks.random(random, size);
        double[] parts = random.doubles(size, 0, 0.9).toArray();
        ShareMatrix before = Networks.traced(supply, parts);
        for (int raised = 0; raised < size; raised++) {
            double[] more = parts.clone();
            more[raised] += 0.1;
            ShareMatrix after = Networks.traced(supply, more);
            for (int importer = 0; importer < size; importer++) {
                for (int maker = 0; maker < size; maker++) {
                    double change = after.row(importer)[maker] - before.row(importer)[maker];
                    assertThat(maker == raised ? change : -change).isGreaterThan(-1e-12);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44, 45, 46, 47, 48, 49, 50})
    void boundsAreTheExtremesOverAllVertices(long seed) {
        Random random = new Random(seed);
        assertBoundsAreExtremes(Networks.random(random, 5), Networks.randomParts(random, 5));
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54, 55, 56, 57, 58, 59, 60})
    void boundsAreTheExtremesOverAllVerticesWhereGoodsCircle(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            assertBoundsAreExtremes(Networks.randomCircles(random, 4), Networks.randomParts(random, 4));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63})
    void boundsHoldForAnyPartsInTheBoxAndAnyResolutionOfTheUnknown(long seed) {
        Random random = new Random(seed);
        int size = 12;
        ShareMatrix supply = Networks.random(random, size);
        List<DomesticPart> parts = Networks.randomParts(random, size);
        TracedOrigin traced = TracedOrigin.of(supply, parts);
        for (int round = 0; round < 50; round++) {
            double[] inside = parts.stream()
                    .mapToDouble(part -> part.low() + random.nextDouble() * (part.high() - part.low()))
                    .toArray();
            ShareMatrix shares = Networks.traced(supply, inside);
            for (int importer = 0; importer < size; importer++) {
                for (int maker = 0; supply.hasImports(importer) && maker < size; maker++) {
                    double share = shares.row(importer)[maker] + random.nextDouble() * shares.rest(importer);
                    Estimate bounds = traced.share(importer, maker).orElseThrow();
                    assertThat(share).isBetween(bounds.low() - 1e-12, bounds.high() + 1e-12);
                }
            }
        }
    }

    /** Every bound is solved by itself, at its corner of the box of domestic parts. */
    @ParameterizedTest
    @ValueSource(longs = {71, 72, 73, 74, 75, 76, 77, 78})
    void boundsAreThoseOfTheirCorners(long seed) {
        Random random = new Random(seed);
        int size = 8;
        ShareMatrix supply = Networks.random(random, size);
        List<DomesticPart> parts = Networks.randomParts(random, size);
        TracedOrigin traced = TracedOrigin.of(supply, parts);
        for (int maker = 0; maker < size; maker++) {
            double[] most = new double[size];
            double[] least = new double[size];
            for (int economy = 0; economy < size; economy++) {
                DomesticPart part = parts.get(economy);
                most[economy] = economy == maker ? part.high() : part.low();
                least[economy] = economy == maker ? part.low() : part.high();
            }
            double[][] atMost = new TracingChain(supply).visits(most);
            double[][] atLeast = new TracingChain(supply).visits(least);
            for (int importer = 0; importer < size; importer++) {
                if (supply.hasImports(importer)) {
                    Estimate share = traced.share(importer, maker).orElseThrow();
                    assertThat(share.high())
                            .isCloseTo(atMost[importer][maker] * most[maker] + atMost[importer][size], EXACT);
                    assertThat(share.low()).isCloseTo(atLeast[importer][maker] * least[maker], EXACT);
                }
            }
        }
    }

    @Test
    void wrongPartsAreNamed() {
        ShareMatrix supply = Networks.shares(new double[][] {{0, 1}, {1, 0}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TracedOrigin.of(supply, List.of(new DomesticPart(1, 1, 1))))
                .withMessage("1 domestic parts given for 2 economies");
    }

    /** Brute force over all vertices of the box, with all that is unknown made by the maker or by nobody. */
    private static void assertBoundsAreExtremes(ShareMatrix supply, List<DomesticPart> parts) {
        int size = supply.size();
        TracedOrigin traced = TracedOrigin.of(supply, parts);
        double[][] low = new double[size][size];
        double[][] high = new double[size][size];
        double[] leastUnknown = new double[size];
        double[] mostUnknown = new double[size];
        Arrays.stream(low).forEach(row -> Arrays.fill(row, 1));
        Arrays.fill(leastUnknown, 1);
        for (int vertex = 0; vertex < 1 << size; vertex++) {
            double[] corner = new double[size];
            for (int economy = 0; economy < size; economy++) {
                boolean most = (vertex >> economy & 1) == 1;
                corner[economy] =
                        most ? parts.get(economy).high() : parts.get(economy).low();
            }
            ShareMatrix shares = Networks.traced(supply, corner);
            for (int importer = 0; importer < size; importer++) {
                double unknown = shares.rest(importer);
                leastUnknown[importer] = Math.min(leastUnknown[importer], unknown);
                mostUnknown[importer] = Math.max(mostUnknown[importer], unknown);
                for (int maker = 0; maker < size; maker++) {
                    double share = shares.row(importer)[maker];
                    low[importer][maker] = Math.min(low[importer][maker], share);
                    high[importer][maker] = Math.max(high[importer][maker], share + unknown);
                }
            }
        }
        for (int importer = 0; importer < size; importer++) {
            if (supply.hasImports(importer)) {
                Estimate unknown = traced.unknown(importer).orElseThrow();
                assertThat(unknown.low()).isCloseTo(leastUnknown[importer], EXACT);
                assertThat(unknown.high()).isCloseTo(mostUnknown[importer], EXACT);
                for (int maker = 0; maker < size; maker++) {
                    Estimate share = traced.share(importer, maker).orElseThrow();
                    assertThat(share.low()).isCloseTo(low[importer][maker], EXACT);
                    assertThat(share.high()).isCloseTo(high[importer][maker], EXACT);
                }
            }
        }
    }

    private static void assertEstimate(Optional<Estimate> actual, double value, double low, double high) {
        Estimate estimate = actual.orElseThrow();
        assertThat(estimate.value()).isCloseTo(value, EXACT);
        assertThat(estimate.low()).isCloseTo(low, EXACT);
        assertThat(estimate.high()).isCloseTo(high, EXACT);
    }

    private static RealMatrix matrix(ShareMatrix shares) {
        RealMatrix matrix = new Array2DRowRealMatrix(shares.size(), shares.size());
        for (int importer = 0; importer < shares.size(); importer++) {
            matrix.setRow(importer, shares.row(importer));
        }
        return matrix;
    }
}
