package org.sovereignai.jobs.supply;

import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.trade.StrandTrade;

/**
 * What each nation buys and sells of each strand of goods, how much of it is known and how concentrated it is. China with
 * Hong Kong and Macao has rows of its own beside those of the three.
 */
public final class GoodsSupply implements TypedStep {

    @Override
    public String columns() {
        return "country_code year strand export_value_usd import_value_usd home_made_share "
                + "home_made_low home_made_high n coverage unnamed_share concentration concentration_low "
                + "concentration_high diversity diversity_low diversity_high top_supplier_share "
                + "top_supplier_low top_supplier_high is_weakly_identified largest_supplier_code "
                + "data_status";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        Making making = Making.of(in);
        return StrandRows.each(in, rows -> nations(rows, making));
    }

    private static Stream<InternalRow> nations(StrandRows rows, Making making) {
        StrandTrade apart = rows.trade(making);
        StrandTrade merged = rows.merged(making);
        return Stream.concat(
                        apart.codes().stream().map(apart::nation),
                        Stream.of(GreaterChina.CODE)
                                .filter(merged.codes()::contains)
                                .map(merged::nation))
                .map(nation -> nation(rows, nation));
    }

    private static InternalRow nation(StrandRows rows, StrandTrade.Nation nation) {
        boolean buys = nation.imports() > 0;
        return EdgeRows.row(
                nation.code(),
                rows.year(),
                rows.strand(),
                TypedRows.money(nation.exports()),
                TypedRows.money(nation.imports()),
                nation.homeMade().orElse(Estimate.NONE),
                (long) nation.listed(),
                buys ? nation.coverage() : null,
                buys ? nation.unnamed() : null,
                nation.concentration().orElse(Estimate.NONE),
                nation.diversity().orElse(Estimate.NONE),
                nation.top().orElse(Estimate.NONE),
                buys ? nation.isWeaklyIdentified() : null,
                nation.largest().orElse(null),
                rows.status());
    }
}
