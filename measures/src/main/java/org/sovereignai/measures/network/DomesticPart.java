package org.sovereignai.measures.network;

import org.apache.commons.lang3.Validate;

/**
 * The part of an economy's exports of one strand that it makes itself, 0..1; the rest is resold imports.
 *
 * <p><b>Low.</b> At most the imports M can be resold, so of the exports X at least {@code X - M} are home-made: {@code
 * low = max(0, (X - M) / X)}. It is a bound if resold goods leave at the price at which they came (both flows free on
 * board, as in BACI) and in the same year; a reseller's margin or sales from stock make the true part smaller. Goods
 * that enter and leave under one heading after processing, such as dies that are packaged, count as resold here and as
 * made in the high bound.
 *
 * <p><b>High.</b> 1 for an economy known to fabricate or assemble, since all its imports may be used at home. An
 * economy not known as a maker has 0, unless it exports more than it imports: then something is made there that the
 * list of makers does not have, and the high bound is 1. It is a bound if no maker with {@code X <= M} is missing from
 * the list. Treating every economy as a maker gives bounds that need no list.
 *
 * <p><b>Central.</b> Sources of exports are pooled, the proportionality assumption of input-output tables: with home
 * output Y the home-made part of every use is {@code Y / (Y + M)}. Output is rarely published by product; for a maker
 * it is taken as equal to exports (home use then equals imports), which gives {@code X / (X + M)}. It is too low for a
 * maker whose home market absorbs much of its own output, and too high for one that mostly passes goods on. For other
 * economies the central value is the low bound: what trade alone proves. So it is for a maker that is above all a place of
 * transit, where goods pass through without touching the home market and pooling would call them home-made. Always {@code
 * low <= X / (X + M) <= 1}, because {@code (X - M)(X + M) <= X * X}.
 *
 * <p><b>Entrepots.</b> Where trade is above all passing on, a margin on what is passed on, or goods that lie over the end of
 * the year, suffice to make exports larger than imports. So a surplus proves no making there: low and central are 0, and
 * home-made goods, if any, are in the high bound alone.
 *
 * <p>Own method. The import-to-export comparison is the third criterion of CEPII's GeoDep (Lefebvre and Wibaux, "Import
 * dependencies: where does the EU stand?", CEPII Policy Brief 47, 2024), turned into a share of exports.
 *
 * @param low at least this part is made at home
 * @param central the estimate between the bounds
 * @param high at most this part is made at home
 */
public record DomesticPart(double low, double central, double high) {

    private static final DomesticPart NO_EXPORTS = new DomesticPart(1, 1, 1);

    public DomesticPart {
        Validate.isTrue(
                0 <= low && low <= central && central <= high && high <= 1,
                "Domestic part must be ordered within 0..1 but is low %s, central %s, high %s",
                low,
                central,
                high);
    }

    /**
     * An economy known to fabricate or assemble goods of the strand.
     *
     * <p>Where nothing is exported no share matrix has a supply from this economy, so the part is never used; it is 1,
     * which leaves the direct figure as it is should the two sources disagree.
     *
     * @param exports total exports of the strand
     * @param imports total imports of the strand, same unit
     */
    public static DomesticPart ofMaker(double exports, double imports) {
        checkAmounts(exports, imports);
        if (exports == 0) {
            return NO_EXPORTS;
        }
        double low = atLeast(exports, imports);
        return new DomesticPart(low, Math.max(low, exports / (exports + imports)), 1);
    }

    /**
     * An economy that makes goods of the strand but above all passes them on; without exports as in {@link #ofMaker}.
     *
     * @param exports total exports of the strand
     * @param imports total imports of the strand, same unit
     */
    public static DomesticPart ofTransitMaker(double exports, double imports) {
        checkAmounts(exports, imports);
        if (exports == 0) {
            return NO_EXPORTS;
        }
        double low = atLeast(exports, imports);
        return new DomesticPart(low, low, 1);
    }

    /**
     * An economy not known as a maker of the strand; without exports as in {@link #ofMaker}.
     *
     * @param exports total exports of the strand
     * @param imports total imports of the strand, same unit
     */
    public static DomesticPart ofOther(double exports, double imports) {
        checkAmounts(exports, imports);
        if (exports == 0) {
            return NO_EXPORTS;
        }
        double low = atLeast(exports, imports);
        return new DomesticPart(low, low, low > 0 ? 1 : 0);
    }

    /**
     * A maker in an entrepot, a place whose trade is above all passing on; without exports as in {@link #ofMaker}.
     *
     * @param exports total exports of the strand
     * @param imports total imports of the strand, same unit
     */
    public static DomesticPart ofEntrepotMaker(double exports, double imports) {
        checkAmounts(exports, imports);
        return exports == 0 ? NO_EXPORTS : new DomesticPart(0, 0, 1);
    }

    /**
     * An entrepot not known as a maker of the strand; without exports as in {@link #ofMaker}.
     *
     * @param exports total exports of the strand
     * @param imports total imports of the strand, same unit
     */
    public static DomesticPart ofEntrepot(double exports, double imports) {
        checkAmounts(exports, imports);
        return exports == 0 ? NO_EXPORTS : new DomesticPart(0, 0, exports > imports ? 1 : 0);
    }

    private static double atLeast(double exports, double imports) {
        return Math.max(0, (exports - imports) / exports);
    }

    private static void checkAmounts(double exports, double imports) {
        Validate.isTrue(
                Double.isFinite(exports) && exports >= 0 && Double.isFinite(imports) && imports >= 0,
                "Exports %s and imports %s must be finite amounts, 0 or more",
                exports,
                imports);
    }
}
