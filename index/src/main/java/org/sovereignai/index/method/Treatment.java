package org.sovereignai.index.method;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;
import java.util.Arrays;
import org.sovereignai.index.statistics.Moments;
import org.sovereignai.index.statistics.Ranks;

/**
 * Treatment of outliers before normalisation. An indicator whose normalisation uses nothing but order is not treated.
 *
 * <p>In a descriptor: {@code {"method": "skew-kurtosis", "skewness": 2, "kurtosis": 3.5, "cells": 5}} or
 * {@code {"method": "none"}}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Treatment.Untreated.class, name = "none"),
    @JsonSubTypes.Type(value = Treatment.SkewKurtosis.class, name = "skew-kurtosis")
})
public sealed interface Treatment extends Serializable {

    /** The function that treats an indicator, given its present values in natural units, in any order. */
    Curve fit(double[] values);

    /** No treatment. */
    record Untreated() implements Treatment {
        @Override
        public Curve fit(double[] values) {
            return Curve.identity(Moments.of(values));
        }
    }

    /**
     * The rule of the OECD/JRC Handbook and of COINr: an indicator with {@code |skewness| >= 2} and
     * {@code kurtosis >= 3.5} (type 2 moments) has outliers. They are winsorised one value after the other at the side
     * of the skew; when the allowed number of cells does not suffice, the original values are log transformed instead:
     * {@code ln(x - min + a)}, or {@code -ln(max - x + a)} for a negative skew, {@code a} = 1 % of the range.
     *
     * <p>Cells that tie are winsorised together and counted each, and never more than the allowed number (COINr looks at
     * the number before it moves a group of ties, which may exceed it). The mirrored logarithm is ours: the plain one
     * makes a negative skew worse. A logarithm is kept when the thresholds are still not met; {@link Curve#after} tells.
     * Fewer than four values, or a constant, are never treated.
     *
     * <p>COINr's {@code log_GII}, which returns its input, has no counterpart: a logarithm is taken or none is recorded.
     *
     * @param skewness threshold of absolute skewness, default 2
     * @param kurtosis threshold of excess kurtosis, default 3.5
     * @param cells largest number of cells to winsorise; default 5 % of the present values, rounded up
     * @param logarithm false to leave an indicator alone that winsorising does not cure; default true
     */
    record SkewKurtosis(Double skewness, Double kurtosis, Integer cells, Boolean logarithm) implements Treatment {

        private static final double SHARE = 0.05;
        private static final double OFFSET = 0.01;

        public SkewKurtosis {
            skewness = skewness == null ? 2 : skewness;
            kurtosis = kurtosis == null ? 3.5 : kurtosis;
            logarithm = logarithm == null || logarithm;
            if (cells != null && cells < 0) {
                throw new IndexException("Treatment skew-kurtosis allows " + cells + " cells: give 0 or more.");
            }
        }

        @Override
        public Curve fit(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            Moments before = Moments.of(sorted);
            if (passes(before)) {
                return Curve.identity(before);
            }
            Curve winsorised = winsorise(sorted, before);
            if (passes(winsorised.after()) || !logarithm) {
                return passes(winsorised.after()) ? winsorised : Curve.identity(before);
            }
            return takeLogarithm(sorted, before);
        }

        private boolean passes(Moments moments) {
            return Math.abs(moments.skewness()) < skewness || moments.kurtosis() < kurtosis;
        }

        private Curve winsorise(double[] sorted, Moments before) {
            int n = sorted.length;
            int allowed = cells == null ? (int) Math.ceil(n * SHARE) : cells;
            double[] clamped = sorted.clone();
            Moments moments = before;
            int low = 0;
            int high = 0;
            while (!passes(moments)) {
                if (moments.skewness() > 0) {
                    high = n - Ranks.lowerBound(clamped, clamped[n - 1]);
                } else {
                    low = Ranks.upperBound(clamped, clamped[0]);
                }
                if (low + high > allowed) {
                    break;
                }
                Arrays.fill(clamped, 0, low, clamped[low]);
                Arrays.fill(clamped, n - high, n, clamped[n - high - 1]);
                moments = Moments.of(clamped);
            }
            return new Curve(Curve.Kind.WINSORISED, clamped[0], clamped[n - 1], 0, before, moments);
        }

        private Curve takeLogarithm(double[] sorted, Moments before) {
            double low = sorted[0];
            double high = sorted[sorted.length - 1];
            Curve.Kind kind = before.skewness() > 0 ? Curve.Kind.LOGARITHM : Curve.Kind.MIRRORED_LOGARITHM;
            Curve curve = new Curve(kind, low, high, OFFSET * (high - low), before, before);
            double[] treated = Arrays.stream(sorted).map(curve::apply).toArray();
            return new Curve(kind, low, high, OFFSET * (high - low), before, Moments.of(treated));
        }
    }
}
