package org.sovereignai.jobs.supply;

/** How concentrated the supply of each product of six digits is, in releases for which somebody asked; see {@link ProductPass}. */
public final class ProductConcentration extends ProductTable {

    public ProductConcentration() {
        super("product_concentration");
    }
}
