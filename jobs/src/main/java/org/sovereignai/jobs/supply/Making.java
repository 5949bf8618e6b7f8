package org.sovereignai.jobs.supply;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.measures.trade.HomeMade;
import org.sovereignai.schemas.Strand;
import org.sovereignai.schemas.Strands;

/**
 * Which part of its exports each area makes itself, by heading: what the goods are for (the register of strands), and the reference
 * tables {@code strand_maker} (who makes them), {@code resale} (what is sold on of final goods) and {@code reseller} (who sells on
 * beyond that). Of a user's own strands his file says it.
 */
public final class Making implements Serializable {

    private final Map<String, Strand.Nature> natures = new HashMap<>();
    private final Map<String, Set<String>> makers = new HashMap<>();
    private final Map<String, Double> soldOn = new HashMap<>();

    /** Of a user's own strands, where the reference table has nothing of a heading. */
    private final Map<String, Double> soldOnOfStrand = new HashMap<>();

    private final Map<String, Map<String, Set<String>>> resellers = new HashMap<>();

    private Making() {}

    /** As the register and the reference tables have it. */
    public static Making of(Inputs in) {
        Making making = new Making();
        for (Strand strand : in.schemas().strands().goods()) {
            making.natures.put(strand.id(), strand.nature());
            in.schemas().strands().own(strand.id()).ifPresent(own -> making.addOwn(strand, own));
        }
        in.list("strand_maker")
                .forEach(row -> making.makers
                        .computeIfAbsent(row.get("strand"), strand -> new HashSet<>())
                        .add(row.get("country_code")));
        in.list("resale")
                .forEach(row -> making.soldOn.put(row.get("product_code"), Double.valueOf(row.get("sold_on"))));
        in.list("reseller")
                .forEach(row -> making.resellers
                        .computeIfAbsent(row.get("product_code"), heading -> new HashMap<>())
                        .computeIfAbsent(row.get("role"), role -> new HashSet<>())
                        .add(row.get("country_code")));
        return making;
    }

    private void addOwn(Strand strand, Strands.Own own) {
        soldOnOfStrand.put(strand.id(), own.soldOn());
        if (!own.makers().isEmpty()) {
            makers.put(strand.id(), own.makers());
        }
    }

    /** The same with other makers of a strand. */
    Making withMakers(String strand, Set<String> codes) {
        Making making = new Making();
        making.natures.putAll(natures);
        making.makers.putAll(makers);
        making.makers.put(strand, codes);
        making.soldOn.putAll(soldOn);
        making.soldOnOfStrand.putAll(soldOnOfStrand);
        making.resellers.putAll(resellers);
        return making;
    }

    /** Who makes the goods of a strand; none where nobody says. */
    Set<String> makers(String strand) {
        return makers.getOrDefault(strand, Set.of());
    }

    /** What holds of a heading as part of a strand. */
    public HomeMade homeMade(String strand, String heading) {
        Strand.Nature nature = natures.get(strand);
        Map<String, Set<String>> roles = resellers.getOrDefault(heading, Map.of());
        Optional<Set<String>> known = Optional.ofNullable(makers.get(strand));
        return new HomeMade(
                nature,
                soldOn.getOrDefault(heading, soldOnOfStrand.getOrDefault(strand, 0.0)),
                nature == Strand.Nature.FINAL ? known : Optional.of(known.orElse(Set.of())),
                roles.getOrDefault("pools", Set.of()),
                roles.getOrDefault("passes_on", Set.of()),
                roles.getOrDefault("entrepot", Set.of()));
    }
}
