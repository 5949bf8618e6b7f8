package org.sovereignai.measures.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MakersTest {

    private static final Offset<Double> EXACT = within(1e-10);

    /** The hub makes a quarter to three quarters of what it sells, the rest of which .6 comes from the maker and .4 from nobody. */
    @Test
    void aHubAndItsMaker() {
        ShareMatrix supply = Networks.shares(new double[][] {{0, 1, 0}, {0, 0, 0.6}, {0, 0, 0}});
        Makers both = TracedOrigin.of(
                        supply,
                        List.of(
                                new DomesticPart(1, 1, 1),
                                new DomesticPart(0.25, 0.5, 0.75),
                                new DomesticPart(1, 1, 1)))
                .makers(List.of(1, 2));

        Estimate made = both.share(0).orElseThrow();
        assertThat(made.value()).isCloseTo(0.5 + 0.5 * 0.6, EXACT);
        assertThat(made.low()).isCloseTo(0.25 + 0.75 * 0.6, EXACT);
        // What is of unknown origin may be theirs.
        assertThat(made.high()).isCloseTo(1, EXACT);
        assertThat(both.share(2)).isEmpty();
    }

    /** A and B only pass to each other what they do not make; together they can make all of it or, at the least, nothing. */
    @Test
    void aCircleThatOnlyTheEconomiesThemselvesCanEnd() {
        ShareMatrix supply = Networks.shares(new double[][] {{0, 1, 0}, {1, 0, 0}, {0.5, 0, 0}});
        TracedOrigin traced = TracedOrigin.of(
                supply, List.of(new DomesticPart(0, 0.5, 1), new DomesticPart(0, 0.5, 1), new DomesticPart(0, 0, 0)));
        Estimate made = traced.makers(List.of(0, 1)).share(2).orElseThrow();
        Estimate met = traced.passage(List.of(0, 1)).share(2).orElseThrow();

        assertThat(made.value()).isCloseTo(0.5, EXACT);
        assertThat(made.low()).isZero();
        assertThat(made.high()).isCloseTo(1, EXACT);
        assertThat(met.value()).isCloseTo(0.5, EXACT);
        assertThat(met.low()).isCloseTo(0.5, EXACT);
        assertThat(met.high()).isCloseTo(1, EXACT);
    }

    /** Every bound is solved by itself, at its corner of the box of domestic parts. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void boundsAreThoseOfTheirCorners(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            int size = 4 + random.nextInt(5);
            ShareMatrix supply =
                    random.nextBoolean() ? Networks.random(random, size) : Networks.randomCircles(random, size);
            List<DomesticPart> parts = Networks.randomParts(random, size);
            List<Integer> economies =
                    random.ints(0, size).distinct().limit(3).boxed().toList();
            TracedOrigin traced = TracedOrigin.of(supply, parts);
            Makers together = traced.makers(economies);
            Passage passage = traced.passage(economies);
            double[] most = new double[size];
            double[] least = new double[size];
            double[] central = new double[size];
            double[] all = new double[size];
            for (int economy = 0; economy < size; economy++) {
                DomesticPart part = parts.get(economy);
                most[economy] = economies.contains(economy) ? part.high() : part.low();
                least[economy] = economies.contains(economy) ? part.low() : part.high();
                central[economy] = part.central();
                all[economy] = economies.contains(economy) ? 1 : part.central();
            }
            ShareMatrix atMost = Networks.traced(supply, most);
            ShareMatrix atLeast = Networks.traced(supply, least);
            ShareMatrix between = Networks.traced(supply, central);
            ShareMatrix ending = Networks.traced(supply, all);
            for (int importer = 0; importer < size; importer++) {
                if (supply.hasImports(importer)) {
                    int nation = importer;
                    Estimate made = together.share(importer).orElseThrow();
                    assertThat(made.value()).isCloseTo(sum(between.row(nation), economies), EXACT);
                    assertThat(made.low()).isCloseTo(sum(atLeast.row(nation), economies), EXACT);
                    assertThat(made.high()).isCloseTo(sum(atMost.row(nation), economies) + atMost.rest(nation), EXACT);
                    assertThat(passage.central(nation)).hasValueCloseTo(sum(ending.row(nation), economies), EXACT);
                }
            }
        }
    }

    /** The bounds of one economy are those that it has among all. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void oneAlone(long seed) {
        Random random = new Random(seed);
        ShareMatrix supply = Networks.random(random, 9);
        TracedOrigin traced = TracedOrigin.of(supply, Networks.randomParts(random, 9));
        for (int maker = 0; maker < 9; maker++) {
            for (int importer = 0; importer < 9; importer++) {
                assertThat(traced.makers(List.of(maker)).share(importer).isPresent())
                        .isEqualTo(supply.hasImports(importer));
                if (supply.hasImports(importer)) {
                    Estimate alone =
                            traced.makers(List.of(maker)).share(importer).orElseThrow();
                    Estimate among = traced.share(importer, maker).orElseThrow();
                    assertThat(alone.value()).isCloseTo(among.value(), EXACT);
                    assertThat(alone.low()).isCloseTo(among.low(), EXACT);
                    assertThat(alone.high()).isCloseTo(among.high(), EXACT);
                }
            }
        }
    }

    @Test
    void nobodyMadeNothing() {
        TracedOrigin traced = TracedOrigin.of(
                Networks.shares(new double[][] {{0, 1}, {1, 0}}),
                List.of(new DomesticPart(1, 1, 1), new DomesticPart(1, 1, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> traced.makers(List.of()))
                .withMessage("Name one economy at least that may have made something");
    }

    private static double sum(double[] shares, List<Integer> economies) {
        return economies.stream().mapToDouble(economy -> shares[economy]).sum();
    }
}
