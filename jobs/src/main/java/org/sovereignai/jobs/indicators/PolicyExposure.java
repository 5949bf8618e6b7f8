package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.supply.DependenceEdge;

/**
 * How much of a nation's supply comes from a group of other nations: the United States, China with Hong Kong and Macao, the
 * European Union, the treaty allies of the United States. By origin where the strand is traced, else direct.
 *
 * <p>A nation belongs to a group in every year in which it was a member for any time, by the reference table {@code
 * bloc_member}. The nation itself is never its own supplier. The bounds: what the members have at the least, and what the
 * others do not have at the least.
 */
public final class PolicyExposure implements Step {

    private static final List<String> GROUPS = List.of("us", "china", "eu", "us_allies");
    private static final String[] CHINA = {"CHN", "HKG", "MAC"};

    @Override
    public Dataset<Row> build(Inputs in) {
        Column isOwn = col("supplier_code").equalTo(col("country_code"));
        Column isUnknown = col("supplier_code").equalTo(DependenceEdge.UNKNOWN);
        Dataset<Row> suppliers = in.table("dependence_edge")
                .join(broadcast(members(in, "eu")), supplierIn("eu"), "left")
                .join(broadcast(members(in, "us_treaty_ally")), supplierIn("us_treaty_ally"), "left")
                .select(
                        col("country_code"),
                        col("year"),
                        col("strand"),
                        col("n"),
                        coalesce(col("traced_share"), col("direct_share")).as("share"),
                        when(not(isUnknown), coalesce(col("traced_low"), col("direct_share")))
                                .as("share_low"),
                        col("traced_high"),
                        isUnknown.as("is_unknown"),
                        not(isOwn).and(col("supplier_code").equalTo("USA")).as("in_us"),
                        not(isOwn)
                                .and(col("supplier_code").isin((Object[]) CHINA))
                                .as("in_china"),
                        not(isOwn).and(col("eu_code").isNotNull()).as("in_eu"),
                        not(isOwn).and(col("us_treaty_ally_code").isNotNull()).as("in_us_allies"));
        List<Column> parts = new ArrayList<>();
        parts.add(coalesce(max(when(col("is_unknown"), col("share"))), lit(0.0)).as("unknown"));
        // Of a single nation tracing gives the exact bound; one without a row has the unknown part at most.
        parts.add(
                coalesce(max(when(col("in_us"), col("traced_high"))), max(when(col("is_unknown"), col("traced_high"))))
                        .as("us_traced_high"));
        for (String group : GROUPS) {
            Column isMember = col("in_" + group);
            parts.add(part("share", isMember).as(group));
            parts.add(part("share_low", isMember).as(group + "_low"));
            parts.add(lit(1.0).minus(part("share_low", not(isMember))).as(group + "_most"));
        }
        Dataset<Row> supply = suppliers
                .groupBy("country_code", "year", "strand")
                .agg(max("n").as("n"), parts.toArray(Column[]::new))
                .withColumn("us_most", least(col("us_most"), col("us_traced_high")))
                .withColumn("coverage", lit(1.0).minus(col("unknown")));
        Column isFew = col("strand").isInCollection(Supply.OF_MODELS).and(col("n").lt(Supply.FEWEST_MODELS));
        Dataset<Row> noted = DataStatus.withStatusOfStrand(supply, in)
                .withColumn("is_few", isFew)
                .withColumn(
                        "note_code",
                        when(col("is_few"), "too_few")
                                .when(col("coverage").lt(Supply.LEAST_KNOWN), "suppliers_mostly_unknown"));
        return Values.melt(noted, GROUPS.stream().map(PolicyExposure::measure).toArray(Measure[]::new))
                .filter(not(col("indicator")
                        .endsWith("_exposure_us")
                        .and(col("country_code").equalTo("USA"))
                        .or(col("indicator")
                                .endsWith("_exposure_china")
                                .and(col("country_code").equalTo("CHN")))));
    }

    private static Measure measure(String group) {
        Column isBounded = not(col("is_few"));
        return Measure.of(
                        concat(col("strand"), lit("_exposure_" + group)),
                        when(col("note_code").isNull(), col(group)))
                .within(
                        when(isBounded, col(group + "_low")),
                        when(isBounded, greatest(col(group), col(group + "_most"))));
    }

    private static Column part(String share, Column isMember) {
        return least(lit(1.0), coalesce(sum(when(isMember, col(share))), lit(0.0)));
    }

    private static Dataset<Row> members(Inputs in, String group) {
        return in.reference("bloc_member")
                .filter(col("bloc").equalTo(group))
                .select(
                        col("country_code").as(group + "_code"),
                        col("since_year").cast("INT").as(group + "_since"),
                        col("until_year").cast("INT").as(group + "_until"));
    }

    private static Column supplierIn(String group) {
        return col("supplier_code")
                .equalTo(col(group + "_code"))
                .and(col("year").geq(col(group + "_since")))
                .and(col(group + "_until").isNull().or(col("year").leq(col(group + "_until"))));
    }
}
