package org.sovereignai.jobs.findings;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.supply.GreaterChina;
import org.sovereignai.jobs.tables.ServedRows;
import org.sovereignai.measures.models.Model;
import org.sovereignai.measures.models.Openness;
import org.sovereignai.measures.models.Weights;
import org.sovereignai.measures.network.Estimate;

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
    private static final String USAGE = "a_usage";
    private static final String ACCESS = "an_access";
    private static final String ADOPTION = "an_adoption";
    private static final String SERVED = "a_served_model";
    private static final String SHARED = "a_shared";

    private FactRows() {}

    /** All facts, each as a row. */
    static MixedRows of(Inputs in, Needs needs) {
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
                        ORIGIN,
                        in.table("cutoff_exposure")
                                .filter(col("strand")
                                        .isInCollection(needs.chinese())
                                        .and(col("actor_code").equalTo(GreaterChina.CODE))),
                        col("country_code"),
                        col("year"),
                        col("strand"),
                        col("actor_code").as("supplier_code"),
                        col("lost_traced").as("traced_share"),
                        col("lost_traced_low").as("traced_low"),
                        col("lost_traced_high").as("traced_high"),
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
                        col("actor_code"),
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
                .and(
                        USAGE,
                        in.table("model_usage_month").filter(col("traffic").equalTo("all")),
                        col("month"),
                        col("year"),
                        col("developer_code"),
                        col("day_count").cast("BIGINT"),
                        col("data_status").notEqual("partial"),
                        col("model_count").cast("BIGINT"),
                        col("token_share"),
                        col("token_share_low"),
                        col("token_share_high"),
                        col("open_weight_share"),
                        col("open_weight_share_low"),
                        col("open_weight_share_high"))
                .and(
                        ACCESS,
                        in.table("model_access").filter(col("is_listed").isNotNull()),
                        col("country_code"),
                        col("publisher_name"),
                        col("is_listed"))
                .and(
                        ADOPTION,
                        in.table("model_adoption"),
                        col("country_code"),
                        col("year"),
                        col("use_share"),
                        col("use_share_low"),
                        col("use_share_high"))
                .and(SERVED, ServedRows.models(in))
                .and(
                        SHARED,
                        in.table("group_value")
                                .filter(col("unit")
                                        .equalTo("share")
                                        .and(col("indicator_strand").notEqual("none")))
                                .join(broadcast(in.table("nation_group")), "group_id"),
                        col("group_id"),
                        col("group_name"),
                        col("year"),
                        col("indicator_strand"),
                        col("measure"),
                        col("value"),
                        col("low"),
                        col("high"),
                        col("n").cast("BIGINT"),
                        col("member_count").cast("BIGINT"));
    }

    private static Column number(String column) {
        return coalesce(col(column).cast("DOUBLE"), lit(0.0));
    }

    /** The facts that the rows hold. */
    static Facts facts(Iterator<MixedRows.Fact> rows) {
        Facts facts = new Facts();
        MixedRows.read(rows, (kind, row) -> add(kind, row, facts));
        return facts;
    }

    private static void add(String kind, Row row, Facts facts) {
        switch (kind) {
            case NATION -> facts.with(fact(Facts.Nation.class, row));
            case VALUE -> facts.with(fact(Facts.Value.class, row));
            case TRADE -> facts.with(fact(Facts.Trade.class, row));
            case ORIGIN -> facts.with(fact(Facts.Origin.class, row));
            case LOSS -> facts.with(fact(Facts.Loss.class, row));
            case RANKS ->
                facts.with(new Facts.Ranks(
                        row.getString(0),
                        row.getInt(1),
                        row.getString(2),
                        row.<Integer>getList(3).stream().mapToInt(rank -> rank).toArray()));
            case MODEL -> facts.with(model(row));
            case MEMBER -> facts.with(fact(Facts.Member.class, row));
            case USAGE -> facts.with(fact(Facts.Usage.class, row));
            case ACCESS -> facts.with(fact(Facts.Access.class, row));
            case ADOPTION ->
                facts.with(new Facts.Adoption(
                        row.getString(0),
                        row.getInt(1),
                        row.isNullAt(2)
                                ? Estimate.between(row.getDouble(3), row.getDouble(4))
                                : new Estimate(row.getDouble(2), row.getDouble(3), row.getDouble(4))));
            case SERVED -> facts.with(new Facts.Served(ServedRows.name(row), ServedRows.model(row)));
            case SHARED -> facts.with(fact(Facts.Shared.class, row));
            default -> throw new IllegalStateException("There is no fact of the kind " + kind);
        }
    }

    /** A fact whose components are the cells of its row, in order. */
    private static <F extends Record> F fact(Class<F> kind, Row row) {
        Object[] cells = IntStream.range(0, row.size()).mapToObj(row::get).toArray();
        Class<?>[] types = Arrays.stream(kind.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class[]::new);
        try {
            return kind.getDeclaredConstructor(types).newInstance(cells);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
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
