package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * Export controls and tariffs of the United States, one row for each economy that a document aims at. The strand is that of
 * a list of our own, which chooses events by the number of their document: the kinds of the source miss the largest. A rate that
 * holds the ordinary duty is no additional one, and stays away.
 */
public final class PolicyEvent implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> chosen = in.reference("policy_event_strand")
                .groupBy("document", "target_code")
                .agg(array_join(array_sort(collect_set("strand")), " ").as("policy_strand"));
        return controls(in, chosen)
                .unionByName(orders(in))
                .join(broadcast(chosen), new String[] {"document", "target_code"}, "left")
                .withColumn("year", year(col("event_date")))
                .withColumn("sender_code", lit("USA"));
    }

    private static Dataset<Row> controls(Inputs in, Dataset<Row> chosen) {
        Dataset<Row> targets = in.source("us-export-control-notices/entity_list_additions")
                .select(col("document"), col("country_code").as("target_code"), col("entry_count"))
                .unionByName(chosen.select(
                        col("document"),
                        col("target_code"),
                        lit(null).cast("INT").as("entry_count")))
                .groupBy("document", "target_code")
                .agg(sum("entry_count").as("entry_count"));
        Dataset<Row> notices =
                in.source("us-export-control-notices/notices").select("document", "event_date", "title", "kind");
        return notices.join(targets, new String[] {"document"}, "left")
                .select(
                        col("document"),
                        coalesce(col("target_code"), lit("UNK")).as("target_code"),
                        col("event_date"),
                        instrument(col("kind")).as("instrument"),
                        when(col("kind").startsWith("uflpa"), "import")
                                .otherwise("export")
                                .as("policy_direction"),
                        col("title"),
                        col("entry_count"),
                        lit(null).cast("DOUBLE").as("rate"),
                        lit(null).cast("DATE").as("effective_date"),
                        lit(null).cast("DATE").as("ended_date"));
    }

    private static Column instrument(Column kind) {
        return when(kind.isin("entity list", "unverified list"), kind)
                .when(kind.equalTo("chips, ai, computing"), "control of chips and computing")
                .when(kind.startsWith("uflpa"), "import restriction on forced labour")
                .otherwise("export control");
    }

    private static Dataset<Row> orders(Inputs in) {
        Column document = when(col("instrument").rlike("[0-9]"), col("instrument"))
                .otherwise(concat(col("instrument"), lit(" of "), date_format(col("event_date"), "yyyy-MM-dd")));
        Dataset<Row> orders = in.source("us-trade-orders/orders").withColumn("document", document);
        Dataset<Row> rates = in.source("us-trade-orders/annex_i_rates")
                .select(lit("Executive Order 14326").as("document"), col("country_code"), col("rate"))
                .unionByName(in.source("us-trade-orders/section_301_rates")
                        .select(
                                lit("Memorandum of 2026-07-23").as("document"),
                                col("country_code"),
                                when(col("basis").equalTo("additional"), col("rate"))
                                        .as("rate")));
        Column isExport = col("title").contains("Export");
        return orders.join(broadcast(rates), new String[] {"document"}, "left")
                .select(
                        col("document"),
                        coalesce(
                                        col("country_code"),
                                        when(col("partners").rlike("^[A-Z]{3}$"), col("partners")),
                                        lit("ALL"))
                                .as("target_code"),
                        col("event_date"),
                        when(isExport, "export promotion")
                                .when(col("title").contains("Exceptions"), "tariff exception")
                                .otherwise("tariff")
                                .as("instrument"),
                        when(isExport, "export").otherwise("import").as("policy_direction"),
                        col("title"),
                        lit(null).cast("BIGINT").as("entry_count"),
                        col("rate"),
                        col("effective_date"),
                        col("ended_date"));
    }
}
