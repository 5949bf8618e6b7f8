package org.sovereignai.jobs.scores;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.lang3.Validate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.sovereignai.index.Hierarchy;
import org.sovereignai.index.IndexDescriptor;
import org.sovereignai.index.Indicator;
import org.sovereignai.index.Panel;
import org.sovereignai.schemas.PackagedText;

/**
 * The scores that the project publishes as an index, of indicators that are normalised and weighed: control exposure. What it is
 * made of is in the descriptor beside this class. Participation and dependence are no index: see {@link NaturalScore}.
 *
 * <p>Which years are scored follows from the values: a year in which every indicator of a score has a value that is not
 * partial for some nation, and in which {@value #FEWEST_UNITS} nations or more reach the least coverage. Partial values
 * are never used. Nor are, in an index of a name that begins with participation, the values of hubs that count developers of
 * other nations as theirs (note {@code hub} of a value): such a hub lacks the coverage for a rank.
 */
public final class PublishedIndex {

    /** Names of the scores. */
    public static final List<String> SCORES = List.of("control_exposure");

    private static final int FEWEST_UNITS = 5;
    private static final String PARTIAL = "partial";
    private static final String PROVISIONAL = "provisional";
    private static final String HUB = "hub";

    private final IndexDescriptor descriptor;
    private final Panel panel;
    private final Set<Place> provisional;
    private final List<Unscored> unscored;

    private PublishedIndex(IndexDescriptor descriptor, Panel panel, Set<Place> provisional, List<Unscored> unscored) {
        this.descriptor = descriptor;
        this.panel = panel;
        this.provisional = provisional;
        this.unscored = unscored;
    }

    /**
     * A nation in a year that is not scored, though something is known of it.
     *
     * @param unit code of the nation
     * @param year year
     * @param isPartial whether some of its values are partial
     * @param reason why the year is not scored
     */
    public record Unscored(String unit, int year, boolean isPartial, String reason) {}

    /** The descriptor of a score. */
    public static IndexDescriptor descriptor(String score) {
        Validate.isTrue(SCORES.contains(score), "There is no score %s: name one of %s.", score, SCORES);
        String name = score + ".json";
        return IndexDescriptor.read(PackagedText.of(PublishedIndex.class, name), name);
    }

    /** Whether the first rank of a score is the worst to have: in the scores of dependence, the most dependent. */
    public static boolean isFirstWorst(String score) {
        return !score.startsWith("participation");
    }

    /** Indicators that a score, its alternatives included, reads. */
    public static Set<String> indicators(String score) {
        return descriptor(score).columns();
    }

    /** Whether a row of the table of all indicators tells some score something: a value, or bounds on both sides. */
    public static Column isRead() {
        Set<String> indicators = new TreeSet<>();
        SCORES.forEach(score -> indicators.addAll(indicators(score)));
        return isRead(indicators);
    }

    /** The same for an index that reads the given indicators. */
    public static Column isRead(Set<String> indicators) {
        return col("indicator")
                .isInCollection(indicators)
                .and(col("value").isNotNull().or(isBounded()));
    }

    /** The columns that scores read. A bound that is known alone is left out: nothing can be drawn between it and nothing. */
    public static Column[] columns() {
        return new Column[] {
            col("country_code"),
            col("year"),
            col("indicator"),
            col("value"),
            when(isBounded(), col("low")).as("low"),
            when(isBounded(), col("high")).as("high"),
            col("data_status"),
            col("note_code").eqNullSafe(HUB).as("is_of_hub")
        };
    }

    /** Whether a table has the columns of {@link #columns}, as the table of all indicators of a release. */
    public static boolean isTableOfIndicators(List<String> names) {
        return names.containsAll(
                List.of("country_code", "year", "indicator", "value", "low", "high", "data_status", "note_code"));
    }

    private static Column isBounded() {
        return col("low").isNotNull().and(col("high").isNotNull());
    }

    /**
     * A score on the values of its indicators.
     *
     * @param values rows for which {@link #isRead} holds, with the columns of {@link #columns}; those of other scores are
     *     passed over
     */
    public static PublishedIndex of(String score, Iterable<Row> values) {
        return of(descriptor(score), values);
    }

