package org.sovereignai.jobs.steps;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.Inputs;
import org.sovereignai.jobs.Step;

/**
 * The share of every supplier in what a nation gets, by strand and year.
 *
 * <p>Every strand is first brought into one form, amounts of supply: nation, year, supplier, amount, and whether the
 * supplier is known. For goods the amount is dollars of imports; for base models and training hardware the unit is one
 * model or one kind of chip of one model (a model of several nations counts for each); for compute it is the computing
 * power in service at the end of the year, in H100 equivalents; for code it is pushes and pull requests to repositories
 * abroad. Where a nation itself is among the suppliers of a unit, the unit is its own; else foreign suppliers share it
 * equally.
 */
public final class DependenceEdge implements Step {

    private static final String UNKNOWN = "UNK";
    private static final String[] SUPPLY = {"country_code", "year", "strand"};

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> amounts = goods(in.table("trade_flow"), in.table("trade_total"))
                .unionByName(ofUnits(bases(in)))
                .unionByName(ofUnits(hardware(in, "maker_code", "training_hardware")))
                .unionByName(ofUnits(hardware(in, "foundry_code", "training_foundry")))
                .unionByName(ofUnits(compute(in, "compute")))
                .unionByName(ofUnits(compute(in, "compute_chips")))
                .unionByName(code(in.table("collaboration_flow")));
        return shares(amounts.filter(in.years().include(col("year"))));
    }

    /** Turns amounts into shares that sum to 1 for a nation, year and strand. */
    private static Dataset<Row> shares(Dataset<Row> amounts) {
        Dataset<Row> totals = amounts.groupBy(columns(SUPPLY))
                .agg(
                        sum("amount").as("total"),
                        sum(when(col("supplier_code").notEqual(UNKNOWN), col("units")))
                                .as("n"));
        return amounts.groupBy(columns(SUPPLY, "supplier_code"))
                .agg(sum("amount").as("amount"))
                .filter(col("amount").gt(0))
                .join(totals, SUPPLY)
                .select(
                        col("country_code"),
                        col("year"),
                        col("strand"),
                        col("supplier_code"),
                        least(lit(1.0), try_divide(col("amount"), col("total"))).as("direct_share"),
                        coalesce(round(col("n")).cast("BIGINT"), lit(0L)).as("n"));
    }

    /** Imports by partner; what no list accounts for is of unknown supplier. */
    private static Dataset<Row> goods(Dataset<Row> flows, Dataset<Row> totals) {
        Dataset<Row> known = flows.filter(length(col("product_code"))
                        .equalTo(4)
                        .and(col("hs_revision").equalTo(StrandGoods.PANEL_REVISION)))
                .groupBy(
                        col("country_code"),
                        col("year"),
                        col("strand"),
                        col("partner_code").as("supplier_code"))
                .agg(sum(col("value_usd").cast("DOUBLE")).as("amount"))
                .withColumn("units", lit(1.0));
        Dataset<Row> imports = totals.filter(col("hs_revision").equalTo(StrandGoods.PANEL_REVISION))
                .groupBy(columns(SUPPLY))
                .agg(sum(col("import_value_usd").cast("DOUBLE")).as("imports"))
                .filter(col("imports").gt(0));
        Dataset<Row> rest = imports.join(
                        known.groupBy(columns(SUPPLY)).agg(sum("amount").as("known")), SUPPLY, "left")
                .select(
                        col("country_code"),
                        col("year"),
                        col("strand"),
                        lit(UNKNOWN).as("supplier_code"),
                        // Shares are published in whole basis points, so that a full list can exceed the total a
                        // little.
                        greatest(lit(0.0), col("imports").minus(coalesce(col("known"), lit(0.0))))
                                .as("amount"),
                        lit(0.0).as("units"));
        return known.join(imports.select(columns(SUPPLY)), SUPPLY, "left_semi").unionByName(rest);
    }

    /** The nations that each model's resolved bases come from. */
    private static Dataset<Row> bases(Inputs in) {
        Dataset<Row> origins = in.table("model_lineage")
                .join(
                        in.table("model_release_nation")
                                .select(
                                        col("model_name").as("base_name"),
                                        col("country_code").as("supplier_code")),
                        new String[] {"base_name"},
                        "left")
                .groupBy("model_name")
                .agg(collect_set("supplier_code").as("suppliers"));
        return nations(in)
                .join(origins, new String[] {"model_name"})
                .select(
                        col("country_code"),
                        col("year"),
                        lit("base_models").as("strand"),
                        col("suppliers"),
                        lit(1.0).as("amount"));
    }

    /** The nation of the maker, or of the foundry, of every kind of chip that a model was trained on. */
    private static Dataset<Row> hardware(Inputs in, String nation, String strand) {
        Dataset<Row> chips = in.table("training_hardware")
                .select(col("model_name"), col(nation).as("supplier"));
        return nations(in)
                .join(chips, new String[] {"model_name"})
                .select(
                        col("country_code"),
                        col("year"),
                        lit(strand).as("strand"),
                        array_compact(array(col("supplier"))).as("suppliers"),
                        lit(1.0).as("amount"));
    }

    /** Computing power in service at the end of each year, by owners or by maker of the chips. */
    private static Dataset<Row> compute(Inputs in, String strand) {
        Column suppliers = strand.equals("compute") ? col("owner_codes") : array_compact(array(col("maker_code")));
        Dataset<Row> clusters = InService.clusters(in.table("compute_cluster"))
                .filter(col("country_code").isNotNull());
        return clusters.select(
                col("country_code"),
                col("year"),
                lit(strand).as("strand"),
                suppliers.as("suppliers"),
                col("h100_equivalents").as("amount"));
    }

    private static Dataset<Row> code(Dataset<Row> flows) {
        return flows.filter(col("country_code").notEqual(col("partner_code")))
                .groupBy(col("country_code"), col("year"), col("partner_code").as("supplier_code"))
                .agg(sum(col("collaboration_count").cast("DOUBLE")).as("amount"))
                .withColumn("strand", lit("code"))
                .withColumn("units", lit(1.0));
    }

    private static Dataset<Row> nations(Inputs in) {
        return in.table("model_release_nation")
                .filter(col("year").isNotNull())
                .select("model_name", "country_code", "year");
    }

    /** Splits units among their suppliers. */
    private static Dataset<Row> ofUnits(Dataset<Row> units) {
        Column own = array_contains(col("suppliers"), col("country_code"));
        Dataset<Row> split = units.withColumn(
                        "supplied_by",
                        when(own, array(col("country_code")))
                                .when(size(col("suppliers")).equalTo(0), array(lit(UNKNOWN)))
                                .otherwise(col("suppliers")))
                .select(
                        col("country_code"),
                        col("year"),
                        col("strand"),
                        explode(col("supplied_by")).as("supplier_code"),
                        try_divide(col("amount"), size(col("supplied_by"))).as("amount"),
                        try_divide(lit(1.0), size(col("supplied_by"))).as("unit"));
        return split.groupBy(columns(SUPPLY, "supplier_code"))
                .agg(sum("amount").as("amount"), sum("unit").as("units"));
    }

    private static Column[] columns(String[] names, String... more) {
        Column[] columns = new Column[names.length + more.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = col(i < names.length ? names[i] : more[i - names.length]);
        }
        return columns;
    }
}
