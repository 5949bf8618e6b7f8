package org.sovereignai.measures.trade;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.lang3.Validate;

/** Some areas as one nation: which place every area has afterwards. */
public final class Merging {

    private final List<String> codes;
    private final int[] places;

    private Merging(List<String> codes, int[] places) {
        this.codes = codes;
        this.places = places;
    }

    /**
     * @param areas codes before, each once
     * @param members those that become one; who is not among the areas is passed over, and without any the areas stay
     * @param code of the nation that they make up, which no other area may have
     */
    public static Merging of(List<String> areas, Collection<String> members, String code) {
        Set<String> group = Set.copyOf(members);
        TreeSet<String> sorted = new TreeSet<>();
        for (String area : areas) {
            Validate.isTrue(
                    group.contains(area) || !area.equals(code),
                    "%s is an area already: give the union another code",
                    code);
            sorted.add(group.contains(area) ? code : area);
        }
        List<String> codes = List.copyOf(sorted);
        int[] places = areas.stream()
                .mapToInt(area -> codes.indexOf(group.contains(area) ? code : area))
                .toArray();
        return new Merging(codes, places);
    }

    /** Codes afterwards, sorted. */
    public List<String> codes() {
        return codes;
    }

    /** The place afterwards of what was at the given place before. */
    public int place(int area) {
        return places[area];
    }
}
