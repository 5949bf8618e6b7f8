package org.sovereignai.measures.trade;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.Validate;
import org.sovereignai.measures.network.DomesticPart;
import org.sovereignai.schemas.Strand.Nature;

/**
 * Which part of its exports of a heading an area makes itself, by what the goods are for.
 *
 * <p>Of exports X at least {@code max(0, (X - M) / X)} are made at home, since no more than the imports M can be sold on.
 * Beyond that it depends on the goods:
 *
 * <ul>
 *   <li><b>Capital goods</b> stay where they are bought: a maker sells on a hundredth of its imports, {@code 1 - .01 M / X}
 *       (2017 to 2024 makers' exports did not follow their imports: slope -.005, -.10 to .05);
 *   <li><b>intermediate goods</b> are pooled with what is bought, {@code X / (X + M)}, so that a chip which is packaged or
 *       sold on counts by halves; the sum over makers then meets world sales of integrated circuits;
 *   <li><b>final goods</b> are sold on by a part theta of imports, {@code X / (X + theta M)}. Theta is a convention.
 * </ul>
 *
 * Who is no maker sells on what it buys as far as that reaches. The high of a maker is 1.
 *
 * @param nature what the goods are for
 * @param soldOn theta of final goods, 0..1; of no meaning for others
 * @param makers who makes the goods; empty where everybody may
 * @param poolers makers that sell on so much that they pool whatever the goods are for
 * @param passers makers or not, whose central part is the low: trade that above all passes through
 * @param entrepots likewise, and the high is the low as well
 */
public record HomeMade(
        Nature nature,
        double soldOn,
        Optional<Set<String>> makers,
        Set<String> poolers,
        Set<String> passers,
        Set<String> entrepots) {

    private static final double MACHINES_SOLD_ON = 0.01;

    public HomeMade {
        Validate.isTrue(soldOn >= 0 && soldOn <= 1, "The part of imports that is sold on must be 0..1, not %s", soldOn);
        Validate.isTrue(
                nature == Nature.FINAL || makers.isPresent(),
                "Goods that are no final goods need a list of their makers");
        makers = makers.map(Set::copyOf);
        poolers = Set.copyOf(poolers);
        passers = Set.copyOf(passers);
        entrepots = Set.copyOf(entrepots);
    }

    /** The parts of all areas of a matrix, in its order. */
    public List<DomesticPart> parts(TradeMatrix matrix) {
        List<DomesticPart> parts = new ArrayList<>();
        for (int area = 0; area < matrix.size(); area++) {
            parts.add(part(matrix.codes().get(area), matrix.exports(area), matrix.imports(area)));
        }
        return parts;
    }

    /** The same with the union of some areas: a maker where any of them is, a place of transit where all of them are. */
    public HomeMade withUnion(String code, Collection<String> members) {
        Set<String> transit = new HashSet<>(passers);
        transit.addAll(entrepots);
        boolean isMaker =
                makers.map(codes -> members.stream().anyMatch(codes::contains)).orElse(false);
        return new HomeMade(
                nature,
                soldOn,
                makers.map(codes -> with(code, isMaker, codes)),
                poolers,
                with(code, transit.containsAll(members), passers),
                with(code, entrepots.containsAll(members), entrepots));
    }

    private static Set<String> with(String code, boolean isOne, Set<String> codes) {
        Set<String> all = new HashSet<>(codes);
        if (isOne) {
            all.add(code);
        }
        return all;
    }

    /**
     * The part of one area's exports.
     *
     * @param exports current USD; without any the part is 0
     * @param imports current USD
     */
    public DomesticPart part(String code, double exports, double imports) {
        if (exports <= 0) {
            return new DomesticPart(0, 0, 0);
        }
        double low = Math.max(0, (exports - imports) / exports);
        boolean isMaker = makers.map(codes -> codes.contains(code)).orElse(true);
        double high = entrepots.contains(code) || !isMaker && nature != Nature.FINAL ? low : 1;
        boolean isLow = !isMaker || passers.contains(code) || entrepots.contains(code);
        double central = isLow
                ? low
                : Math.max(low, poolers.contains(code) ? pooled(exports, imports, 1) : made(exports, imports));
        return new DomesticPart(low, Math.min(central, high), high);
    }

    private double made(double exports, double imports) {
        return switch (nature) {
            case CAPITAL -> 1 - MACHINES_SOLD_ON * imports / exports;
            case INTERMEDIATE -> pooled(exports, imports, 1);
            case FINAL -> pooled(exports, imports, soldOn);
            case NONE -> throw new IllegalStateException("What is no goods is not made");
        };
    }

    private static double pooled(double exports, double imports, double part) {
        return exports / (exports + part * imports);
    }
}
