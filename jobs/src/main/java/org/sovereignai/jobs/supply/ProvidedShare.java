package org.sovereignai.jobs.supply;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.stream.Streams;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;

/**
 * A row of {@code supply_chain_share}.
 *
 * @param vintage edition of the source
 * @param input id of an input, tool or stage of chip making
 * @param year empty where the source has none
 * @param share of the world's supply; empty where the source only says that the nation takes part
 */
record ProvidedShare(
        String vintage, String input, String inputName, String nation, Optional<Integer> year, Optional<Double> share) {

    /** What becomes of an edition's shares in one input or of one nation. */
    @FunctionalInterface
    interface Maker extends Serializable {

        /** The rows. */
        Stream<InternalRow> of(List<ProvidedShare> shares);
    }

    /** The rows, to be read by {@link #of}. */
    static JavaRDD<Row> records(Inputs in) {
        return in.records("supply_chain_share", "vintage input_id input_name country_code year provided_share");
    }

    static ProvidedShare of(Row row) {
        return new ProvidedShare(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Optional.ofNullable(row.getAs(4)),
                Optional.ofNullable(row.getAs(5)));
    }

    /** What becomes of the shares of each edition that have a key in common. */
    static <K extends Function<ProvidedShare, String> & Serializable> JavaRDD<InternalRow> grouped(
            Inputs in, K key, Maker maker) {
        return records(in)
                .coalesce(1)
                .mapPartitions(rows -> Streams.of(rows)
                        .map(ProvidedShare::of)
                        .collect(Collectors.groupingBy(share -> List.of(share.vintage(), key.apply(share))))
                        .values()
                        .stream()
                        .flatMap(maker::of)
                        .iterator());
    }
}
