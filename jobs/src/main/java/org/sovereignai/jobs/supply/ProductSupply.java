package org.sovereignai.jobs.supply;

/** Who supplies whom with each product of six digits, in releases for which somebody asked; see {@link ProductPass}. */
public final class ProductSupply extends ProductTable {

    public ProductSupply() {
        super("product_supply");
    }

    @Override
    public String columns() {
        return "year hs_revision product_code country_code supplier_code amount_usd direct_share "
                + "traced_share traced_low traced_high on_way_share on_way_low on_way_high data_status";
    }
}
