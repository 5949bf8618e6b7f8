package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * Population and GDP by economy and year: the World Bank's figure where it has one, else the IMF's, which alone has
 * Taiwan. IMF figures of other economies are not carried over, because the terms of the IMF do not clearly allow it.
 */
public final class EconomyYear implements Step {

    private static final String ONLY_IN_IMF = "TWN";

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> population = worldBank(in, "population", "population").unionByName(imf(in, "LP", "population"));
        Dataset<Row> gdp = worldBank(in, "gdp", "gdp").unionByName(imf(in, "NGDPD", "gdp"));
        return population
                .join(gdp, new String[] {"country_code", "year"}, "full_outer")
                .filter(in.years().include(col("year")))
                .select(
                        col("country_code"),
                        col("year"),
                        round(col("population")).cast("BIGINT").as("population"),
                        col("population_source"),
                        col("gdp").cast("DECIMAL(18,2)").as("gdp_usd"),
                        col("gdp_source"));
    }

    private static Dataset<Row> worldBank(Inputs in, String resource, String name) {
        return in.source("world-bank/" + resource)
                .select(
                        col("country_code"),
                        col("year"),
                        col("value").as(name),
                        lit("World Bank").as(name + "_source"));
    }

    private static Dataset<Row> imf(Inputs in, String concept, String name) {
        return in.source("imf-weo/weo")
                .filter(col("concept").equalTo(concept).and(col("country_code").equalTo(ONLY_IN_IMF)))
                .select(
                        col("country_code"),
                        col("year"),
                        // The IMF publishes millions or billions: scale is the power of ten.
                        col("value").multiply(pow(lit(10), col("scale"))).as(name),
                        lit("IMF").as(name + "_source"));
    }
}
