package org.sovereignai.index;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.sovereignai.index.method.Curve;
import org.sovereignai.index.method.Imputation;
import org.sovereignai.index.method.IndexException;
import org.sovereignai.index.method.Normalisation;
import org.sovereignai.index.method.Reference;
import org.sovereignai.index.method.Sample;
import org.sovereignai.index.method.Scale;
import org.sovereignai.index.method.Treatment;

/**
 * What comes before aggregation: denominators, screening, imputation, treatment, normalisation. Holds the data and the
 * screening, which no choice of method changes, and prepares an indicator under any method.
 */
final class Preparation implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Room for the rounding of a sum of weights. */
    private static final double ROUNDING = 1e-12;

    private final IndexDescriptor descriptor;
    private final Panel panel;
    private final Hierarchy hierarchy;
    private final List<ExcludedIndicator> excluded = new ArrayList<>();
    private final double[][] coverage;
    private final boolean[][] included;

    Preparation(IndexDescriptor given, Panel panel) {
        this.panel = panel;
        this.descriptor = withoutSparse(given);
        this.hierarchy = new Hierarchy(descriptor);
        this.coverage = new double[hierarchy.groupCount()][panel.cells()];
        this.included = new boolean[hierarchy.groupCount()][];
        screen();
    }

    IndexDescriptor descriptor() {
        return descriptor;
    }

    Panel panel() {
        return panel;
    }

    Hierarchy hierarchy() {
        return hierarchy;
    }

    List<ExcludedIndicator> excluded() {
        return excluded;
    }

    /** Share of the stated weight of a group on observed indicators. */
    double coverage(int group, int cell) {
        return coverage[group][cell];
    }

    /** Cells that take part in a score. */
    boolean[] included(int group) {
        return included[hierarchy.rootOf(hierarchy.leafCount() + group)];
    }

    boolean[] includedForLeaf(int leaf) {
        return included[hierarchy.rootOf(leaf)];
    }

    private IndexDescriptor withoutSparse(IndexDescriptor given) {
        double least = given.method().screening().minimumIndicatorCoverage();
        IndexDescriptor kept = given;
        for (Indicator indicator : given.indicators()) {
            double share = Arrays.stream(divided(panel.require(indicator.column()), indicator))
                            .filter(value -> !Double.isNaN(value))
                            .count()
                    / (double) panel.cells();
            if (share < least) {
                excluded.add(new ExcludedIndicator(
                        indicator.code(), share, "covers less of the units and years than " + least));
                if (excluded.size() == given.indicators().size()) {
                    throw new IndexException("No indicator of the index covers " + least
                            + " of the units and years: lower the minimum.");
                }
                kept = kept.without(indicator.code());
            }
        }
        return kept;
    }

    private void screen() {
        Screening screening = descriptor.method().screening();
        double[][] weights = hierarchy.statedWeights(descriptor.method());
        boolean[][] present = new boolean[hierarchy.leafCount()][panel.cells()];
        for (int leaf = 0; leaf < hierarchy.leafCount(); leaf++) {
            double[] natural = natural(leaf).values();
            for (int cell = 0; cell < natural.length; cell++) {
                present[leaf][cell] = !Double.isNaN(natural[cell]);
            }
        }
        for (int root : hierarchy.roots()) {
            included[root] = new boolean[panel.cells()];
            Arrays.fill(included[root], true);
        }
        for (int group = 0; group < hierarchy.groupCount(); group++) {
            double[] effective = hierarchy.effectiveWeights(group, weights);
            int root = hierarchy.rootOf(hierarchy.leafCount() + group);
            double least = group == root ? screening.minimumCoverage() : screening.minimumGroupCoverage();
            for (int cell = 0; cell < panel.cells(); cell++) {
                for (int leaf = 0; leaf < effective.length; leaf++) {
                    coverage[group][cell] += present[leaf][cell] ? effective[leaf] : 0;
                }
                coverage[group][cell] = Math.min(1, coverage[group][cell]);
                // A unit of which nothing is known has no score, however low the minimum.
                included[root][cell] &=
                        coverage[group][cell] >= least - ROUNDING && (group != root || coverage[group][cell] > 0);
            }
        }
        for (int root : hierarchy.roots()) {
            boolean[] cells = included[root];
            if (IntStream.range(0, cells.length).noneMatch(cell -> cells[cell])) {
                throw new IndexException("No unit reaches the coverage that score "
                        + hierarchy.group(root).code() + " asks for: lower the minimum or add data.");
            }
        }
    }

    /** Values and bounds of an indicator after its denominator. */
    NaturalColumn natural(int leaf) {
        return natural(leaf, hierarchy.leaf(leaf).column());
    }

    /** Values and bounds of an indicator read from another column, after its denominator. */
    NaturalColumn natural(int leaf, String column) {
        Indicator indicator = hierarchy.leaf(leaf);
        double[] low = panel.lows(column);
        return new NaturalColumn(
                divided(panel.require(column), indicator),
                low == null ? null : divided(low, indicator),
                low == null ? null : divided(panel.highs(column), indicator));
    }

    private double[] divided(double[] values, Indicator indicator) {
        if (indicator.denominator() == null) {
            return values;
        }
        double[] by = panel.require(indicator.denominator());
        double[] quotient = new double[values.length];
        for (int cell = 0; cell < values.length; cell++) {
            if (by[cell] < 0) {
                throw new IndexException("The denominator " + indicator.denominator() + " of indicator "
                        + indicator.code() + " is " + by[cell] + " for " + panel.unitOf(cell) + " in "
                        + panel.yearOf(cell) + ": a denominator must not be negative.");
            }
            quotient[cell] = by[cell] == 0 ? Double.NaN : values[cell] / by[cell];
        }
        return quotient;
    }

    /** Why a cell of an indicator is missing. */
    String reasonMissing(int leaf, int cell) {
        Indicator indicator = hierarchy.leaf(leaf);
        if (Double.isNaN(panel.require(indicator.column())[cell])) {
            return "no value";
        }
        return Double.isNaN(panel.require(indicator.denominator())[cell])
                ? "no value of its denominator " + indicator.denominator()
                : "its denominator " + indicator.denominator() + " is 0";
    }

    /** Imputes, treats and normalises an indicator given its natural values. */
    PreparedLeaf prepare(int leaf, NaturalColumn column, Method method) {
        double[] natural = column.values();
        double[] filled = impute(leaf, natural, method);
        boolean[] imputed = null;
        if (filled != natural) {
            imputed = new boolean[natural.length];
            for (int cell = 0; cell < natural.length; cell++) {
                imputed[cell] = Double.isNaN(natural[cell]) && !Double.isNaN(filled[cell]);
            }
        }
        int units = panel.units().size();
        Fit scale = fit(leaf, natural, method);
        double[] normalised = scale.apply(natural, units);
        Fit fit = scale.withObserved(observed(leaf, normalised));
        return new PreparedLeaf(
                column.withValues(filled),
                imputed,
                fit,
                filled == natural ? normalised : fit.apply(filled, units),
                units);
    }

    /** The natural values with missing ones estimated as the method says; the same array when it estimates none. */
    double[] impute(int leaf, double[] natural, Method method) {
        return method.imputation().method() == Imputation.Method.NONE
                ? natural
                : new Imputer(panel, includedForLeaf(leaf)).impute(natural, method.imputation());
    }

    private Fit fit(int leaf, double[] natural, Method method) {
        Indicator indicator = hierarchy.leaf(leaf);
        Normalisation normalisation =
                indicator.normalisation() == null ? method.normalisation() : indicator.normalisation();
        Treatment treatment = normalisation.usesOrderOnly() ? new Treatment.Untreated() : method.treatment();
        boolean perYear = method.reference().scope() == Reference.Scope.YEAR;
        int fits = perYear ? panel.years().size() : 1;
        Curve[] curves = new Curve[fits];
        Scale[] scales = new Scale[fits];
        boolean[] observed = includedForLeaf(leaf);
        for (int at = 0; at < fits; at++) {
            Integer year = perYear ? panel.years().get(at) : method.reference().baseYear();
            double[] values = observedIn(natural, observed, year);
            // What is fitted sorts again: a second time it costs next to nothing.
            Arrays.sort(values);
            if (values.length == 0 && perYear) {
                continue;
            }
            if (values.length == 0) {
                throw new IndexException("Indicator " + indicator.code() + " has no value"
                        + (year == null ? "" : " in the base year " + year)
                        + " for any unit that is scored: leave it out, or set a minimum indicator coverage.");
            }
            Curve curve = treatment.fit(values);
            curves[at] = curve;
            scales[at] = normalisation.fit(Sample.of(
                            indicator.code(),
                            indicator.direction(),
                            Arrays.stream(values).map(curve::apply).toArray())
                    .withTarget(indicator.target())
                    .withGoalposts(indicator.low(), indicator.high())
                    .withImage(curve::image)
                    .withLookup(lookup(natural, observed, curve, year)));
        }
        boolean hasEnds = normalisation instanceof Normalisation.MinMax;
        return new Fit(
                indicator.direction(),
                curves,
                scales,
                hasEnds ? ((Normalisation.MinMax) normalisation).low() : Double.NEGATIVE_INFINITY,
                hasEnds ? ((Normalisation.MinMax) normalisation).high() : Double.POSITIVE_INFINITY,
                new double[0],
                0);
    }

    /** Normalised observed values of all years, whatever the fit refers to: the range a missing value may lie in. */
    private double[] observed(int leaf, double[] normalised) {
        double[] values = observedIn(normalised, includedForLeaf(leaf), null);
        if (values.length == 0) {
            throw new IndexException("Indicator " + hierarchy.leaf(leaf).code()
                    + " has no value for any unit that is scored: leave it out, or set a minimum indicator coverage.");
        }
        Arrays.sort(values);
        return values;
    }

    /** Values of the included cells of a year, or of all years when it is null. */
    private double[] observedIn(double[] natural, boolean[] observed, Integer year) {
        double[] values = new double[natural.length];
        int n = 0;
        for (int cell = 0; cell < natural.length; cell++) {
            if (observed[cell] && !Double.isNaN(natural[cell]) && (year == null || panel.yearOf(cell) == year)) {
                values[n++] = natural[cell];
            }
        }
        return Arrays.copyOf(values, n);
    }

    private Sample.Lookup lookup(double[] natural, boolean[] observed, Curve curve, Integer fitted) {
        return new Sample.Lookup() {
            @Override
            public OptionalDouble value(String unit, Integer year) {
                Integer wanted = yearOr(year);
                if (wanted == null
                        || !panel.units().contains(unit)
                        || !panel.years().contains(wanted)) {
                    return OptionalDouble.empty();
                }
                double value = natural[panel.cell(unit, wanted)];
                return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(curve.apply(value));
            }

            @Override
            public OptionalDouble mean(Integer year) {
                Integer wanted = yearOr(year);
                return wanted == null
                        ? OptionalDouble.empty()
                        : Arrays.stream(observedIn(natural, observed, wanted))
                                .map(curve::apply)
                                .average();
            }

            /** The year asked for, the year being fitted, or the only one of the panel. */
            private Integer yearOr(Integer year) {
                if (year != null) {
                    return year;
                }
                return fitted == null && panel.years().size() == 1
                        ? panel.years().get(0)
                        : fitted;
            }
        };
    }
}
