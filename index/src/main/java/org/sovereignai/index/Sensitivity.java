package org.sovereignai.index;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.sovereignai.index.method.IndexException;
import scala.Tuple2;

/**
 * Sensitivity analysis: which factor moves the ranks. Sobol indices for the mean absolute rank change against the index
 * as published, by year and over all years, and for the rank of every unit in every year.
 *
 * <p>A Spark job computes the ranks of every point of a Sobol design and gathers them by score and year, where the
 * indices are estimated from the complete column in the order of the design; so neither partitions nor their order
 * change a digit. A task holds the ranks of one year, two bytes each.
 */
public final class Sensitivity {

    /** Base samples whose ranks travel together. */
    private static final int BATCH = 16;

    private final IndexDescriptor descriptor;
    private final Panel panel;
    private final int resamples;
    private final double confidence;
    private final long seed;

    private Sensitivity(IndexDescriptor descriptor, Panel panel, int resamples, double confidence, long seed) {
        this.descriptor = descriptor;
        this.panel = panel;
        this.resamples = resamples;
        this.confidence = confidence;
        this.seed = seed;
    }

    /** An analysis with 1,000 bootstrap resamples and 90 % intervals. */
    public static Sensitivity of(IndexDescriptor descriptor, Panel panel) {
        return new Sensitivity(descriptor, panel, 1000, 0.9, 0);
    }

    /** The same analysis with another bootstrap. */
    public Sensitivity withBootstrap(int number, double level, long bootstrapSeed) {
        return new Sensitivity(descriptor, panel, number, level, bootstrapSeed);
    }

    /** A Sobol design for the factors of the index. */
    public Design design(int samples, long designSeed) {
        return Design.sobol(new Replicator(descriptor, panel).factorNames(), samples, designSeed);
    }

    /**
     * Runs the analysis at the points of a Sobol design.
     *
     * @return for every score: rows of all years together, then by year, then by unit and year
     * @throws IndexException when the design is no Sobol design or is for other factors
     */
    public List<SensitivityIndex> run(SparkSession spark, Design design) {
        return run(spark, design, Uncertainty.slices(spark));
    }

    List<SensitivityIndex> run(SparkSession spark, Design design, int wantedSlices) {
        Replicator replicator = new Replicator(descriptor, panel);
        Uncertainty.requireFactors(replicator, design);
        if (!design.isSobol() || design.samples() < 2) {
            throw new IndexException("Sensitivity needs a Sobol design of two or more base samples: make one"
                    + " with Design.sobol, or give a file with blocks A, B and AB:<factor>.");
        }
        if (panel.units().size() > Short.MAX_VALUE) {
            throw new IndexException("Sensitivity of " + panel.units().size() + " units is out of reach: take at most "
                    + Short.MAX_VALUE + ".");
        }
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Broadcast<Shipment<Replicator>> index = context.broadcast(new Shipment<>(replicator));
        Broadcast<Shipment<Design>> points = context.broadcast(new Shipment<>(design));
        Bootstrap bootstrap = new Bootstrap(resamples, confidence, seed);
        context.setJobDescription("index: sensitivity, " + design.size() + " replications");
        try {
            int batches = (design.samples() + BATCH - 1) / BATCH;
            int slices = Math.min(batches, wantedSlices);
            int years = panel.years().size();
            List<YearIndices> byYear = context
                    .parallelize(IntStream.range(0, slices).boxed().toList(), slices)
                    .flatMapToPair(slice -> shippedRanks(
                            index.value().value(),
                            points.value().value(),
                            Uncertainty.start(batches, slice, slices),
                            Uncertainty.start(batches, slice + 1, slices)))
                    .groupByKey(Math.min(years * replicator.hierarchy().roots().length, slices))
                    .map(group -> new Shipment<>(
                            estimate(index.value().value(), points.value().value(), group._1(), group._2(), bootstrap)))
                    .collect()
                    .stream()
                    .map(Shipment::value)
                    .toList();
            return report(replicator, design, byYear, bootstrap);
        } finally {
            context.setJobDescription(null);
            index.destroy();
            points.destroy();
        }
    }

    private record Bootstrap(int resamples, double confidence, long seed) implements Serializable {
        SobolIndices indices(double[][] outputs) {
            return SobolIndices.of(
                    outputs[0],
                    outputs[1],
                    Arrays.copyOfRange(outputs, 2, outputs.length),
                    resamples,
                    confidence,
                    seed);
        }
    }

    /** Ranks of one score and year at the points of a batch of base samples: (point, unit). */
    private record Batch(int number, short[] ranks) implements Serializable {}

