package org.sovereignai.index;

import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.sovereignai.index.method.Aggregation;
import org.sovereignai.index.method.Imputation;
import org.sovereignai.index.method.IndexException;
import org.sovereignai.index.method.MissingRule;
import org.sovereignai.index.method.Normalisation;
import org.sovereignai.index.method.Reference;
import org.sovereignai.index.method.Treatment;
import org.sovereignai.index.method.Weighting;

/**
 * An index with everything that replications share: data, hierarchy, screening, weights. Screening is that of the index
 * as published, so every replication ranks the same units; weights that depend on data are those of the published
 * choices.
 */
final class Replicator implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Preparation preparation;
    private final Hierarchy hierarchy;
    private final List<Factor> factors;
    private final Map<Weighting, double[][]> weights = new EnumMap<>(Weighting.class);
    private final boolean[][] scored;
    private final int[][] nominalRanks;

    Replicator(IndexDescriptor descriptor, Panel panel) {
        this.preparation = new Preparation(descriptor, panel);
        this.hierarchy = preparation.hierarchy();
        this.factors = preparation.descriptor().factors();
        requireLevels();
        IndexResult nominal = CompositeIndex.compute(preparation);
        Method method = preparation.descriptor().method();
        PreparedLeaf[] leaves = new PreparedLeaf[hierarchy.leafCount()];
        Arrays.setAll(leaves, nominal::leaf);
        weights.put(method.weighting(), nominal.weightArrays());
        for (Alternative alternative : alternatives()) {
            if (alternative.weighting() != null) {
                weights.computeIfAbsent(
                        alternative.weighting(),
                        weighting ->
                                CompositeIndex.weights(preparation, leaves, method.with(Alternative.of(weighting))));
            }
            requireComplete(alternative);
        }
        this.scored = new boolean[hierarchy.roots().length][panel.cells()];
        this.nominalRanks = new int[hierarchy.roots().length][];
        for (int root = 0; root < scored.length; root++) {
            nominalRanks[root] = nominal.ranks(hierarchy.roots()[root]);
            for (int cell = 0; cell < panel.cells(); cell++) {
                scored[root][cell] = nominal.isScored(hierarchy.roots()[root], cell);
            }
        }
    }

    private List<Alternative> alternatives() {
        return factors.stream()
                .filter(Factor.Choice.class::isInstance)
                .flatMap(choice -> ((Factor.Choice) choice).alternatives().stream())
                .toList();
    }

    private void requireComplete(Alternative alternative) {
        boolean published = preparation.descriptor().method().missing() == MissingRule.COMPLETE;
        if (alternative.missing() != null && published != (alternative.missing() == MissingRule.COMPLETE)) {
            throw new IndexException("The missing rules of the index and of an alternative score different"
                    + " units: let all be \"complete\", or none.");
        }
    }

    private void requireLevels() {
        int top = 1;
        for (int root : hierarchy.roots()) {
            top = Math.max(top, hierarchy.level(hierarchy.leafCount() + root));
        }
        for (Factor factor : factors) {
            Integer level = null;
            int lowest = 1;
            int highest = top - 1;
            if (factor instanceof Factor.WeightNoise noise) {
                level = noise.level();
            } else if (factor instanceof Factor.RandomWeights random) {
                level = random.level();
            } else if (factor instanceof Factor.Exponent exponent) {
                level = exponent.level();
                lowest = 2;
                highest = top;
            }
            if (level != null && (level < lowest || level > highest)) {
                throw new IndexException("Factor " + factor.name() + " names level " + level
                        + ", which the index has not: give one from " + lowest + " to " + highest + ".");
            }
        }
    }

    Preparation preparation() {
        return preparation;
    }

    Hierarchy hierarchy() {
        return hierarchy;
    }

    /** Names of the factors, which head the columns of a design. */
    List<String> factorNames() {
        return factors.stream().map(Factor::name).toList();
    }

    /** Makes sure that a design is for the factors of the index. */
    void require(Design design) {
        if (!factorNames().equals(design.factors())) {
            throw new IndexException("The design is for the factors " + design.factors() + ", the index has "
                    + factorNames() + ": use a design of this index.");
        }
    }

    /** Cells that have a score, by score. */
    boolean[] scored(int root) {
        return scored[root];
    }

    /** Ranks of the index as published, by score. */
    int[] nominalRanks(int root) {
        return nominalRanks[root];
    }

    /** One thread's means to replicate. */
    Worker worker() {
        return new Worker();
    }

    /** What prepares an indicator apart from its data: replications that agree on it share the work. */
    private record LeafKey(
            int leaf,
            String column,
            Imputation imputation,
            Treatment treatment,
            Reference reference,
            Normalisation normalisation) {

        static LeafKey of(int leaf, String column, Method method) {
            return new LeafKey(
                    leaf, column, method.imputation(), method.treatment(), method.reference(), method.normalisation());
        }
    }

    /** What decides the values of an indicator at a point: replications that agree on it have the same. */
    private record ColumnKey(LeafKey leaf, MissingRule missing, double mix, double error) {}

    /** A prepared indicator with its missing cells filled, by rule. */
    private record SharedLeaf(PreparedLeaf prepared, Map<MissingRule, double[]> filled) {
        double[] fill(MissingRule rule) {
            return filled.computeIfAbsent(rule, prepared::fill);
        }
    }

    /** Computes replications one after the other; keeps what they share, within bounded memory. */
    final class Worker {

        private static final long SHARED_BYTES = 128L << 20;

        private final Scorer scorer = new Scorer(preparation);
        private final Map<String, NaturalColumn> naturals = new HashMap<>();
        private final Map<LeafKey, SharedLeaf> shared;
        private final Map<ColumnKey, double[]> latest;
        private final int inputError = indexOf(Factor.InputError.class::isInstance);
        private final boolean boundsOnly =
                inputError >= 0 && ((Factor.InputError) factors.get(inputError)).boundsOnly();
        private final int[] mixes = new int[hierarchy.leafCount()];
        private double[][] lastWeights;

        private Worker() {
            Arrays.setAll(
                    mixes,
                    leaf -> indexOf(factor -> factor instanceof Factor.Mix mix
                            && mix.indicator().equals(hierarchy.leaf(leaf).code())));
            long leafBytes = 4L * Double.BYTES * preparation.panel().cells();
            long limit = Math.max(4L * hierarchy.leafCount(), SHARED_BYTES / leafBytes);
            this.shared = latestUsed(limit);
            this.latest = latestUsed(4L * hierarchy.leafCount());
        }

        private static <K, V> Map<K, V> latestUsed(long limit) {
            return new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                    return size() > limit;
                }
            };
        }

        /** Scores of every root at a point of the design; missing for cells without a score. */
        double[][] scores(double[] point) {
            Method method = preparation.descriptor().method();
            String[] columns = new String[hierarchy.leafCount()];
            Arrays.setAll(columns, leaf -> hierarchy.leaf(leaf).column());
            for (int i = 0; i < point.length; i++) {
                if (factors.get(i) instanceof Factor.Choice choice) {
                    Alternative alternative = choice.at(point[i]);
                    method = method.with(alternative);
                    alternative.columns().forEach((code, column) -> columns[hierarchy.node(code)] = column);
                }
            }
            double[][] leaves = new double[hierarchy.leafCount()][];
            for (int leaf = 0; leaf < leaves.length; leaf++) {
                leaves[leaf] = column(leaf, columns[leaf], method, point);
            }
            lastWeights = weights(method, point);
            double[][] nodes = scorer.score(leaves, lastWeights, functions(method, point), method.missing());
            double[][] scores = new double[hierarchy.roots().length][];
            for (int root = 0; root < scores.length; root++) {
                scores[root] = nodes[leaves.length + hierarchy.roots()[root]];
                hideUnscored(root, scores[root]);
            }
            return scores;
        }

        /** Weight of every indicator in a score, in the replication that was computed last. */
        double[] lastEffectiveWeights(int root) {
            return hierarchy.effectiveWeights(hierarchy.roots()[root], lastWeights);
        }

        private void hideUnscored(int root, double[] scores) {
            for (int cell = 0; cell < scores.length; cell++) {
                if (!scored[root][cell]) {
                    scores[cell] = Double.NaN;
                } else if (Double.isNaN(scores[cell])) {
                    throw new IndexException("Score "
                            + hierarchy.group(hierarchy.roots()[root]).code() + " is missing for "
                            + preparation.panel().unitOf(cell) + " in "
                            + preparation.panel().yearOf(cell)
                            + " under an alternative: give alternatives that score the same units.");
                }
            }
        }

        /** The first factor of a kind, or -1. */
        private int indexOf(Predicate<Factor> kind) {
            return IntStream.range(0, factors.size())
                    .filter(i -> kind.test(factors.get(i)))
                    .findFirst()
                    .orElse(-1);
        }

        /**
         * The values of an indicator that enter the aggregation at a point. Those of the latest points are kept: in a
         * design for sensitivity most points differ from one before them in a factor that changes no indicator.
         */
        private double[] column(int leaf, String column, Method method, double[] point) {
            double mix = mixes[leaf] < 0 ? Double.NaN : point[mixes[leaf]];
            double error = inputError < 0 ? Double.NaN : point[inputError];
            return latest.computeIfAbsent(
                    new ColumnKey(LeafKey.of(leaf, column, method), method.missing(), mix, error),
                    key -> column(leaf, column, method, mix, error));
        }

        private double[] column(int leaf, String column, Method method, double mix, double error) {
            SplittableRandom errors = inputError < 0 ? null : Streams.of(error, inputError, leaf);
            if (mixes[leaf] >= 0) {
                PreparedLeaf mixed = mixed(leaf, method, mix);
                return errors == null ? mixed.fill(method.missing()) : fill(mixed, method, errors);
            }
            if (errors != null && natural(leaf, column).hasBounds()) {
                return drawn(leaf, column, method, errors);
            }
            SharedLeaf common = shared(leaf, column, method);
            return errors == null || boundsOnly || !hasMissing(common.prepared().normalised())
                    ? common.fill(method.missing())
                    : drawMissing(common.prepared(), errors);
        }

        private SharedLeaf shared(int leaf, String column, Method method) {
            return shared.computeIfAbsent(
                    LeafKey.of(leaf, column, method),
                    key -> new SharedLeaf(
                            preparation.prepare(leaf, natural(leaf, column), method),
                            new EnumMap<>(MissingRule.class)));
        }

        private NaturalColumn natural(int leaf, String column) {
            return naturals.computeIfAbsent(leaf + "|" + column, key -> preparation.natural(leaf, column));
        }

        private static boolean hasMissing(double[] values) {
            for (double value : values) {
                if (Double.isNaN(value)) {
                    return true;
                }
            }
            return false;
        }

        private PreparedLeaf mixed(int leaf, Method method, double u) {
            Factor.Mix mix = (Factor.Mix) factors.get(mixes[leaf]);
            double[] from = natural(leaf, mix.from()).values();
            double[] to = natural(leaf, mix.to()).values();
            double[] values = new double[from.length];
            Arrays.setAll(values, cell -> from[cell] + u * (to[cell] - from[cell]));
            return preparation.prepare(leaf, new NaturalColumn(values, null, null), method);
        }

        /** Missing cells drawn, or left to the missing rule. */
        private double[] fill(PreparedLeaf prepared, Method method, SplittableRandom stream) {
            return boundsOnly ? prepared.fill(method.missing()) : drawMissing(prepared, stream);
        }

        /** Missing cells drawn from the normalised values of the indicator. */
        private static double[] drawMissing(PreparedLeaf prepared, SplittableRandom stream) {
            double[] normalised = prepared.normalised().clone();
            double[] observed = prepared.fit().observed();
            for (int cell = 0; cell < normalised.length; cell++) {
                if (Double.isNaN(normalised[cell])) {
                    normalised[cell] = observed[(int) (stream.nextDouble() * observed.length)];
                }
            }
            return normalised;
        }

        /** Cells with bounds drawn, the indicator fitted again to its drawn values, missing cells drawn. */
        private double[] drawn(int leaf, String column, Method method, SplittableRandom stream) {
            NaturalColumn stated = natural(leaf, column);
            double[] values = stated.values().clone();
            double[] draws = new double[values.length];
            for (int cell = 0; cell < values.length; cell++) {
                draws[cell] = Double.NaN;
                if (stated.hasBounds(cell)) {
                    draws[cell] = draw(stated.low()[cell], values[cell], stated.high()[cell], stream.nextDouble());
                    // What has bounds only is drawn too, but no scale is fitted to it.
                    values[cell] = Double.isNaN(values[cell]) ? Double.NaN : draws[cell];
                }
            }
            PreparedLeaf prepared = preparation.prepare(leaf, stated.withValues(values), method);
            for (int cell = 0; cell < draws.length; cell++) {
                if (Double.isNaN(values[cell]) && !Double.isNaN(draws[cell])) {
                    prepared.normalised()[cell] = prepared.fit().applyWithinEnds(draws[cell], cell / prepared.units());
                }
            }
            return fill(prepared, method, stream);
        }

        /** A value between bounds with the central value as median; evenly between them when it is missing. */
        private static double draw(double low, double central, double high, double u) {
            if (Double.isNaN(central)) {
                return low + u * (high - low);
            }
            return u < 0.5 ? low + 2 * u * (central - low) : central + (2 * u - 1) * (high - central);
        }

        private Aggregation[] functions(Method method, double[] point) {
            Aggregation[] functions = CompositeIndex.functions(hierarchy, method);
            for (int i = 0; i < point.length; i++) {
                if (factors.get(i) instanceof Factor.Exponent exponent) {
                    for (int group = 0; group < functions.length; group++) {
                        if (exponent.level() == null
                                || exponent.level() == hierarchy.level(hierarchy.leafCount() + group)) {
                            functions[group] = new Aggregation.Generalised(exponent.at(point[i]));
                        }
                    }
                }
            }
            return functions;
        }

        private double[][] weights(Method method, double[] point) {
            double[][] current = Replicator.this.weights.get(method.weighting());
            for (int i = 0; i < point.length; i++) {
                if (factors.get(i) instanceof Factor.WeightNoise noise) {
                    current = varied(
                            current,
                            noise.level(),
                            point[i],
                            i,
                            (weight, stream) -> weight * (1 + noise.spread() * (2 * stream.nextDouble() - 1)));
                } else if (factors.get(i) instanceof Factor.RandomWeights random) {
                    // Exponential draws scaled to their sum are even on the simplex.
                    current = varied(
                            current,
                            random.level(),
                            point[i],
                            i,
                            (weight, stream) -> weight == 0 ? 0 : -StrictMath.log(1 - stream.nextDouble()));
                }
            }
            return current;
        }

        private double[][] varied(double[][] given, Integer level, double u, int factor, WeightDraw draw) {
            double[][] drawn = new double[given.length][];
            for (int group = 0; group < given.length; group++) {
                int[] members = hierarchy.members(group);
                SplittableRandom stream = Streams.of(u, factor, group);
                drawn[group] = given[group].clone();
                double before = 0;
                double after = 0;
                for (int j = 0; j < members.length; j++) {
                    if (level == null || hierarchy.level(members[j]) == level) {
                        before += given[group][j];
                        drawn[group][j] = draw.apply(given[group][j], stream);
                        after += drawn[group][j];
                    }
                }
                for (int j = 0; after > 0 && j < members.length; j++) {
                    if (level == null || hierarchy.level(members[j]) == level) {
                        drawn[group][j] *= before / after;
                    }
                }
            }
            return drawn;
        }
    }

    /** A new weight given the old one. */
    private interface WeightDraw {
        double apply(double weight, SplittableRandom stream);
    }
}
