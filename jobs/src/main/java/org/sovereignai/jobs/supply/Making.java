package org.sovereignai.jobs.supply;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.tables.StrandGoods;
import org.sovereignai.measures.trade.HomeMade;

/**
 * Which part of its exports each area makes itself, by heading: what the goods are for, and the reference tables {@code
 * strand_maker} (who makes them), {@code resale} (what is sold on of final goods) and {@code reseller} (who sells on beyond
 * that).
 */
public final class Making implements Serializable {

    private final Map<String, Set<String>> makers;
    private final Map<String, Double> soldOn = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> resellers = new HashMap<>();

    private Making(
            Map<String, Set<String>> makers, List<Map<String, String>> resale, List<Map<String, String>> resellers) {
        this.makers = makers;
        resale.forEach(row -> soldOn.put(row.get("product_code"), Double.valueOf(row.get("sold_on"))));
        resellers.forEach(row -> this.resellers
                .computeIfAbsent(row.get("product_code"), heading -> new HashMap<>())
                .computeIfAbsent(row.get("role"), role -> new HashSet<>())
                .add(row.get("country_code")));
    }

    /** As the reference tables have it. */
    public static Making of(Inputs in) {
        Map<String, Set<String>> makers = new HashMap<>();
        in.list("strand_maker")
                .forEach(row -> makers.computeIfAbsent(row.get("strand"), strand -> new HashSet<>())
                        .add(row.get("country_code")));
        return new Making(makers, in.list("resale"), in.list("reseller"));
    }

    /** The same with other makers of a strand. */
    Making withMakers(String strand, Set<String> codes) {
        Map<String, Set<String>> others = new HashMap<>(makers);
        others.put(strand, codes);
        Making making = new Making(others, List.of(), List.of());
        making.soldOn.putAll(soldOn);
        making.resellers.putAll(resellers);
        return making;
    }

    /** Who makes the goods of a strand; empty where everybody may. */
    public Optional<Set<String>> makers(String strand) {
        return Optional.ofNullable(makers.get(strand));
    }

    /** What holds of a heading as part of a strand. */
    public HomeMade homeMade(String strand, String heading) {
        HomeMade.Nature nature = StrandGoods.nature(strand);
        Map<String, Set<String>> roles = resellers.getOrDefault(heading, Map.of());
        return new HomeMade(
                nature,
                soldOn.getOrDefault(heading, 0.0),
                nature == HomeMade.Nature.FINAL
                        ? makers(strand)
                        : Optional.of(makers(strand).orElse(Set.of())),
                roles.getOrDefault("pools", Set.of()),
                roles.getOrDefault("passes_on", Set.of()),
                roles.getOrDefault("entrepot", Set.of()));
    }
}
