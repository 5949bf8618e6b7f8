package org.sovereignai.jobs.supply;

import static org.apache.spark.sql.functions.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.tables.StrandGoods;
import org.sovereignai.measures.network.DomesticPart;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.network.ShareMatrix;
import org.sovereignai.measures.network.TracedOrigin;

/**
 * Suppliers of the goods strands, direct and traced through hubs.
 *
 * <p>One strand in one year is one matrix of at most some 230 economies, solved in one task; the flows of the next are
 * read, from memory or disk, when it is done. So Spark never holds more matrices together than it has tasks. Economies take their place in the matrix in the order of their codes, so that the order of
 * the rows changes nothing.
 *
 * <p>The part of its exports that an economy makes itself comes from its exports and imports and from the reference table
 * {@code strand_maker}, see {@link DomesticPart}. A strand without a row there (energy equipment: nearly every economy winds
 * coils or packs batteries) has every economy as a possible maker. Economies that the reference table {@code policy_note}
 * marks as re-export hubs count as places of transit, whether or not they also make goods; those in the reference table
 * {@code hub}, whose trade is above all passing on, as entrepots.
 */
final class TracedGoods {

    private static final double ROUNDING = 1e-9;
    private static final StructType ROWS = StructType.fromDDL(
            "country_code STRING, year INT, strand STRING, supplier_code STRING, direct_share DOUBLE,"
                    + " traced_share DOUBLE, traced_low DOUBLE, traced_high DOUBLE, n BIGINT");

    private TracedGoods() {}

    /** Columns country_code, year, strand, supplier_code, direct_share, traced_share, traced_low, traced_high, n. */
    static Dataset<Row> edges(Inputs in) {
        Dataset<Row> makers = in.reference("strand_maker").select("strand", "country_code");
        return edges(economies(in, makers), flows(in));
    }

    /**
     * The same by another list of makers, for the strands that it has.
     *
     * @param makers columns strand and country_code, each pair once
     */
    static Dataset<Row> edgesByMakers(Inputs in, Dataset<Row> makers) {
        Dataset<Row> strands = makers.select("strand").distinct();
        return edges(
                economies(in, makers).filter(col("has_list")),
                flows(in).join(broadcast(strands), new String[] {"strand"}, "left_semi"));
    }

    private static Dataset<Row> edges(Dataset<Row> economies, Dataset<Row> flows) {
        return GoodsNetwork.byStrandAndYear(economies)
                .cogroup(
                        GoodsNetwork.byStrandAndYear(flows),
                        (CoGroupFunction<Row, Row, Row, Row>) TracedGoods::trace,
                        Encoders.row(ROWS));
    }

    /** Imports by partner, strand and year. */
    private static Dataset<Row> flows(Inputs in) {
        return in.table("trade_flow")
                .filter(length(col("product_code"))
                        .equalTo(4)
                        .and(col("hs_revision").equalTo(StrandGoods.PANEL_REVISION))
                        .and(col("country_code").notEqual(col("partner_code")))
                        .and(in.years().include(col("year"))))
                .groupBy("strand", "year", "country_code", "partner_code")
                .agg(sum("value_usd").cast("DOUBLE").as("amount"));
    }

    /** Economies with their exports, imports and role, by strand and year. */
    private static Dataset<Row> economies(Inputs in, Dataset<Row> list) {
        Dataset<Row> makers = list.withColumn("is_maker", lit(true));
        Dataset<Row> listed =
                makers.select(col("strand"), lit(true).as("has_list")).distinct();
        Dataset<Row> hubs = in.reference("policy_note")
                .filter(col("note_code").equalTo("re_export_hub"))
                .select(col("country_code"), lit(true).as("is_transit"));
        Dataset<Row> entrepots =
                in.reference("hub").select(col("country_code"), lit(true).as("is_entrepot"));
        Column role = when(
                        col("is_maker").or(col("has_list").isNull()),
                        when(col("is_entrepot"), Role.ENTREPOT_MAKER.name())
                                .when(col("is_transit"), Role.TRANSIT_MAKER.name())
                                .otherwise(Role.MAKER.name()))
                .when(col("is_entrepot"), Role.ENTREPOT.name())
                .otherwise(Role.OTHER.name());
        return in.table("trade_total")
                .filter(col("hs_revision")
                        .equalTo(StrandGoods.PANEL_REVISION)
                        .and(in.years().include(col("year"))))
                .groupBy("strand", "year", "country_code")
                .agg(
                        sum("export_value_usd").cast("DOUBLE").as("exports"),
                        sum("import_value_usd").cast("DOUBLE").as("imports"))
                .join(broadcast(makers), new String[] {"strand", "country_code"}, "left")
                .join(broadcast(listed), new String[] {"strand"}, "left")
                .join(broadcast(hubs), new String[] {"country_code"}, "left")
                .join(broadcast(entrepots), new String[] {"country_code"}, "left")
                .withColumn("role", role);
    }

