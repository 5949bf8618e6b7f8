package org.sovereignai.jobs.supply;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.measures.supply.Blocs;

/**
 * The blocs that are taken to act as one beside China with Hong Kong and Macao: the European Union, and the United States with their
 * treaty allies and Taiwan.
 */
public final class ActingBlocs implements Serializable {

    /** The United States themselves, and Taiwan, with which there is no treaty of defence but a law. */
    private static final List<String> WITH_THE_ALLIES = List.of("USA", "TWN");

    private final Blocs blocs;

    private ActingBlocs(Blocs blocs) {
        this.blocs = blocs;
    }

    /** As the reference table {@code bloc_member} has them. */
    public static ActingBlocs of(Inputs in) {
        return new ActingBlocs(blocs(in));
    }

    /** All blocs of the reference table {@code bloc_member}. */
    public static Blocs blocs(Inputs in) {
        return Blocs.of(in.list("bloc_member").stream()
                .map(row -> new Blocs.Membership(
                        row.get("bloc"),
                        row.get("country_code"),
                        Integer.parseInt(row.get("since_year")),
                        row.containsKey("until_year") ? Integer.parseInt(row.get("until_year")) : Blocs.OPEN))
                .toList());
    }

    /** Their members in a year, by the id of the group. */
    public SortedMap<String, Set<String>> in(int year) {
        SortedMap<String, Set<String>> members = new TreeMap<>();
        Set<String> allies = new TreeSet<>(blocs.members(Blocs.ALLIES, year));
        allies.addAll(WITH_THE_ALLIES);
        members.put(Blocs.ALLIES, allies);
        members.put(Blocs.UNION, blocs.members(Blocs.UNION, year));
        return members;
    }
}
