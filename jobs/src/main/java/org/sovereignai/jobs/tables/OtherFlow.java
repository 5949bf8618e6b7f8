package org.sovereignai.jobs.tables;

import java.math.BigDecimal;

/**
 * A flow that another source than the full files tells.
 *
 * @param country the importer
 * @param partner the exporter
 * @param year calendar year
 * @param revision revision of the Harmonized System
 * @param product code of the goods, of four or six digits
 * @param value amount in US dollars
 * @param tonnes weight; null where none is known
 * @param basis what it is known from, see {@link TradeFlow}
 */
record OtherFlow(
        String country,
        String partner,
        int year,
        String revision,
        String product,
        BigDecimal value,
        Double tonnes,
        String basis) {

    /** Imports of a product in a year, from whom it may be. */
    record Imports(String country, int year, String revision, String product) {}

    Imports imports() {
        return new Imports(country, year, revision, product);
    }

    boolean isReconciled() {
        return basis.equals(TradeBasis.RECONCILED);
    }
}
