package org.sovereignai.measures.network;

import java.util.OptionalDouble;
import org.apache.commons.lang3.Validate;

/**
 * What share of its foreign supply each economy gets from each other one.
 *
 * <p>Row i is importer i, column j supplier j, shares are 0..1. A row with imports sums to 1 together with its
 * {@linkplain #unknown unknown} part; an economy without imports has no shares at all. Immutable.
 */
public final class ShareMatrix {

    /** How far a row may sum away from 1 and still count as whole; such a row is scaled to 1. */
    private static final double ROUNDING = 1e-9;

    private final double[][] shares;
    private final double[] unknown;
    private final boolean[] imports;

    private ShareMatrix(double[][] shares, double[] unknown, boolean[] imports) {
        this.shares = shares;
        this.unknown = unknown;
        this.imports = imports;
    }

    /**
     * Shares of known amounts in total imports. Imports that no amount accounts for are of unknown origin, also where
     * no amount is known at all.
     *
     * @param amounts square, what each importer (row) gets from each supplier (column), zeros in the diagonal
     * @param totals imports of each economy in the same unit, 0 where it imports nothing
     * @throws IllegalArgumentException naming the first row or cell that is negative, not finite, the economy's own
     *     supply, or more than its total
     */
    public static ShareMatrix ofAmounts(double[][] amounts, double[] totals) {
        int size = amounts.length;
        Validate.isTrue(totals.length == size, "%s import totals given for %s economies", totals.length, size);
        double[][] shares = new double[size][];
        double[] unknown = new double[size];
        boolean[] imports = new boolean[size];
        for (int importer = 0; importer < size; importer++) {
            double known = sumChecked(amounts[importer], importer, size);
            double total = totals[importer];
            Validate.isTrue(
                    Double.isFinite(total) && total >= 0,
                    "Imports %s of economy %s must be a finite amount, 0 or more",
                    total,
                    importer);
            Validate.isTrue(
                    known <= total * (1 + ROUNDING),
                    "Row %s sums to %s, more than its total %s: correct or rescale the suppliers",
                    importer,
                    known,
                    total);
            imports[importer] = total > 0;
            boolean whole = known >= total * (1 - ROUNDING);
            shares[importer] = scaled(amounts[importer], whole ? known : total);
            unknown[importer] = whole ? 0 : 1 - known / total;
        }
        return new ShareMatrix(shares, unknown, imports);
    }

    /**
     * Computed rows, where an economy's own goods may come back to it; the arrays are not copied: not to be changed.
     */
    static ShareMatrix ofComputed(double[][] shares, double[] unknown, boolean[] imports) {
        return new ShareMatrix(shares, unknown, imports);
    }

    /** Number of economies. */
    public int size() {
        return shares.length;
    }

    /** Whether the economy imports anything, known or unknown. */
    public boolean hasImports(int importer) {
        return imports[importer];
    }

    /** Share of the importer's supply that comes from the supplier; empty if it imports nothing. */
    public OptionalDouble share(int importer, int supplier) {
        return imports[importer] ? OptionalDouble.of(shares[importer][supplier]) : OptionalDouble.empty();
    }

    /** Share of the importer's supply whose origin is not known; empty if it imports nothing. */
    public OptionalDouble unknown(int importer) {
        return imports[importer] ? OptionalDouble.of(unknown[importer]) : OptionalDouble.empty();
    }

    /**
     * The importer's known shares by supplier; all 0 if it imports nothing. In
     * a traced matrix the importer's own place holds what it made itself and bought back.
     */
    public double[] knownShares(int importer) {
        return shares[importer].clone();
    }

    /** As {@link #knownShares}, not copied: not to be changed. */
    double[] row(int importer) {
        return shares[importer];
    }

    /** The unknown part of the importer's row, 0 if it imports nothing. */
    double rest(int importer) {
        return unknown[importer];
    }

    boolean[] importers() {
        return imports.clone();
    }

    private static double sumChecked(double[] row, int importer, int size) {
        Validate.isTrue(row.length == size, "Row %s has %s columns instead of %s", importer, row.length, size);
        Validate.isTrue(
                row[importer] == 0,
                "Economy %s supplies itself with %s: foreign supply has no own part",
                importer,
                row[importer]);
        double sum = 0;
        for (int supplier = 0; supplier < size; supplier++) {
            double cell = row[supplier];
            // Of so many cells what is said of a wrong one is put together only then.
            if (!(cell >= 0 && cell < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "Row " + importer + ", column " + supplier + ": " + cell + " must be finite, 0 or more");
            }
            sum += cell;
        }
        return sum;
    }

    private static double[] scaled(double[] row, double total) {
        double[] scaled = row.clone();
        for (int supplier = 0; supplier < row.length && total > 0; supplier++) {
            scaled[supplier] /= total;
        }
        return scaled;
    }
}
