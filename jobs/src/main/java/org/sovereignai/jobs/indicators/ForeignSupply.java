package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How concentrated the foreign supply of the rows of {@link Supply#byStrand} is, over shares in foreign and unknown supply
 * together, 0..1.
 *
 * <p>The Herfindahl-Hirschman index is the sum of squared shares, 1 for a single supplier (Herfindahl 1950; criterion 1 of
 * CEPII's GeoDep with the threshold .4, which other publishers write as 4,000 on the scale to 10,000). The effective number
 * of suppliers is 1 / HHI, or the exponential of Shannon's entropy, which weighs small suppliers more (Hill, "Diversity and
 * evenness", Ecology 54, 1973).
 *
 * <p>The bounds hold whatever the unknown part is. For the value it must be assumed to be something: for goods, whose
 * lists name the ten largest partners, ten equal suppliers that are not listed; elsewhere the same mix as the known part.
 */
final class ForeignSupply {

    private static final double SUPPLIERS_OF_REST = 10;
    private static final double ROUNDING = 1e-9;

    private ForeignSupply() {}

    /**
     * Adds {@code coverage}, the known part, and value, {@code _low} and {@code _high} of {@code hhi}, {@code
     * hill_number} (the exponential of the entropy) and {@code top_share}; all but the coverage are empty where no foreign
     * supplier is known.
     */
    static Dataset<Row> withConcentration(Dataset<Row> supply) {
        Column listed = col("is_goods");
        Column coverage = col("coverage");
        Column rest = col("rest");
        Column top = col("top_known");
        Column squares = col("squares_known");
        Column entropy = col("entropy_known");
        Column total = col("foreign").plus(col("unknown"));
        return supply.withColumn("coverage", try_divide(col("foreign"), total))
                .withColumn("rest", try_divide(col("unknown"), total))
                .withColumn("top_known", try_divide(col("largest"), total))
                .withColumn("squares_known", try_divide(col("squares"), total.multiply(total)))
                .withColumn("entropy_known", try_divide(col("entropy"), total).plus(coverage.multiply(ln(total))))
                .withColumn(
                        "hhi",
                        Supply.atMostOne(
                                when(listed, squares.plus(try_divide(rest.multiply(rest), lit(SUPPLIERS_OF_REST))))
                                        .otherwise(try_divide(squares, coverage.multiply(coverage)))))
                .withColumn("hhi_low", Supply.atMostOne(squares))
                .withColumn(
                        "hhi_high",
                        Supply.atMostOne(squares.plus(rest.multiply(rest))
                                .plus(when(listed, 0.0)
                                        .otherwise(top.multiply(rest).multiply(2)))))
                .withColumn(
                        "hill_number",
                        atLeastOne(when(
                                        listed,
                                        entropy.plus(Supply.surprise(rest))
                                                .plus(rest.multiply(Math.log(SUPPLIERS_OF_REST))))
                                .otherwise(try_divide(entropy, coverage).plus(ln(coverage)))))
                .withColumn(
                        "hill_number_low",
                        atLeastOne(entropy.plus(when(listed, Supply.surprise(rest))
                                .otherwise(Supply.surprise(top.plus(rest)).minus(Supply.surprise(top))))))
                // An unknown part can be split ever further.
                .withColumn("hill_number_high", when(rest.leq(ROUNDING), col("hill_number")))
                .withColumn("top_share", when(listed, top).otherwise(try_divide(top, coverage)))
                .withColumn("top_share_low", top)
                .withColumn(
                        "top_share_high",
                        when(listed, greatest(top, rest)).otherwise(Supply.atMostOne(top.plus(rest))));
    }

    /** Of an entropy; never below 1 by rounding. */
    private static Column atLeastOne(Column entropy) {
        return when(entropy.isNotNull(), greatest(lit(1.0), exp(entropy)));
    }
}
