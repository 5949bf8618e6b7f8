package org.sovereignai.jobs.supply;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.trade.StrandTrade;

/**
 * What each nation buys and sells of each strand of goods, how much of it is known and how concentrated it is. China with
 * Hong Kong and Macao has rows of its own beside those of the three.
 */
public final class GoodsSupply implements Step {

    private static final StructType ROWS = StructType.fromDDL("country_code STRING, year INT, strand STRING,"
            + " export_value_usd DECIMAL(18,2), import_value_usd DECIMAL(18,2), home_made_share DOUBLE, home_made_low DOUBLE,"
            + " home_made_high DOUBLE, n BIGINT, coverage DOUBLE, unnamed_share DOUBLE, concentration DOUBLE,"
            + " concentration_low DOUBLE, concentration_high DOUBLE, is_weakly_identified BOOLEAN,"
            + " largest_supplier_code STRING, data_status STRING");

    @Override
    public Dataset<Row> build(Inputs in) {
        Making making = Making.of(in);
        return GoodsNetwork.byStrandAndYear(StrandRows.imports(in).select(StrandRows.COLUMNS))
                .cogroup(
                        GoodsNetwork.byStrandAndYear(StrandRows.reports(in)),
                        (CoGroupFunction<Row, Row, Row, Row>)
                                (key, imports, reports) -> nations(key, StrandRows.of(imports, reports), making),
                        Encoders.row(ROWS));
    }

    private static Iterator<Row> nations(Row key, StrandRows rows, Making making) {
        if (!rows.hasTrade()) {
            return List.<Row>of().iterator();
        }
        String strand = key.getString(0);
        List<Row> nations = new ArrayList<>();
        StrandTrade apart = rows.trade(strand, making);
        apart.codes().forEach(code -> nations.add(nation(key, apart.nation(code), rows.status())));
        StrandTrade merged = rows.merged(strand, making);
        if (merged.codes().contains(GreaterChina.CODE)) {
            nations.add(nation(key, merged.nation(GreaterChina.CODE), rows.status()));
        }
        return nations.iterator();
    }

    private static Row nation(Row key, StrandTrade.Nation nation, String status) {
        boolean buys = nation.imports() > 0;
        Optional<Estimate> homeMade = nation.homeMade();
        Optional<Estimate> concentration = nation.concentration();
        return RowFactory.create(
                nation.code(),
                key.getInt(1),
                key.getString(0),
                Cents.of(nation.exports()),
                Cents.of(nation.imports()),
                homeMade.map(Estimate::value).orElse(null),
                homeMade.map(Estimate::low).orElse(null),
                homeMade.map(Estimate::high).orElse(null),
                (long) nation.listed(),
                buys ? nation.coverage() : null,
                buys ? nation.unnamed() : null,
                concentration.map(Estimate::value).orElse(null),
                concentration.map(Estimate::low).orElse(null),
                concentration.map(Estimate::high).orElse(null),
                buys ? nation.isWeaklyIdentified() : null,
                nation.largest().orElse(null),
                status);
    }
}
