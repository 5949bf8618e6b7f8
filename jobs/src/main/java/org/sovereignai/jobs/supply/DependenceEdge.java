package org.sovereignai.jobs.supply;

import static org.apache.spark.sql.functions.*;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.tables.ExactSum;
import org.sovereignai.jobs.tables.InService;

/**
 * The share of every supplier in what a nation gets, by strand and year: as traded or recorded, by origin, and how much of
 * it the supplier could withdraw.
 *
 * <p><b>Goods</b> are dollars of imports, traced through hubs, see {@link GoodsEdges}. New goods can be withheld, so all of
 * them are revocable.
 *
 * <p><b>Units.</b> For base models and training hardware the unit is one model or one kind of chip of one model (a model of
 * several nations counts for each); for compute it is the computing power in service at the end of the year, in H100
 * equivalents. Where a nation itself is among the suppliers of a unit, the unit is its own; else foreign suppliers share it
 * equally. The origin of a base model is that of the roots of its lineage. Hardware and compute have no origin beyond the
 * supplier: the foundry is a strand of its own. How much of a base model can be withdrawn follows from the openness class of
 * the base; of new hardware, and of compute owned or supplied by others, all can. What is of unknown supplier or class may
 * be revocable or not, so that only the bounds are known.
 *
 * <p><b>Code</b> is pushes and pull requests to repositories abroad. It has no traced origin: contributions are not passed
 * on from one repository's nation to the next, and the source does not say how much of a repository comes from its own
 * nation. Nobody can take back a copy of public code, so that nothing is revocable.
 */
public final class DependenceEdge implements Step {

    /** Supplier code of the part whose supplier is not known. */
    public static final String UNKNOWN = "UNK";

    /** Supplier code of all that have no row of their own, together. */
    public static final String OTHERS = "OTH";