    /**
     * Indices of one score and year.
     *
     * @param key score x years + year
     * @param units for every unit, null for one without a rank
     * @param shifts sum of the absolute rank changes of all units at every point
     * @param ranked number of units with a rank
     */
    private record YearIndices(int key, SobolIndices[] units, long[] shifts, int ranked) implements Serializable {}

    private static Iterator<Tuple2<Integer, Shipment<Batch>>> shippedRanks(
            Replicator replicator, Design design, int from, int to) {
        Panel panel = replicator.preparation().panel();
        int units = panel.units().size();
        int years = panel.years().size();
        int perSample = design.factors().size() + 2;
        Replicator.Worker worker = replicator.worker();
        return IntStream.range(from, to)
                .boxed()
                .flatMap(batch -> {
                    int first = batch * BATCH * perSample;
                    int last = Math.min(design.size(), (batch + 1) * BATCH * perSample);
                    int scores = replicator.hierarchy().roots().length;
                    short[][] ranks = new short[scores * years][(last - first) * units];
                    for (int point = first; point < last; point++) {
                        double[][] values = worker.scores(design.point(point));
                        for (int score = 0; score < scores; score++) {
                            int[] cells = IndexResult.ranksByYear(values[score], units);
                            for (int cell = 0; cell < cells.length; cell++) {
                                ranks[score * years + cell / units][(point - first) * units + cell % units] =
                                        (short) cells[cell];
                            }
                        }
                    }
                    return IntStream.range(0, ranks.length)
                            .mapToObj(key -> new Tuple2<>(key, new Shipment<>(new Batch(batch, ranks[key]))));
                })
                .iterator();
    }

    private static YearIndices estimate(
            Replicator replicator, Design design, int key, Iterable<Shipment<Batch>> batches, Bootstrap bootstrap) {
        Panel panel = replicator.preparation().panel();
        int units = panel.units().size();
        int years = panel.years().size();
        List<Batch> ordered = new ArrayList<>();
        batches.forEach(batch -> ordered.add(batch.value()));
        ordered.sort(Comparator.comparingInt(Batch::number));
        int[] published = replicator.nominalRanks(key / years);
        int start = key % years * units;
        SobolIndices[] indices = new SobolIndices[units];
        long[] shifts = new long[design.size()];
        int ranked = 0;
        for (int unit = 0; unit < units; unit++) {
            if (!replicator.scored(key / years)[start + unit]) {
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
            indices[unit] = bootstrap.indices(blocks(output, design));
        }
        return new YearIndices(key, indices, shifts, ranked);
    }

    /** The output by block: A, B and one for each factor. */
    private static double[][] blocks(double[] output, Design design) {
        int perSample = design.factors().size() + 2;
        double[][] blocks = new double[perSample][design.samples()];
        for (int point = 0; point < output.length; point++) {
            blocks[point % perSample][point / perSample] = output[point];
        }
        return blocks;
    }

    private List<SensitivityIndex> report(
            Replicator replicator, Design design, List<YearIndices> unordered, Bootstrap bootstrap) {
        List<YearIndices> byYear = new ArrayList<>(unordered);
        byYear.sort(Comparator.comparingInt(YearIndices::key));
        int years = panel.years().size();
        List<SensitivityIndex> rows = new ArrayList<>();
        for (int score = 0; score < replicator.hierarchy().roots().length; score++) {
            String code = replicator
                    .hierarchy()
                    .group(replicator.hierarchy().roots()[score])
                    .code();
            List<YearIndices> own = byYear.subList(score * years, (score + 1) * years);
            add(rows, code, OptionalInt.empty(), Optional.empty(), design, shift(own, design, bootstrap));
            for (int year = 0; year < years; year++) {
                if (own.get(year).ranked() > 0) {
                    SobolIndices indices = shift(List.of(own.get(year)), design, bootstrap);
                    add(rows, code, OptionalInt.of(panel.years().get(year)), Optional.empty(), design, indices);
                }
            }
            for (int year = 0; year < years; year++) {
                for (int unit = 0; unit < panel.units().size(); unit++) {
                    SobolIndices indices = own.get(year).units()[unit];
                    if (indices != null) {
                        add(
                                rows,
                                code,
                                OptionalInt.of(panel.years().get(year)),
                                Optional.of(panel.units().get(unit)),
                                design,
                                indices);
                    }
                }
            }
        }
        return rows;
    }

    /** Indices of the mean absolute rank change over some years. */
    private static SobolIndices shift(List<YearIndices> years, Design design, Bootstrap bootstrap) {
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
        return bootstrap.indices(blocks(output, design));
    }

    private static void add(
            List<SensitivityIndex> rows,
            String score,
            OptionalInt year,
            Optional<String> unit,
            Design design,
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
                            : Optional.of(indices.factors().get(i))));
        }
    }
}
