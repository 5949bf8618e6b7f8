package org.sovereignai.measures.trade;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.lang3.Validate;

/**
 * One heading with all its years, whose lists complete each other: a pair that one year's lists leave out may stand in
 * another's.
 *
 * <p>A year is completed in four steps: bounds of every pair from its lists and totals ({@link PairBounds}); the matrix within
 * them nearest to a prior by size; from it, what neighbours buy; from that and the other years' lists, the prior of the matrix
 * that is published ({@link Projection}, {@link Priors}).
 */
public final class HeadingTrade {

    private final SortedMap<Integer, TradePanel> years = new TreeMap<>();
    private final Map<String, Region> regions;

    private HeadingTrade(Collection<TradePanel> panels, Map<String, Region> regions) {
        for (TradePanel panel : panels) {
            Validate.isTrue(years.put(panel.year(), panel) == null, "The year %s stands twice", panel.year());
        }
        this.regions = Map.copyOf(regions);
    }

    /**
     * @param panels one of each year
     * @param regions region of each area that has one; others are near to nobody
     */
    public static HeadingTrade of(Collection<TradePanel> panels, Map<String, Region> regions) {
        return new HeadingTrade(panels, regions);
    }

    /** The years, in order. */
    public Collection<TradePanel> panels() {
        return years.values();
    }

    /** The completed matrix of a year. */
    public TradeMatrix matrix(int year) {
        return matrix(year, Prior.OTHER_YEARS);
    }

    /** The matrix of a year, completed no further than by the given prior. */
    public TradeMatrix matrix(int year, Prior prior) {
        TradePanel panel = years.get(year);
        Validate.isTrue(panel != null, "There is no trade of %s, only of %s", year, years.keySet());
        PairBounds bounds = PairBounds.of(panel);
        double[][] expected = Priors.bySize(panel);
        double[][] values = project(panel, expected, bounds);
        if (prior != Prior.SIZE) {
            expected = Priors.byNeighbours(panel, values, regions);
            if (prior == Prior.OTHER_YEARS) {
                // The prior of other years rests on that of neighbours, not on the matrix made from it.
                expected = Priors.byOtherYears(panel, List.copyOf(years.values()), expected);
            }
            values = project(panel, expected, bounds);
        }
        return TradeMatrix.completed(panel, bounds, values);
    }

    private static double[][] project(TradePanel panel, double[][] expected, PairBounds bounds) {
        double[][] prior = new double[panel.size()][];
        for (int exporter = 0; exporter < prior.length; exporter++) {
            prior[exporter] = expected[exporter].clone();
            for (int importer = 0; importer < prior.length; importer++) {
                if (bounds.isListed(exporter, importer)) {
                    prior[exporter][importer] = bounds.listed[exporter][importer];
                }
            }
        }
        return Projection.project(panel, prior, bounds);
    }
}
