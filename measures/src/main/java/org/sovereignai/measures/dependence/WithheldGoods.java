package org.sovereignai.measures.dependence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.sovereignai.measures.network.Estimate;

/**
 * What nations lose of the goods of a strand if one actor withholds all that it makes and all that it sells on at any step: as a
 * part of what they use, and as a part of imports that nobody replaces if all who lose the actor look for others at once.
 *
 * <p>With L dollars lost of imports M, and d X of a nation's exports made at home: of use {@code L / (M + d X)}. What a nation
 * lacks is {@code n = max(0, L - d X)}, since it can keep what it makes. All together compete for the slack of those who do not
 * withhold, {@code .1 * sum of d X} over all but the actor: {@code n * max(0, 1 - slack / sum of n) / M}. A heading is not one
 * product, so that replacement is an upper estimate. Bounds: least lost and most made, most lost and least made. Own.
 */
public final class WithheldGoods {

    /** Part of what they make and sell abroad by which others can raise their deliveries: an assumption. */
    private static final double SLACK = 0.1;

    /**
     * A nation that buys the goods.
     *
     * @param imports current USD, above 0
     * @param made what it makes itself of its exports, current USD
     */
    public record Buyer(double imports, Estimate made) {}

    /**
     * What a nation loses.
     *
     * @param ofUse part of what it uses, 0..1
     * @param atOnce part of its imports, 0..1
     */
    public record Loss(Estimate ofUse, Estimate atOnce) {}

    private WithheldGoods() {}

    /**
     * The losses of all who get something from the actor.
     *
     * @param shares by nation what the actor makes or sells on of its imports, 0..1; not of the actor itself
     * @param buyers all nations that trade the goods
     * @param actor codes of the nations that withhold
     */
    public static Map<String, Loss> of(
            Map<String, Estimate> shares, Map<String, Buyer> buyers, Collection<String> actor) {
        List<Losing> losing = new ArrayList<>();
        shares.forEach((code, share) -> {
            Buyer buyer = buyers.get(code);
            if (buyer != null) {
                losing.add(new Losing(code, share, buyer));
            }
        });
        List<Estimate> made = buyers.entrySet().stream()
                .filter(buyer -> !actor.contains(buyer.getKey()))
                .map(buyer -> buyer.getValue().made())
                .toList();
        Case low = new Case(losing, made, Estimate::low, Estimate::high);
        Case value = new Case(losing, made, Estimate::value, Estimate::value);
        Case high = new Case(losing, made, Estimate::high, Estimate::low);
        Map<String, Loss> losses = new LinkedHashMap<>();
        losing.stream()
                .filter(one -> one.buyer().imports() > 0)
                .forEach(one -> losses.put(
                        one.code(),
                        new Loss(
                                Estimate.ofRounded(value.ofUse(one), low.ofUse(one), high.ofUse(one)),
                                Estimate.ofRounded(value.atOnce(one), low.atOnce(one), high.atOnce(one)))));
        return losses;
    }

    /** A nation with what the actor makes or sells on of its imports. */
    private record Losing(String code, Estimate share, Buyer buyer) {}

    /** One value of all that is uncertain. */
    private static final class Case {
        private final ToDoubleFunction<Estimate> lost;
        private final ToDoubleFunction<Estimate> made;
        private final double unreplaced;

        /**
         * @param others what those who do not withhold make
         */
        Case(
                List<Losing> losing,
                List<Estimate> others,
                ToDoubleFunction<Estimate> lost,
                ToDoubleFunction<Estimate> made) {
            this.lost = lost;
            this.made = made;
            double slack = SLACK * others.stream().mapToDouble(made).sum();
            double lacking = losing.stream().mapToDouble(this::lacking).sum();
            this.unreplaced = lacking > 0 ? Math.max(0, 1 - slack / lacking) : Double.isNaN(lacking) ? Double.NaN : 0;
        }

        private double lost(Losing one) {
            return lost.applyAsDouble(one.share()) * one.buyer().imports();
        }

        private double made(Losing one) {
            return made.applyAsDouble(one.buyer().made());
        }

        private double lacking(Losing one) {
            return Math.max(0, lost(one) - made(one));
        }

        double ofUse(Losing one) {
            return lost(one) / (one.buyer().imports() + made(one));
        }

        double atOnce(Losing one) {
            return lacking(one) * unreplaced / one.buyer().imports();
        }
    }
}
