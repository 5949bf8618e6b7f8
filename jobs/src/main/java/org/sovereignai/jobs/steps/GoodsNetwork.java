package org.sovereignai.jobs.steps;

import static org.apache.spark.sql.functions.*;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.network.ShareMatrix;

/**
 * Who supplies whom with the goods of one strand in one year: the direct shares of {@code dependence_edge} as a matrix.
 * Economies stand in the order of their codes, whatever the order of the rows.
 *
 * @param strand a goods strand
 * @param year calendar year
 * @param codes economies that import or supply
 * @param shares direct shares, one place for each code
 */
public record GoodsNetwork(String strand, int year, List<String> codes, ShareMatrix shares) {

    /** Strands of goods, whose suppliers are known for every economy that trades. */
    public static final List<String> STRANDS = List.of("chips", "chip_equipment", "computers", "energy_equipment");

    /**
     * One row for each goods strand and year, to be read by {@link #of}; each is a group of its own, so that no task holds
     * more than one matrix.
     *
     * @param edges the table {@code dependence_edge}
     */
    public static Dataset<Row> ofEachYear(Dataset<Row> edges) {
        return edges.filter(col("strand")
                        .isInCollection(STRANDS)
                        .and(col("direct_share").gt(0)))
                .groupBy("strand", "year")
                .agg(collect_list(struct("country_code", "supplier_code", "direct_share"))
                        .as("edges"));
    }

    /** The network of a row of {@link #ofEachYear}. */
    public static GoodsNetwork of(Row row) {
        List<Row> edges = row.getList(row.fieldIndex("edges"));
        Map<String, Integer> places = new TreeMap<>();
        for (Row edge : edges) {
            places.put(edge.getString(0), 0);
            if (!edge.getString(1).equals(DependenceEdge.UNKNOWN)) {
                places.put(edge.getString(1), 0);
            }
        }
        List<String> codes = List.copyOf(places.keySet());
        for (int place = 0; place < codes.size(); place++) {
            places.put(codes.get(place), place);
        }
        double[][] shares = new double[codes.size()][codes.size()];
        double[] totals = new double[codes.size()];
        for (Row edge : edges) {
            int importer = places.get(edge.getString(0));
            totals[importer] = 1;
            if (!edge.getString(1).equals(DependenceEdge.UNKNOWN)) {
                shares[importer][places.get(edge.getString(1))] = edge.getDouble(2);
            }
        }
        return new GoodsNetwork(row.getAs("strand"), row.getAs("year"), codes, ShareMatrix.ofAmounts(shares, totals));
    }
}
