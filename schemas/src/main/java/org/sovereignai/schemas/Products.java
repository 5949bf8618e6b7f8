package org.sovereignai.schemas;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Single products of six digits that a user wants measured, each by itself and not as a part of a strand.
 *
 * @param codes what their codes begin with, two, four or six digits; the empty text for all
 * @param known what is known of goods, by the code of two, four or six digits that they have or belong to; of a product the
 *     longest counts
 */
public record Products(List<String> codes, SortedMap<String, Known> known) implements Serializable {

    /**
     * What is known of goods.
     *
     * @param nature what they are for
     * @param makers who makes them, ISO 3166-1 alpha-3; none where every exporter may
     * @param soldOn the part of imports of final goods that is sold on, 0..1
     */
    public record Known(Strand.Nature nature, Set<String> makers, double soldOn) implements Serializable {

        public Known {
            makers = Set.copyOf(makers);
        }
    }

    public Products {
        codes = List.copyOf(codes);
        known = new TreeMap<>(known);
    }

    /** Every product, of none of which anything is known. */
    public static Products all() {
        return new Products(List.of(""), new TreeMap<>());
    }

    /** The code under which something is known of a product. */
    public Optional<String> knownAs(String product) {
        return IntStream.iterate(product.length(), digits -> digits > 0, digits -> digits - 2)
                .mapToObj(digits -> product.substring(0, digits))
                .filter(known::containsKey)
                .findFirst();
    }

    /** What is known of a product. */
    public Optional<Known> of(String product) {
        return knownAs(product).map(known::get);
    }

    /** All that figures depend on, as text. */
    public String computing() {
        StringBuilder text = new StringBuilder(new TreeSet<>(codes).toString());
        known.forEach((code, goods) -> text.append(
                "\n%s %s %s %s".formatted(code, goods.nature(), new TreeSet<>(goods.makers()), goods.soldOn())));
        return text.toString();
    }
}
