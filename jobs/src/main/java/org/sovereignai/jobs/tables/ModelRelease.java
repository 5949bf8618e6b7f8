package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * The AI models of Epoch AI's three lists, united by name. No list holds all models, and they differ in age: for each
 * cell the filled value of the newest list wins, and within a list that of the later record.
 *
 * <p>One model is one model, however its name is spelled: names that differ in capitals, blanks and hyphens alone are one
 * unless they were published in different years ("CALM" of 2023 and "CaLM" of 2022 are two). The spelling of the newest
 * list stands, in the names of bases as well.
 */
public final class ModelRelease implements Step {

    private static final String[] CELLS = {
        "publication_date",
        "organization_names",
        "country_codes",
        "accessibility",
        "training_code_accessibility",
        "training_compute_flop",
        "parameters_count",
        "training_hardware_names",
        "hardware_count",
        "base_model_names"
    };

    @Override
    public Dataset<Row> build(Inputs in) {
        // Oldest list first: notable and large are of one vintage, notable is the more complete.
        Dataset<Row> records = ranked(in, "models_all", 1)
                .unionByName(ranked(in, "models_large", 2))
                .unionByName(ranked(in, "models_notable", 3));
        Dataset<Row> models = united(records);
        Dataset<Row> spellings = models.filter(size(col("spellings")).gt(1))
                .select(explode(col("spellings")).as("spelling"), col("model_name"))
                .agg(map_from_entries(collect_list(struct("spelling", "model_name")))
                        .as("standing"));
        Column nations = nations(in);
        return models.crossJoin(broadcast(spellings))
                .join(
                        broadcast(in.reference("openness_class").select("accessibility", "openness_class")),
                        new String[] {"accessibility"},
                        "left")
                .select(
                        col("model_name"),
                        col("publication_date"),
                        year(col("publication_date")).as("year"),
                        col("organization_names"),
                        nations.as("country_codes"),
                        size(nations).as("nation_count"),
                        col("accessibility"),
                        coalesce(col("openness_class"), lit("L0")).as("openness_class"),
                        when(
                                        col("accessibility").isNotNull(),
                                        col("accessibility").startsWith("Open weights"))
                                .as("has_open_weights"),
                        col("training_code_accessibility"),
                        col("training_compute_flop"),
                        col("parameters_count").as("parameter_count"),
                        col("training_hardware_names").as("hardware_names"),
                        col("hardware_count"),
                        transform(
                                        col("base_model_names"),
                                        name -> coalesce(try_element_at(col("standing"), name), name))
                                .as("base_names"));
    }

    /** The nations of a model, with those put right that the lists give of an organisation and that are not its own. */
    private static Column nations(Inputs in) {
        Column nations = coalesce(col("country_codes"), array().cast("ARRAY<STRING>"));
        for (Map<String, String> affiliation : in.list("affiliation")) {
            Column listed = lit(affiliation.get("listed_code"));
            Column right = lit(affiliation.get("country_code"));
            Column codes = nations;
            nations = when(
                            coalesce(
                                    array_contains(col("organization_names"), affiliation.get("organization_name")),
                                    lit(false)),
                            array_distinct(transform(
                                    codes,
                                    code -> when(code.equalTo(listed), right).otherwise(code))))
                    .otherwise(codes);
        }
        return nations;
    }

    private static Dataset<Row> ranked(Inputs in, String resource, int rank) {
        List<Column> columns = new ArrayList<>();
        columns.add(col("model_name"));
        for (String cell : CELLS) {
            columns.add(col(cell));
        }
        columns.add(
                struct(lit(rank).as("list"), col("source_record").as("record")).as("age"));
        return in.source("epoch-ai/" + resource).select(columns.toArray(Column[]::new));
    }

    private static Dataset<Row> united(Dataset<Row> records) {
        List<Column> newest = new ArrayList<>();
        for (String cell : CELLS) {
            newest.add(
                    max_by(col(cell), when(col(cell).isNotNull(), col("age"))).as(cell));
        }
        newest.add(max_by(col("model_name"), col("age")).as("model_name"));
        newest.add(collect_set("model_name").as("spellings"));
        Column key = SmallLetters.of(regexp_replace(col("model_name"), "[^\\p{L}\\p{N}.+]+", ""));
        WindowSpec alike = Window.partitionBy(key);
        Column year = year(col("publication_date"));
        Column isOne = coalesce(min(year).over(alike).equalTo(max(year).over(alike)), lit(true));
        return records.withColumn("identity", when(isOne, key).otherwise(col("model_name")))
                .groupBy("identity")
                .agg(newest.get(0), newest.subList(1, newest.size()).toArray(Column[]::new));
    }
}
