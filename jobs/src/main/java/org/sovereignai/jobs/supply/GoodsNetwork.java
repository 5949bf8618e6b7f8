package org.sovereignai.jobs.supply;

import static org.apache.spark.sql.functions.*;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Groups;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.measures.network.ShareMatrix;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.schemas.Strand;

/**
 * Who supplies whom with the goods of one strand in one year: the direct shares of {@code dependence_edge} as a matrix.
 * Economies stand in the order of their codes, whatever the order of the rows.
 *
 * @param strand a goods strand
 * @param year calendar year
 * @param codes economies that import or supply
 * @param shares direct shares, one place for each code; the rest of an importer is small suppliers and unnamed ones
 * @param hasUnnamed whether anybody has unnamed suppliers
 */
public record GoodsNetwork(String strand, int year, List<String> codes, ShareMatrix shares, boolean hasUnnamed) {

    /**
     * The edges of goods in {@code dependence_edge}, in groups of a strand and year to be read by {@link #of}.
     */
    public static Groups ofEachYear(Inputs in) {
        List<String> goods =
                in.schemas().strands().goods().stream().map(Strand::id).toList();
        return in.groups(
                in.table("dependence_edge")
                        .filter(col("strand")
                                .isInCollection(goods)
                                .and(col("direct_share").gt(0)))
                        .select("country_code", "supplier_code", "direct_share", "strand", "year"),
                "strand",
                "year");
    }

    /** The network of a group of {@link #ofEachYear}. */
    public static GoodsNetwork of(Row key, Iterator<Row> group) {
        List<Edge> edges = new ArrayList<>();
        Map<String, Integer> places = new TreeMap<>();
        group.forEachRemaining(row -> {
            Edge edge = new Edge(row.getString(0), row.getString(1), row.getDouble(2));
            edges.add(edge);
            places.put(edge.importer(), 0);
            if (edge.isNamed()) {
                places.put(edge.supplier(), 0);
            }
        });
        List<String> codes = List.copyOf(places.keySet());
        for (int place = 0; place < codes.size(); place++) {
            places.put(codes.get(place), place);
        }
        double[][] shares = new double[codes.size()][codes.size()];
        double[] totals = new double[codes.size()];
        boolean hasUnnamed = false;
        for (Edge edge : edges) {
            int importer = places.get(edge.importer());
            totals[importer] = 1;
            hasUnnamed |= edge.supplier().equals(Supplier.UNKNOWN);
            if (edge.isNamed()) {
                shares[importer][places.get(edge.supplier())] = edge.share();
            }
        }
        return new GoodsNetwork(
                key.getString(0), key.getInt(1), codes, ShareMatrix.ofAmounts(shares, totals), hasUnnamed);
    }

    private record Edge(String importer, String supplier, double share) {

        /** Whether the supplier is one economy: what many supply together has no suppliers of its own to look at. */
        boolean isNamed() {
            return !supplier.equals(Supplier.UNKNOWN) && !supplier.equals(Supplier.OTHERS);
        }
    }
}
