package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.use.ModelUse;

/** Use of models by month and nation of the maker, with and without the variants that cost nothing. */
public final class ModelUsageMonth implements TypedStep {

    private static final String ALL = "ALL";

    @Override
    public String columns() {
        return "month year traffic developer_code day_count data_status model_count token_count "
                + "token_share token_share_low token_share_high open_weight_share open_weight_share_low "
                + "open_weight_share_high";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Dataset<Row> lines = in.table("model_usage")
                .select(
                        date_format(col("day"), "yyyy-MM").as("month"),
                        explode(when(col("is_free_variant"), array(lit("all")))
                                        .otherwise(array(lit("all"), lit("paid"))))
                                .as("traffic"),
                        dayofmonth(col("day")).as("day"),
                        col("model_slug"),
                        col("developer_code"),
                        col("has_open_weights"),
                        col("token_count"));
        return in.groups(lines, "month", "traffic")
                .rows((key, rows) -> month(key.getString(0), key.getString(1), rows));
    }

    private static Stream<InternalRow> month(String month, String traffic, Iterator<Row> rows) {
        Set<Integer> days = new HashSet<>();
        List<ModelUse.Line> lines = new ArrayList<>();
        rows.forEachRemaining(row -> {
            days.add(row.getInt(2));
            lines.add(ModelUse.Line.of(
                    row.getString(3), row.getString(4), Optional.ofNullable(row.getAs(5)), row.getLong(6)));
        });
        YearMonth of = YearMonth.parse(month);
        String status = days.size() == of.lengthOfMonth() ? "provisional" : "partial";
        ModelUse use = ModelUse.of(lines);
        if (!use.hasTokens()) {
            return Stream.empty();
        }
        Stream.Builder<InternalRow> parts = Stream.builder();
        use.nations().forEach((nation, part) -> parts.add(row(of, traffic, nation, days.size(), status, part)));
        use.unknownMakers().ifPresent(part -> parts.add(row(of, traffic, Supplier.UNKNOWN, days.size(), status, part)));
        parts.add(row(of, traffic, ALL, days.size(), status, use.world()));
        return parts.build();
    }

    private static InternalRow row(
            YearMonth month, String traffic, String nation, int days, String status, ModelUse.Part part) {
        Estimate share = part.share();
        Estimate open = part.openWeights();
        return TypedRows.row(
                month.toString(),
                month.getYear(),
                traffic,
                nation,
                days,
                status,
                part.models(),
                BigDecimal.valueOf(part.tokens()).longValueExact(),
                share.isKnown() ? share.value() : null,
                share.low(),
                share.high(),
                open.isKnown() ? open.value() : null,
                open.low(),
                open.high());
    }
}
