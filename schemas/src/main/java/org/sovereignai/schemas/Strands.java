package org.sovereignai.schemas;

import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.Validate;

/** The register of strands, in its order. */
public final class Strands implements Serializable {

    /**
     * What a user knows of goods of his own.
     *
     * @param makers who makes them, ISO 3166-1 alpha-3; of final goods none where every exporter may
     * @param soldOn the part of imports of final goods that is sold on, 0..1
     */
    public record Own(Set<String> makers, double soldOn) implements Serializable {

        public Own {
            makers = Set.copyOf(makers);
        }

        private String computing() {
            return new TreeSet<>(makers) + " " + soldOn;
        }
    }

    private final LinkedHashMap<String, Strand> byId = new LinkedHashMap<>();
    private final LinkedHashMap<String, Own> own = new LinkedHashMap<>();

    private Strands(Collection<Strand> strands) {
        strands.forEach(strand ->
                Validate.isTrue(byId.put(strand.id(), strand) == null, "Strand %s is registered twice", strand.id()));
        strands.forEach(strand -> Validate.isTrue(
                strand.neededByMakersOf().isEmpty() || byId.containsKey(strand.neededByMakersOf()),
                "Strand %s is needed by makers of %s, which is no strand",
                strand.id(),
                strand.neededByMakersOf()));
    }

    /** A register of these strands. */
    public static Strands of(Collection<Strand> strands) {
        return new Strands(strands);
    }

    /** The same with goods of a user's own, which are in no score. */
    public Strands with(Strand strand, Own known) {
        Strands more = new Strands(
                Stream.concat(byId.values().stream(), Stream.of(strand)).toList());
        more.own.putAll(own);
        more.own.put(strand.id(), known);
        return more;
    }

    /** What the variant of the scores leaves out, in words as an id has them: {@code batteries}. Empty where nothing. */
    public String setAside() {
        return scored().stream()
                .flatMap(strand -> strand.setAside().values().stream())
                .map(words -> words.replace(' ', '_'))
                .collect(Collectors.joining("_"));
    }

    /** The strands of goods that the scores are made of, in order: those of the project. */
    public List<Strand> scored() {
        return goods().stream().filter(strand -> !own.containsKey(strand.id())).toList();
    }

    /** The register of the project. */
    public Strands withoutOwn() {
        return new Strands(byId.values().stream()
                .filter(strand -> !own.containsKey(strand.id()))
                .toList());
    }

    /** What the user knows of goods of his own; nothing for those of the project. */
    public Optional<Own> own(String id) {
        return Optional.ofNullable(own.get(id));
    }

    /** The headings of a user's own goods, sorted. */
    public SortedSet<String> ownHeadings() {
        return own.keySet().stream()
                .flatMap(id -> byId.get(id).headings().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every strand, in the order in which they are shown. */
    public List<Strand> all() {
        return List.copyOf(byId.values());
    }

    /**
     * The strand of that id.
     *
     * @throws IllegalArgumentException if the register has none
     */
    public Strand of(String id) {
        Strand strand = byId.get(id);
        Validate.isTrue(strand != null, "There is no strand %s; known are %s", id, byId.keySet());
        return strand;
    }

    /** Whether the register has a strand of that id. */
    public boolean contains(String id) {
        return byId.containsKey(id);
    }

    /** The strands of a kind, in order. */
    public List<Strand> ofKind(Strand.Kind kind) {
        return byId.values().stream().filter(strand -> strand.kind() == kind).toList();
    }

    /** The strands of goods, in order. */
    public List<Strand> goods() {
        return ofKind(Strand.Kind.GOODS);
    }

    /** The headings of all strands of goods, sorted. */
    public SortedSet<String> headings() {
        return goods().stream()
                .flatMap(strand -> strand.headings().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The strands that a heading makes up, alone or with others, in order; none for any other code. */
    public List<Strand> ofHeading(String heading) {
        return goods().stream()
                .filter(strand -> strand.headings().contains(heading))
                .toList();
    }

    /** All whose trade is kept, with what they consist of: the headings of all strands and the products that are shown; sorted. */
    public SortedSet<String> products() {
        SortedSet<String> products = headings();
        goods().forEach(strand -> products.addAll(strand.shown()));
        return products;
    }

    /** Whether trade in a product is kept: a heading of a strand, a subheading of one, or a product that is shown. */
    public boolean isKept(String productCode) {
        return products().stream().anyMatch(productCode::startsWith);
    }

    /** All that figures depend on, as text; how strands are named, painted and ordered is not part of it. */
    public String computing() {
        return byId.values().stream()
                .map(strand -> List.of(
                                strand.id(),
                                strand.kind(),
                                strand.headings(),
                                strand.shown(),
                                strand.nature(),
                                strand.neededByMakersOf(),
                                strand.homeIsKnown(),
                                strand.fewest(),
                                strand.withdrawable(),
                                own(strand.id()).map(Own::computing).orElse(""))
                        .toString())
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
