package org.sovereignai.jobs.findings;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.supply.GreaterChina;
import org.sovereignai.jobs.tables.ModelRows;
import org.sovereignai.jobs.tables.ServedRows;

/**
 * Rows of the tables as facts: the one place where their columns are selected, by name, and read, by place.
 */
final class FactRows {

    private FactRows() {}

    /** All facts that the answers need. */
    static MixedRows<Facts> of(Inputs in, Needs needs) {
        return MixedRows.into(Facts::new)
                .and(in.records("economy", "country_code country_name is_hub"), cellsOf(Facts.Nation.class))
                .and(
                        in.table("indicator_value")
                                .filter(col("indicator").isInCollection(needs.indicators()))
                                .selectExpr(
                                        "country_code, year, indicator, value, low, high, n, data_status != 'partial'"
                                                .split(", ")),
                        cellsOf(Facts.Value.class))
                .and(
                        in.table("goods_supply")
                                .filter(col("strand")
                                        .isInCollection(needs.traded())
                                        .and(col("country_code").notEqual(GreaterChina.CODE)))
                                .select(
                                        col("country_code"),
                                        col("year"),
                                        col("strand"),
                                        number("import_value_usd"),
                                        number("export_value_usd"),
                                        coalesce(col("coverage"), lit(0.0))),
                        cellsOf(Facts.Trade.class))
                .and(
                        in.table("dependence_edge")
                                .filter(col("strand")
                                        .isInCollection(needs.traced())
                                        .and(col("traced_share").isNotNull()))
                                .selectExpr(
                                        "country_code year strand supplier_code traced_share traced_low traced_high n"
                                                .split(" ")),
                        cellsOf(Facts.Origin.class))
                .and(
                        in.table("cutoff_exposure")
                                .filter(col("strand")
                                        .isInCollection(needs.chinese())
                                        .and(col("actor_code").equalTo(GreaterChina.CODE)))
                                .selectExpr(
                                        "country_code year strand actor_code lost_traced lost_traced_low lost_traced_high n"
                                                .split(" ")),
                        cellsOf(Facts.Origin.class))
                .and(
                        in.table("cutoff_exposure")
                                .filter(col("strand")
                                        .isInCollection(needs.lost())
                                        .and(col("lost_direct").isNotNull())
                                        .and(col("irrevocable_share").isNotNull()))
                                .selectExpr("country_code year strand actor_code lost_direct irrevocable_share n"
                                        .split(" ")),
                        cellsOf(Facts.Loss.class))
                .and(
                        in.records("index_rank_probability", "country_code year score_id replicated_ranks"),
                        (facts, row) -> facts.with(new Facts.Ranks(
                                row.getString(0),
                                row.getInt(1),
                                row.getString(2),
                                row.<Integer>getList(3).stream()
                                        .mapToInt(rank -> rank)
                                        .toArray())))
                .and(ModelRows.models(in), (facts, row) -> facts.with(ModelRows.model(row)))
                .and(
                        in.reference("bloc_member")
                                .filter(col("until_year").isNull())
                                .select(
                                        col("bloc"),
                                        col("country_code"),
                                        coalesce(col("since_year").cast("INT"), lit(0))),
                        cellsOf(Facts.Member.class))
                .and(
                        in.table("model_usage_month")
                                .filter(col("traffic").equalTo("all"))
                                .selectExpr(("month, year, developer_code, bigint(day_count), data_status != 'partial',"
                                                + " bigint(model_count), token_share, token_share_low, token_share_high,"
                                                + " open_weight_share, open_weight_share_low, open_weight_share_high")
                                        .split(", ")),
                        cellsOf(Facts.Usage.class))
                .and(
                        in.records("model_access", "country_code publisher_name is_listed")
                                .filter(row -> !row.isNullAt(2)),
                        cellsOf(Facts.Access.class))
                .and(
                        in.records("model_adoption", "country_code year use_share use_share_low use_share_high"),
                        (facts, row) -> facts.with(
                                new Facts.Adoption(row.getString(0), row.getInt(1), ModelRows.estimate(row, 2))))
                .and(
                        ServedRows.models(in),
                        (facts, row) -> facts.with(new Facts.Served(ServedRows.name(row), ServedRows.model(row))))
                .and(
                        in.table("group_value")
                                .filter(col("unit")
                                        .equalTo("share")
                                        .and(col("indicator_strand").notEqual("none")))
                                .join(broadcast(in.table("nation_group")), "group_id")
                                .selectExpr(("group_id, group_name, year, indicator_strand, measure, value, low, high,"
                                                + " bigint(n), bigint(member_count)")
                                        .split(", ")),
                        cellsOf(Facts.Shared.class));
    }

    private static Column number(String column) {
        return coalesce(col(column).cast("DOUBLE"), lit(0.0));
    }

    /** Reads facts whose components are the cells of their rows, in order. */
    private static MixedRows.Reader<Facts> cellsOf(Class<? extends Record> kind) {
        return (facts, row) -> {
            Object[] cells = IntStream.range(0, row.size()).mapToObj(row::get).toArray();
            try {
                facts.with((Record) kind.getDeclaredConstructors()[0].newInstance(cells));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
