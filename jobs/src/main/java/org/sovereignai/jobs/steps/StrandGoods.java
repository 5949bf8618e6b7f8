package org.sovereignai.jobs.steps;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Trade in the strands' goods, as the trade tables share it: which heading belongs to which strand, and what the source
 * still revises.
 */
public final class StrandGoods {

    /** The revision in which the four-digit panel is classified. */
    public static final String PANEL_REVISION = "HS17";

    private StrandGoods() {}

    /** Strand of a product code, by its heading; parts of computers (847330) count as computers. */
    static Column strand(Column productCode) {
        Column heading = substring(productCode, 1, 4);
        return when(heading.equalTo("8542"), "chips")
                .when(heading.equalTo("8486"), "chip_equipment")
                .when(heading.equalTo("8471").or(productCode.equalTo("847330")), "computers")
                .when(heading.isin("8504", "8507", "8541"), "energy_equipment");
    }

    /** Adds the status: the newest year of a BACI release is provisional, earlier ones are final. */
    static Dataset<Row> withStatus(Dataset<Row> trade) {
        Dataset<Row> newest = trade.groupBy("hs_revision").agg(max("year").as("newest_year"));
        return trade.join(broadcast(newest), new String[] {"hs_revision"})
                .withColumn(
                        "data_status",
                        when(col("year").equalTo(col("newest_year")), "provisional")
                                .otherwise("final"))
                .drop("newest_year");
    }

    /** Full BACI flows of one year summed by heading. */
    static Dataset<Row> sumByHeading(Dataset<Row> flows) {
        return flows.filter(substring(col("product_code"), 1, 4).isin("8542", "8486", "8471", "8504", "8507"))
                .groupBy(
                        col("revision").as("hs_revision"),
                        col("year"),
                        col("exporter_code"),
                        col("importer_code"),
                        substring(col("product_code"), 1, 4).as("product_code"))
                .agg(sum("value_usd").as("value_usd"), sum("quantity_t").as("quantity_t"));
    }
}
