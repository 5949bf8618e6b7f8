package org.sovereignai.index;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sovereignai.index.method.IndexException;

/**
 * A sensitivity analysis at the points of a Sobol design, in pieces that may be computed anywhere: ranks of batches of
 * base samples, then, from all batches of one score and year, the indices of its units. The indices are estimated from
 * the complete column in the order of the design, so that neither the pieces nor their order change a digit. Ranks take
 * two bytes each.
 */
public final class SensitivityRun implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Base samples whose ranks travel together. */
    private static final int BATCH = 16;

    private final Replicator replicator;
    private final Design design;
    private final Sensitivity.Bootstrap bootstrap;
    private final boolean ofUnits;

    SensitivityRun(Replicator replicator, Design design, Sensitivity.Bootstrap bootstrap, boolean ofUnits) {
        replicator.require(design);
        if (!design.isSobol() || design.samples() < 2) {
            throw new IndexException("Sensitivity needs a Sobol design of two or more base samples: make one"
                    + " with Design.sobol, or give a file with blocks A, B and AB:<factor>.");
        }
        int units = replicator.preparation().panel().units().size();
        if (units > Short.MAX_VALUE) {
            throw new IndexException(
                    "Sensitivity of " + units + " units is out of reach: take at most " + Short.MAX_VALUE + ".");
        }
        this.replicator = replicator;
        this.design = design;
        this.bootstrap = bootstrap;
        this.ofUnits = ofUnits;
    }

    /**
     * Ranks of one score and year at the points of a batch of base samples.
     *
     * @param key number of the score and year
     * @param number number of the batch
     * @param ranks rank by point and unit
     */
    public record Batch(int key, int number, short[] ranks) implements Serializable {}

    /**
     * Indices of one score and year.
     *
     * @param key number of the score and year
     * @param units for every unit, null for one without a rank
     * @param shifts sum of the absolute rank changes of all units at every point
     * @param ranked number of units with a rank
     */
    public record YearIndices(int key, SobolIndices[] units, long[] shifts, int ranked) implements Serializable {}

    /** Number of batches, which can be divided into at most as many parts. */
    public int batches() {
        return (design.samples() + BATCH - 1) / BATCH;
    }

    /** Number of scores times years. */
    public int keys() {
        return replicator.hierarchy().roots().length * years();
    }

    private int years() {
        return replicator.preparation().panel().years().size();
    }

    private int units() {
        return replicator.preparation().panel().units().size();
    }

    /** The ranks of one part of the batches, one batch for every score and year. */
    public Stream<Batch> ranks(int part, int parts) {
        Replicator.Worker worker = replicator.worker();
        return IntStream.range(Uncertainty.start(batches(), part, parts), Uncertainty.start(batches(), part + 1, parts))
                .boxed()
                .flatMap(batch -> ranks(worker, batch));
    }

    private Stream<Batch> ranks(Replicator.Worker worker, int batch) {
        int units = units();
        int years = years();
        int perSample = design.factors().size() + 2;
        int first = batch * BATCH * perSample;
        int last = Math.min(design.size(), (batch + 1) * BATCH * perSample);
        short[][] ranks = new short[keys()][(last - first) * units];
        for (int point = first; point < last; point++) {
            double[][] values = worker.scores(design.point(point));
            for (int score = 0; score < values.length; score++) {
                int[] cells = IndexResult.ranksByYear(values[score], units);
                for (int cell = 0; cell < cells.length; cell++) {
                    ranks[score * years + cell / units][(point - first) * units + cell % units] = (short) cells[cell];
                }
            }
        }
        return IntStream.range(0, ranks.length).mapToObj(key -> new Batch(key, batch, ranks[key]));
    }

    /** Indices of one score and year, from all its batches in any order. */
    public YearIndices estimate(int key, List<Batch> batches) {
        int units = units();
        List<Batch> ordered = new ArrayList<>(batches);
        ordered.sort(Comparator.comparingInt(Batch::number));
        int[] published = replicator.nominalRanks(key / years());
        int start = key % years() * units;
        SobolIndices[] indices = new SobolIndices[units];
        long[] shifts = new long[design.size()];
        int ranked = 0;
        for (int unit = 0; unit < units; unit++) {
            if (!replicator.scored(key / years())[start + unit]) {
                continue;
            }
            ranked++;
            double[] output = new double[design.size()];
            int point = 0;
            for (Batch batch : ordered) {
                for (int at = unit; at < batch.ranks().length; at += units, point++) {
                    output[point] = batch.ranks()[at];
                    shifts[point] += Math.abs(batch.ranks()[at] - published[start + unit]);
                }
            }
            if (ofUnits) {
                indices[unit] = bootstrap.indices(blocks(output));
            }
        }
        return new YearIndices(key, indices, shifts, ranked);
    }

    /** The output by block: A, B and one for each factor. */
    private double[][] blocks(double[] output) {
        int perSample = design.factors().size() + 2;
        double[][] blocks = new double[perSample][design.samples()];
        for (int point = 0; point < output.length; point++) {
            blocks[point % perSample][point / perSample] = output[point];
        }
        return blocks;
    }

    /**
     * The rows of the analysis, from the indices of every score and year in any order.
     *
     * @return for every score: rows of all years together, then by year, then by unit and year
     */
    public List<SensitivityIndex> report(List<YearIndices> unordered) {
        List<YearIndices> byYear = new ArrayList<>(unordered);
        byYear.sort(Comparator.comparingInt(YearIndices::key));
        Panel panel = replicator.preparation().panel();
        Hierarchy hierarchy = replicator.hierarchy();
        int years = years();
        List<SensitivityIndex> rows = new ArrayList<>();
        for (int score = 0; score < hierarchy.roots().length; score++) {
            String code = hierarchy.group(hierarchy.roots()[score]).code();
            List<YearIndices> own = byYear.subList(score * years, (score + 1) * years);
            int ranks = own.stream().mapToInt(YearIndices::ranked).sum();
            add(rows, code, OptionalInt.empty(), Optional.empty(), ranks, shift(own));
            for (int year = 0; year < years; year++) {
                int ranked = own.get(year).ranked();
                if (ranked > 0) {
                    OptionalInt ofYear = OptionalInt.of(panel.years().get(year));
                    add(rows, code, ofYear, Optional.empty(), ranked, shift(List.of(own.get(year))));
                }
            }
            for (int year = 0; year < years; year++) {
                for (int unit = 0; unit < panel.units().size(); unit++) {
                    SobolIndices indices = own.get(year).units()[unit];
                    if (indices != null) {
                        OptionalInt ofYear = OptionalInt.of(panel.years().get(year));
                        add(rows, code, ofYear, Optional.of(panel.units().get(unit)), 1, indices);
                    }
                }
            }
        }
        return rows;
    }

    /** Indices of the mean absolute rank change over some years. */
    private SobolIndices shift(List<YearIndices> years) {
        double[] output = new double[design.size()];
        int ranked = years.stream().mapToInt(YearIndices::ranked).sum();
        for (YearIndices year : years) {
            for (int point = 0; point < output.length; point++) {
                output[point] += year.shifts()[point];
            }
        }
        for (int point = 0; point < output.length; point++) {
            output[point] /= ranked;
        }
        return bootstrap.indices(blocks(output));
    }

    private void add(
            List<SensitivityIndex> rows,
            String score,
            OptionalInt year,
            Optional<String> unit,
            int ranked,
            SobolIndices indices) {
        for (int i = 0; i < design.factors().size(); i++) {
            rows.add(new SensitivityIndex(
                    score,
                    year,
                    unit,
                    design.factors().get(i),
                    indices.variance(),
                    indices.factors().isEmpty()
                            ? Optional.empty()
                            : Optional.of(indices.factors().get(i)),
                    ranked));
        }
    }

    /** The rows of the analysis, computed here and now. */
    List<SensitivityIndex> run() {
        List<List<Batch>> byKey = new ArrayList<>();
        IntStream.range(0, keys()).forEach(key -> byKey.add(new ArrayList<>()));
        ranks(0, 1).forEach(batch -> byKey.get(batch.key()).add(batch));
        YearIndices[] indices = new YearIndices[keys()];
        Arrays.setAll(indices, key -> estimate(key, byKey.get(key)));
        return report(List.of(indices));
    }
}
