package org.sovereignai.measures.supply;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Groups of nations that may act together, with the years of every membership. */
public final class Blocs implements Serializable {

    /** China with Hong Kong and Macao, whose customs territories are three and whose government is one. */
    public static final List<String> GREATER_CHINA = List.of("CHN", "HKG", "MAC");

    /** Code of the three as one nation. */
    public static final String GREATER_CHINA_CODE = "XCN";

    /** Id of the European Union. */
    public static final String UNION = "eu";

    /** Id of the treaty allies of the United States. */
    public static final String ALLIES = "us_treaty_ally";

    /** Last year of a membership that has not ended. */
    public static final int OPEN = Integer.MAX_VALUE;

    /**
     * A membership; whoever was a member for any time of a year is one in that year.
     *
     * @param bloc id of the bloc
     * @param code the member
     * @param since first calendar year
     * @param until last calendar year; {@link #OPEN} while it lasts
     */
    public record Membership(String bloc, String code, int since, int until) implements Serializable {

        /** Whether it holds for any time of a year. */
        public boolean holdsIn(int year) {
            return since <= year && year <= until;
        }
    }

    private final ArrayList<Membership> memberships;

    private Blocs(Collection<Membership> memberships) {
        this.memberships = new ArrayList<>(memberships);
    }

    /** Blocs by their memberships. */
    public static Blocs of(Collection<Membership> memberships) {
        return new Blocs(memberships);
    }

    /** The members of a bloc in a year; none of a bloc that is not known. */
    public SortedSet<String> members(String bloc, int year) {
        return memberships.stream()
                .filter(member -> member.bloc().equals(bloc) && member.holdsIn(year))
                .map(Membership::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
