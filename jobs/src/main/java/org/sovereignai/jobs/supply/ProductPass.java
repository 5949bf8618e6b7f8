package org.sovereignai.jobs.supply;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.datasets.Flows;
import org.sovereignai.datasets.Goods;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.PackedRows;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.run.Years;
import org.sovereignai.schemas.Products;
import org.sovereignai.schemas.Schemas;

/**
 * Every product in every year of BACI's full files: one group each, measured where its flows come together, in as many tasks as there
 * are parts of products. What comes out is small, a row for each group with the rows of both tables packed, see {@link PackedRows}.
 */
public final class ProductPass implements Step {

    /** The files that know every pair. */
    private static final String FILES = "baci/products";

    /** Few enough that Spark writes each part of a file straight to its place, and so many that one of them is small. */
    private static final int PARTS = 200;

    private static final StructType TYPE =
            StructType.fromDDL("group BIGINT, product_supply BINARY, product_concentration BINARY");

    /** The flows that the pass reads, of the products that are asked for. */
    static Map<String, Goods> wanted(Schemas schemas) {
        Products products = schemas.products().orElseGet(Products::all);
        return Map.of(FILES, new Goods("product that nobody asked for", products.codes(), PARTS));
    }

    @Override
    public Map<String, Goods> flows(Schemas schemas) {
        return wanted(schemas);
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Flows flows = in.flows(FILES);
        ProductRows rows =
                new ProductRows(flows.names(), in.schemas().products().orElseGet(Products::all));
        Years years = in.years();
        return in.rows(
                flows.groups().filter(group -> years.include(group.year())).map(rows::of), TYPE);
    }
}
