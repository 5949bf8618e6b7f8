package org.sovereignai.jobs.supply;

/** Who supplies whom with each product of six digits, in releases for which somebody asked; see {@link ProductPass}. */
public final class ProductSupply extends ProductTable {

    public ProductSupply() {
        super("product_supply");
    }
}
