package org.sovereignai.jobs.supply;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.lang3.stream.Streams;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedStep;

/**
 * Origin of chips and chip-making equipment if the economies that the supply chain data name are the only makers: the domestic
 * part of everybody's exports follows from them in place of the reference table {@code strand_maker}, and the rest is as in
 * {@link DependenceEdge}. Beside the published shares it shows how much these hang on the list of makers.
 */
public final class SupplyChainOrigin implements TypedStep {

    /** Columns that are those of an edge. */
    private static final String OF_EDGES =
            "country_code year strand supplier_code direct_share traced_share traced_low traced_high n";

    @Override
    public String columns() {
        return OF_EDGES + " vintage";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        JavaRDD<DomesticPartCheck.Maker> makers = DomesticPartCheck.makers(in);
        if (makers.getNumPartitions() == 0) {
            return in.records(List.of());
        }
        Making making = Making.of(in);
        return StrandRows.each(in, makers, named -> edgesByMakers(named, making));
    }

    private static StrandRows.Maker edgesByMakers(Iterator<DomesticPartCheck.Maker> named, Making making) {
        Map<String, Set<String>> makers = new HashMap<>();
        Map<String, String> vintages = new HashMap<>();
        Streams.of(named).filter(DomesticPartCheck.Maker::isNewest).forEach(maker -> {
            makers.computeIfAbsent(maker.strand(), strand -> new HashSet<>()).add(maker.nation());
            vintages.put(maker.strand(), maker.vintage());
        });
        return rows -> {
            String strand = rows.strand();
            return makers.containsKey(strand)
                    ? GoodsEdges.edges(rows, making.withMakers(strand, makers.get(strand)))
                            .map(edge -> row(edge, vintages.get(strand)))
                    : Stream.empty();
        };
    }

    private static InternalRow row(InternalRow edge, String vintage) {
        Stream<Object> cells = Stream.of(OF_EDGES.split(" "))
                .map(EdgeRows.TABLE::fieldIndex)
                .map(place -> edge.get(place, EdgeRows.TABLE.fields()[place].dataType()));
        return new GenericInternalRow(
                Stream.concat(cells, Stream.of(UTF8String.fromString(vintage))).toArray());
    }
}
