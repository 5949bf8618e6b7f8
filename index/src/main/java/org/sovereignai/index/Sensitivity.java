package org.sovereignai.index;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.sovereignai.index.method.IndexException;

/**
 * Sensitivity analysis: which factor moves the ranks. Sobol indices for the mean absolute rank change against the index
 * as published, by year and over all years, and for the rank of every unit in every year.
 */
public final class Sensitivity {

    private final IndexDescriptor descriptor;
    private final Panel panel;
    private final Bootstrap bootstrap;
    private final boolean ofUnits;

    private Sensitivity(IndexDescriptor descriptor, Panel panel, Bootstrap bootstrap, boolean ofUnits) {
        this.descriptor = descriptor;
        this.panel = panel;
        this.bootstrap = bootstrap;
        this.ofUnits = ofUnits;
    }

    record Bootstrap(int resamples, double confidence, long seed) implements Serializable {
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

    /** An analysis with 1,000 bootstrap resamples and 90 % intervals. */
    public static Sensitivity of(IndexDescriptor descriptor, Panel panel) {
        return new Sensitivity(descriptor, panel, new Bootstrap(1000, 0.9, 0), true);
    }

    /** The same analysis with another bootstrap. */
    public Sensitivity withBootstrap(int resamples, double confidence, long seed) {
        return new Sensitivity(descriptor, panel, new Bootstrap(resamples, confidence, seed), ofUnits);
    }

    /** The same analysis without the rank of every unit, which takes most of the time. */
    public Sensitivity ofYears() {
        return new Sensitivity(descriptor, panel, bootstrap, false);
    }

    /** A Sobol design for the factors of the index. */
    public Design design(int samples, long designSeed) {
        return Design.sobol(new Replicator(descriptor, panel).factorNames(), samples, designSeed);
    }

    /**
     * The analysis at the points of a Sobol design, in pieces.
     *
     * @throws IndexException when the design is no Sobol design or is for other factors
     */
    public SensitivityRun at(Design design) {
        return new SensitivityRun(new Replicator(descriptor, panel), design, bootstrap, ofUnits);
    }

    /**
     * Runs the analysis at the points of a Sobol design.
     *
     * @return for every score: rows of all years together, then by year, then by unit and year
     * @throws IndexException when the design is no Sobol design or is for other factors
     */
    public List<SensitivityIndex> run(Design design) {
        return at(design).run();
    }
}
