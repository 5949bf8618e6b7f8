package org.sovereignai.measures.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.trade.HomeMade;
import org.sovereignai.measures.trade.Multipliers;
import org.sovereignai.measures.trade.TradeMatrix;
import org.sovereignai.schemas.Strand;

/** Against the way through all sellers, large and small, of a world of forty nations, two of which are one. */
class PurchasesTest {

    private static final Offset<Double> ROUNDING = within(1e-12);
    private static final Heading WORLD = world();

    private static Heading world() {
        Random random = new Random(3);
        List<TradeMatrix.Flow> flows = new ArrayList<>();
        for (int exporter = 0; exporter < 40; exporter++) {
            for (int importer = 0; importer < 40; importer++) {
                if (exporter != importer && random.nextInt(4) > 0) {
                    flows.add(new TradeMatrix.Flow(
                            code(exporter), code(importer), 1e6 * Math.exp(3 * random.nextGaussian())));
                }
            }
        }
        HomeMade homeMade = new HomeMade(
                Strand.Nature.CAPITAL,
                0,
                Optional.of(Set.of(code(0), code(1), code(2), code(3))),
                Set.of(),
                Set.of(),
                Set.of());
        return Heading.of(TradeMatrix.ofFlows(2024, flows), List.of(code(38), code(39)), "XCC", homeMade);
    }

    private static String code(int nation) {
        return "N" + (char) ('A' + nation / 26) + (char) ('A' + nation % 26);
    }

    @Test
    void oneNationIsMetAsOftenAsOnTheWholeWay() {
        List<Purchases.Actor> actors = WORLD.codes().stream()
                .map(nation -> WORLD.actor(Set.of(nation)))
                .toList();
        for (int importer = 0; importer < WORLD.size(); importer++) {
            Purchases purchases = WORLD.purchases(importer, actors);
            double[] met = new double[WORLD.size()];
            purchases.onTheWay(purchases.central(), WORLD.soldOn(), met);

            assertThat(met).containsExactly(WORLD.met(importer), ROUNDING);
            assertThat(purchases.central()).hasSizeLessThan(WORLD.size() - 1);
        }
    }

    @Test
    void ofABlocWhoIsMetFirstCounts() {
        Set<String> bloc = Set.of("XCC", code(0), code(7), "none of this name");
        Purchases.Actor actor = WORLD.actor(bloc);
        int importer = WORLD.place(code(20)).orElseThrow();
        double[] shares = WORLD.purchases(importer);
        double share = 0;
        for (int seller = 0; seller < shares.length; seller++) {
            boolean isMember = bloc.contains(WORLD.codes().get(seller));
            share += shares[seller] * (isMember ? 1 : WORLD.soldOn()[seller] * actor.behind()[seller]);
        }
        Purchases purchases = WORLD.purchases(importer, List.of(actor));
        double[] met = new double[1];
        purchases.onTheWay(purchases.central(), WORLD.soldOn(), met);

        assertThat(actor.places()).hasSize(3).isSorted();
        assertThat(met[0]).isEqualTo(share, ROUNDING);
        assertThat(met[0])
                .isGreaterThan(Arrays.stream(actor.places())
                        .mapToDouble(place -> shares[place])
                        .sum());
    }

    @Test
    void whatListsNameIsNotDrawn() {
        for (String nation : List.of(code(20), "XCC")) {
            Purchases purchases = WORLD.purchases(WORLD.place(nation).orElseThrow(), List.of());
            double[] drawn = new double[purchases.central().length];
            purchases.next(new Multipliers(1), drawn);

            assertThat(drawn).containsExactly(purchases.central(), ROUNDING);
        }
    }
}
