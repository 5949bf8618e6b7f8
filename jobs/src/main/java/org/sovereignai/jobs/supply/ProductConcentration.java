package org.sovereignai.jobs.supply;

/** How concentrated the supply of each product of six digits is, in releases for which somebody asked; see {@link ProductPass}. */
public final class ProductConcentration extends ProductTable {

    public ProductConcentration() {
        super("product_concentration");
    }

    @Override
    public String columns() {
        return "year hs_revision product_code country_code import_value_usd export_value_usd n "
                + "concentration top_supplier_share largest_supplier_code goods_nature home_made_share "
                + "home_made_low home_made_high withdrawable_by_one withdrawable_low withdrawable_high "
                + "withdrawable_by_code withdrawable_of_use data_status";
    }
}