    private static final String[] SUPPLY = {"country_code", "year", "strand"};

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> units = bases(in)
                .unionByName(hardware(in, "maker_code", "training_hardware"))
                .unionByName(hardware(in, "foundry_code", "training_foundry"))
                .unionByName(compute(in, "compute"))
                .unionByName(compute(in, "compute_chips"));
        Dataset<Row> others = ofUnits(units.filter(in.years().include(col("year"))))
                .unionByName(withRevocable(
                                code(in.table("collaboration_flow")
                                        .filter(in.years().include(col("year")))),
                                0)
                        .withColumn("direct_high", col("direct_share")));
        return withRevocable(GoodsEdges.edges(in), 1)
                .unionByName(
                        DataStatus.withStatusOfStrand(others.withColumn("direct_low", col("direct_share")), in), true);
    }

    private static Dataset<Row> withRevocable(Dataset<Row> edges, double share) {
        return edges.withColumn("revocable_share", lit(share))
                .withColumn("revocable_low", lit(share))
                .withColumn("revocable_high", lit(share));
    }

    /** Every model with a base: by the nations of its resolved bases, and once more by those of its roots. */
    private static Dataset<Row> bases(Inputs in) {
        // A base that is no known model, or one that was not there yet, has no known supplier.
        Dataset<Row> suppliers = in.table("model_lineage")
                .withColumn("base_name", when(col("is_resolved"), col("base_name")))
                .join(revocableBases(in), new String[] {"base_name"}, "left")
                .groupBy("model_name", "supplier_code")
                .agg(
                        avg("revocable").as("revocable"),
                        avg("revocable_low").as("revocable_low"),
                        avg("revocable_high").as("revocable_high"),
                        array_distinct(flatten(collect_list("root_codes"))).as("root_codes"))
                .groupBy("model_name")
                .agg(
                        collect_list(when(
                                        col("supplier_code").isNotNull(),
                                        supplier(
                                                col("supplier_code"),
                                                col("revocable"),
                                                col("revocable_low"),
                                                col("revocable_high"))))
                                .as("bases"),
                        revocable(array_distinct(flatten(collect_list("root_codes"))))
                                .as("roots"));
        return nations(in)
                .join(suppliers, new String[] {"model_name"})
                .withColumn(
                        "view",
                        explode(array(
                                struct(lit(false).as("is_origin"), col("bases").as("suppliers")),
                                struct(lit(true).as("is_origin"), col("roots").as("suppliers")))))
                .select(
                        col("country_code"),
                        col("year"),
                        lit("base_models").as("strand"),
                        col("view.is_origin"),
                        col("view.suppliers"),
                        lit(1.0).as("amount"));
    }

    /** Nations of each model that may be a base, with the part of it that they can withdraw. */
    private static Dataset<Row> revocableBases(Inputs in) {
        Dataset<Row> classes = in.reference("openness_class")
                .select(
                        col("accessibility"),
                        col("revocable").cast("DOUBLE").as("revocable"),
                        col("revocable_low").cast("DOUBLE").as("revocable_low"),
                        col("revocable_high").cast("DOUBLE").as("revocable_high"));
        return in.table("model_release")
                .join(broadcast(classes), new String[] {"accessibility"}, "left")
                .select(
                        col("model_name").as("base_name"),
                        explode(col("country_codes")).as("supplier_code"),
                        col("revocable"),
                        coalesce(col("revocable_low"), lit(0.0)).as("revocable_low"),
                        coalesce(col("revocable_high"), lit(1.0)).as("revocable_high"));
    }

    /** The nation of the maker, or of the foundry, of every kind of chip that a model was trained on. */
    private static Dataset<Row> hardware(Inputs in, String nation, String strand) {
        Dataset<Row> chips = in.table("training_hardware")
                .select(col("model_name"), array_compact(array(col(nation))).as("codes"));
        return nations(in)
                .join(chips, new String[] {"model_name"})
                .select(
                        col("country_code"),
                        col("year"),
                        lit(strand).as("strand"),
                        lit(false).as("is_origin"),
                        revocable(col("codes")).as("suppliers"),
                        lit(1.0).as("amount"));
    }

    /** Computing power in service at the end of each year, by owners or by maker of the chips. */
    private static Dataset<Row> compute(Inputs in, String strand) {
        Column codes = strand.equals("compute") ? col("owner_codes") : array_compact(array(col("maker_code")));
        return InService.clusters(in.table("compute_cluster"))
                .filter(col("country_code").isNotNull())
                .select(
                        col("country_code"),
                        col("year"),
                        lit(strand).as("strand"),
                        lit(false).as("is_origin"),
                        revocable(codes).as("suppliers"),
                        col("h100_equivalents").as("amount"));
    }

    private static Dataset<Row> code(Dataset<Row> flows) {
        Dataset<Row> amounts = flows.filter(col("country_code").notEqual(col("partner_code")))
                .groupBy(col("country_code"), col("year"), col("partner_code").as("supplier_code"))
                .agg(sum("collaboration_count").as("amount"))
                .filter(col("amount").gt(0));
        Dataset<Row> totals = amounts.groupBy("country_code", "year")
                .agg(sum("amount").as("total"), count(lit(1)).as("n"));
        return amounts.join(totals, new String[] {"country_code", "year"})
                .select(
                        col("country_code"),
                        col("year"),
                        lit("code").as("strand"),
                        col("supplier_code"),
                        try_divide(col("amount").cast("DOUBLE"), col("total")).as("direct_share"),
                        lit(null).cast("DOUBLE").as("traced_share"),
                        lit(null).cast("DOUBLE").as("traced_low"),
                        lit(null).cast("DOUBLE").as("traced_high"),
                        col("n"));
    }

    /** Splits units among their suppliers and turns amounts into shares that sum to 1 for a nation, year and strand. */
    private static Dataset<Row> ofUnits(Dataset<Row> units) {
        Column amount = col("amount").multiply(col("part"));
        Column direct = when(not(col("is_origin")), amount);
        Dataset<Row> amounts = withSuppliers(units)
                .groupBy(columns(SUPPLY, "supplier_code"))
                .agg(
                        ExactSum.of(direct).as("direct"),
                        ExactSum.of(when(col("is_origin"), amount)).as("traced"),
                        ExactSum.of(when(col("revocable").isNotNull(), direct)).as("classed"),
                        ExactSum.of(direct.multiply(col("revocable"))).as("revocable"),
                        ExactSum.of(direct.multiply(col("revocable_low"))).as("revocable_low"),
                        ExactSum.of(direct.multiply(col("revocable_high"))).as("revocable_high"),
                        ExactSum.of(when(not(col("is_origin")), col("part"))).as("units"));
        Column isKnown = col("supplier_code").notEqual(UNKNOWN);
        Dataset<Row> totals = amounts.groupBy(columns(SUPPLY))
                .agg(
                        ExactSum.of(col("direct")).as("total"),
                        ExactSum.of(col("traced")).as("traced_total"),
                        ExactSum.of(when(not(isKnown), col("traced"))).as("traced_unknown"),
                        ExactSum.of(when(not(isKnown), col("direct"))).as("direct_unknown"),
                        ExactSum.of(when(isKnown, col("units"))).as("n"));
        Column traced = when(col("traced_total").isNotNull(), share(coalesce(col("traced"), lit(0.0)), "traced_total"));
        Column unknown = coalesce(share(col("traced_unknown"), "traced_total"), lit(0.0));
        Column directShare = share(coalesce(col("direct"), lit(0.0)), "total");
        Column unnamed = coalesce(share(col("direct_unknown"), "total"), lit(0.0));
        return amounts.filter(col("direct").gt(0).or(col("traced").gt(0)))
                .join(totals, SUPPLY)
                .select(
                        col("country_code"),
                        col("year"),
                        col("strand"),
                        col("supplier_code"),
                        directShare.as("direct_share"),
                        atMostOne(directShare.plus(when(isKnown, unnamed).otherwise(0.0)))
                                .as("direct_high"),
                        traced.as("traced_share"),
                        traced.as("traced_low"),
                        atMostOne(traced.plus(when(isKnown, unknown).otherwise(0.0)))
                                .as("traced_high"),
                        coalesce(round(col("n")).cast("BIGINT"), lit(0L)).as("n"),
                        share(col("revocable"), "classed").as("revocable_share"),
                        share(col("revocable_low"), "direct").as("revocable_low"),
                        share(col("revocable_high"), "direct").as("revocable_high"));
    }

    /** One row per unit and supplier, with the supplier's part of the unit. */
    private static Dataset<Row> withSuppliers(Dataset<Row> units) {
        Column own = filter(
                col("suppliers"), supplier -> supplier.getField("supplier_code").equalTo(col("country_code")));
        Column nobody = array(supplier(lit(UNKNOWN), lit(null), lit(0.0), lit(1.0)));
        return units.withColumn(
                        "suppliers",
                        when(size(own).gt(0), own)
                                .when(size(col("suppliers")).equalTo(0), nobody)
                                .otherwise(col("suppliers")))
                .withColumn("part", try_divide(lit(1.0), size(col("suppliers"))))
                .withColumn("supplier", explode(col("suppliers")))
                .select(col("*"), col("supplier.*"));
    }

    private static Column revocable(Column codes) {
        return transform(codes, code -> supplier(code, lit(1.0), lit(1.0), lit(1.0)));
    }

    private static Column supplier(Column code, Column revocable, Column low, Column high) {
        return struct(
                code.as("supplier_code"),
                revocable.cast("DOUBLE").as("revocable"),
                low.as("revocable_low"),
                high.as("revocable_high"));
    }

    private static Dataset<Row> nations(Inputs in) {
        return in.table("model_release_nation")
                .filter(col("year").isNotNull())
                .select("model_name", "country_code", "year");
    }

    private static Column share(Column amount, String total) {
        return atMostOne(try_divide(amount, col(total)));
    }

    /** Takes off what rounding adds; {@code least} alone would turn an empty share into 1. */
    private static Column atMostOne(Column share) {
        return when(share.isNotNull(), least(lit(1.0), share));
    }

    private static Column[] columns(String[] names, String... more) {
        return Stream.concat(Arrays.stream(names), Arrays.stream(more))
                .map(name -> col(name))
                .toArray(Column[]::new);
    }
}
