package org.sovereignai.jobs.run;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.datasets.Goods;
import org.sovereignai.schemas.Schemas;

/**
 * Builds one table, or the values of one family of indicators, from its declared inputs.
 *
 * <p>A step is a pure description of rows: it starts no Spark job, reads nothing but its inputs and depends on nothing
 * else, so that the same inputs always give the same table.
 */
@FunctionalInterface
public interface Step {

    /** The rows of the table, with exactly the columns that its descriptor lists, in any order. */
    Dataset<Row> build(Inputs in);

    /**
     * The tables of trade that the step reads by {@link Inputs#flows}, with the goods that it wants of each.
     *
     * @param schemas the contract, whose register of strands says whose trade is kept, beside the products that are asked for
     */
    default Map<String, Goods> flows(Schemas schemas) {
        return Map.of();
    }

    /**
     * The step that a descriptor names.
     *
     * @throws IllegalStateException if the class is no step with a constructor without arguments
     */
    static Step named(String stepClass) {
        try {
            return (Step) Class.forName(stepClass).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalStateException(
                    "A descriptor names the class " + stepClass
                            + ", which is no Step with a public constructor without arguments",
                    e);
        }
    }
}