    private enum Role {
        MAKER,
        TRANSIT_MAKER,
        ENTREPOT_MAKER,
        ENTREPOT,
        OTHER;

        DomesticPart part(double exports, double imports) {
            return switch (this) {
                case MAKER -> DomesticPart.ofMaker(exports, imports);
                case TRANSIT_MAKER -> DomesticPart.ofTransitMaker(exports, imports);
                case ENTREPOT_MAKER -> DomesticPart.ofEntrepotMaker(exports, imports);
                case ENTREPOT -> DomesticPart.ofEntrepot(exports, imports);
                case OTHER -> DomesticPart.ofOther(exports, imports);
            };
        }
    }

    private static Iterator<Row> trace(Row network, Iterator<Row> economies, Iterator<Row> flows) {
        SortedMap<String, Row> byCode = new TreeMap<>();
        economies.forEachRemaining(economy -> byCode.put(economy.getAs("country_code"), economy));
        Map<String, Integer> places = new HashMap<>();
        List<DomesticPart> parts = new ArrayList<>();
        double[] totals = new double[byCode.size()];
        byCode.forEach((code, economy) -> {
            double imports = economy.<Double>getAs("imports");
            totals[places.size()] = imports;
            places.put(code, places.size());
            parts.add(Role.valueOf(economy.getAs("role")).part(economy.<Double>getAs("exports"), imports));
        });
        ShareMatrix direct = direct(flows, places, totals);
        TracedOrigin traced = TracedOrigin.of(direct, parts);
        List<String> codes = List.copyOf(byCode.keySet());
        List<Row> edges = new ArrayList<>();
        for (int importer = 0; importer < codes.size(); importer++) {
            addEdges(edges, network, codes, importer, direct, traced);
        }
        return edges.iterator();
    }

    private static ShareMatrix direct(Iterator<Row> flows, Map<String, Integer> places, double[] totals) {
        double[][] amounts = new double[totals.length][totals.length];
        double[] known = new double[totals.length];
        flows.forEachRemaining(flow -> {
            Integer importer = places.get(flow.<String>getAs("country_code"));
            Integer supplier = places.get(flow.<String>getAs("partner_code"));
            if (importer != null && supplier != null && totals[importer] > 0) {
                amounts[importer][supplier] = flow.getAs("amount");
            }
        });
        for (int importer = 0; importer < totals.length; importer++) {
            for (double amount : amounts[importer]) {
                known[importer] += amount;
            }
            // Shares are published in whole basis points, so that a full list can exceed the total a little.
            totals[importer] = Math.max(totals[importer], known[importer]);
        }
        return ShareMatrix.ofAmounts(amounts, totals);
    }

    private static void addEdges(
            List<Row> edges, Row network, List<String> codes, int importer, ShareMatrix direct, TracedOrigin traced) {
        if (!direct.hasImports(importer)) {
            return;
        }
        double[] shares = direct.knownShares(importer);
        long suppliers = 0;
        for (double share : shares) {
            suppliers += share > 0 ? 1 : 0;
        }
        Estimate unknown = traced.unknown(importer).orElseThrow();
        for (int supplier = 0; supplier < codes.size(); supplier++) {
            Estimate origin = traced.share(importer, supplier).orElseThrow();
            // Who is not listed made nothing, or a part of what is of unknown origin at most.
            if (shares[supplier] > 0 || origin.value() > 0 || origin.high() > unknown.high() + ROUNDING) {
                edges.add(edge(network, codes.get(importer), codes.get(supplier), shares[supplier], origin, suppliers));
            }
        }
        double unknownSupplier = direct.unknown(importer).orElseThrow();
        if (unknownSupplier > 0 || unknown.high() > 0) {
            edges.add(edge(network, codes.get(importer), DependenceEdge.UNKNOWN, unknownSupplier, unknown, suppliers));
        }
    }

    private static Row edge(
            Row network, String importer, String supplier, double share, Estimate origin, long suppliers) {
        return RowFactory.create(
                importer,
                network.<Integer>getAs("year"),
                network.<String>getAs("strand"),
                supplier,
                share,
                origin.value(),
                origin.low(),
                origin.high(),
                suppliers);
    }
}
