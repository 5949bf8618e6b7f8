package org.sovereignai.measures.participation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.supply.Subject;

/** The world's public code in one year: activity, people who push by what they push, and collaboration across borders. */
public final class CodeYear {

    /** What is counted of a nation. */
    public enum Activity {
        DEVELOPERS,
        REPOSITORIES,
        ORGANIZATIONS,
        GIT_PUSHES;

        /** The name in the sources and at the beginning of indicators: {@code git_pushes}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** By what the pushers of a nation are counted. Of languages, those for programs stand apart from markup, data and prose. */
    public enum Dimension {
        LICENCE,
        TOPIC,
        PROGRAMMING_LANGUAGE
    }

    private final int year;
    private final CodeLists lists;
    private final Population population;
    private final Map<Activity, SortedMap<String, Quarters>> activity = new EnumMap<>(Activity.class);
    private final Map<Dimension, SortedMap<String, Pushers>> pushers = new EnumMap<>(Dimension.class);
    private final Collaboration collaboration = new Collaboration();

    /** A year of which nothing is known yet but the people of nations and what lists say. */
    public CodeYear(int year, CodeLists lists, Population population) {
        this.year = year;
        this.lists = lists;
        this.population = population;
    }

    /** Adds a count of a nation's activity in one quarter. */
    public CodeYear activity(String nation, Activity what, int quarter, long count) {
        activity.computeIfAbsent(what, a -> new TreeMap<>())
                .computeIfAbsent(nation, code -> new Quarters())
                .add(quarter, count);
        return this;
    }

    /** Adds people of a nation who pushed code of one licence, topic or language in one quarter. */
    public CodeYear pushers(String nation, Dimension dimension, String item, int quarter, long count) {
        pushers.computeIfAbsent(dimension, d -> new TreeMap<>())
                .computeIfAbsent(nation, code -> new Pushers())
                .add(item, quarter, count);
        return this;
    }

    /** Adds pushes and pull requests of one quarter from one nation to another's repositories. */
    public CodeYear flow(String from, String to, int quarter, long count) {
        collaboration.add(from, to, quarter, count);
        return this;
    }

    public int year() {
        return year;
    }

    public CodeLists lists() {
        return lists;
    }

    /** What a figure of a nation in this year is about, final where all that it needs of the year is there. */
    Subject about(String nation, Quarters quarters) {
        return about(nation, quarters, Status.FINAL);
    }

    /** The same where it needs something else that is as firm as given. */
    Subject about(String nation, Quarters quarters, Status other) {
        return Subject.of(lists.nation(nation), year, other.and(quarters.isWhole() ? Status.FINAL : Status.PARTIAL));
    }

    /** Every nation with some of the activity. */
    public SortedMap<String, Quarters> of(Activity what) {
        return activity.getOrDefault(what, Collections.emptySortedMap());
    }

    /** The pushers of every nation by one dimension. */
    public SortedMap<String, Pushers> by(Dimension dimension) {
        return pushers.getOrDefault(dimension, Collections.emptySortedMap());
    }

    public Collaboration collaboration() {
        return collaboration;
    }

    /** The people of a nation in this year. */
    public Optional<Population.People> people(String nation) {
        return population.of(nation, year);
    }
}
