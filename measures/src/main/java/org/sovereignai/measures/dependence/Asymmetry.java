package org.sovereignai.measures.dependence;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.supply.Supply;

/**
 * Which of two nations depends more on the other in a strand and year: {@code dep(i on j) - dep(j on i)} by the direct
 * shares, -1..1; above 0 the first depends more on the second than the reverse. After Hirschman, "National Power and the
 * Structure of Foreign Trade", 1945. The bounds let either unknown part come from the other.
 *
 * @param nation the first
 * @param partner the second
 * @param direct share of the second in what the first gets
 * @param reverse share of the first in what the second gets
 * @param difference the first less the second
 */
public record Asymmetry(String nation, String partner, double direct, double reverse, Estimate difference) {

    /**
     * What one nation gets from whom.
     *
     * @param partners nations abroad of which anything is known, by code
     * @param rest what whom no row names may have at the most: what the rows without a name have
     */
    private record Dependence(Map<String, Estimate> partners, double rest) {

        static Dependence of(Supply supply) {
            Map<String, Estimate> partners = new HashMap<>();
            double rest = 0;
            for (Supplier supplier : supply.suppliers()) {
                if (!supplier.isNation()) {
                    rest += supplier.direct().high();
                } else if (supply.isForeign(supplier)) {
                    partners.put(supplier.code(), supplier.direct());
                }
            }
            return new Dependence(partners, Math.min(1, rest));
        }

        Estimate on(String partner) {
            return Optional.ofNullable(partners.get(partner)).orElse(new Estimate(0, 0, rest));
        }
    }

    /**
     * Every pair of which one supplies the other, in both orders. A nation that gets nothing has no dependence to compare;
     * one that supplies itself has.
     *
     * @param world what all nations get in one strand and year
     */
    public static Stream<Asymmetry> of(Collection<Supply> world) {
        Map<String, Dependence> nations = new TreeMap<>();
        world.forEach(supply -> nations.put(supply.nation().code(), Dependence.of(supply)));
        return nations.entrySet().stream()
                .flatMap(nation -> nation.getValue().partners().keySet().stream()
                        .filter(nations::containsKey)
                        .flatMap(partner -> pair(nation.getKey(), partner, nations)));
    }

    /** A pair in both orders, or in one where the other order is met at the other nation. */
    private static Stream<Asymmetry> pair(String nation, String partner, Map<String, Dependence> nations) {
        Dependence first = nations.get(nation);
        Dependence second = nations.get(partner);
        Asymmetry pair = of(nation, partner, first.on(partner), second.on(nation));
        if (pair.direct() <= 0 && pair.reverse() <= 0) {
            return Stream.empty();
        }
        return second.partners().containsKey(nation)
                ? Stream.of(pair)
                : Stream.of(pair, of(partner, nation, second.on(nation), first.on(partner)));
    }

    private static Asymmetry of(String nation, String partner, Estimate direct, Estimate reverse) {
        return new Asymmetry(
                nation,
                partner,
                direct.value(),
                reverse.value(),
                Estimate.ofRounded(
                        direct.value() - reverse.value(),
                        direct.low() - reverse.high(),
                        direct.high() - reverse.low()));
    }
}
