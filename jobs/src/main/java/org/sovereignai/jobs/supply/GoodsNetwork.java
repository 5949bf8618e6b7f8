package org.sovereignai.jobs.supply;

import static org.apache.spark.sql.functions.*;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.measures.network.ShareMatrix;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.schemas.Strand;
import org.sovereignai.schemas.Strands;

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

    private static final StructType KEY = StructType.fromDDL("strand STRING, year INT");

    /**
     * The edges of goods, in groups of a strand and year to be read by {@link #of}. Groups come one after the other, so
     * that a task holds one matrix at a time.
     *
     * @param edges the table {@code dependence_edge}
     * @param strands the register
     */
    public static KeyValueGroupedDataset<Row, Row> ofEachYear(Dataset<Row> edges, Strands strands) {
        return byStrandAndYear(edges.filter(col("strand")
                        .isInCollection(strands.goods().stream().map(Strand::id).toList())
                        .and(col("direct_share").gt(0)))
                .select("strand", "year", "country_code", "supplier_code", "direct_share"));
    }

    /**
     * Rows in groups of a strand and year, whatever their number; the key has the columns strand and year. Their descriptions
     * are dropped, because Spark pairs groups of two tables only where these are the same.
     */
    public static KeyValueGroupedDataset<Row, Row> byStrandAndYear(Dataset<Row> rows) {
        Dataset<Row> plain = rows.withMetadata("strand", Metadata.empty()).withMetadata("year", Metadata.empty());
        return plain.groupBy("strand", "year").as(Encoders.row(KEY), Encoders.row(plain.schema()));
    }

    /** The network of a group of {@link #ofEachYear}. */
    public static GoodsNetwork of(Row key, Iterator<Row> group) {
        List<Row> edges = new ArrayList<>();
        Map<String, Integer> places = new TreeMap<>();
        group.forEachRemaining(edge -> {
            edges.add(edge);
            places.put(edge.getAs("country_code"), 0);
            if (isNamed(edge)) {
                places.put(edge.getAs("supplier_code"), 0);
            }
        });
        List<String> codes = List.copyOf(places.keySet());
        for (int place = 0; place < codes.size(); place++) {
            places.put(codes.get(place), place);
        }
        double[][] shares = new double[codes.size()][codes.size()];
        double[] totals = new double[codes.size()];
        boolean hasUnnamed = false;
        for (Row edge : edges) {
            int importer = places.get(edge.<String>getAs("country_code"));
            totals[importer] = 1;
            hasUnnamed |= edge.getAs("supplier_code").equals(Supplier.UNKNOWN);
            if (isNamed(edge)) {
                shares[importer][places.get(edge.<String>getAs("supplier_code"))] = edge.getAs("direct_share");
            }
        }
        return new GoodsNetwork(
                key.getAs("strand"), key.getAs("year"), codes, ShareMatrix.ofAmounts(shares, totals), hasUnnamed);
    }

    /** Whether the supplier is one economy: what many supply together has no suppliers of its own to look at. */
    private static boolean isNamed(Row edge) {
        String supplier = edge.getAs("supplier_code");
        return !supplier.equals(Supplier.UNKNOWN) && !supplier.equals(Supplier.OTHERS);
    }
}
