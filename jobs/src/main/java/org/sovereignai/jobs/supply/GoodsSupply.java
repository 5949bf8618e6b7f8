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
            + " concentration_low DOUBLE, concentration_high DOUBLE, diversity DOUBLE, diversity_low DOUBLE,"
            + " diversity_high DOUBLE, top_supplier_share DOUBLE, top_supplier_low DOUBLE, top_supplier_high DOUBLE,"
            + " is_weakly_identified BOOLEAN,"
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
        List<Object> cells = new ArrayList<>();
        cells.addAll(List.of(
                nation.code(),
                key.getInt(1),
                key.getString(0),
                Cents.of(nation.exports()),
                Cents.of(nation.imports())));
        add(cells, nation.homeMade());
        cells.add((long) nation.listed());
        cells.add(buys ? nation.coverage() : null);
        cells.add(buys ? nation.unnamed() : null);
        add(cells, nation.concentration());
        add(cells, nation.diversity());
        add(cells, nation.top());
        cells.add(buys ? nation.isWeaklyIdentified() : null);
        cells.add(nation.largest().orElse(null));
        cells.add(status);
        return RowFactory.create(cells.toArray());
    }

    private static void add(List<Object> cells, Optional<Estimate> estimate) {
        cells.add(estimate.map(Estimate::value).orElse(null));
        cells.add(estimate.map(Estimate::low).orElse(null));
        cells.add(estimate.map(Estimate::high).orElse(null));
    }
}
