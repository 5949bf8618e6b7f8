package org.sovereignai.jobs.findings;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.supply.GreaterChina;
import org.sovereignai.jobs.tables.ModelRows;
import org.sovereignai.jobs.tables.ServedRows;

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

    /** Facts whose components are the cells of their rows. */
    private static final Map<String, Class<? extends Record>> AS_THEY_ARE = Map.of(
            NATION, Facts.Nation.class,
            VALUE, Facts.Value.class,
            TRADE, Facts.Trade.class,
            ORIGIN, Facts.Origin.class,
            LOSS, Facts.Loss.class,
            MEMBER, Facts.Member.class,
            USAGE, Facts.Usage.class,
            ACCESS, Facts.Access.class,
            SHARED, Facts.Shared.class);

    private FactRows() {}

    /** All facts, each as a row. */
    static MixedRows of(Inputs in, Needs needs) {
        return MixedRows.of(NATION, in.records("economy", "country_code country_name is_hub"))
                .and(
                        VALUE,
                        in.table("indicator_value")
                                .filter(col("indicator").isInCollection(needs.indicators()))
                                .selectExpr(
                                        "country_code, year, indicator, value, low, high, n, data_status != 'partial'"
                                                .split(", ")))
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
                                        .and(col("traced_share").isNotNull()))
                                .selectExpr(
                                        "country_code year strand supplier_code traced_share traced_low traced_high n"
                                                .split(" ")))
                .and(
                        ORIGIN,
                        in.table("cutoff_exposure")
                                .filter(col("strand")
                                        .isInCollection(needs.chinese())
                                        .and(col("actor_code").equalTo(GreaterChina.CODE)))
                                .selectExpr(
                                        "country_code year strand actor_code lost_traced lost_traced_low lost_traced_high n"
                                                .split(" ")))
                .and(
                        LOSS,
                        in.table("cutoff_exposure")
                                .filter(col("strand")
                                        .isInCollection(needs.lost())
                                        .and(col("lost_direct").isNotNull())
                                        .and(col("irrevocable_share").isNotNull()))
                                .selectExpr("country_code year strand actor_code lost_direct irrevocable_share n"
                                        .split(" ")))
                .and(RANKS, in.records("index_rank_probability", "country_code year score_id replicated_ranks"))
                .and(MODEL, ModelRows.models(in))
                .and(
                        MEMBER,
                        in.reference("bloc_member").filter(col("until_year").isNull()),
                        col("bloc"),
                        col("country_code"),
                        coalesce(col("since_year").cast("INT"), lit(0)))
                .and(
                        USAGE,
                        in.table("model_usage_month")
                                .filter(col("traffic").equalTo("all"))
                                .selectExpr(("month, year, developer_code, bigint(day_count), data_status != 'partial',"
                                                + " bigint(model_count), token_share, token_share_low, token_share_high,"
                                                + " open_weight_share, open_weight_share_low, open_weight_share_high")
                                        .split(", ")))
                .and(
                        ACCESS,
                        in.records("model_access", "country_code publisher_name is_listed")
                                .filter(row -> !row.isNullAt(2)))
                .and(ADOPTION, in.records("model_adoption", "country_code year use_share use_share_low use_share_high"))
                .and(SERVED, ServedRows.models(in))
                .and(
                        SHARED,
                        in.table("group_value")
                                .filter(col("unit")
                                        .equalTo("share")
                                        .and(col("indicator_strand").notEqual("none")))
                                .join(broadcast(in.table("nation_group")), "group_id")
                                .selectExpr(("group_id, group_name, year, indicator_strand, measure, value, low, high,"
                                                + " bigint(n), bigint(member_count)")
                                        .split(", ")));
    }

    private static Column number(String column) {
        return coalesce(col(column).cast("DOUBLE"), lit(0.0));
    }

    /** The facts that the rows hold. */
    static Facts facts(Iterator<MixedRows.Fact> rows) {
        Facts facts = new Facts();
        MixedRows.read(rows, (kind, row) -> facts.with(fact(kind, row)));
        return facts;
    }

    private static Record fact(String kind, Row row) {
        return switch (kind) {
            case RANKS ->
                new Facts.Ranks(
                        row.getString(0),
                        row.getInt(1),
                        row.getString(2),
                        row.<Integer>getList(3).stream().mapToInt(rank -> rank).toArray());
            case MODEL -> ModelRows.model(row);
            case ADOPTION -> new Facts.Adoption(row.getString(0), row.getInt(1), ModelRows.estimate(row, 2));
            case SERVED -> new Facts.Served(ServedRows.name(row), ServedRows.model(row));
            default -> fact(Validate.notNull(AS_THEY_ARE.get(kind), "There is no fact of the kind %s", kind), row);
        };
    }

    /** A fact whose components are the cells of its row, in order. */
    private static Record fact(Class<? extends Record> kind, Row row) {
        Object[] cells = IntStream.range(0, row.size()).mapToObj(row::get).toArray();
        try {
            return kind.cast(kind.getDeclaredConstructors()[0].newInstance(cells));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
