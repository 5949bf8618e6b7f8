package org.sovereignai.jobs.findings;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** How much of the computers and the energy equipment that nations import was made in China. */
public final class ChineseHardware implements Step {

    private static final String COMPUTERS = "computers_exposure_china";
    private static final String ENERGY = "energy_equipment_exposure_china";
    private static final double HALF = 0.5;

    /** What counts as China, which is no importer from itself. */
    private static final Object[] MAKER = {"CHN", "HKG", "MAC"};

    private static final int LISTED = 30;

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> imports = in.table("trade_total")
                .filter(col("strand").isin("computers", "energy_equipment"))
                .groupBy("country_code", "year")
                .agg(sum("import_value_usd").as("imports"));
        Dataset<Row> nations = Answer.newest(Answer.values(in, COMPUTERS, ENERGY))
                .groupBy("country_code", "year")
                .agg(
                        of(COMPUTERS, "value"),
                        of(COMPUTERS, "low"),
                        of(COMPUTERS, "high"),
                        of(ENERGY, "value"),
                        of(ENERGY, "low"),
                        of(ENERGY, "high"),
                        max("n").as("n"))
                .filter(col(COMPUTERS + "value")
                        .isNotNull()
                        .and(col(ENERGY + "value").isNotNull()))
                .join(imports, new String[] {"country_code", "year"});
        Column one = format_string(
                "%s: %s of its imported computers and %s of its imported energy equipment of %d were made in China.",
                col("country_name"),
                Answer.percent(col(COMPUTERS + "value"), col(COMPUTERS + "low"), col(COMPUTERS + "high")),
                Answer.percent(col(ENERGY + "value"), col(ENERGY + "low"), col(ENERGY + "high")),
                col("year"));
        Column all = format_string(
                "In %d China made by the central estimate more than half of the imported computers of %d of %d nations (by"
                        + " the lower bound of %d), and more than half of the imported energy equipment of %d (%d).",
                col("year"),
                col("over_computers"),
                col("nations"),
                col("surely_over_computers"),
                col("over_energy"),
                col("surely_over_energy"));
        Dataset<Row> ranked = Answer.withName(nations, in)
                .filter(not(col("is_hub").or(col("country_code").isin(MAKER))))
                .withColumn("nations", count(lit(1)).over(Window.partitionBy("year")))
                .withColumn("over_computers", overHalf(COMPUTERS + "value"))
                .withColumn("surely_over_computers", overHalf(COMPUTERS + "low"))
                .withColumn("over_energy", overHalf(ENERGY + "value"))
                .withColumn("surely_over_energy", overHalf(ENERGY + "low"))
                .withColumn(
                        "finding_rank",
                        row_number()
                                .over(Window.partitionBy("year")
                                        .orderBy(col("imports").desc(), col("country_code"))))
                .filter(col("finding_rank").leq(LISTED))
                .withColumn("is_headline", col("finding_rank").equalTo(1))
                .withColumn(
                        "sentence",
                        when(col("finding_rank").equalTo(1), concat(all, lit(" "), one))
                                .otherwise(one))
                .withColumn("value", col(COMPUTERS + "value"));
        return Answer.of(
                "q6_chinese_hardware",
                "How much computer hardware and energy equipment comes from China, by nation and year?",
                "By origin, after re-exports; China with Hong Kong and Macao; central estimate with its bounds. The headings"
                        + " hold all computers and drives, transformers, converters and batteries, not servers and solar cells"
                        + " alone. Nations of which more than half is of unknown origin, and the hubs, are left out. Further years"
                        + " are in indicator_value.",
                ranked);
    }

    private static Column overHalf(String share) {
        return count_if(col(share).gt(HALF)).over(Window.partitionBy("year"));
    }

    private static Column of(String indicator, String column) {
        return max(when(col("indicator").equalTo(indicator), col(column))).as(indicator + column);
    }
}
