package org.sovereignai.jobs.findings;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.Iterator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.supply.GreaterChina;
import org.sovereignai.measures.models.Model;
import org.sovereignai.measures.models.Openness;
import org.sovereignai.measures.models.Weights;

/**
 * Rows of the tables as facts: the one place where their columns are selected, by name, and read, by place. Every row holds
 * one fact, in the column of its kind.
 */
final class FactRows {

    private static final String NATION = "a_nation";
    private static final String VALUE = "a_value";
    private static final String TRADE = "a_trade";
    private static final String ORIGIN = "an_origin";
    private static final String LOSS = "a_loss";
    private static final String RANKS = "ranks";
    private static final String MODEL = "a_model";
    private static final String MEMBER = "a_member";

    private FactRows() {}

    /** All facts, each as a row. */
    static Dataset<Row> of(Inputs in, Needs needs) {
        Column none = array().cast("ARRAY<STRING>");
        return MixedRows.of(NATION, in.table("economy"), col("country_code"), col("country_name"), col("is_hub"))
                .and(
                        VALUE,
                        in.table("indicator_value").filter(col("indicator").isInCollection(needs.indicators())),
                        col("country_code"),
                        col("year"),
                        col("indicator"),
                        col("value"),
                        col("low"),
                        col("high"),
                        col("n"),
                        col("data_status").notEqual("partial"))
                .and(
                        TRADE,
                        in.table("goods_supply")
                                .filter(col("strand")
                                        .isInCollection(needs.traded())
                                        .and(col("country_code").notEqual(GreaterChina.CODE))),
                        col("country_code"),
                        col("year"),
                        col("strand"),
                        number("import_value_usd"),
                        number("export_value_usd"),
                        coalesce(col("coverage"), lit(0.0)))
                .and(
                        ORIGIN,
                        in.table("dependence_edge")
                                .filter(col("strand")
                                        .isInCollection(needs.traced())
                                        .and(col("traced_share").isNotNull())),
                        col("country_code"),
                        col("year"),
                        col("strand"),
                        col("supplier_code"),
                        col("traced_share"),
                        col("traced_low"),
                        col("traced_high"),
                        col("n"))
                .and(
                        LOSS,
                        in.table("cutoff_exposure")
                                .filter(col("strand")
                                        .isInCollection(needs.lost())
                                        .and(col("lost_direct").isNotNull())
                                        .and(col("irrevocable_share").isNotNull())),
                        col("country_code"),
                        col("year"),
                        col("strand"),
                        col("supplier_code"),
                        col("lost_direct"),
                        col("irrevocable_share"),
                        col("n"))
                .and(
                        RANKS,
                        in.table("index_rank_probability"),
                        col("country_code"),
                        col("year"),
                        col("score_id"),
                        col("replicated_ranks"))
                .and(
                        MODEL,
                        in.table("model_release"),
                        col("model_name"),
                        col("publication_date"),
                        coalesce(col("country_codes"), none),
                        col("has_open_weights"),
                        col("training_compute_flop"),
                        col("parameter_count"),
                        coalesce(col("base_names"), none))
                .and(
                        MEMBER,
                        in.reference("bloc_member").filter(col("until_year").isNull()),
                        col("bloc"),
                        col("country_code"),
                        coalesce(col("since_year").cast("INT"), lit(0)))
                .rows();
    }

    private static Column number(String column) {
        return coalesce(col(column).cast("DOUBLE"), lit(0.0));
    }

    /** The facts that the rows hold. */
    static Facts facts(Iterator<Row> rows) {
        Facts facts = new Facts();
        MixedRows.read(rows, (kind, row) -> add(kind, row, facts));
        return facts;
    }

    private static void add(String kind, Row row, Facts facts) {
        switch (kind) {
            case NATION -> facts.with(new Facts.Nation(row.getString(0), row.getString(1), row.getBoolean(2)));
            case VALUE ->
                facts.with(new Facts.Value(
                        row.getString(0),
                        row.getInt(1),
                        row.getString(2),
                        number(row, 3),
                        number(row, 4),
                        number(row, 5),
                        row.isNullAt(6) ? null : row.getLong(6),
                        row.getBoolean(7)));
            case TRADE ->
                facts.with(new Facts.Trade(
                        row.getString(0),
                        row.getInt(1),
                        row.getString(2),
                        row.getDouble(3),
                        row.getDouble(4),
                        row.getDouble(5)));
            case ORIGIN ->
                facts.with(new Facts.Origin(
                        row.getString(0),
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getDouble(4),
                        row.getDouble(5),
                        row.getDouble(6),
                        row.getLong(7)));
            case LOSS ->
                facts.with(new Facts.Loss(
                        row.getString(0),
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getDouble(4),
                        row.getDouble(5),
                        row.getLong(6)));
            case RANKS ->
                facts.with(new Facts.Ranks(
                        row.getString(0),
                        row.getInt(1),
                        row.getString(2),
                        row.<Integer>getList(3).stream().mapToInt(rank -> rank).toArray()));
            case MODEL -> facts.with(model(row));
            case MEMBER -> facts.with(new Facts.Member(row.getString(0), row.getString(1), row.getInt(2)));
            default -> throw new IllegalStateException("There is no fact of the kind " + kind);
        }
    }

    private static Model model(Row row) {
        Weights weights = row.isNullAt(3) ? Weights.UNKNOWN : row.getBoolean(3) ? Weights.OPEN : Weights.CLOSED;
        return new Model(
                row.getString(0),
                row.isNullAt(1) ? null : row.<LocalDate>getAs(1),
                row.getList(2),
                Openness.UNKNOWN,
                weights,
                number(row, 4),
                number(row, 5),
                row.getList(6));
    }

    private static Double number(Row row, int place) {
        return row.isNullAt(place) ? null : row.getDouble(place);
    }
}
