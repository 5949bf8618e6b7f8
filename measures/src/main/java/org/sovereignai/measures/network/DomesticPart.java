package org.sovereignai.measures.network;

import org.apache.commons.lang3.Validate;

/**
 * The part of an economy's exports that it makes itself, 0..1; the rest is resold imports.
 *
 * <p>At most the imports M can be resold, so of the exports X at least {@code max(0, (X - M) / X)} are home-made. It is a
 * bound if resold goods leave at the price at which they came (both flows free on board, as in BACI) and in the same year; a
 * reseller's margin or sales from stock make the true part smaller. Goods that enter and leave under one heading after
 * processing, such as dies that are packaged, count as resold there.
 *
 * <p>Own method. The import-to-export comparison is the third criterion of CEPII's GeoDep (Lefebvre and Wibaux, "Import
 * dependencies: where does the EU stand?", CEPII Policy Brief 47, 2024), turned into a share of exports.
 *
 * @param low at least this part is made at home
 * @param central the estimate between the bounds
 * @param high at most this part is made at home
 */
public record DomesticPart(double low, double central, double high) {

    public DomesticPart {
        Validate.isTrue(
                0 <= low && low <= central && central <= high && high <= 1,
                "Domestic part must be ordered within 0..1 but is low %s, central %s, high %s",
                low,
                central,
                high);
    }
}
