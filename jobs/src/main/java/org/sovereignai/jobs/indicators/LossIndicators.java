package org.sovereignai.jobs.indicators;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.lang3.stream.Streams;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.measures.dependence.StrandLoss;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.supply.Subject;
import org.sovereignai.schemas.Strand;
import org.sovereignai.schemas.Strands;

/** Families that look at what a nation could lose of a strand of goods: the strands of the scores in natural units. */
final class LossIndicators {

    private static final double PER_CENT = 100;

    private LossIndicators() {}

    static JavaRDD<InternalRow> rows(Inputs in, Catalogue catalogue) {
        Strands strands = in.schemas().strands();
        Set<String> goods = strands.goods().stream().map(Strand::id).collect(Collectors.toSet());
        JavaRDD<Row> losses = in.records(
                        "natural_score",
                        "country_code year layer score_id score score_low score_high coverage import_value_usd "
                                + "actor_code data_status")
                .filter(row -> goods.contains(row.getString(2)) && !row.isNullAt(4));
        return losses.coalesce(1)
                .mapPartitions(rows -> catalogue
                        .rows(catalogue.figures(
                                StrandLoss.class, Streams.of(rows).map(row -> loss(row, strands))))
                        .iterator());
    }

    private static StrandLoss loss(Row row, Strands strands) {
        return new StrandLoss(
                new Subject(
                        Nation.of(row.getString(0)),
                        row.getInt(1),
                        Optional.of(strands.of(row.getString(2))),
                        Status.of(row.getString(10))),
                row.getString(3),
                Estimate.ofRounded(
                        row.getDouble(4) / PER_CENT, row.getDouble(5) / PER_CENT, row.getDouble(6) / PER_CENT),
                row.isNullAt(7) ? Double.NaN : row.getDouble(7),
                row.getDecimal(8).doubleValue(),
                Optional.ofNullable(row.getString(9)));
    }
}