    /**
     * An index on the values of its indicators, under the rules of the published scores.
     *
     * @param descriptor a published descriptor, or another on the same table
     * @param values rows with the columns of {@link #columns}; those of other indicators are passed over
     */
    public static PublishedIndex of(IndexDescriptor descriptor, Iterable<Row> values) {
        boolean leavesOutHubs = !isFirstWorst(descriptor.name());
        List<Row> usable = new ArrayList<>();
        Set<Place> partial = new HashSet<>();
        Set<Place> provisional = new HashSet<>();
        SortedSet<Place> places = new TreeSet<>();
        Map<Place, Set<String>> known = new HashMap<>();
        Map<Integer, Set<String>> started = new TreeMap<>();
        Set<String> indicators = descriptor.columns();
        for (Row row : values) {
            String indicator = row.getAs("indicator");
            if (!indicators.contains(indicator) || leavesOutHubs && row.<Boolean>getAs("is_of_hub")) {
                continue;
            }
            Place place = new Place(row.getAs("year"), row.getAs("country_code"));
            places.add(place);
            if (row.getAs("value") != null) {
                started.computeIfAbsent(place.year(), year -> new TreeSet<>()).add(indicator);
            }
            if (PARTIAL.equals(row.getAs("data_status"))) {
                partial.add(place);
            } else {
                usable.add(row);
                if (PROVISIONAL.equals(row.getAs("data_status"))) {
                    provisional.add(place);
                }
                if (row.getAs("value") != null) {
                    known.computeIfAbsent(place, any -> new TreeSet<>()).add(indicator);
                }
            }
        }
        Map<Integer, String> reasons = reasons(descriptor, places, known, started);
        List<Unscored> unscored = places.stream()
                .filter(place -> reasons.containsKey(place.year()))
                .map(place ->
                        new Unscored(place.unit(), place.year(), partial.contains(place), reasons.get(place.year())))
                .toList();
        List<Row> scored = usable.stream()
                .filter(row -> !reasons.containsKey(row.<Integer>getAs("year")))
                .toList();
        return new PublishedIndex(
                descriptor,
                scored.isEmpty() ? null : new PanelReader(descriptor, "country_code", "year").readLong(scored),
                provisional,
                unscored);
    }

    private record Place(int year, String unit) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return year == other.year ? unit.compareTo(other.unit) : Integer.compare(year, other.year);
        }
    }

    /** Why a year is not scored, for the years that are not. */
    private static Map<Integer, String> reasons(
            IndexDescriptor descriptor,
            SortedSet<Place> places,
            Map<Place, Set<String>> known,
            Map<Integer, Set<String>> started) {
        Map<Integer, Set<String>> knownInYear = new HashMap<>();
        known.forEach((place, indicators) -> knownInYear
                .computeIfAbsent(place.year(), year -> new TreeSet<>())
                .addAll(indicators));
        Map<Integer, Integer> covered = covered(descriptor, known);
        Map<Integer, String> reasons = new HashMap<>();
        for (int year : places.stream().map(Place::year).collect(Collectors.toSet())) {
            Set<String> present = knownInYear.getOrDefault(year, Set.of());
            Optional<String> missing = descriptor.indicators().stream()
                    .map(Indicator::column)
                    .filter(indicator -> !present.contains(indicator))
                    .findFirst();
            if (missing.isPresent()) {
                boolean isPartial = started.getOrDefault(year, Set.of()).contains(missing.get());
                reasons.put(
                        year,
                        "year not scored: " + missing.get()
                                + (isPartial ? " is partial for every nation" : " has no value for any nation"));
            } else if (covered.getOrDefault(year, 0) < FEWEST_UNITS) {
                reasons.put(year, "year not scored: fewer than " + FEWEST_UNITS + " nations have enough indicators");
            }
        }
        return reasons;
    }

    /** Number of nations that reach the least coverage, by year. */
    private static Map<Integer, Integer> covered(IndexDescriptor descriptor, Map<Place, Set<String>> known) {
        Hierarchy hierarchy = new Hierarchy(descriptor);
        double[] weights =
                hierarchy.effectiveWeights(hierarchy.roots()[0], hierarchy.statedWeights(descriptor.method()));
        double least = descriptor.method().screening().minimumCoverage();
        Map<Integer, Integer> covered = new HashMap<>();
        known.forEach((place, indicators) -> {
            double coverage = 0;
            for (int leaf = 0; leaf < weights.length; leaf++) {
                coverage += indicators.contains(hierarchy.leaf(leaf).column()) ? weights[leaf] : 0;
            }
            if (coverage >= least - 1e-12) {
                covered.merge(place.year(), 1, Integer::sum);
            }
        });
        return covered;
    }

    public IndexDescriptor descriptor() {
        return descriptor;
    }

    /** The values of the years that are scored; empty when there is no such year. */
    public Optional<Panel> panel() {
        return Optional.ofNullable(panel);
    }

    /** Whether a value that a score of the nation and year reads may still be revised. */
    public boolean isProvisional(String unit, int year) {
        return provisional.contains(new Place(year, unit));
    }

    /** Nations in years that are not scored. */
    public List<Unscored> unscored() {
        return unscored;
    }
}
